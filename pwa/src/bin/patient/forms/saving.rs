//! Saving from a screen: once at a time, and if the phone cannot keep it, saying so while everything stays filled in.

use std::future::Future;

use domain::json::ToJson;
use pwa::components::{Banner, Button, Tone, Way};
use pwa::hooks::{Drafting, SaveError, use_record};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

/// How far saving is.
#[derive(Debug, Clone, PartialEq)]
enum State {
    Idle,
    Busy,
    Failed(SaveError),
}

/// Saves, and knows how it went.
#[derive(Clone, PartialEq)]
pub(crate) struct Saver {
    state: UseStateHandle<State>,
}

/// A saver for this screen.
#[hook]
pub(crate) fn use_saver() -> Saver {
    Saver { state: use_state(|| State::Idle) }
}

impl Saver {
    /// Runs `work` unless it already runs, and `then` once it has succeeded.
    pub(crate) fn run<T: 'static>(
        &self,
        work: impl Future<Output = Result<T, SaveError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if *self.state == State::Busy {
            return;
        }
        let setter = self.state.setter();
        setter.set(State::Busy);
        spawn_local(async move {
            match work.await {
                Ok(kept) => {
                    setter.set(State::Idle);
                    then(kept);
                }
                Err(error) => setter.set(State::Failed(error)),
            }
        });
    }

    /// Keeps what was typed in a form that stays open for the next, by `work`, which holds the form's pen. The form is empty
    /// at once, so that a second press finds nothing to keep and the next may be typed meanwhile; if it cannot be kept, it
    /// is filled in again.
    pub(crate) fn empty<F, T>(
        &self,
        form: &Drafting<F>,
        work: impl Future<Output = Result<T, SaveError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) where
        F: Clone + PartialEq + ToJson + 'static,
        T: 'static,
    {
        let (form, typed, setter) = (form.clone(), (**form).clone(), self.state.setter());
        form.clear();
        setter.set(State::Idle);
        spawn_local(async move {
            match work.await {
                Ok(kept) => then(kept),
                Err(error) => {
                    form.set(typed);
                    setter.set(State::Failed(error));
                }
            }
        });
    }

    /// Whether it is saving now.
    pub(crate) fn busy(&self) -> bool {
        *self.state == State::Busy
    }

    /// Why it could not be saved.
    pub(crate) fn failed(&self) -> Option<SaveError> {
        match &*self.state {
            State::Failed(error) => Some(error.clone()),
            State::Idle | State::Busy => None,
        }
    }
}

/// [`SaveFailed`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct SaveFailedProps {
    pub(crate) saver: Saver,
}

/// Says why it could not be saved.
#[component]
pub(crate) fn SaveFailed(props: &SaveFailedProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let Some(error) = props.saver.failed() else { return html! {} };
    let send = Callback::from(move |()| record.sync_now());
    html! {
        <Banner tone={Tone::Error} test="save-failed">
            <p>{ w.t(error.wording()) }</p>
            // What the server has takes less room here than what waits for it. What is typed stays in its form meanwhile.
            if error == SaveError::Full {
                <div class="row">
                    <Button test="save-send" on_press={send}>{ w.t("today-send-first") }</Button>
                    <Way to={Route::MyData} test="save-export" class="button">{ w.t("today-copy-first") }</Way>
                </div>
            }
        </Banner>
    }
}
