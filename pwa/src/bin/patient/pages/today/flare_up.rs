//! On *I dag*, from the part of the plans: a flare-up that goes on: turn down, but keep going – and what the person wrote for just this. No word of rest.

use domain::LocalDay;
use domain::entry::{Body, Entry, FlareUp};
use domain::personal_plan::Purpose;
use pwa::components::{Banner, Button, Tone, Way};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// [`Flare`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct FlareProps {
    pub(crate) day: LocalDay,
}

/// The card; nothing where no flare-up goes on.
#[component]
pub(crate) fn Flare(props: &FlareProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let (kept, day) = (record.record(), props.day);
    let Some((id, flare_up)) = kept.flare_up_on(day).and_then(|id| Some((id, kept.entries.get(&id)?.body.clone())))
    else {
        return html! {};
    };
    let over = {
        let (record, saver) = (record.clone(), saver.clone());
        Callback::from(move |()| {
            let Body::FlareUp(body) = flare_up.body.clone() else { return };
            let entry = Entry { body: Body::FlareUp(FlareUp { to: Some(day), ..body }), ..flare_up.clone() };
            let record = record.clone();
            saver.run(async move { record.save_entry(id, &entry).await }, |()| ());
        })
    };
    let first = kept.personal_plan(Purpose::Relapse).map(|(_, plan)| plan.body.how.clone());
    let key = if first.is_some() { "today-flare-plan" } else { "today-flare-write" };
    let ended =
        kept.entries.get(&id).is_some_and(|kept| matches!(&kept.body.body, Body::FlareUp(flare) if flare.to.is_some()));
    html! {
        <Banner tone={Tone::Warm} test="flare-up">
            <div class="stack tight">
                <h2>{ w.t("today-flare") }</h2>
                <p>{ w.t("today-flare-text") }</p>
                if let Some(Some(first)) = first {
                    <p class="written" dir="auto" data-test="flare-first">{ first.to_string() }</p>
                }
                <SaveFailed {saver} />
                <div class="buttons">
                    <Way to={Route::PersonalPlan { purpose: Purpose::Relapse }} test="flare-plan" class="button quiet">{ w.t(key) }</Way>
                    if !ended {
                        <Button test="flare-over" on_press={over}>{ w.t("today-flare-over") }</Button>
                    }
                </div>
            </div>
        </Banner>
    }
}
