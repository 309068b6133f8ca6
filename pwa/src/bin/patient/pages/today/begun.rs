//! What was begun and not finished: led back to, or thrown away.

use pwa::components::{Button, Look, Way};
use pwa::hooks::use_record;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::day::day_of;
use crate::route::Route;

/// The forms that hold something half written; nothing where none does.
#[component]
pub(crate) fn Begun() -> Html {
    let w = use_wording();
    let record = use_record();
    let again = use_force_update();
    let drafts = record.drafts();
    if drafts.is_empty() {
        return html! {};
    }
    let line = |address: &String| {
        let to = address.split('#').next().unwrap_or_default().to_owned();
        let name = name(&w, &to);
        let let_go = {
            let (record, address, again) = (record.clone(), address.clone(), again.clone());
            Callback::from(move |()| {
                record.set_draft(&address, None);
                again.force_update();
            })
        };
        html! {
            <li class="row apart" key={address.clone()} data-test="draft">
                <Way {to} test="draft-open" class="grow">{ &name }</Way>
                <Button look={Look::Plain} test="draft-let-go" spoken={w.ta("draft-let-go-spoken", &[("form", isolated(&name))])} on_press={let_go}>
                    { w.t("draft-let-go") }
                </Button>
            </li>
        }
    };
    html! {
        <section class="stack" data-test="drafts">
            <h2>{ w.t("draft-begun-title") }</h2>
            <ul class="list card">{ for drafts.keys().map(line) }</ul>
        </section>
    }
}

/// The form, and the day it is for where that stands in its address.
fn name(w: &Wording, address: &str) -> AttrValue {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let form = w.t(match Route::of_path(path) {
        Route::Activity => "draft-form-activity",
        Route::CheckIn => "draft-form-check-in",
        Route::Note => "draft-form-note",
        Route::Psfs => "draft-form-psfs",
        Route::FlareUp => "draft-form-flare-up",
        Route::WorkDay => "draft-form-work-day",
        Route::DayAfter => "draft-form-day-after",
        Route::Reminders => "draft-form-reminder",
        Route::PaperFill => "draft-form-paper",
        Route::NewSharing => "draft-form-sharing",
        Route::Exercise { .. } | Route::OwnExercise { .. } => "draft-form-exercise",
        Route::Entry { .. } => "draft-form-entry",
        Route::NewOwnExercise | Route::ChangeOwnExercise { .. } => "draft-form-own",
        Route::Pauses => "draft-form-pause",
        Route::MeasurePeriods => "draft-form-closer",
        Route::NewGoal | Route::Goal { .. } => "draft-form-goal",
        Route::WorkPlan | Route::PersonalPlan { .. } => "draft-form-plan",
        _ => "draft-form-other",
    });
    match day_of(query) {
        Some(day) => w.ta("draft-begun", &[("form", form.as_str().into()), ("day", w.day(day).as_str().into())]),
        None => form,
    }
}
