//! *Mine data*: take everything away as a file, or erase it all.

use domain::account::AccountErasure;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Field, Look, Page, Tone, Way};
use pwa::export;
use pwa::hooks::{use_record, use_session};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn MyData() -> Html {
    let w = use_wording();
    let back = html! { <Way to={Route::More} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("export-title")} {back}>
            <Take />
            <Erase />
        </Page>
    }
}

/// How far a file is.
#[derive(Clone, PartialEq)]
enum State {
    Idle,
    Busy,
    /// To be handed over by the next press, which the share sheet asks for.
    Ready(File),
    Taken,
    /// The server could not be reached; what the phone holds was taken instead.
    TakenFromPhone,
    Failed(Failure),
}

/// Hands a file over, or keeps it for a press of its own.
fn hand_over(file: File, taken: State) -> State {
    if export::goes_by_share_sheet(&file) {
        State::Ready(file)
    } else if export::download(&file) {
        taken
    } else {
        State::Failed(Failure::Unreadable)
    }
}

/// Everything as a file.
#[component]
fn Take() -> Html {
    let w = use_wording();
    let record = use_record();
    let state = use_state(|| State::Idle);
    let take = |path: &'static str, name: &'static str, kind: &'static str, or_phone: bool| {
        let (state, record) = (state.clone(), record.clone());
        Callback::from(move |()| {
            if *state == State::Busy {
                return;
            }
            state.set(State::Busy);
            let (setter, record) = (state.setter(), record.clone());
            spawn_local(async move {
                setter.set(match export::fetch(path, name, kind).await {
                    Ok(file) => hand_over(file, State::Taken),
                    Err(Failure::Offline) if or_phone => match export::of_this_phone(&record.copy()) {
                        Some(file) => hand_over(file, State::TakenFromPhone),
                        None => State::Failed(Failure::Offline),
                    },
                    Err(failure) => State::Failed(failure),
                });
            });
        })
    };
    let said = match &*state {
        State::Idle | State::Busy => html! {},
        State::Ready(file) => {
            let (state, file) = (state.clone(), file.clone());
            let share = Callback::from(move |()| {
                export::share(&file);
                state.set(State::Idle);
            });
            html! {
                <Banner tone={Tone::Good} test="export-ready">
                    <p>{ w.t("export-ready") }</p>
                    <Button look={Look::Primary} test="export-share" on_press={share}>{ w.t("export-share") }</Button>
                </Banner>
            }
        }
        State::Taken => html! { <Banner tone={Tone::Good} test="export-taken">{ w.t("export-taken") }</Banner> },
        State::TakenFromPhone => {
            html! { <Banner tone={Tone::Warm} test="export-from-phone">{ w.t("export-from-phone") }</Banner> }
        }
        State::Failed(failure) => {
            html! { <Banner tone={Tone::Error} test="export-failed">{ w.t(&failure.wording()) }</Banner> }
        }
    };
    let json = take("/api/v1/account/export", "rygrad.json", "application/json", true);
    let csv = take("/api/v1/account/export/csv", "rygrad-csv.zip", "application/zip", false);
    let busy = *state == State::Busy;
    html! {
        <section class="stack">
            <h2>{ w.t("export-take") }</h2>
            <p>{ w.t("export-what") }</p>
            <Button test="export-csv" wide=true off={busy} on_press={csv}>{ w.t("export-csv") }</Button>
            <p class="soft">{ w.t("export-csv-what") }</p>
            <Button test="export-json" wide=true off={busy} on_press={json}>{ w.t("export-json") }</Button>
            <p class="soft">{ w.t("export-json-what") }</p>
            { said }
        </section>
    }
}

/// Erasing the account, after what it means was read and the password typed once more.
#[component]
fn Erase() -> Html {
    let w = use_wording();
    let gone = use_session().gone;
    let waiting = use_record().record().waiting;
    let asking = use_state(|| false);
    let password = use_state(String::new);
    let failed = use_state(|| None::<Failure>);
    let missing = use_state(|| false);
    let busy = use_state(|| false);
    let ask = |open: bool| {
        let (asking, password, failed, missing) = (asking.clone(), password.clone(), failed.clone(), missing.clone());
        Callback::from(move |()| {
            password.set(String::new());
            failed.set(None);
            missing.set(false);
            asking.set(open);
        })
    };
    let erase = {
        let (password, failed, missing, busy) = (password.clone(), failed.clone(), missing.clone(), busy.clone());
        Callback::from(move |()| {
            missing.set(password.is_empty());
            if password.is_empty() || *busy {
                return;
            }
            busy.set(true);
            let body = AccountErasure { password: (*password).clone() };
            let (failed, busy, gone) = (failed.setter(), busy.setter(), gone.clone());
            spawn_local(async move {
                match api::delete_with("/api/v1/account", &body).await {
                    // Ended meanwhile, here or from another device: whoever listens has been told.
                    Err(Failure::SessionEnded) => {}
                    Ok(()) => gone.emit(()),
                    Err(failure) => {
                        busy.set(false);
                        failed.set(Some(failure));
                    }
                }
            });
        })
    };
    let onsubmit = erase.reform(|event: SubmitEvent| event.prevent_default());
    let actions = html! {
        <>
            <Button test="erase-cancel" on_press={ask(false)}>{ w.t("words-cancel") }</Button>
            <Button test="erase-confirm" look={Look::Primary} off={*busy} on_press={erase}>{ w.t("erase-do") }</Button>
        </>
    };
    html! {
        <section class="stack">
            <h2>{ w.t("erase-title") }</h2>
            <p>{ w.t("erase-intro") }</p>
            <ul>
                { for ["erase-diary", "erase-sharing", "erase-stays", "erase-no-way-back"].map(|key| html! { <li>{ w.t(key) }</li> }) }
            </ul>
            <Button test="erase-open" wide=true on_press={ask(true)}>{ w.t("erase-do") }</Button>
            <Dialog name="erase-dialog" title={w.t("erase-sure")} open={*asking} on_close={ask(false)} {actions}>
                <p>{ w.t("erase-no-way-back") }</p>
                if waiting > 0 {
                    <p class="strong" data-test="erase-waiting">{ w.t("erase-waiting") }</p>
                }
                <form {onsubmit} novalidate=true>
                    <Field
                        name="erase-password" kind="password" autocomplete="current-password"
                        label={w.t("erase-password")} value={(*password).clone()}
                        mistake={missing.then(|| w.t("account-password-missing"))}
                        on_input={Callback::from(move |text| password.set(text))}
                    />
                </form>
                if let Some(failure) = &*failed {
                    <Banner tone={Tone::Error} test="erase-failed">
                        { w.t(&if failure.code() == Some(domain::problem::Code::WrongCredentials) { "erase-wrong-password".to_owned() } else { failure.wording() }) }
                    </Banner>
                }
            </Dialog>
        </section>
    }
}
