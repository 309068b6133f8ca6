//! The parts of the form: what may be seen, from when and until when.

use domain::LocalDay;
use domain::category::{Category, CategorySet};
use domain::grant::MAX_MONTHS;
use pwa::components::{Button, Field, Tick};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::form::{Form, From};

/// [`What`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct WhatProps {
    pub(super) form: Form,
    pub(super) on_change: Callback<Form>,
    pub(super) mistake: Option<AttrValue>,
}

/// What a physiotherapist's review goes through (section 7).
pub(super) const PHYSIO: [Category; 4] = [Category::Exercises, Category::Activity, Category::Function, Category::Pain];

/// Eight boxes, and presets that tick several with one tap.
#[component]
pub(super) fn What(props: &WhatProps) -> Html {
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
pub(super) struct WhenProps {
    pub(super) form: Form,
    pub(super) today: LocalDay,
    pub(super) on_change: Callback<Form>,
    pub(super) from_mistake: Option<AttrValue>,
    pub(super) until_mistake: Option<AttrValue>,
}

/// From and until.
#[component]
pub(super) fn When(props: &WhenProps) -> Html {
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
        From::Chosen { day: typed } => Some(typed.clone()),
        _ => None,
    };
    let form = props.form.clone();
    let on_from = props.on_change.reform(move |typed| Form { from: From::Chosen { day: typed }, ..form.clone() });
    let form = props.form.clone();
    let on_until = props.on_change.reform(move |until| Form { until, ..form.clone() });
    html! {
        <>
            <fieldset class="card">
                <legend><h2>{ w.t("sharing-from") }</h2></legend>
                <div>
                    { radio("share-from-today", "sharing-from-today", From::Today, props.form.from == From::Today) }
                    { radio("share-from-everything", "sharing-from-everything", From::Everything, props.form.from == From::Everything) }
                    { radio("share-from-chosen", "sharing-from-chosen", From::Chosen { day: props.today.to_string() }, chosen.is_some()) }
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
