//! *Planer og øvelser*: what was agreed beside the programme, each with a line that says how it stands, and the way there.

pub(crate) mod versions;

use domain::LocalDay;
use domain::json::Word as _;
use domain::personal_plan::Purpose;
use pwa::components::{Page, Way};
use pwa::hooks::use_record;
use pwa::record::Record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::route::Route;

/// The way back to *Planer*, for the screens behind it.
pub(crate) fn back(w: &Wording) -> Html {
    html! { <Way to={Route::Plans} test="page-back" class="back">{ w.t("words-back") }</Way> }
}

/// The screen.
#[component]
pub(crate) fn Plans() -> Html {
    let w = use_wording();
    let record = use_record();
    let (kept, today) = (record.record(), record.today());
    let personal = |purpose: Purpose| {
        (
            Route::PersonalPlan { purpose },
            w.t(&format!("personal-plan-{}", purpose.word())),
            written(&w, &kept, purpose),
        )
    };
    let ways = [
        (Route::OwnExercises, w.t("own-title"), own(&w, &kept)),
        (Route::Goals, w.t("goal-title"), goals(&w, &kept, today)),
        personal(Purpose::Action),
        personal(Purpose::Relapse),
        (Route::WorkPlan, w.t("work-plan-title"), work(&w, &kept, today)),
        (Route::Pauses, w.t("pause-title"), paused(&w, &kept, today)),
        (Route::MeasurePeriods, w.t("closer-title"), closer(&w, &kept, today)),
        (Route::Course, w.t("course-title"), w.t(&format!("course-state-{}", kept.course_on(today).word()))),
    ];
    let way = |(route, title, state): (Route, AttrValue, AttrValue)| {
        let test = format!("plans{}", route.to_path().replace('/', "-"));
        html! {
            <li>
                <Way to={route} {test} class="way">
                    <span class="stack tight">
                        <span class="strong">{ title }</span>
                        <span class="soft small">{ state }</span>
                    </span>
                </Way>
            </li>
        }
    };
    let back = html! { <Way to={Route::More} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("plan-title")} {back}>
            <nav aria-label={w.t("plan-title")}><ul class="list card">{ for ways.into_iter().map(way) }</ul></nav>
        </Page>
    }
}

fn own(w: &Wording, kept: &Record) -> AttrValue {
    let in_use = kept.own_exercises.values().filter(|own| own.body.retired_on.is_none()).count();
    if in_use == 0 { w.t("own-none") } else { w.ta("own-count", &[("n", in_use.into())]) }
}

fn goals(w: &Wording, kept: &Record, today: LocalDay) -> AttrValue {
    let going = kept.goals.values().filter(|goal| goal.body.ended_on.is_none_or(|ended| ended >= today)).count();
    if going == 0 { w.t("goal-none") } else { w.ta("goal-count", &[("n", going.into())]) }
}

fn written(w: &Wording, kept: &Record, purpose: Purpose) -> AttrValue {
    match kept.personal_plan(purpose) {
        Some((_, plan)) => w.ta("personal-written", &[("day", w.full_date(plan.body.written_on).as_str().into())]),
        None => w.t("plan-not-written"),
    }
}

fn work(w: &Wording, kept: &Record, today: LocalDay) -> AttrValue {
    let stage = kept.work_plans.values().filter_map(|plan| plan.body.stage_on(today)).max_by_key(|stage| stage.from);
    match stage {
        Some(stage) => w.ta("work-plan-week", &[("hours", w.quarters(stage.hours.total()).as_str().into())]),
        None => w.t("plan-not-written"),
    }
}

fn paused(w: &Wording, kept: &Record, today: LocalDay) -> AttrValue {
    let pause = kept.pauses.values().map(|pause| pause.body).find(|pause| pause.holds(today));
    match pause.map(|pause| pause.to) {
        None => w.t("pause-none"),
        Some(None) => w.t("pause-open"),
        Some(Some(to)) => w.ta("pause-until", &[("day", w.day(to).as_str().into())]),
    }
}

fn closer(w: &Wording, kept: &Record, today: LocalDay) -> AttrValue {
    match kept.measure_periods.values().find(|period| period.body.holds(today)) {
        Some(period) => w.ta("closer-until", &[("day", w.day(period.body.until).as_str().into())]),
        None => w.t("closer-none"),
    }
}
