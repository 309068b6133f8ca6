//! The goals: those that go on, and those that have ended.

use domain::goal::Goal;
use domain::id::GoalId;
use pwa::components::{Empty, Page, Way};
use pwa::hooks::use_record;
use pwa::record::Kept;
use pwa::record::plans::GoalDue;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::pages::plans;
use crate::pages::today::goals::step_words;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn Goals() -> Html {
    let w = use_wording();
    let record = use_record();
    let (kept, today) = (record.record(), record.today());
    let (going, ended): (Vec<_>, Vec<_>) =
        kept.goals.iter().partition(|(_, goal)| goal.body.ended_on.is_none_or(|ended| ended >= today));
    let line = |id: GoalId, goal: &Kept<Goal>| {
        let due = kept.goal_on(id, &goal.body, today);
        html! {
            <li key={id.to_string()}>
                <Way to={Route::Goal { id }} test="goal-open" class="way">
                    <span class="stack tight">
                        <span class="strong" dir="auto">{ goal.body.what.to_string() }</span>
                        <span class="soft small">{ state(&w, &goal.body, due.as_ref()) }</span>
                    </span>
                </Way>
            </li>
        }
    };
    html! {
        <Page title={w.t("goal-title")} back={plans::back(&w)}>
            if going.is_empty() {
                <Empty title={w.t("goal-none")} text={w.t("goal-intro")} />
            } else {
                <ul class="list card" data-test="goal-list">{ for going.iter().map(|(id, goal)| line(**id, goal)) }</ul>
            }
            <Way to={Route::NewGoal} test="goal-new" class="button primary wide">{ w.t("goal-new") }</Way>
            if !ended.is_empty() {
                <details>
                    <summary data-test="goal-ended">{ w.t("goal-ended") }</summary>
                    <ul class="list card">{ for ended.iter().map(|(id, goal)| line(**id, goal)) }</ul>
                </details>
            }
        </Page>
    }
}

fn state(w: &Wording, goal: &Goal, due: Option<&GoalDue>) -> AttrValue {
    match (goal.ended_on, due) {
        (Some(ended), None) => w.ta("goal-ended-on", &[("day", w.full_date(ended).as_str().into())]),
        (_, Some(due)) => step_words(w, due),
        (None, None) if goal.steps.is_empty() => w.t("goal-no-steps"),
        (None, None) => w.t("goal-to-come"),
    }
}
