//! Writing a plan of the patient's over the version on the screen: if they have changed it meanwhile nothing is
//! overwritten and nothing typed is lost, and if the sharing has stopped the page says so.

use domain::json::{FromJson, ToJson};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Look, Tone};
use pwa::wording::Wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::not_shared;

/// One form, and how far its sending is.
#[derive(Clone, PartialEq)]
pub(super) struct Over {
    busy: UseStateHandle<bool>,
    failure: UseStateHandle<Option<Failure>>,
    on_saved: Callback<()>,
    on_gone: Callback<()>,
}

/// For one form: `on_saved` once the server has it, `on_gone` when the patient no longer shares this.
#[hook]
pub(super) fn use_over(on_saved: Callback<()>, on_gone: Callback<()>) -> Over {
    Over { busy: use_state(|| false), failure: use_state(|| None), on_saved, on_gone }
}

impl Over {
    /// Sends `edit` to `path`, which answers with a `T`; one at a time.
    pub(super) fn send<T: FromJson + 'static>(&self, path: String, edit: impl ToJson + 'static) {
        if *self.busy {
            return;
        }
        self.busy.set(true);
        let over = self.clone();
        spawn_local(async move {
            match api::post::<T>(&path, &edit).await {
                Ok(_) => over.on_saved.emit(()),
                Err(refused) if not_shared(&refused) => over.on_gone.emit(()),
                Err(refused) => {
                    over.busy.set(false);
                    over.failure.set(Some(refused));
                }
            }
        });
    }

    /// Under the fields of the form `name`: whose hand the patient sees, why it was not taken, and the two buttons.
    pub(super) fn foot(&self, w: &Wording, name: &str, on_leave: Callback<()>) -> Html {
        html! {
            <>
                <p class="hint">{ w.t("team-personal-hint") }</p>
                if let Some(failure) = &*self.failure {
                    <Banner tone={Tone::Error} test={format!("{name}-failed")}>{ w.t(&failure.wording()) }</Banner>
                }
                <div class="buttons">
                    <Button test={format!("{name}-leave")} on_press={on_leave}>{ w.t("words-cancel") }</Button>
                    <Button look={Look::Primary} submit=true off={*self.busy} test={format!("{name}-save")}>{ w.t("words-save") }</Button>
                </div>
            </>
        }
    }
}
