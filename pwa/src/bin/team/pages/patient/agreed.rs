//! What was agreed beside the programme: goals with today's step, the patient's own plans, the return to work, pauses, own
//! exercises and closer follow-up.

use domain::category::Category;
use domain::json::Word;
use domain::patient::{NamedWorkPlan, PatientPage, PlansPage, SharedPause, WorkPage};
use pwa::components::NotShared;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::goal::Goals;
use super::personal_plan::PersonalPlans;
use super::section::Section;
use super::work_plan::WorkPlanEditor;
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
            { page.work.as_ref().map_or_else(not_shared, |work| work_of(&w, props, work)) }
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
            <Goals goals={plans.goals.clone()} today={page.today} path={props.path.clone()} again={props.again.clone()} />
            <PersonalPlans plans={plans.personal.clone()} path={props.path.clone()} again={props.again.clone()} />
        </div>
    }
}

fn work_of(w: &Wording, props: &Props, work: &WorkPage) -> Html {
    // The one whose latest stage began last stands, as on the patient's phone.
    let latest = |named: &&NamedWorkPlan| (named.plan.stages.last().map(|stage| stage.from), named.id);
    let plan = work.plans.iter().max_by_key(latest).cloned();
    // To change it one must hold *plans* too.
    let path = props.path.clone().filter(|_| props.page.shared.contains(Category::Plans));
    html! {
        <>
            { hours_of(w, work) }
            if let Some(path) = path {
                <WorkPlanEditor {plan} today={props.page.today} {path} again={props.again.clone()} />
            }
        </>
    }
}

fn hours_of(w: &Wording, work: &WorkPage) -> Html {
    let told: Vec<_> = work.days.iter().filter(|day| day.worked.is_some() || day.planned.is_some()).collect();
    if told.is_empty() && work.plans.is_empty() {
        return html! { <p class="soft">{ w.t("team-agreed-work-none") }</p> };
    }
    // What was not written is a gap, not a nought.
    let cell = |hours: Option<domain::entry::Quarters>| match hours {
        Some(hours) => html! { <td>{ w.hours(hours) }</td> },
        None => html! { <td class="soft">{ "–" }</td> },
    };
    let accommodations = work.plans.iter().filter_map(|named| named.plan.accommodations.as_ref());
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
