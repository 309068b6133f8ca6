//! One own exercise as it is written down: changed, or put aside. Its logs stay either way.

use domain::id::OwnExerciseId;
use domain::own_exercise::OwnExercise;
use pwa::components::{Button, Empty, Page, Way};
use pwa::hooks::{use_navigator, use_record};
use pwa::wording::{apart, use_wording};
use yew::prelude::*;

use super::form::OwnForm;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// [`ChangeOwnExercise`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct ChangeOwnExerciseProps {
    /// Which one.
    pub(crate) id: OwnExerciseId,
}

/// The screen.
#[component]
pub(crate) fn ChangeOwnExercise(props: &ChangeOwnExerciseProps) -> Html {
    let w = use_wording();
    let (record, navigator, saver) = (use_record(), use_navigator(), use_saver());
    let (id, today) = (props.id, record.today());
    let back = html! { <Way to={Route::OwnExercises} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let Some(own) = record.record().own_exercises.get(&id).map(|own| own.body.clone()) else {
        return html! { <Page title={w.t("own-title")} {back}><Empty title={w.t("own-gone")} test="own-gone" /></Page> };
    };
    let to_list = Callback::from(move |()| navigator.push(Route::OwnExercises));
    let on_saved = to_list.reform(|_| ());
    let aside = {
        let (saver, own, to_list) = (saver.clone(), own.clone(), to_list.clone());
        Callback::from(move |()| {
            let (record, to_list) = (record.clone(), to_list.clone());
            let own = OwnExercise { retired_on: Some(today), ..own.clone() };
            saver.run(async move { record.save_own_exercise(id, &own).await }, move |()| to_list.emit(()));
        })
    };
    html! {
        <Page title={apart(own.title.as_str())} {back}>
            <p><Way to={Route::OwnExercise { id }} test="own-log" class="button quiet wide">{ w.t("own-log") }</Way></p>
            if own.retired_on.is_none() {
                <Button test="own-put-aside" wide=true on_press={aside}>{ w.t("own-put-aside") }</Button>
                <p class="hint">{ w.t("own-put-aside-hint") }</p>
            }
            <SaveFailed {saver} />
            <h2>{ w.t("own-change") }</h2>
            <OwnForm before={Some((id, own))} {on_saved} />
        </Page>
    }
}
