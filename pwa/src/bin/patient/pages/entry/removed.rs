//! An entry that was taken away: what it said, and the way back.

use domain::entry::Entry;
use domain::id::EntryId;
use pwa::components::{Button, Look, Page};
use pwa::hooks::{use_navigator, use_record};
use pwa::record::Kept;
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::forms::saving::{SaveFailed, use_saver};
use crate::pages::diary::{says, title};
use crate::route::Route;
use crate::undo::{Done, use_done};

/// [`Removed`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct RemovedProps {
    pub(super) id: EntryId,
    /// As it last stood.
    pub(super) kept: Kept<Entry>,
    /// The way back to the diary.
    pub(super) back: Html,
    /// What else there is to it: its versions, and erasing it.
    pub(super) children: Html,
}

/// The screen.
#[component]
pub(super) fn Removed(props: &RemovedProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let saver = use_saver();
    let (done, navigator) = (use_done(), use_navigator());
    let body = &props.kept.body.body;
    let bring_back = {
        let (record, saver, w) = (record.clone(), saver.clone(), w.clone());
        let (id, entry) = (props.id, props.kept.body.clone());
        Callback::from(move |()| {
            let (record, entry, done, navigator, w) =
                (record.clone(), entry.clone(), done.clone(), navigator.clone(), w.clone());
            saver.run(async move { record.save_entry(id, &entry).await }, move |()| {
                done.emit(Done::one(w.t("entry-brought-back"), Route::Diary, (id, None)));
                navigator.push(Route::Diary);
            });
        })
    };
    html! {
        <Page title={title(&w, &record.record(), body)} back={props.back.clone()}>
            <div class="stack tight">
                <p class="strong">{ w.day_long(props.kept.body.day) }</p>
                <p class="soft" data-test="entry-is-removed">{ w.t("entry-is-removed") }</p>
                if let Some(says) = says(&w, body) {
                    <p dir="auto">{ says }</p>
                }
            </div>
            <SaveFailed {saver} />
            <Button look={Look::Primary} wide=true test="entry-bring-back" on_press={bring_back}>{ w.t("entry-bring-back") }</Button>
            { props.children.clone() }
        </Page>
    }
}
