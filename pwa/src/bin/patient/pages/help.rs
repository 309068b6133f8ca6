//! *Når du skal søge hjælp nu* (section 9): reachable from everywhere, signed in or not, online or not. It knows neither
//! the record nor the network. The texts are our own and wait for a deployment's clinical sign-off: the page says so.

mod numbers;

use pwa::components::{Page, Way};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use self::numbers::{EMERGENCY, LIFELINE, Number, OUT_OF_HOURS, SIGN_OFF};
use crate::route::Route;

/// The help-now screen.
#[component]
pub(crate) fn Help() -> Html {
    let w = use_wording();
    let back = html! { <Way to={Route::Today} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("help-title")} {back}>
            <p>{ w.t("help-intro") }</p>
            <section class="help-tier now" data-test="help-now">
                <h2>{ w.t("help-now-title") }</h2>
                <p class="strong">{ w.t("help-now-also") }</p>
                { signs(&w, &["help-now-bladder", "help-now-numb", "help-now-sex", "help-now-both-legs", "help-now-weaker", "help-now-accident"]) }
                { call(&w, "help-call-out-of-hours", &OUT_OF_HOURS, true, "help-call-out-of-hours-hint") }
                <hr />
                <p class="strong">{ w.t("help-112") }</p>
                { call(&w, "help-call-emergency", &EMERGENCY, false, "help-call-emergency-hint") }
            </section>
            <section class="help-tier" data-test="help-today">
                <h2>{ w.t("help-today-title") }</h2>
                { signs(&w, &["help-today-fever", "help-today-ill"]) }
                <p>{ w.t("help-today-own") }</p>
                { call(&w, "help-call-out-of-hours", &OUT_OF_HOURS, false, "help-call-closed-hint") }
            </section>
            <section class="help-tier" data-test="help-soon">
                <h2>{ w.t("help-soon-title") }</h2>
                { signs(&w, &["help-soon-weight", "help-soon-cancer", "help-soon-night"]) }
                <p>{ w.t("help-soon-own") }</p>
            </section>
            <section class="help-tier" data-test="help-life">
                <h2>{ w.t("help-life-title") }</h2>
                { call(&w, "help-call-lifeline", &LIFELINE, false, "help-call-lifeline-hint") }
            </section>
            <p class="strong" data-test="help-nobody-watches">{ w.t("words-nobody-watches") }</p>
            { sign_off(&w) }
        </Page>
    }
}

fn signs(w: &Wording, keys: &[&str]) -> Html {
    html! { <ul>{ for keys.iter().map(|key| html! { <li>{ w.t(key) }</li> }) }</ul> }
}

/// A button that calls. `first` is the one to press.
fn call(w: &Wording, key: &str, number: &Number, first: bool, hint: &str) -> Html {
    html! {
        <a class={classes!("call", first.then_some("first"))} href={number.href} data-test={key.to_owned()}>
            <span>{ w.ta(key, &[("number", number.written.into())]) }</span>
            <span class="hint">{ w.t(hint) }</span>
        </a>
    }
}

/// Who stands for the texts, or that nobody does yet.
fn sign_off(w: &Wording) -> Html {
    let written_on = w.full_date(SIGN_OFF.written_on());
    let (version, date) = (("version", SIGN_OFF.version.into()), ("date", written_on.as_str().into()));
    let text = match SIGN_OFF.signed_by {
        Some(by) => w.ta("help-signed", &[version, date, ("by", by.into())]),
        None => w.ta("help-awaiting", &[version, date]),
    };
    html! { <p class="hint" data-test="help-sign-off">{ text }</p> }
}
