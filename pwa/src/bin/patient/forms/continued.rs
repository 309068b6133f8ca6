//! A form that was begun before says so, and can be begun anew.

use domain::json::ToJson;
use pwa::components::{Banner, Button, Look};
use pwa::hooks::Drafting;
use pwa::wording::Wording;
use yew::prelude::*;

/// The line above a form that was taken up again; nothing above one that is new.
pub(crate) fn continued<T: Clone + PartialEq + ToJson + 'static>(w: &Wording, draft: &Drafting<T>) -> Html {
    let on_press = {
        let draft = draft.clone();
        Callback::from(move |()| draft.discard())
    };
    html! {
        if draft.continued() {
            <Banner test="draft-continued">
                <span>{ w.t("draft-continued") }</span>
                <Button look={Look::Plain} test="draft-discard" {on_press}>{ w.t("draft-discard") }</Button>
            </Banner>
        }
    }
}
