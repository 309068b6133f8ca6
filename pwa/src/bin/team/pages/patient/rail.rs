//! Beside the review: what is shared until when, who else is in the team as far as the patient lets it be seen, when the phone was last heard from, and the next dates.

use domain::LocalDay;
use domain::category::Category;
use domain::course::{State, rescore_due};
use domain::patient::PatientPage;
use domain::programme::Programme;
use domain::team::TeamMember;
use pwa::components::NotShared;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::ask::Ask;
use crate::figure;
use crate::route::{Route, Way};

/// The rail.
#[component]
pub(super) fn Rail(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let heard = match page.last_heard {
        Some(at) => w.moment(at),
        None => w.t("team-rail-heard-never"),
    };
    html! {
        <aside class="rail card" aria-label={w.t("team-rail")} data-test="patient-rail">
            <h2>{ w.t("team-rail-shared-title") }</h2>
            <ul class="plain" data-test="rail-shared">{ for Category::ALL.into_iter().map(|category| line(&w, page, category)) }</ul>
            <p data-test="rail-until">
                { w.ta("team-rail-until", &[("day", w.date(page.until, page.today).as_str().into())]) }
            </p>
            if let Some(path) = props.path.clone() {
                <Ask {path} shared={page.shared} />
            }
            { team(&w, page) }
            <h2>{ w.t("team-rail-heard-title") }</h2>
            <p data-test="rail-heard">{ heard }</p>
            <h2>{ w.t("team-rail-dates-title") }</h2>
            <ul class="plain" data-test="rail-dates">
                { for dates(page).into_iter().map(|(key, day)| html! {
                    <li>{ w.ta(key, &[("day", w.date(day, page.today).as_str().into())]) }</li>
                }) }
            </ul>
            if props.path.is_some() {
                <Way to={Route::Review { id: page.patient }} test="rail-review" class="button primary no-print">
                    { w.t("team-review-open") }
                </Way>
                <Way to={Route::Paper { id: page.patient }} test="rail-paper" class="button quiet no-print">
                    { w.t("team-paper-open") }
                </Way>
            }
            if let Some(programme) = current(page).filter(|_| page.may_prescribe && !props.preview) {
                <Way
                    to={Route::EditProgramme { id: page.patient, programme: programme.id }}
                    test="rail-programme-edit"
                    class="button quiet no-print"
                >
                    { w.t("team-programme-edit") }
                </Way>
            }
        </aside>
    }
}

/// Who else is in the team; nothing where the patient does not let it be seen, and where there is nobody to see.
fn team(w: &Wording, page: &PatientPage) -> Html {
    let others = page.team.others.iter().flatten();
    if !page.team.you_coordinate && page.team.others.is_none() {
        return html! {};
    }
    let member = |member: &TeamMember| {
        let unit = isolated(&member.unit);
        let who = match &member.person {
            None => w.ta("team-rail-team-unit", &[("unit", unit)]),
            Some(person) => {
                let profession = figure::named(w, "profession", person.profession);
                let words =
                    [("name", isolated(&person.name)), ("profession", profession.as_str().into()), ("unit", unit)];
                w.ta(if person.coordinator { "team-rail-team-coordinator" } else { "team-rail-team-person" }, &words)
            }
        };
        html! { <li>{ who }</li> }
    };
    html! {
        <>
            <h2>{ w.t("team-rail-team-title") }</h2>
            if page.team.you_coordinate {
                <p data-test="rail-coordinator">{ w.t("team-rail-team-you") }</p>
            }
            <ul class="plain" data-test="rail-team">{ for others.map(member) }</ul>
            if page.team.others.as_ref().is_some_and(Vec::is_empty) {
                <p class="soft">{ w.t("team-rail-team-alone") }</p>
            }
        </>
    }
}

/// The newest programme of this unit that runs or is to come.
fn current(page: &PatientPage) -> Option<&Programme> {
    let own = page.programmes.iter().flatten().filter(|programme| page.own_programmes.contains(&programme.id));
    own.into_iter().find(|programme| programme.latest().is_some_and(|plan| plan.until >= page.today))
}

fn line(w: &Wording, page: &PatientPage, category: Category) -> Html {
    html! {
        <li class="row apart" data-test={format!("shared-{}", category.name())}>
            <span>{ w.t(&format!("category-{}", category.name())) }</span>
            if page.shared.contains(category) {
                <span>{ w.t("team-rail-shared") }</span>
            } else {
                <NotShared />
            }
        </li>
    }
}

/// The dates ahead, soonest first; a review that has come is said to be due.
fn dates(page: &PatientPage) -> Vec<(&'static str, LocalDay)> {
    let plans = page.programmes.iter().flatten().filter_map(|programme| programme.latest());
    let mut dates = vec![("team-rail-until-date", page.until)];
    for plan in plans.filter(|plan| plan.until >= page.today) {
        let review = if plan.review_on <= page.today { "team-rail-review-overdue" } else { "team-rail-review" };
        dates.push((review, plan.review_on));
        dates.push(("team-rail-end", plan.until));
    }
    let scored = page.psfs.as_ref().and_then(|psfs| psfs.assessments.iter().map(|assessment| assessment.day).max());
    // Where the course is not shared, as while it runs.
    let course = page.plans.as_ref().map_or(State::Active, |plans| plans.course);
    let due = scored.and_then(|day| rescore_due(course, day));
    dates.extend(due.map(|day| ("team-rail-psfs", day)));
    dates.sort_by_key(|(_, day)| *day);
    dates
}
