//! What was agreed beside the programme: goals with today's step, the patient's own plans, the return to work, pauses, own
//! exercises and closer follow-up.

use domain::category::Category;
use domain::goal::Goal;
use domain::json::Word;
use domain::patient::{NamedGoal, PatientPage, PlansPage, SharedPause, WorkPage};
use pwa::components::NotShared;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::personal_plan::PersonalPlans;
use super::section::Section;
use crate::figure;

/// The part.
#[component]
pub(super) fn Agreed(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let not_shared = || html! { <p><NotShared /></p> };
    html! {
        <Section name="patient-agreed" title={w.t("team-agreed-title")}>
            <h3>{ w.t("team-agreed-plans") }</h3>
            { page.plans.as_ref().map_or_else(not_shared, |plans| plans_of(&w, props, plans)) }
            <h3>{ w.t("team-agreed-work") }</h3>
            { page.work.as_ref().map_or_else(not_shared, |work| work_of(&w, work)) }
            <h3>{ w.t("team-agreed-exercises") }</h3>
            { if page.shared.contains(Category::Exercises) { beside_the_programme(&w, page) } else { not_shared() } }
        </Section>
    }
}

fn plans_of(w: &Wording, props: &Props, plans: &PlansPage) -> Html {
    let page = &props.page;
    let course = w.t(&format!("course-state-{}", plans.course.word()));
    html! {
        <div class="stack" data-test="agreed-plans">
            <p class="soft">{ course }</p>
            if plans.goals.is_empty() {
                <p class="soft">{ w.t("team-agreed-no-goals") }</p>
            }
            <ul class="list">{ for plans.goals.iter().map(|named| goal(w, page, named)) }</ul>
            <PersonalPlans plans={plans.personal.clone()} path={props.path.clone()} again={props.again.clone()} />
        </div>
    }
}

fn goal(w: &Wording, page: &PatientPage, NamedGoal { id, goal }: &NamedGoal) -> Html {
    html! {
        <li class="stack tight" key={id.to_string()} data-test={format!("goal-{id}")}>
            <p class="strong" dir="auto">{ goal.what.as_str() }</p>
            <p class="soft">{ step(w, page, goal) }</p>
        </li>
    }
}

fn step(w: &Wording, page: &PatientPage, goal: &Goal) -> AttrValue {
    if let Some(ended) = goal.ended_on {
        return w.ta("team-agreed-goal-ended", &[("day", w.date(ended, page.today).as_str().into())]);
    }
    let Some((number, step)) = goal.step_on(page.today) else { return w.t("team-agreed-goal-none") };
    let amount = w.amount(&goal.unit, step.amount.value());
    let per = w.t(&format!("goal-per-{}", goal.per.word()));
    let values = [
        ("number", number.into()),
        ("of", goal.steps.len().into()),
        ("amount", amount.as_str().into()),
        ("per", per.as_str().into()),
    ];
    w.ta("team-agreed-goal-step", &values)
}

fn work_of(w: &Wording, work: &WorkPage) -> Html {
    let told: Vec<_> = work.days.iter().filter(|day| day.worked.is_some() || day.planned.is_some()).collect();
    if told.is_empty() && work.plans.is_empty() {
        return html! { <p class="soft">{ w.t("team-agreed-work-none") }</p> };
    }
    // What was not written is a gap, not a nought.
    let cell = |hours: Option<domain::entry::Quarters>| match hours {
        Some(hours) => html! { <td>{ w.hours(hours) }</td> },
        None => html! { <td class="soft">{ "–" }</td> },
    };
    let accommodations = work.plans.iter().filter_map(|plan| plan.accommodations.as_ref());
    html! {
        <div class="stack" data-test="agreed-work">
            if !told.is_empty() {
                <table data-test="work-table">
                    <caption class="unseen">{ w.t("team-agreed-work-caption") }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ w.t("team-agreed-work-day") }</th>
                            <th scope="col">{ w.t("team-agreed-work-planned") }</th>
                            <th scope="col">{ w.t("team-agreed-work-worked") }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for told.iter().map(|hours| html! {
                            <tr>
                                <th scope="row">{ w.day(hours.day) }</th>
                                { cell(hours.planned) }
                                { cell(hours.worked) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            }
            { for accommodations.map(|text| html! {
                <p dir="auto">
                    <span class="strong">{ w.t("team-agreed-accommodations") }</span>
                    { " – " }
                    { text.as_str() }
                </p>
            }) }
        </div>
    }
}

fn beside_the_programme(w: &Wording, page: &PatientPage) -> Html {
    let pauses = page.pauses.iter().flatten().map(|shared| pause(w, shared));
    let own = page.own_exercises.iter().flatten().filter(|named| named.exercise.retired_on.is_none());
    let own = own.map(|named| {
        let title = w.ta("team-agreed-own", &[("title", isolated(named.exercise.title.as_str()))]);
        match named.exercise.dosage {
            Some(dosage) => figure::joined(&[title, figure::dosage(w, dosage)], " · "),
            None => title,
        }
    });
    let closer = page.measure_periods.iter().flatten().map(|period| {
        let values = [("from", w.day(period.from)), ("until", w.day(period.until))];
        w.ta("team-agreed-closer", &values.each_ref().map(|(name, day)| (*name, day.as_str().into())))
    });
    let lines: Vec<AttrValue> = pauses.chain(closer).chain(own).collect();
    if lines.is_empty() {
        return html! { <p class="soft">{ w.t("team-agreed-exercises-none") }</p> };
    }
    html! {
        <ul class="list" data-test="agreed-exercises">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
    }
}

fn pause(w: &Wording, shared: &SharedPause) -> AttrValue {
    let from = w.day(shared.from);
    let days = match shared.to {
        Some(to) => w.ta("team-agreed-pause", &[("from", from.as_str().into()), ("to", w.day(to).as_str().into())]),
        None => w.ta("team-agreed-pause-open", &[("from", from.as_str().into())]),
    };
    match shared.reason {
        Some(reason) => figure::joined(&[days, w.t(&format!("pause-reason-{}", reason.word()))], " · "),
        None => days,
    }
}
