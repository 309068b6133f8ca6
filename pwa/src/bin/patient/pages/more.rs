//! *Mere*: the screens behind the four doors, the language, and who is signed in.

use domain::account::{Account, AccountPatch};
use domain::locale::Language;
use pwa::api;
use pwa::components::{Banner, Page, Tone, Way};
use pwa::hooks::{use_record, use_session};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

/// What leads where.
const WAYS: [(Route, &str, &str); 10] = [
    (Route::Messages, "more-messages", "messages-title"),
    (Route::Psfs, "more-psfs", "more-psfs"),
    (Route::Plans, "more-plans", "more-plans"),
    (Route::Paper, "more-paper", "more-paper"),
    (Route::Reminders, "more-reminders", "more-reminders"),
    (Route::Phone, "more-phone", "phone-title"),
    (Route::Devices, "more-devices", "more-devices"),
    (Route::MyData, "more-my-data", "export-title"),
    (Route::Notice, "more-notice", "notice-title"),
    (Route::Help, "more-help", "more-help"),
];

/// The screen.
#[component]
pub(crate) fn More() -> Html {
    let w = use_wording();
    let account = use_session().account();
    let record = use_record().record();
    let suggested = record.reminders.values().filter(|kept| kept.body.is_suggestion()).count();
    let way = |(route, test, key): &(Route, &'static str, &str)| {
        let news = (*route == Route::Reminders && suggested > 0).then(|| {
            let count = i64::try_from(suggested).unwrap_or(i64::MAX);
            html! { <span class="label warm">{ w.ta("reminder-suggestions-waiting", &[("count", count.into())]) }</span> }
        });
        html! { <li><Way to={route.clone()} test={*test} class="way"><span>{ w.t(key) }</span>{ news }</Way></li> }
    };
    html! {
        <Page title={w.t("more-title")}>
            <nav aria-label={w.t("more-title")}><ul class="list card">{ for WAYS.iter().map(way) }</ul></nav>
            <LanguageSwitch />
            if let Some(account) = account {
                <section class="card" data-test="more-account">
                    <h2>{ w.t("more-account") }</h2>
                    <p dir="auto">{ &account.name }</p>
                    <p class="soft" dir="ltr">{ &account.email }</p>
                    if account.demo {
                        <p><span class="label warm" data-test="more-demo">{ w.t("words-demo") }</span></p>
                    }
                </section>
            }
        </Page>
    }
}

/// The language of the app, at once; and of the reminders, once the server knows.
#[component]
fn LanguageSwitch() -> Html {
    let w = use_wording();
    let session = use_session();
    let untold = use_state(|| false);
    let choose = |language: Language| {
        let (w, enter, signed_in, untold) =
            (w.clone(), session.enter.clone(), session.account().is_some(), untold.setter());
        Callback::from(move |_: MouseEvent| {
            w.set_language(language);
            if !signed_in {
                return;
            }
            let (enter, untold) = (enter.clone(), untold.clone());
            spawn_local(async move {
                match api::patch::<Account>("/api/v1/account", &AccountPatch { language }).await {
                    Ok(account) => {
                        untold.set(false);
                        enter.emit(account);
                    }
                    Err(_) => untold.set(true),
                }
            });
        })
    };
    let button = |language: Language| {
        let key = format!("language-{}", language.tag());
        html! {
            <button
                type="button"
                class="chip"
                lang={language.tag()}
                aria-pressed={(w.language() == language).to_string()}
                data-test={key.clone()}
                onclick={choose(language)}
            >
                { w.t(&key) }
            </button>
        }
    };
    html! {
        <section class="stack">
            <h2>{ w.t("more-language") }</h2>
            <div class="chip-row" role="group" aria-label={w.t("more-language")}>{ for Language::ALL.map(button) }</div>
            if *untold {
                <Banner tone={Tone::Still} test="language-untold">{ w.t("more-language-offline") }</Banner>
            }
        </section>
    }
}
