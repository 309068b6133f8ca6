//! The steps: made from where to start, how much to add, how often and where to get to. Made anew they leave what has been.

use domain::LocalDay;
use domain::goal::{Goal, Ladder, MAX_STEPS, Step};
use domain::id::GoalId;
use domain::json::Json;
use pwa::components::{Button, Chips, Choice, Field, Look, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::typed;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// Days that a step may be chosen to last.
const DAYS: [(i64, &str, &str); 4] =
    [(3, "3", "goal-days-3"), (7, "7", "goal-days-7"), (14, "14", "goal-days-14"), (28, "28", "goal-days-28")];

#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    first: String,
    more: String,
    days: Option<i64>,
    last: String,
    from: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    First,
    More,
    Days,
    Last,
    From,
    TooMany,
}

impl Draft {
    /// The steps of the goal with these from their first day on, and those before it as they were.
    fn parse(&self, goal: &Goal, today: LocalDay) -> Result<Vec<Step>, Mistake> {
        let first = typed(&self.first).ok_or(Mistake::First)?;
        let more = typed(&self.more).ok_or(Mistake::More)?;
        let days = self.days.ok_or(Mistake::Days)?;
        let last = typed(&self.last).filter(|last| *last >= first).ok_or(Mistake::Last)?;
        let from = self.from.parse::<LocalDay>().ok().filter(|from| *from >= today).ok_or(Mistake::From)?;
        let steps = Ladder { from, first, more, days, last }.steps().ok_or(Mistake::TooMany)?;
        let been = goal.steps.iter().copied().filter(|step| step.from < from);
        let all: Vec<Step> = been.chain(steps).collect();
        if all.len() > MAX_STEPS { Err(Mistake::TooMany) } else { Ok(all) }
    }
}

/// [`LadderForm`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct LadderFormProps {
    pub(super) id: GoalId,
    pub(super) goal: Goal,
    /// Once the steps are on the phone.
    pub(super) on_saved: Callback<()>,
}

/// The form.
#[component]
pub(super) fn LadderForm(props: &LadderFormProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let today = record.today();
    let address = format!("{}#steps", Route::Goal { id: props.id }.to_path());
    let draft = use_draft(address, || Draft { from: today.to_string(), ..Draft::default() });
    let mistake = use_state(|| None::<Mistake>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (draft, mistake, saver) = (draft.clone(), mistake.clone(), saver.clone());
        let (goal, id, on_saved) = (props.goal.clone(), props.id, props.on_saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let goal = match draft.parse(&goal, today) {
                Ok(steps) => Goal { steps, ..goal.clone() },
                Err(found) => return mistake.set(Some(found)),
            };
            mistake.set(None);
            let (pen, on_saved) = (draft.pen(), on_saved.clone());
            saver.run(async move { pen.save_goal(id, &goal).await }, move |()| on_saved.emit(()));
        })
    };
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    let number = |name: &'static str,
                  label: &str,
                  value: &str,
                  wrong: Option<AttrValue>,
                  with: fn(&mut Draft, String)| {
        html! {
            <Field {name} label={w.t(label)} value={value.to_owned()} inputmode="numeric" autocomplete="off" mistake={wrong} on_input={draft.change(with)} />
        }
    };
    let choices = DAYS.map(|(value, key, label)| Choice { value, key: key.into(), label: w.t(label) });
    let too_many = said(Mistake::TooMany, "goal-too-many");
    html! {
        <form class="stack" {onsubmit} novalidate=true data-test="goal-steps-form">
            <p data-test="goal-start">{ start(&w, &props.goal) }</p>
            { number("goal-first", "goal-first", &draft.first, said(Mistake::First, "plan-whole-number"), |draft, text| draft.first = text) }
            { number("goal-more", "goal-more", &draft.more, said(Mistake::More, "plan-whole-number").or(too_many), |draft, text| draft.more = text) }
            <Chips<i64>
                name="goal-days"
                label={w.t("goal-days")}
                choices={choices.to_vec()}
                value={draft.days}
                on_change={draft.change(|draft, days| draft.days = days)}
                mistake={said(Mistake::Days, "plan-choose-one")}
            />
            { number("goal-last", "goal-last", &draft.last, said(Mistake::Last, "goal-last-wrong"), |draft, text| draft.last = text) }
            <Field
                name="goal-from"
                kind="date"
                label={w.t("goal-from")}
                value={draft.from.clone()}
                min={today.to_string()}
                mistake={said(Mistake::From, "plan-day-ahead")}
                on_input={draft.change(|draft, text| draft.from = text)}
            />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit=true wide=true off={saver.busy()} test="goal-steps-save">{ w.t("goal-steps-save") }</Button>
        </form>
    }
}

/// The mean of the tries, and a little under it: a proposal.
fn start(w: &Wording, goal: &Goal) -> AttrValue {
    let (Some(mean), Some(start)) = (goal.mean_tenths(), goal.start()) else { return w.t("goal-baseline-text") };
    let (mean, start) = (w.tenths(i64::from(mean)), w.amount(&goal.unit, start.value()));
    w.ta("goal-start", &[("mean", mean.as_str().into()), ("start", start.as_str().into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_made_anew_leave_those_that_have_been() {
        let day = |n: i64| LocalDay::from_days_since_epoch(20_000 + n);
        let step = |n, amount: i64| Step { from: day(n), amount: amount.try_into().unwrap() };
        let goal: Goal = serde_json::from_value(serde_json::json!({
            "what": "gå", "unit": {"by": "minutes"}, "per": "day", "set_on": day(-9),
        }))
        .unwrap();
        let goal = Goal { steps: vec![step(-7, 10), step(0, 12), step(7, 14)], ..goal };
        let draft = Draft {
            first: "11".to_owned(),
            more: "2".to_owned(),
            days: Some(7),
            last: "14".to_owned(),
            from: day(0).to_string(),
        };
        assert_eq!(draft.parse(&goal, day(0)).unwrap(), [step(-7, 10), step(0, 11), step(7, 13), step(14, 14)]);
        let wrong = |draft: Draft| draft.parse(&goal, day(0)).unwrap_err();
        assert_eq!(wrong(Draft { last: "10".to_owned(), ..draft.clone() }), Mistake::Last);
        assert_eq!(wrong(Draft { more: "0".to_owned(), ..draft.clone() }), Mistake::More);
        assert_eq!(wrong(Draft { last: "999".to_owned(), ..draft.clone() }), Mistake::TooMany);
        assert_eq!(wrong(Draft { from: day(-1).to_string(), ..draft }), Mistake::From);
    }
}
