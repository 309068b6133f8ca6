//! A new decision to share. Nothing is ticked beforehand; what the decision would mean stands in one sentence above the
//! button.

mod form;
mod parts;

use domain::LocalDay;
use domain::grant::NewGrant;
use domain::id::GrantId;
use domain::preview::PreviewOf;
use domain::supporter::{Supporter, Supporters};
use domain::unit::ReachableUnit;
use pwa::components::{Banner, Button, Look, Page, Tone, Way, use_focus_on_mistake};
use pwa::hooks::{use_address, use_draft, use_navigator, use_record};
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::form::{Form, Mistake};
use self::parts::{What, When};
use super::connect::Connect;
use super::granted;
use super::preview::Preview;
use super::recipients::{self, RECIPIENTS, Recipients};
use super::relatives::{self, RELATIVES};
use super::towards;
use crate::forms::continued::continued;
use crate::pages::cached::use_cached;
use crate::route::Route;

/// The screen for a new decision.
#[component]
pub(crate) fn NewSharing() -> Html {
    let w = use_wording();
    let record = use_record();
    let navigator = use_navigator();
    let today = record.today();
    let (asked, again) = use_cached::<Vec<ReachableUnit>>("/api/v1/recipients", RECIPIENTS);
    let (of_relatives, _) = use_cached::<Supporters>(relatives::PATH, RELATIVES);
    let query = use_address().query;
    let to = towards::named(&query);
    let address = format!("{}{}", Route::NewSharing.to_path(), if to.is_some() { query.as_str() } else { "" });
    let form = use_draft(address, || Form { recipient: to, ..Form::new(today) });
    let mistake = use_state(|| None::<Mistake>);
    let failed = use_state(|| None::<&'static str>);
    let busy = use_state(|| false);
    use_focus_on_mistake(*mistake);

    let change = {
        let (form, mistake) = (form.clone(), mistake.clone());
        Callback::from(move |next: Form| {
            form.set(next);
            mistake.set(None);
        })
    };
    let onsubmit = {
        let (form, mistake, failed, busy) = (form.clone(), mistake.clone(), failed.clone(), busy.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let decision = match form.read(today) {
                Ok(decision) => decision,
                Err(found) => return mistake.set(Some(found)),
            };
            if *busy {
                return;
            }
            busy.set(true);
            let (record, failed, busy, navigator) = (form.pen(), failed.clone(), busy.clone(), navigator.clone());
            spawn_local(async move {
                match record.save_grant(ids::fresh(GrantId::new), &decision).await {
                    Ok(()) => {
                        navigator.push(Route::Sharing);
                    }
                    Err(error) => {
                        failed.set(Some(error.wording()));
                        busy.set(false);
                    }
                }
            });
        })
    };
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    let reachable = asked.answer.as_ref().map(|answer| answer.value.clone()).unwrap_or_default();
    let relatives = of_relatives.answer.as_ref().map(|answer| answer.value.supporters.clone()).unwrap_or_default();
    let nobody = reachable.is_empty() && relatives.is_empty();
    let (none_reachable, some_reachable) = (asked.answer.is_some() && nobody, asked.answer.is_some() && !nobody);
    let on_choose = {
        let (form, change) = (form.clone(), change.clone());
        Callback::from(move |recipient| change.emit(Form { recipient: Some(recipient), ..(*form).clone() }))
    };
    let back = html! { <Way to={Route::Sharing} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let connect = html! { <Connect on_connected={again} /> };
    html! {
        <Page title={w.t("sharing-new-title")} {back}>
            { continued(&w, &form) }
            <p class="soft">{ w.t("sharing-voluntary") }</p>
            <section class="stack">
                <h2>{ w.t("sharing-who") }</h2>
                <Recipients {asked} relatives={relatives.clone()} chosen={form.recipient} {on_choose} mistake={said(Mistake::Who, "sharing-who-mistake")} />
                if none_reachable {
                    <div class="card"><h3>{ w.t("sharing-connect-title") }</h3>{ connect }</div>
                } else {
                    <details><summary data-test="connect-open">{ w.t("sharing-connect-title") }</summary>{ connect }</details>
                }
            </section>
            if some_reachable {
                <form class="stack loose" {onsubmit} novalidate=true>
                    <What form={(*form).clone()} on_change={change.clone()} mistake={said(Mistake::What, "sharing-what-mistake")} />
                    <When
                        form={(*form).clone()}
                        {today}
                        on_change={change}
                        from_mistake={said(Mistake::From, "sharing-from-mistake")}
                        until_mistake={said(Mistake::Until, "sharing-until-mistake")}
                    />
                    if let Ok(decision) = form.read(today) {
                        <p class="strong" role="status" data-test="grant-summary">{ summary(&w, &decision, (&reachable, &relatives), today) }</p>
                        { look(&w, decision, (&reachable, &relatives)) }
                    }
                    <p class="soft" data-test="grant-cannot-undo">{ w.t("sharing-cannot-undo") }</p>
                    if mistake.is_some() {
                        <p class="mistake" role="alert" data-test="grant-mistake">{ w.t("problem-invalid") }</p>
                    }
                    if let Some(key) = *failed {
                        <Banner tone={Tone::Error}>{ w.ta("sharing-failed", &[("reason", w.t(key).as_str().into())]) }</Banner>
                    }
                    <Button test="grant-save" look={Look::Primary} submit=true wide=true off={*busy}>{ w.t("sharing-save") }</Button>
                </form>
            }
        </Page>
    }
}

/// Whom one can share with.
type Within<'a> = (&'a [ReachableUnit], &'a [Supporter]);

/// What they would see by it.
fn look(w: &Wording, decision: NewGrant, reachable: Within<'_>) -> Html {
    let name = recipients::name(w, reachable, decision.recipient).unwrap_or_else(|| w.t("sharing-unknown"));
    html! { <Preview of={PreviewOf::Proposed { decision }} {name} back={Route::NewSharing} /> }
}

/// "Mette Holm, fysioterapeut kan se øvelser og funktion: det, der er fra 23. november og frem, til og med 23. maj 2027."
fn summary(w: &Wording, decision: &NewGrant, reachable: Within<'_>, today: LocalDay) -> AttrValue {
    let who = recipients::name(w, reachable, decision.recipient).unwrap_or_else(|| w.t("sharing-unknown"));
    let what = granted::categories(w, decision.categories);
    let from = granted::from_words(w, decision, today);
    let until = granted::until_words(w, decision, today);
    let values = [("who", who.as_str()), ("what", what.as_str()), ("from", from.as_str()), ("until", until.as_str())];
    let values: Vec<_> = values.iter().map(|(name, text)| (*name, (*text).into())).collect();
    w.ta("sharing-summary", &values)
}
