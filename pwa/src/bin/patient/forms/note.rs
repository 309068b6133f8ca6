//! A note of its own.

use domain::entry::{Body, FreeNote, Unknown};
use pwa::components::{Banner, Button, Look, Tone};
use pwa::hooks::use_draft;
use pwa::wording::use_wording;
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField};
use super::continued::continued;
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

/// The form.
#[component]
pub(crate) fn NoteForm(props: &FormProps) -> Html {
    let w = use_wording();
    let saver = use_saver();
    let before = match props.entry.as_ref().map(|(_, entry)| &entry.body) {
        Some(Body::Note(note)) => Some(note.clone()),
        _ => None,
    };
    let unknown = before.as_ref().map_or_else(Unknown::new, |note| note.unknown.clone());
    let draft = use_draft(props.draft_address(&Route::Note), || NoteDraft::of(before.as_ref().map(|note| &note.note)));
    let empty = use_state(|| false);
    let onsubmit = {
        let (draft, empty, saver, props) = (draft.clone(), empty.clone(), saver.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(note) = draft.parse() else { return };
            empty.set(note.is_none());
            if let Some(note) = note {
                let body = Body::Note(FreeNote { note, unknown: unknown.clone() });
                let record = draft.pen();
                let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, body);
                let on_saved = props.on_saved.clone();
                saver.run(keep(record, id, entry), move |id| on_saved.emit(id));
            }
        })
    };
    html! {
        <form class="stack loose" {onsubmit} data-test="note-form">
            { continued(&w, &draft) }
            <NoteField alone={true} draft={(*draft).clone()} on_change={draft.change(|draft, next| *draft = next)} />
            if *empty {
                <Banner tone={Tone::Error} test="note-empty">{ w.t("note-empty") }</Banner>
            }
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="note-save">{ w.t("words-save") }</Button>
        </form>
    }
}
