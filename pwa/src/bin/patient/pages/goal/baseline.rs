//! The tries a goal starts from: two or three, as one does it now, before there is any step.

use domain::goal::{Goal, MAX_TRIES, MIN_TRIES, Try};
use domain::id::GoalId;
use pwa::components::{Button, Field, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::typed;
use crate::forms::saving::{SaveFailed, use_saver};
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
    let draft = use_draft(format!("{}#try", Route::Goal { id: props.id }.to_path()), String::new);
    let wrong = use_state(|| false);
    use_focus_on_mistake(*wrong);
    let goal = &props.goal;
    let onsubmit = {
        let (draft, wrong, saver, goal, id, today) =
            (draft.clone(), wrong.clone(), saver.clone(), goal.clone(), props.id, record.today());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(amount) = typed(&draft) else { return wrong.set(true) };
            wrong.set(false);
            let mut goal = goal.clone();
            goal.tries.push(Try { on: today, amount });
            let (pen, draft) = (draft.pen(), draft.clone());
            saver.run(async move { pen.save_goal(id, &goal).await }, move |()| draft.clear());
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
                <form class="stack" {onsubmit} novalidate=true>
                    <Field
                        name="goal-try"
                        label={w.ta("goal-try", &[("n", place.into())])}
                        hint={w.unit(&goal.unit)}
                        value={(*draft).clone()}
                        inputmode="numeric"
                        autocomplete="off"
                        mistake={wrong.then(|| w.t("plan-whole-number"))}
                        on_input={draft.change(|text, typed| *text = typed)}
                    />
                    <SaveFailed saver={saver.clone()} />
                    <Button submit=true wide=true off={saver.busy()} test="goal-try-save">{ w.t("goal-try-save") }</Button>
                </form>
            }
        </section>
    }
}
