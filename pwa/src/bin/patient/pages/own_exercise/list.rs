//! The list: what is in use, what a programme that is over leaves, and what was put aside.

use domain::LocalDay;
use domain::id::OwnExerciseId;
use domain::json::ToJson as _;
use domain::own_exercise::OwnExercise;
use domain::programme::{Frequency, Prescription};
use domain::sync::Noun;
use pwa::components::{Button, Empty, Look, Page, Way};
use pwa::hooks::use_record;
use pwa::ids;
use pwa::record::Record;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::forms::saving::{SaveFailed, use_saver};
use crate::pages::{exercise, plans};
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn OwnExercises() -> Html {
    let w = use_wording();
    let record = use_record();
    let saver = use_saver();
    let kept = record.record();
    let (in_use, aside): (Vec<_>, Vec<_>) =
        kept.own_exercises.iter().partition(|(_, own)| own.body.retired_on.is_none());
    let left = left_by_programmes(&kept, record.today());
    let keep = {
        let (record, saver, left) = (record.clone(), saver.clone(), left.clone());
        Callback::from(move |()| {
            let all = left.iter().map(|prescription| {
                let id = ids::fresh(OwnExerciseId::new);
                (Noun::OwnExercise, id.to_string(), of_prescription(prescription).to_json())
            });
            let (record, all) = (record.clone(), all.collect());
            saver.run(async move { record.save_all(all).await }, |()| ());
        })
    };
    let line = |(id, own): (&OwnExerciseId, &OwnExercise)| {
        html! {
            <li key={id.to_string()}>
                <Way to={Route::ChangeOwnExercise { id: *id }} test="own-open" class="way">
                    <span class="stack tight">
                        <span class="strong" dir="auto">{ own.title.to_string() }</span>
                        <span class="soft small">{ how_much(&w, own) }</span>
                    </span>
                </Way>
            </li>
        }
    };
    html! {
        <Page title={w.t("own-title")} back={plans::back(&w)}>
            if in_use.is_empty() {
                <Empty title={w.t("own-none")} text={w.t("own-intro")} />
            } else {
                <ul class="list card" data-test="own-list">{ for in_use.iter().map(|(id, own)| line((id, &own.body))) }</ul>
            }
            <Way to={Route::NewOwnExercise} test="own-new" class="button primary wide">{ w.t("own-new") }</Way>
            <SaveFailed saver={saver.clone()} />
            if !left.is_empty() {
                <section class="card" data-test="own-left">
                    <h2>{ w.t("own-left-title") }</h2>
                    <p>{ w.t("own-left-text") }</p>
                    <ul class="doings">
                        { for left.iter().map(|one| html! { <li dir="auto">{ one.title.to_string() }</li> }) }
                    </ul>
                    <Button test="own-keep" wide=true on_press={keep}>{ w.t("own-keep") }</Button>
                </section>
            }
            if !aside.is_empty() {
                <details>
                    <summary data-test="own-aside">{ w.t("own-aside") }</summary>
                    <ul class="list card">{ for aside.iter().map(|(id, own)| {
                        let again = {
                            let (record, saver, id) = (record.clone(), saver.clone(), **id);
                            let own = OwnExercise { retired_on: None, ..own.body.clone() };
                            Callback::from(move |()| {
                                let (record, own) = (record.clone(), own.clone());
                                saver.run(async move { record.save_own_exercise(id, &own).await }, |()| ());
                            })
                        };
                        let title = own.body.title.to_string();
                        let spoken = w.ta("own-again-spoken", &[("title", isolated(&title))]);
                        html! {
                            <li class="row apart" key={id.to_string()}>
                                <span dir="auto">{ title }</span>
                                <Button look={Look::Plain} test="own-again" {spoken} on_press={again}>{ w.t("own-again") }</Button>
                            </li>
                        }
                    }) }</ul>
                </details>
            }
        </Page>
    }
}

/// "3 × 10 · mandag og torsdag", or that it is done whenever one likes.
pub(crate) fn how_much(w: &Wording, own: &OwnExercise) -> String {
    let days = own.days.map_or_else(|| w.t("own-whenever"), |days| w.weekdays(days));
    let dosage = own.dosage.map(|dosage| exercise::dosage(w, &dosage));
    dosage.into_iter().chain([days]).map(|part| part.to_string()).collect::<Vec<_>>().join(" · ")
}

/// The exercises of programmes that are over, as last prescribed, those already taken over left out.
fn left_by_programmes(kept: &Record, today: LocalDay) -> Vec<Prescription> {
    let over = kept.programmes.iter().filter_map(|programme| programme.latest()).filter(|plan| plan.until < today);
    let taken = |prescription: &Prescription| {
        kept.own_exercises.values().any(|own| own.body.prescription == Some(prescription.id))
    };
    over.flat_map(|plan| &plan.prescriptions).filter(|prescription| !taken(prescription)).cloned().collect()
}

fn of_prescription(prescription: &Prescription) -> OwnExercise {
    OwnExercise {
        title: prescription.title.clone(),
        instruction: prescription.instruction.clone(),
        dosage: Some(prescription.dosage),
        days: match prescription.frequency {
            Frequency::Weekdays { days } => Some(days),
            Frequency::TimesAWeek { .. } => None,
        },
        prescription: Some(prescription.id),
        retired_on: None,
    }
}
