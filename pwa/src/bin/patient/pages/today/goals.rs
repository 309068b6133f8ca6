//! *Delmål* on *I dag*, from the part of the plans: the day's step, and that it is enough. One tap says that it was reached; nothing asks for more.

use domain::LocalDay;
use domain::entry::Body;
use domain::goal::{Amount, Per};
use domain::id::EntryId;
use pwa::components::{Button, Way};
use pwa::hooks::use_record;
use pwa::ids;
use pwa::record::plans::GoalDue;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::forms::saving::{SaveFailed, use_saver};
use crate::log;
use crate::route::{Route, use_route};
use crate::undo::{Done, use_done};

/// "I dag: 20 min (trin 3 af 5)", by the week "Denne uge: …".
pub(crate) fn step_words(w: &Wording, due: &GoalDue) -> AttrValue {
    let amount = w.amount(&due.goal.unit, due.today.wanted.value());
    let values = [("amount", amount.as_str().into()), ("number", due.today.number.into()), ("of", due.today.of.into())];
    let key = match due.goal.per {
        Per::Occasion => "today-goal-occasion",
        Per::Day => "today-goal-day",
        Per::Week => "today-goal-week",
    };
    w.ta(key, &values)
}

/// What a flare-up makes enough: the step before, never rest.
pub(crate) fn easier_words(w: &Wording, due: &GoalDue) -> Option<AttrValue> {
    let amount = w.amount(&due.goal.unit, due.easier?.amount.value());
    Some(w.ta("today-goal-easier", &[("amount", amount.as_str().into())]))
}

/// The wording of *det er nok*.
pub(crate) fn enough_key(due: &GoalDue) -> &'static str {
    if due.goal.per == Per::Week { "today-goal-enough-week" } else { "today-goal-enough" }
}

/// What one tap logs: what is left of the step, or of the easier one. A week is not walked in one go.
fn in_one_tap(due: &GoalDue) -> Option<Amount> {
    let enough = due.easier.map_or(due.today.wanted, |step| step.amount);
    let left = match due.goal.per {
        Per::Week => return None,
        Per::Occasion => enough.value(),
        Per::Day => enough.value().saturating_sub(due.today.counted),
    };
    Amount::try_from(i64::from(left)).ok()
}

/// [`Goals`]' properties.
#[derive(Properties, PartialEq)]
pub(crate) struct GoalsProps {
    pub(crate) day: LocalDay,
}

/// A line for each goal with a step on the day; nothing where none has.
#[component]
pub(crate) fn Goals(props: &GoalsProps) -> Html {
    let w = use_wording();
    let (record, saver, done, on) = (use_record(), use_saver(), use_done(), use_route());
    let day = props.day;
    let goals = record.record().goals_on(day);
    if goals.is_empty() {
        return html! {};
    }
    let reached = |due: &GoalDue, amount: Amount| {
        let (record, saver, done, w, on, due) =
            (record.clone(), saver.clone(), done.clone(), w.clone(), on.clone(), due.clone());
        Callback::from(move |()| {
            let entry = record.entry(day, Body::Activity(log::towards(due.id, &due.goal, amount)));
            let (record, id) = (record.clone(), ids::fresh(EntryId::new));
            let text = w.ta("today-done-said", &[("exercise", isolated(due.goal.what.as_str()))]);
            let said = Done::one(text, on.clone(), (id, None));
            let done = done.clone();
            saver.run(async move { record.save_entry(id, &entry).await }, move |()| done.emit(said));
        })
    };
    let line = |due: &GoalDue| {
        let what = due.goal.what.to_string();
        html! {
            <li class="exercise" key={due.id.to_string()} data-test="goal">
                <Way to={Route::Goal { id: due.id }} test="goal-open" class="open">
                    <span class="strong" dir="auto">{ &what }</span>
                    <span class="soft">{ step_words(&w, due) }</span>
                    { easier_words(&w, due).map(|words| html! { <span class="soft" data-test="goal-easier">{ words }</span> }) }
                </Way>
                if due.enough() {
                    <span class="done-mark" data-test="goal-enough">{ "✓ " }{ w.t(enough_key(due)) }</span>
                } else if let Some(amount) = in_one_tap(due) {
                    <Button
                        test="goal-reached"
                        spoken={w.ta("today-done-spoken", &[("exercise", isolated(&what))])}
                        on_press={reached(due, amount)}
                    >
                        { w.t("today-done") }
                    </Button>
                }
            </li>
        }
    };
    html! {
        <section class="card" aria-labelledby="goals-title" data-test="goals">
            <h2 id="goals-title">{ w.t("today-goals") }</h2>
            <SaveFailed saver={saver.clone()} />
            <ul class="list">{ for goals.iter().map(line) }</ul>
        </section>
    }
}
