//! The home programmes: what runs or is to come in full, what was before folded away.

use domain::id::{PatientId, ProgrammeId};
use domain::patient::PatientPage;
use domain::programme::{Plan, Prescription, Programme, Version};
use pwa::components::NotShared;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::section::Section;
use crate::figure;
use crate::route::{Route, Way};

/// Whether a programme runs or is to come on `today`.
fn lasts(programme: &Programme, today: domain::LocalDay) -> bool {
    programme.latest().is_some_and(|plan| plan.until >= today)
}

/// The part.
#[component]
pub(super) fn PlanSection(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let content = match &page.programmes {
        None => html! {
            <>
                <p><NotShared /></p>
                if !props.relative {
                    <p class="hint">{ w.t("team-programme-may-not") }</p>
                }
            </>
        },
        Some(programmes) => {
            let may = Hand { writes: page.may_prescribe && !props.preview, relative: props.relative };
            shown(&w, page, programmes, may)
        }
    };
    html! {
        <Section name="patient-programme" title={w.t("team-patient-programme-title")}>{ content }</Section>
    }
}

/// What whoever looks can do here.
#[derive(Clone, Copy)]
struct Hand {
    /// Change something.
    writes: bool,
    /// Nothing, ever, and is not told how.
    relative: bool,
}

fn shown(w: &Wording, page: &PatientPage, programmes: &[Programme], Hand { writes, relative }: Hand) -> Html {
    let current = || programmes.iter().filter(|programme| lasts(programme, page.today));
    let any_current = current().next().is_some();
    let earlier = earlier(w, page, programmes);
    html! {
        <>
            if !any_current {
                <p class="soft">{ w.t("team-programme-none") }</p>
            }
            { for current().map(|programme| running(w, page, programme, writes)) }
            if writes {
                <p><NewProgramme patient={page.patient} first={!any_current} /></p>
            } else if !page.may_prescribe && !relative {
                <p class="hint">{ w.t("team-programme-may-not") }</p>
            }
            if !earlier.is_empty() {
                <details>
                    <summary data-test="programme-earlier">{ w.t("team-programme-earlier") }</summary>
                    <div class="stack">{ for earlier }</div>
                </details>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct NewProgrammeProps {
    patient: PatientId,
    /// Nothing runs: it is the thing to do.
    first: bool,
}

#[component]
fn NewProgramme(props: &NewProgrammeProps) -> Html {
    let w = use_wording();
    let look = if props.first { "primary" } else { "quiet" };
    html! {
        <Way to={Route::NewProgramme { id: props.patient }} test="programme-new" class={classes!("button", look)}>
            { w.t("team-programme-new") }
        </Way>
    }
}

fn running(w: &Wording, page: &PatientPage, programme: &Programme, writes: bool) -> Html {
    let Some(version) = programme.versions.last() else { return Html::default() };
    // Until a later version begins, the one before it is what the patient does today.
    let now = programme.versions.iter().rev().find(|version| version.plan.from <= page.today).unwrap_or(version);
    let coming = (now.number != version.number).then_some(version);
    html! {
        <article class="stack" data-test={format!("programme-{}", programme.id)}>
            { whole(w, page, programme, now) }
            if let Some(coming) = coming {
                <p class="label warm">
                    { w.ta("team-programme-coming", &[("day", w.date(coming.plan.from, page.today).as_str().into())]) }
                </p>
                { whole(w, page, programme, coming) }
            }
            if writes && page.own_programmes.contains(&programme.id) {
                <p>{ edit(w, page.patient, programme.id) }</p>
            }
        </article>
    }
}

fn edit(w: &Wording, id: PatientId, programme: ProgrammeId) -> Html {
    html! {
        <Way to={Route::EditProgramme { id, programme }} test="programme-edit" class="button primary">
            { w.t("team-programme-edit") }
        </Way>
    }
}

fn whole(w: &Wording, page: &PatientPage, programme: &Programme, version: &Version) -> Html {
    let plan = &version.plan;
    // A relative is told of no author; a professional that there is one elsewhere.
    let elsewhere = || page.may_prescribe.then(|| w.t("team-programme-elsewhere"));
    let by = programme.author.as_ref().map(|author| {
        let profession = figure::named(w, "profession", author.profession);
        w.ta(
            "team-programme-by",
            &[
                ("name", isolated(&author.name)),
                ("profession", profession.as_str().into()),
                ("unit", isolated(&author.unit)),
            ],
        )
    });
    let by = by.or_else(elsewhere);
    html! {
        <div class="stack">
            <p class="soft">{ days(w, page, plan) }if let Some(by) = by { <br />{ by } }</p>
            { words(w, "team-programme-precautions", plan.precautions.as_ref().map(ToString::to_string)) }
            { words(w, "team-programme-stop-if", plan.stop_if.as_ref().map(ToString::to_string)) }
            <ol class="list">{ for plan.prescriptions.iter().map(|prescription| exercise(w, prescription)) }</ol>
        </div>
    }
}

fn days(w: &Wording, page: &PatientPage, plan: &Plan) -> AttrValue {
    let day = |day| w.date(day, page.today);
    w.ta(
        "team-programme-days",
        &[
            ("from", day(plan.from).as_str().into()),
            ("until", day(plan.until).as_str().into()),
            ("review", day(plan.review_on).as_str().into()),
        ],
    )
}

fn words(w: &Wording, title: &str, text: Option<String>) -> Html {
    match text {
        Some(text) => html! {
            <div>
                <h3>{ w.t(title) }</h3>
                <p class="words" dir="auto">{ text }</p>
            </div>
        },
        None => Html::default(),
    }
}

fn exercise(w: &Wording, prescription: &Prescription) -> Html {
    html! {
        <li class="stack tight" key={prescription.id.to_string()}>
            <div class="row apart">
                <h3 dir="auto">{ prescription.title.to_string() }</h3>
                <p class="number">
                    { figure::dosage(w, prescription.dosage) }
                    { " · " }
                    { figure::frequency(w, prescription.frequency) }
                </p>
            </div>
            if let Some(instruction) = &prescription.instruction {
                <p class="words soft" dir="auto">{ instruction.to_string() }</p>
            }
        </li>
    }
}

/// Versions and programmes that are over, newest first.
fn earlier(w: &Wording, page: &PatientPage, programmes: &[Programme]) -> Vec<Html> {
    let over = |programme: &Programme| {
        let lasting = lasts(programme, page.today);
        let current = programme.versions.iter().rev().find(|version| version.plan.from <= page.today);
        let current = current.or(programme.versions.last()).map(|version| version.number);
        programme
            .versions
            .iter()
            .rev()
            .filter(|version| !lasting || current.is_some_and(|current| version.number < current))
            .cloned()
            .collect::<Vec<_>>()
    };
    let shown = |programme: &Programme, version: &Version| {
        let title = w.ta(
            "team-programme-version",
            &[("n", version.number.into()), ("day", w.date(version.plan.from, page.today).as_str().into())],
        );
        html! { <div class="stack tight"><h3>{ title }</h3>{ whole(w, page, programme, version) }</div> }
    };
    programmes
        .iter()
        .flat_map(|programme| over(programme).into_iter().map(move |version| (programme, version)))
        .map(|(programme, version)| shown(programme, &version))
        .collect()
}
