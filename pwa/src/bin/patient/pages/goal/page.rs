//! One goal: today's step and what counts towards it, the tries it starts from, and its steps.

use domain::entry::Body;
use domain::goal::{Amount, Goal, MIN_TRIES};
use domain::id::{EntryId, GoalId};
use pwa::components::{Button, Empty, Look, Page, Way};
use pwa::hooks::{Drafting, use_navigator, use_record};
use pwa::ids;
use pwa::record::plans::GoalDue;
use pwa::wording::{Wording, apart, use_wording};
use yew::prelude::*;

use super::amount::AmountForm;
use super::baseline::Baseline;
use super::ladder::LadderForm;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::log;
use crate::pages::plans::versions::{Of, Versions};
use crate::pages::today::goals::{easier_words, enough_key, step_words};
use crate::route::Route;

/// [`GoalPage`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct GoalPageProps {
    /// Which one.
    pub(crate) id: GoalId,
}

/// The screen.
#[component]
pub(crate) fn GoalPage(props: &GoalPageProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let changing = use_state(|| false);
    let (kept, today, id) = (record.record(), record.today(), props.id);
    let back = html! { <Way to={Route::Goals} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let Some((goal, revision)) = kept.goals.get(&id).map(|goal| (goal.body.clone(), goal.revision)) else {
        return html! { <Page title={w.t("goal-title")} {back}><Empty title={w.t("goal-gone")} test="goal-gone" /></Page> };
    };
    let change = |to: bool| {
        let changing = changing.clone();
        Callback::from(move |()| changing.set(to))
    };
    let due = kept.goal_on(id, &goal, today);
    let ready = goal.tries.len() >= MIN_TRIES;
    html! {
        <Page title={apart(goal.what.as_str())} {back}>
            if let Some(due) = due {
                <Step {due} />
            }
            if goal.steps.is_empty() {
                <Baseline {id} goal={goal.clone()} />
            }
            if ready && (goal.steps.is_empty() || *changing) {
                <section class="card">
                    <h2>{ w.t("goal-steps-new") }</h2>
                    <LadderForm {id} goal={goal.clone()} on_saved={change(false)} />
                </section>
            }
            if !goal.steps.is_empty() {
                { steps(&w, &goal, today) }
                if !*changing && goal.ended_on.is_none() {
                    <Button test="goal-steps-change" on_press={change(true)}>{ w.t("goal-steps-change") }</Button>
                }
            }
            <Ending {id} {goal} />
            <Versions of={Of::Goal} id={id.to_string()} {revision} />
        </Page>
    }
}

/// One version of a goal: its steps, its tries before there are any, and its end.
pub(crate) fn shown(w: &Wording, goal: &Goal) -> Html {
    let amount = |amount: Amount| w.amount(&goal.unit, amount.value());
    let tries = goal
        .tries
        .iter()
        .enumerate()
        .map(|(place, one)| format!("{}: {}", w.ta("goal-try", &[("n", (place + 1).into())]), amount(one.amount)));
    let steps = goal.steps.iter().map(|step| {
        let values = [("amount", amount(step.amount)), ("day", w.day(step.from))];
        w.ta("goal-step-from", &values.each_ref().map(|(name, text)| (*name, text.as_str().into()))).to_string()
    });
    html! {
        <div class="stack tight">
            <ul class="doings">{ for tries.chain(steps).map(|line| html! { <li>{ line }</li> }) }</ul>
            if let Some(ended) = goal.ended_on {
                <p class="soft">{ w.ta("goal-ended-on", &[("day", w.full_date(ended).as_str().into())]) }</p>
            }
        </div>
    }
}

/// Every step with its first day; that of today is marked.
fn steps(w: &Wording, goal: &Goal, today: domain::LocalDay) -> Html {
    let now = goal.step_on(today).map(|(number, _)| number);
    let one = |(place, step): (usize, &domain::goal::Step)| {
        let here = now == Some(place + 1);
        html! {
            <li class={classes!(here.then_some("strong"))} aria-current={here.then_some("step")}>
                { w.ta("goal-step-from", &[
                    ("amount", w.amount(&goal.unit, step.amount.value()).as_str().into()),
                    ("day", w.day(step.from).as_str().into()),
                ]) }
            </li>
        }
    };
    html! {
        <section class="card">
            <h2>{ w.t("goal-steps") }</h2>
            <ol class="doings" data-test="goal-steps">{ for goal.steps.iter().enumerate().map(one) }</ol>
            <p class="hint">{ w.t("goal-steps-hint") }</p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct StepProps {
    due: GoalDue,
}

/// Today's step, and how much of it was done.
#[component]
fn Step(props: &StepProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let due = &props.due;
    let on_amount = {
        let (saver, due, today) = (saver.clone(), due.clone(), record.today());
        Callback::from(move |(draft, amount): (Drafting<String>, Amount)| {
            let pen = draft.pen();
            let entry = pen.entry(today, Body::Activity(log::towards(due.id, &due.goal, amount)));
            let id = ids::fresh(EntryId::new);
            saver.empty(&draft, async move { pen.save_entry(id, &entry).await }, |()| ());
        })
    };
    let counted = w.amount(&due.goal.unit, due.today.counted);
    html! {
        <section class="card" data-test="goal-step">
            <p class="strong">{ step_words(&w, due) }</p>
            { easier_words(&w, due).map(|words| html! { <p data-test="goal-easier">{ words }</p> }) }
            if due.today.counted > 0 {
                <p data-test="goal-counted">{ w.ta("goal-counted", &[("amount", counted.as_str().into())]) }</p>
            }
            if due.enough() {
                <p class="done-mark" data-test="goal-enough">{ w.t(enough_key(due)) }</p>
            }
            <AmountForm
                name="goal-amount"
                address={format!("{}#amount", Route::Goal { id: due.id }.to_path())}
                label={w.t("goal-amount")}
                unit={due.goal.unit.clone()}
                save={w.t("words-save")}
                look={Look::Primary}
                {saver}
                {on_amount}
            />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct EndingProps {
    id: GoalId,
    goal: Goal,
}

/// Ends the goal, takes it up again, or removes one that was a mistake and holds nothing.
#[component]
fn Ending(props: &EndingProps) -> Html {
    let w = use_wording();
    let (record, navigator, saver) = (use_record(), use_navigator(), use_saver());
    let (id, today) = (props.id, record.today());
    let ended = props.goal.ended_on.is_some();
    let turn = {
        let (record, saver, goal) = (record.clone(), saver.clone(), props.goal.clone());
        Callback::from(move |()| {
            // The day itself is still one of its days.
            let goal = Goal { ended_on: (!ended).then_some(today), ..goal.clone() };
            let record = record.clone();
            saver.run(async move { record.save_goal(id, &goal).await }, |()| ());
        })
    };
    let remove = {
        let (record, saver) = (record.clone(), saver.clone());
        Callback::from(move |()| {
            let (record, navigator) = (record.clone(), navigator.clone());
            saver.run(async move { record.remove_goal(id).await }, move |()| navigator.replace(Route::Goals));
        })
    };
    let empty = props.goal.tries.is_empty() && props.goal.steps.is_empty();
    html! {
        <section class="stack">
            if let Some(ended) = props.goal.ended_on {
                <p class="soft" data-test="goal-ended-on">{ w.ta("goal-ended-on", &[("day", w.full_date(ended).as_str().into())]) }</p>
            }
            <SaveFailed saver={saver.clone()} />
            if empty {
                <Button look={Look::Plain} test="goal-remove" on_press={remove}>{ w.t("goal-remove") }</Button>
            } else {
                <Button look={Look::Plain} test="goal-end" on_press={turn}>
                    { w.t(if ended { "goal-take-up" } else { "goal-end" }) }
                </Button>
            }
        </section>
    }
}
