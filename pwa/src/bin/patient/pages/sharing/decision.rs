//! A new decision to share. Nothing is ticked beforehand; what the decision would mean stands in one sentence above the
//! button.

use domain::LocalDay;
use domain::category::{Category, CategorySet};
use domain::grant::{GrantError, MAX_MONTHS, NewGrant, PROPOSED_MONTHS, Purpose, RecipientRef};
use domain::id::GrantId;
use domain::unit::ReachableUnit;
use pwa::components::{Banner, Button, Field, Look, Page, Tick, Tone, Way, use_focus_on_mistake};
use pwa::hooks::use_record;
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::connect::Connect;
use super::granted;
use super::recipients::{self, RECIPIENTS, Recipients};
use crate::pages::cached::use_cached;
use crate::route::Route;

/// From when entries are shared.
#[derive(Debug, Clone, PartialEq)]
enum From {
    Today,
    Everything,
    Chosen(String),
}

/// What is on the form.
#[derive(Debug, Clone, PartialEq)]
struct Form {
    recipient: Option<RecipientRef>,
    categories: CategorySet,
    from: From,
    until: String,
}

/// What is wrong with it, by the wording's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    Who,
    What,
    From,
    Until,
}

impl Form {
    fn new(today: LocalDay) -> Self {
        let until = today.plus_months(PROPOSED_MONTHS).to_string();
        Self { recipient: None, categories: CategorySet::EMPTY, from: From::Today, until }
    }

    /// The decision, or the first mistake from the top.
    fn read(&self, today: LocalDay) -> Result<NewGrant, Mistake> {
        let recipient = self.recipient.ok_or(Mistake::Who)?;
        if self.categories.is_empty() {
            return Err(Mistake::What);
        }
        let from = match &self.from {
            From::Today => Some(today),
            From::Everything => None,
            From::Chosen(typed) => Some(typed.parse().map_err(|_| Mistake::From)?),
        };
        let until = self.until.parse().map_err(|_| Mistake::Until)?;
        let decision = NewGrant { recipient, categories: self.categories, purpose: Purpose::Treatment, from, until };
        decision.check(today).map_err(|error| match error {
            GrantError::NothingShared => Mistake::What,
            GrantError::UntilTooEarly if until >= today => Mistake::From,
            GrantError::UntilTooEarly | GrantError::UntilTooLate => Mistake::Until,
        })?;
        Ok(decision)
    }
}

/// The screen for a new decision.
#[component]
pub(crate) fn NewSharing() -> Html {
    let w = use_wording();
    let record = use_record();
    let navigator = use_navigator();
    let today = record.today();
    let (asked, again) = use_cached::<Vec<ReachableUnit>>("/api/v1/recipients", RECIPIENTS);
    let form = use_state(|| Form::new(today));
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
        let (record, form, mistake, failed, busy) =
            (record.clone(), form.clone(), mistake.clone(), failed.clone(), busy.clone());
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
            let (record, failed, busy, navigator) = (record.clone(), failed.clone(), busy.clone(), navigator.clone());
            spawn_local(async move {
                match record.save_grant(ids::fresh(GrantId::new), &decision).await {
                    Ok(()) => {
                        if let Some(navigator) = &navigator {
                            navigator.push(&Route::Sharing);
                        }
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
    let none_reachable = asked.answer.as_ref().is_some_and(|answer| answer.value.is_empty());
    let some_reachable = asked.answer.as_ref().is_some_and(|answer| !answer.value.is_empty());
    let reachable = asked.answer.as_ref().map(|answer| answer.value.clone()).unwrap_or_default();
    let on_choose = {
        let (form, change) = (form.clone(), change.clone());
        Callback::from(move |recipient| change.emit(Form { recipient: Some(recipient), ..(*form).clone() }))
    };
    let back =
        html! { <Way<Route> to={Route::Sharing} test="page-back" class="back">{ w.t("words-back") }</Way<Route>> };
    let connect = html! { <Connect on_connected={again} /> };
    html! {
        <Page title={w.t("sharing-new-title")} {back}>
            <p class="soft">{ w.t("sharing-voluntary") }</p>
            <section class="stack">
                <h2>{ w.t("sharing-who") }</h2>
                <Recipients {asked} chosen={form.recipient} {on_choose} mistake={said(Mistake::Who, "sharing-who-mistake")} />
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
                        <p class="strong" role="status" data-test="grant-summary">{ summary(&w, &decision, &reachable, today) }</p>
                    }
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

/// "Mette Holm, fysioterapeut kan se øvelser og funktion: det, der er fra 23. november og frem, til og med 23. maj 2027."
fn summary(w: &Wording, decision: &NewGrant, reachable: &[ReachableUnit], today: LocalDay) -> AttrValue {
    let who = recipients::name(w, reachable, decision.recipient).unwrap_or_else(|| w.t("sharing-unknown"));
    let what = granted::categories(w, decision.categories);
    let from = granted::from_words(w, decision, today);
    let until = granted::until_words(w, decision, today);
    let values = [("who", who.as_str()), ("what", what.as_str()), ("from", from.as_str()), ("until", until.as_str())];
    let values: Vec<_> = values.iter().map(|(name, text)| (*name, (*text).into())).collect();
    w.ta("sharing-summary", &values)
}

/// [`What`]'s properties.
#[derive(Properties, PartialEq)]
struct WhatProps {
    form: Form,
    on_change: Callback<Form>,
    mistake: Option<AttrValue>,
}

/// What a physiotherapist's review goes through (section 7).
const PHYSIO: [Category; 4] = [Category::Exercises, Category::Activity, Category::Function, Category::Pain];

/// Eight boxes, and presets that tick several with one tap.
#[component]
fn What(props: &WhatProps) -> Html {
    let w = use_wording();
    let set = |categories: CategorySet| {
        let form = Form { categories, ..props.form.clone() };
        props.on_change.reform(move |()| form.clone())
    };
    let tick = |category: Category| {
        let (form, chosen) = (props.form.clone(), props.form.categories);
        let on_change = props.on_change.reform(move |on: bool| {
            let categories = if on { chosen.with(category) } else { chosen.without(category) };
            Form { categories, ..form.clone() }
        });
        html! {
            <Tick
                name={format!("share-{}", category.name())}
                label={w.t(&format!("category-{}", category.name()))}
                hint={w.t(&format!("category-{}-hint", category.name()))}
                checked={chosen.contains(category)}
                {on_change}
            />
        }
    };
    html! {
        <fieldset class="card" aria-describedby={props.mistake.as_ref().map(|_| "share-mistake")}>
            <legend><h2>{ w.t("sharing-what") }</h2></legend>
            <p class="hint">{ w.t("sharing-what-hint") }</p>
            <div class="chip-row">
                <Button test="share-preset-physio" on_press={set(PHYSIO.into_iter().collect())}>{ w.t("sharing-preset-physio") }</Button>
                <Button test="share-preset-all" on_press={set(Category::ALL.into_iter().collect())}>{ w.t("sharing-preset-all") }</Button>
                <Button test="share-preset-none" on_press={set(CategorySet::EMPTY)}>{ w.t("sharing-preset-none") }</Button>
            </div>
            <div>{ for Category::ALL.map(tick) }</div>
            if let Some(mistake) = &props.mistake {
                <p class="mistake" id="share-mistake">{ mistake }</p>
            }
        </fieldset>
    }
}

/// [`When`]'s properties.
#[derive(Properties, PartialEq)]
struct WhenProps {
    form: Form,
    today: LocalDay,
    on_change: Callback<Form>,
    from_mistake: Option<AttrValue>,
    until_mistake: Option<AttrValue>,
}

/// From and until.
#[component]
fn When(props: &WhenProps) -> Html {
    let w = use_wording();
    let radio = |test: &'static str, key: &str, from: From, chosen: bool| {
        let form = Form { from, ..props.form.clone() };
        html! {
            <label class="tick">
                <input type="radio" name="share-from" data-test={test} checked={chosen} onchange={props.on_change.reform(move |_: Event| form.clone())} />
                <span>{ w.t(key) }</span>
            </label>
        }
    };
    let chosen = match &props.form.from {
        From::Chosen(typed) => Some(typed.clone()),
        _ => None,
    };
    let form = props.form.clone();
    let on_from = props.on_change.reform(move |typed| Form { from: From::Chosen(typed), ..form.clone() });
    let form = props.form.clone();
    let on_until = props.on_change.reform(move |until| Form { until, ..form.clone() });
    html! {
        <>
            <fieldset class="card">
                <legend><h2>{ w.t("sharing-from") }</h2></legend>
                <div>
                    { radio("share-from-today", "sharing-from-today", From::Today, props.form.from == From::Today) }
                    { radio("share-from-everything", "sharing-from-everything", From::Everything, props.form.from == From::Everything) }
                    { radio("share-from-chosen", "sharing-from-chosen", From::Chosen(props.today.to_string()), chosen.is_some()) }
                </div>
                if let Some(typed) = chosen {
                    <Field name="share-from-day" kind="date" label={w.t("sharing-from-label")} value={typed} on_input={on_from} mistake={props.from_mistake.clone()} />
                }
            </fieldset>
            <Field
                name="share-until"
                kind="date"
                label={w.t("sharing-until-label")}
                hint={w.t("sharing-until-hint")}
                value={props.form.until.clone()}
                min={props.today.to_string()}
                max={props.today.plus_months(MAX_MONTHS).to_string()}
                on_input={on_until}
                mistake={props.until_mistake.clone()}
            />
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::UnitId;

    fn form() -> Form {
        let unit = UnitId::new(1, [1; 10]);
        Form { recipient: Some(RecipientRef::Unit { unit }), ..Form::new("2026-11-23".parse().unwrap()) }
    }

    #[test]
    fn nothing_is_ticked_and_mistakes_come_from_the_top() {
        let today: LocalDay = "2026-11-23".parse().unwrap();
        assert_eq!(Form::new(today).read(today), Err(Mistake::Who));
        assert_eq!(form().read(today), Err(Mistake::What));
        let categories = CategorySet::EMPTY.with(Category::Function);
        let ticked = Form { categories, ..form() };
        assert_eq!(ticked.read(today).unwrap().until.to_string(), "2027-05-23");
        let late = Form { from: From::Chosen("2027-06-01".to_owned()), ..ticked.clone() };
        assert_eq!(late.read(today), Err(Mistake::From));
        let empty_day = Form { from: From::Chosen(String::new()), ..ticked.clone() };
        assert_eq!(empty_day.read(today), Err(Mistake::From));
        for until in ["2026-11-22", "2028-01-01", ""] {
            assert_eq!(Form { until: until.to_owned(), ..ticked.clone() }.read(today), Err(Mistake::Until), "{until}");
        }
        let everything = Form { from: From::Everything, ..ticked };
        assert_eq!(everything.read(today).unwrap().from, None);
    }
}
