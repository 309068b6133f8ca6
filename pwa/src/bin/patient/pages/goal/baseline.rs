//! The tries a goal starts from: two or three, as one does it now, before there is any step.

use domain::goal::{Amount, Goal, MAX_TRIES, MIN_TRIES, Try};
use domain::id::GoalId;
use pwa::hooks::{Drafting, use_record};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::amount::AmountForm;
use crate::forms::saving::use_saver;
use crate::route::Route;

/// [`Baseline`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct BaselineProps {
    pub(super) id: GoalId,
    pub(super) goal: Goal,
}

/// The tries so far, and one more while there is room.
#[component]
pub(super) fn Baseline(props: &BaselineProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let goal = &props.goal;
    let on_amount = {
        let (saver, goal, id, today) = (saver.clone(), goal.clone(), props.id, record.today());
        Callback::from(move |(draft, amount): (Drafting<String>, Amount)| {
            let mut goal = goal.clone();
            goal.tries.push(Try { on: today, amount });
            let pen = draft.pen();
            saver.empty(&draft, async move { pen.save_goal(id, &goal).await }, |()| ());
        })
    };
    let place = goal.tries.len() + 1;
    html! {
        <section class="card" data-test="goal-baseline">
            <h2>{ w.t("goal-baseline") }</h2>
            if goal.tries.len() < MIN_TRIES {
                <p>{ w.t("goal-baseline-text") }</p>
            }
            if !goal.tries.is_empty() {
                <ul class="doings" data-test="goal-tries">
                    { for goal.tries.iter().map(|one| html! {
                        <li>{ w.day(one.on) }{ ": " }<span class="strong">{ w.amount(&goal.unit, one.amount.value()) }</span></li>
                    }) }
                </ul>
            }
            if goal.tries.len() < MAX_TRIES {
                <AmountForm
                    name="goal-try"
                    address={format!("{}#try", Route::Goal { id: props.id }.to_path())}
                    label={w.ta("goal-try", &[("n", place.into())])}
                    unit={goal.unit.clone()}
                    save={w.t("goal-try-save")}
                    {saver}
                    {on_amount}
                />
            }
        </section>
    }
}
