//! The patient's goals, which a professional who holds *plans* sets and lays steps for with them. What a goal is and how it
//! is counted stays once it is set; its tries are the patient's own.

use domain::LocalDay;
use domain::goal::{Goal, GoalEdit, MAX_STEPS, MIN_TRIES, Per, Step};
use domain::id::GoalId;
use domain::json::Word as _;
use domain::patient::NamedGoal;
use pwa::components::{Button, Field, Look, Select, Tick, use_focus_on_mistake};
use pwa::goal::{Counted, Draft, Mistake, counted, pers};
use pwa::ids;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::over::use_over;

/// [`Goals`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct GoalsProps {
    pub(super) goals: Vec<NamedGoal>,
    /// The patient's day now.
    pub(super) today: LocalDay,
    /// Where the patient's page is; none where nothing may be written.
    pub(super) path: Option<AttrValue>,
    /// Fetches the page again.
    pub(super) again: Callback<()>,
}

/// Which form is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    New,
    Steps(GoalId),
}

/// Every goal with today's step, and the forms.
#[component]
pub(super) fn Goals(props: &GoalsProps) -> Html {
    let w = use_wording();
    let open = use_state(|| Open::Nothing);
    let turn = |to: Open| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let on_saved = {
        let (close, again) = (turn(Open::Nothing), props.again.clone());
        Callback::from(move |()| {
            close.emit(());
            again.emit(());
        })
    };
    let one = |named: &NamedGoal| {
        let NamedGoal { id, goal, .. } = named;
        let spoken = w.ta("team-personal-edit-spoken", &[("plan", isolated(goal.what.as_str()))]);
        html! {
            <li class="stack tight" key={id.to_string()} data-test={format!("goal-{id}")}>
                <p class="strong" dir="auto">{ goal.what.as_str() }</p>
                <p class="soft">{ step(&w, goal, props.today) }</p>
                if goal.steps.is_empty() && !goal.tries.is_empty() {
                    <p class="soft">{ w.ta("team-goal-tries", &[("tries", tries(&w, goal).as_str().into())]) }</p>
                }
                if let Some(path) = props.path.clone() {
                    if *open == Open::Steps(*id) {
                        <StepsForm named={named.clone()} today={props.today} {path} on_saved={on_saved.clone()} on_leave={turn(Open::Nothing)} on_gone={props.again.clone()} />
                    } else {
                        <div><Button look={Look::Plain} test="goal-edit" {spoken} on_press={turn(Open::Steps(*id))}>{ w.t("team-personal-edit") }</Button></div>
                    }
                }
            </li>
        }
    };
    html! {
        <>
            if props.goals.is_empty() {
                <p class="soft">{ w.t("team-agreed-no-goals") }</p>
            }
            <ul class="list">{ for props.goals.iter().map(one) }</ul>
            if let Some(path) = props.path.clone() {
                if *open == Open::New {
                    <NewGoal today={props.today} {path} on_saved={on_saved.clone()} on_leave={turn(Open::Nothing)} on_gone={props.again.clone()} />
                } else {
                    <div><Button look={Look::Plain} test="goal-new" on_press={turn(Open::New)}>{ w.t("team-goal-new") }</Button></div>
                }
            }
        </>
    }
}

/// How much the patient does now, before there are steps.
fn tries(w: &Wording, goal: &Goal) -> AttrValue {
    let amounts: Vec<AttrValue> = goal.tries.iter().map(|one| w.amount(&goal.unit, one.amount.value())).collect();
    w.list(&amounts)
}

fn step(w: &Wording, goal: &Goal, today: LocalDay) -> AttrValue {
    if let Some(ended) = goal.ended_on {
        return w.ta("team-agreed-goal-ended", &[("day", w.date(ended, today).as_str().into())]);
    }
    let Some((number, step)) = goal.step_on(today) else { return w.t("team-agreed-goal-none") };
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

/// Steps as typed, earliest first: the first day and how much is enough.
#[derive(Debug, Clone, PartialEq)]
struct Steps {
    rows: Vec<(String, String)>,
    ended: bool,
}

impl Steps {
    fn of(goal: &Goal) -> Self {
        let row = |step: &Step| (step.from.to_string(), step.amount.value().to_string());
        Self { rows: goal.steps.iter().map(row).collect(), ended: goal.ended_on.is_some() }
    }

    /// One more step, a week after the last.
    fn add(&mut self, today: LocalDay) {
        let last = self.rows.last().and_then(|(from, _)| from.parse::<LocalDay>().ok());
        self.rows.push((last.map_or(today, |last| last.plus_days(7)).to_string(), String::new()));
    }

    /// The goal with these steps, or which row is wrong.
    fn parse(&self, goal: &Goal, today: LocalDay) -> Result<Goal, usize> {
        let mut steps: Vec<Step> = Vec::new();
        for (place, (from, amount)) in self.rows.iter().enumerate() {
            let from: LocalDay = from.parse().map_err(|_| place)?;
            let amount = amount.trim().parse::<i64>().ok().and_then(|n| n.try_into().ok()).ok_or(place)?;
            if steps.last().is_some_and(|before| from <= before.from) {
                return Err(place);
            }
            steps.push(Step { from, amount });
        }
        let ended_on = self.ended.then(|| goal.ended_on.unwrap_or(today));
        Ok(Goal { steps, ended_on, ..goal.clone() })
    }
}

#[derive(Properties, PartialEq)]
struct StepsFormProps {
    named: NamedGoal,
    today: LocalDay,
    path: AttrValue,
    on_saved: Callback<()>,
    on_leave: Callback<()>,
    on_gone: Callback<()>,
}

/// The steps of one goal, and its end. Written over the version on the screen.
#[component]
fn StepsForm(props: &StepsFormProps) -> Html {
    let w = use_wording();
    // What is fetched meanwhile does not change what this is written over.
    let named = use_memo((), |()| props.named.clone());
    let typed = use_state(|| Steps::of(&named.goal));
    let wrong = use_state(|| None::<usize>);
    let over = use_over(props.on_saved.clone(), props.on_gone.clone());
    use_focus_on_mistake(*wrong);
    let today = props.today;
    let onsubmit = {
        let (typed, wrong, over, named, path) =
            (typed.clone(), wrong.clone(), over.clone(), named.clone(), props.path.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let goal = match typed.parse(&named.goal, today) {
                Ok(goal) => goal,
                Err(place) => return wrong.set(Some(place)),
            };
            wrong.set(None);
            let path = format!("{path}/goals/{}/versions", named.id);
            over.send::<NamedGoal>(path, GoalEdit { base_revision: named.revision, goal });
        })
    };
    let row = |(place, (from, amount)): (usize, &(String, String))| {
        let mistake = (*wrong == Some(place)).then(|| w.t("team-goal-step-wrong"));
        html! {
            <fieldset class="row" key={place} data-test={format!("goal-row-{place}")}>
                <legend>{ w.ta("team-goal-step", &[("n", (place + 1).into())]) }</legend>
                <Field name={format!("goal-from-{place}")} kind="date" label={w.t("work-plan-from")} value={from.clone()} on_input={change(&typed, move |draft, text| set(draft, place, |row| row.0 = text))} />
                <Field name={format!("goal-amount-{place}")} label={w.t("team-goal-amount")} hint={w.unit(&named.goal.unit)} value={amount.clone()} inputmode="numeric" {mistake} on_input={change(&typed, move |draft, text| set(draft, place, |row| row.1 = text))} />
                <Button look={Look::Plain} test={format!("goal-remove-{place}")} on_press={change(&typed, move |draft, ()| { if place < draft.rows.len() { draft.rows.remove(place); } })}>{ w.t("words-remove") }</Button>
            </fieldset>
        }
    };
    let ready = named.goal.tries.len() >= MIN_TRIES;
    html! {
        <form class="stack" {onsubmit} novalidate=true data-test="goal-steps-form">
            if ready {
                { for typed.rows.iter().enumerate().map(row) }
                if typed.rows.len() < MAX_STEPS {
                    <div><Button test="goal-row-add" on_press={change(&typed, move |draft, ()| draft.add(today))}>{ w.t("team-goal-step-add") }</Button></div>
                }
            } else {
                <p>{ w.t("team-goal-no-tries") }</p>
            }
            <Tick name="goal-ended" label={w.t("team-goal-ended")} checked={typed.ended} on_change={change(&typed, |draft, ended| draft.ended = ended)} />
            { over.foot(&w, "goal", props.on_leave.clone()) }
        </form>
    }
}

fn set(draft: &mut Steps, place: usize, with: impl FnOnce(&mut (String, String))) {
    if let Some(row) = draft.rows.get_mut(place) {
        with(row);
    }
}

/// A callback that changes a part of what is typed.
fn change<T: Clone + 'static, A: 'static>(
    typed: &UseStateHandle<T>,
    with: impl Fn(&mut T, A) + 'static,
) -> Callback<A> {
    let typed = typed.clone();
    Callback::from(move |part| {
        let mut next = (*typed).clone();
        with(&mut next, part);
        typed.set(next);
    })
}

#[derive(Properties, PartialEq)]
struct NewGoalProps {
    today: LocalDay,
    path: AttrValue,
    on_saved: Callback<()>,
    on_leave: Callback<()>,
    on_gone: Callback<()>,
}

/// One more goal. The patient tries first; the steps follow.
#[component]
fn NewGoal(props: &NewGoalProps) -> Html {
    let w = use_wording();
    let typed = use_state(Draft::default);
    let wrong = use_state(|| None::<Mistake>);
    let over = use_over(props.on_saved.clone(), props.on_gone.clone());
    // Kept over a lost answer, so that a goal is not made twice.
    let id = use_memo((), |()| ids::fresh(GoalId::new));
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (typed, wrong, over, id, path, today) =
            (typed.clone(), wrong.clone(), over.clone(), *id, props.path.clone(), props.today);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let goal = match typed.parse(today) {
                Ok(goal) => goal,
                Err(found) => return wrong.set(Some(found)),
            };
            wrong.set(None);
            over.send::<NamedGoal>(format!("{path}/goals/{id}/versions"), GoalEdit { base_revision: 0, goal });
        })
    };
    let said = |about: Mistake, key: &str| (*wrong == Some(about)).then(|| w.t(key));
    html! {
        <form class="stack" {onsubmit} novalidate=true data-test="goal-form">
            <Field name="goal-what" label={w.t("team-goal-what")} max_length={120} value={typed.what.clone()} mistake={said(Mistake::What, "team-goal-what-missing")} on_input={change(&typed, |new, text| new.what = text)} />
            <Select<Counted> name="goal-unit" label={w.t("team-goal-unit")} choices={counted(&w)} placeholder="–" value={typed.counted} mistake={said(Mistake::Counted, "plan-choose-one")} on_change={change(&typed, |new, counted| new.counted = counted)} />
            if typed.counted == Some(Counted::Own) {
                <Field name="goal-word" label={w.t("team-goal-word")} max_length={40} value={typed.word.clone()} mistake={said(Mistake::Word, "team-goal-what-missing")} on_input={change(&typed, |new, text| new.word = text)} />
            }
            <Select<Per> name="goal-per" label={w.t("team-goal-per")} choices={pers(&w)} placeholder="–" value={typed.per} mistake={said(Mistake::Per, "plan-choose-one")} on_change={change(&typed, |new, per| new.per = per)} />
            { over.foot(&w, "goal", props.on_leave.clone()) }
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_typed_in_order_and_the_rest_of_the_goal_stays() {
        let today = LocalDay::from_days_since_epoch(20_000);
        let new =
            Draft { what: "gå".to_owned(), counted: Some(Counted::Times), per: Some(Per::Week), ..Draft::default() };
        let goal = new.parse(today).unwrap();
        let mut draft = Steps::of(&goal);
        draft.add(today);
        assert_eq!(draft.parse(&goal, today), Err(0));
        set(&mut draft, 0, |row| row.1 = "4".to_owned());
        draft.add(today);
        set(&mut draft, 1, |row| row.1 = "6".to_owned());
        let changed = draft.parse(&goal, today).unwrap();
        assert_eq!((changed.steps.len(), changed.steps[1].from, &changed.what), (2, today.plus_days(7), &goal.what));
        assert_eq!(Steps::of(&changed), draft);
        set(&mut draft, 1, |row| row.0 = today.to_string());
        assert_eq!(draft.parse(&goal, today), Err(1));
        draft.rows.pop();
        draft.ended = true;
        assert_eq!(draft.parse(&goal, today).unwrap().ended_on, Some(today));
    }
}
