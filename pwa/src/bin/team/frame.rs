//! What stands around every screen: the way to the content, the doors, the language, who is signed in, and whether there
//! is a connection.

use domain::account::{Account, AccountPatch};
use domain::locale::Language;
use pwa::api;
use pwa::components::{Banner, Button, Tone};
use pwa::wording::{isolated, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::listen::use_online;
use crate::route::{Route, Way, use_route};
use crate::seat::{Seat, use_seat};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) children: Html,
}

/// The frame.
#[component]
pub(crate) fn Frame(props: &Props) -> Html {
    let w = use_wording();
    let seat = use_seat();
    let online = use_online();
    let demo = seat.as_ref().is_some_and(|seat| seat.account.demo);
    // The patient who looks at somebody's screen has come from their own app, and goes back there.
    let route = use_route();
    let preview = route == Route::Preview;
    let offline = if route.is_a_relatives() { "supporter-offline-page" } else { "team-offline" };
    html! {
        <div class="app">
            <a class="skip" href="#content" data-test="skip">{ w.t("words-skip") }</a>
            <header class="no-print">
                <div class="team-head">
                <div class="row">
                    <span class="strong">{ w.t("app-name") }</span>
                    if let Some(seat) = seat.as_ref().filter(|_| !preview) {
                        <Doors seat={seat.clone()} />
                    }
                </div>
                <div class="row">
                    <Languages signed_in={seat.is_some()} />
                    if let Some(seat) = seat.as_ref().filter(|_| !preview) {
                        <Person seat={seat.clone()} />
                    }
                </div>
                </div>
                if demo {
                    <p class="demo-line" data-test="demo">{ w.t("team-demo") }</p>
                }
            </header>
            if !online {
                <Banner tone={Tone::Warm} test="offline">{ w.t(offline) }</Banner>
            }
            { props.children.clone() }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SeatProps {
    seat: Seat,
}

/// Where one can go.
#[component]
fn Doors(props: &SeatProps) -> Html {
    let w = use_wording();
    let seat = &props.seat;
    html! {
        <nav aria-label={w.t("team-nav")}>
            <ul>
                if seat.receives() {
                    <li><Way to={Route::Worklist} test="nav-worklist">{ w.t("team-nav-worklist") }</Way></li>
                }
                if seat.membership.as_ref().is_some_and(|membership| membership.unit.sector.treats()) {
                    <li><Way to={Route::Library} test="nav-library">{ w.t("library-nav") }</Way></li>
                }
                if seat.treats() {
                    <li><Way to={Route::Statements} test="nav-statements">{ w.t("team-nav-statements") }</Way></li>
                }
                if seat.membership.is_some() {
                    <li><Way to={Route::Unit} test="nav-unit">{ w.t("team-nav-unit") }</Way></li>
                }
                if seat.account.supports {
                    <li><Way to={Route::Supported} test="nav-supported">{ w.t("supporter-nav") }</Way></li>
                }
                if seat.account.memberships.len() > 1 {
                    <li><Way to={Route::Choose} test="nav-choose">{ w.t("team-nav-choose") }</Way></li>
                }
            </ul>
        </nav>
    }
}

/// Who sits here, and the way out.
#[component]
fn Person(props: &SeatProps) -> Html {
    let w = use_wording();
    let seat = &props.seat;
    let words = match &seat.membership {
        Some(membership) => w.ta(
            "team-signed-in-as",
            &[("name", isolated(&seat.account.name)), ("unit", isolated(&membership.unit.name))],
        ),
        None => AttrValue::from(seat.account.name.clone()),
    };
    html! {
        <>
            <span class="soft small" data-test="signed-in-as">{ words }</span>
            <Way to={Route::Account} test="nav-account">{ w.t("team-nav-account") }</Way>
            <Button test="sign-out" on_press={seat.leave.clone()}>{ w.t("team-sign-out") }</Button>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LanguagesProps {
    signed_in: bool,
}

/// The languages; the one being read is pressed.
#[component]
fn Languages(props: &LanguagesProps) -> Html {
    let w = use_wording();
    let signed_in = props.signed_in;
    let choice = |language: Language| {
        let name = w.t(&format!("language-{}", language.tag()));
        if language == w.language() {
            return html! {
                <span lang={language.tag()} aria-current="true" class="strong small">{ name }</span>
            };
        }
        let choose = {
            let w = w.clone();
            Callback::from(move |_: MouseEvent| {
                w.set_language(language);
                if signed_in {
                    spawn_local(remember(language));
                }
            })
        };
        html! {
            <button
                type="button"
                class="button plain"
                lang={language.tag()}
                data-test={format!("language-{}", language.tag())}
                onclick={choose}
            >
                { name }
            </button>
        }
    };
    html! {
        <div class="row" role="group" aria-label={w.t("team-language")}>
            { for Language::ALL.into_iter().map(choice) }
        </div>
    }
}

/// Tells the account, for what is written to the person elsewhere. The choice holds on this screen either way.
async fn remember(language: Language) {
    let told = api::patch::<Account>("/api/v1/account", &AccountPatch { language }).await;
    if let Err(failure) = told {
        web_sys::console::warn_1(&format!("language not kept: {failure:?}").into());
    }
}
