//! Graded goals (*delmål*): the step of the day and what the diary counts towards it. Steps follow time, not pain, and
//! more than the step is not asked for.

use domain::LocalDay;
use domain::goal::{Goal, Per, Today};
use domain::id::GoalId;
use pwa::record::{Kept, Record};
use pwa::wording::Wording;
use yew::prelude::*;

use super::diary::Diary;

/// A card with a line for each goal that has a step on `today`; nothing where none has.
pub(super) fn card(w: &Wording, record: &Record, diary: &Diary<'_>, today: LocalDay) -> Html {
    let lines: Vec<Html> = record.goals.iter().filter_map(|(id, goal)| line(w, *id, goal, diary, today)).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <div class="card" data-test="progress-goals">
            <h3>{ w.t("progress-goals-title") }</h3>
            <ul class="doings">{ for lines }</ul>
        </div>
    }
}

fn line(w: &Wording, id: GoalId, kept: &Kept<Goal>, diary: &Diary<'_>, today: LocalDay) -> Option<Html> {
    let goal = &kept.body;
    let step = goal.on(id, today, diary.activities.iter().copied())?;
    Some(html! {
        <li key={id.to_string()} class="stack tight" data-test="progress-goal">
            <span class="strong" dir="auto">{ goal.what.to_string() }</span>
            <span>{ words(w, goal, step) }</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="rest" width="100" height="8" />
                <rect width={share(step).to_string()} height="8" />
            </svg>
            if step.enough() {
                <span class="done-mark">{ w.t(if goal.per == Per::Week { "progress-goal-enough-week" } else { "progress-goal-enough" }) }</span>
            }
        </li>
    })
}

/// "Trin 3 af 5: 10 min af 20 min."
fn words(w: &Wording, goal: &Goal, step: Today) -> AttrValue {
    let (counted, wanted) = (w.amount(&goal.unit, step.counted), w.amount(&goal.unit, step.wanted.value()));
    let values = [
        ("number", step.number.into()),
        ("of", step.of.into()),
        ("counted", counted.as_str().into()),
        ("wanted", wanted.as_str().into()),
    ];
    w.ta(if goal.per == Per::Week { "progress-goal-week" } else { "progress-goal-day" }, &values)
}

/// How long the bar is, of 100: full is enough, and there is no more than full.
fn share(step: Today) -> u32 {
    let wanted = step.wanted.value().max(1);
    u32::try_from(u64::from(step.counted.min(wanted)) * 100 / u64::from(wanted)).unwrap_or(100)
}
