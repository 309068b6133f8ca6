//! An activity for the diary: what it was, and if wanted how long, how hard, and the pain before and after.

use domain::entry::{Activity, Body, Unknown, What};
use domain::goal::{Goal, Unit};
use domain::id::GoalId;
use domain::json::Json;
use domain::text::{Line, TextError};
use domain::{LocalDay, Score};
use pwa::components::{Button, Chips, Choice, Field, Look, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::record::Record;
use pwa::wording::{Wording, apart, isolated, use_wording};
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField, scale};
use super::continued::continued;
use super::exercise::name;
use super::offer::{Offer, offers};
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

/// How many of the last activities are offered.
const OFFERED: usize = 3;

/// The most characters in own words.
const WORDS_MAX: u32 = 80;

#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    what: Option<What>,
    words: String,
    minutes: String,
    effort: Option<Score>,
    pain_before: Option<Score>,
    pain_after: Option<Score>,
    goal: Option<GoalId>,
    amount: Option<String>,
    note: NoteDraft,
}

/// What is wrong, beside the field it is about.
#[derive(Debug, Clone, PartialEq, Default)]
struct Mistakes {
    what: bool,
    words: bool,
    minutes: bool,
    amount: bool,
}

impl Draft {
    fn of(body: Option<&Body>) -> Self {
        let Some(Body::Activity(activity)) = body else { return Self::default() };
        Self {
            what: Some(activity.what),
            words: activity.words.as_ref().map(|words| words.as_str().to_owned()).unwrap_or_default(),
            minutes: activity.minutes.map(|minutes| minutes.value().to_string()).unwrap_or_default(),
            effort: activity.effort,
            pain_before: activity.pain_before,
            pain_after: activity.pain_after,
            goal: activity.goal,
            amount: activity.amount.map(|amount| amount.value().to_string()),
            note: NoteDraft::of(activity.note.as_ref()),
        }
    }

    /// `before` is what is corrected: fields of a newer version survive.
    fn parse(&self, before: Option<&Body>) -> Result<Activity, Mistakes> {
        let unknown = match before {
            Some(Body::Activity(activity)) => activity.unknown.clone(),
            _ => Unknown::new(),
        };
        let words = match Line::parse(self.words.trim()) {
            Ok(words) => Ok(Some(words)),
            Err(TextError::Empty) => Ok(None),
            Err(_) => Err(()),
        };
        let minutes = number(&self.minutes);
        // What it would count for belongs to the goal.
        let amount = if self.goal.is_some() { number(self.amount.as_deref().unwrap_or_default()) } else { Ok(None) };
        let own_without_words = self.what == Some(What::Own) && words == Ok(None);
        let mistakes = Mistakes {
            what: self.what.is_none(),
            words: words.is_err() || own_without_words,
            minutes: minutes.is_err(),
            amount: amount.is_err(),
        };
        match (self.what, words, minutes, amount, self.note.parse()) {
            (Some(what), Ok(words), Ok(minutes), Ok(amount), Ok(note)) if !own_without_words => Ok(Activity {
                what,
                words,
                minutes,
                effort: self.effort,
                pain_before: self.pain_before,
                pain_after: self.pain_after,
                goal: self.goal,
                amount,
                note,
                unknown,
            }),
            _ => Err(mistakes),
        }
    }
}

/// A whole number in a field that may stay empty.
fn number<T: TryFrom<i64>>(typed: &str) -> Result<Option<T>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse::<i64>().ok().and_then(|n| T::try_from(n).ok()).map(Some).ok_or(()),
    }
}

/// The last of each kind of activity, newest first, to be taken over: what it was, for how long, towards which goal.
fn last(record: &Record) -> Vec<Activity> {
    let mut found: Vec<Activity> = Vec::new();
    let mut entries: Vec<_> = record.entries.iter().collect();
    entries.sort_by_key(|(id, kept)| std::cmp::Reverse((kept.body.day, **id)));
    for (_, kept) in entries {
        let Body::Activity(activity) = &kept.body.body else { continue };
        let same = |other: &Activity| (other.what, &other.words) == (activity.what, &activity.words);
        if !found.iter().any(same) {
            found.push(activity.clone());
        }
        if found.len() == OFFERED {
            break;
        }
    }
    found
}

fn offered(w: &Wording, record: &Record) -> Vec<Offer<Activity>> {
    let label = |activity: &Activity| {
        let what = match &activity.words {
            Some(words) => AttrValue::from(words.as_str().to_owned()),
            None => w.t(&format!("what-{}", name(activity.what))),
        };
        match activity.minutes {
            Some(n) => w.ta("activity-offer", &[("what", isolated(&what)), ("n", n.value().into())]),
            None => what,
        }
    };
    let one = |(place, activity): (usize, Activity)| Offer {
        label: label(&activity),
        test: format!("activity-offer-{place}").into(),
        value: activity,
    };
    last(record).into_iter().enumerate().map(one).collect()
}

/// The goals that an activity of `day` can count towards; the one it counts towards already among them.
fn goals(record: &Record, day: LocalDay, chosen: Option<GoalId>) -> Vec<(GoalId, Goal)> {
    let open = |goal: &Goal| goal.set_on <= day && goal.ended_on.is_none_or(|ended| day <= ended);
    let goals = record.goals.iter().filter(|(id, kept)| Some(**id) == chosen || open(&kept.body));
    goals.map(|(id, kept)| (*id, kept.body.clone())).collect()
}

/// What an amount is asked in; minutes are asked anyway, and once is what it counts where nothing is said.
fn unit(w: &Wording, goal: &Goal) -> Option<AttrValue> {
    match &goal.unit {
        Unit::Minutes => None,
        Unit::Times => Some(w.t("activity-unit-times")),
        Unit::Metres => Some(w.t("activity-unit-metres")),
        Unit::Own { word } => Some(word.as_str().to_owned().into()),
    }
}

/// The form.
#[component]
pub(crate) fn ActivityForm(props: &FormProps) -> Html {
    let w = use_wording();
    let record = use_record().record();
    let saver = use_saver();
    let before = props.entry.as_ref().map(|(_, entry)| entry.body.clone());
    let draft = use_draft(props.draft_address(&Route::Activity), || Draft::of(before.as_ref()));
    let mistakes = use_state(Mistakes::default);
    use_focus_on_mistake((*mistakes).clone());
    let change = |with: fn(&mut Draft, Option<Score>)| draft.change(with);
    let typed = |with: fn(&mut Draft, String)| draft.change(with);
    let onsubmit = {
        let (draft, mistakes, saver, props) = (draft.clone(), mistakes.clone(), saver.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.parse(before.as_ref()) {
                Ok(activity) => {
                    mistakes.set(Mistakes::default());
                    let record = draft.pen();
                    let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, Body::Activity(activity));
                    let on_saved = props.on_saved.clone();
                    saver.run(keep(record, id, entry), move |id| on_saved.emit(id));
                }
                Err(found) => mistakes.set(found),
            }
        })
    };
    let is_new = props.entry.is_none();
    let on_offer = draft.change(|draft, last: Activity| {
        draft.what = Some(last.what);
        draft.words = last.words.map(|words| words.as_str().to_owned()).unwrap_or_default();
        draft.minutes = last.minutes.map(|minutes| minutes.value().to_string()).unwrap_or_default();
        draft.goal = last.goal;
    });
    let goals = goals(&record, props.day, draft.goal);
    let unit = goals.iter().find(|(id, _)| Some(*id) == draft.goal).and_then(|(_, goal)| unit(&w, goal));
    let choice =
        |(id, goal): (GoalId, Goal)| Choice { value: id, key: id.to_string().into(), label: apart(goal.what.as_str()) };
    let towards: Vec<Choice<GoalId>> = goals.into_iter().map(choice).collect();
    let on_what = draft.change(|draft, what| draft.what = what);
    let on_note = draft.change(|draft, note| draft.note = note);
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="activity-form">
            { continued(&w, &draft) }
            if is_new {
                { offers(w.t("offers"), offered(&w, &record), &on_offer) }
            }
            <Chips<What>
                name="what"
                label={w.t("activity-what")}
                choices={kinds(&w)}
                value={draft.what}
                on_change={on_what}
                mistake={mistakes.what.then(|| w.t("activity-what-missing"))}
            />
            <Field
                name="activity-words"
                label={w.t("activity-words")}
                value={draft.words.clone()}
                optional={draft.what != Some(What::Own)}
                max_length={WORDS_MAX}
                mistake={mistakes.words.then(|| w.t("activity-words-missing"))}
                on_input={typed(|draft, text| draft.words = text)}
            />
            <Field
                name="activity-minutes"
                label={w.t("activity-minutes")}
                value={draft.minutes.clone()}
                optional={true}
                kind="number"
                inputmode="numeric"
                min="1"
                max="1440"
                mistake={mistakes.minutes.then(|| w.t("activity-minutes-wrong"))}
                on_input={typed(|draft, text| draft.minutes = text)}
            />
            if !towards.is_empty() {
                <Chips<GoalId> name="goal" label={w.t("activity-goal")} choices={towards} value={draft.goal} on_change={draft.change(|draft, goal| draft.goal = goal)} />
            }
            if let Some(unit) = unit {
                <Field
                    name="activity-amount"
                    label={w.ta("activity-amount", &[("unit", unit.as_str().into())])}
                    hint={w.t("activity-amount-hint")}
                    value={draft.amount.clone().unwrap_or_default()}
                    optional={true}
                    kind="number"
                    inputmode="numeric"
                    min="1"
                    mistake={mistakes.amount.then(|| w.t("activity-amount-wrong"))}
                    on_input={typed(|draft, text| draft.amount = Some(text))}
                />
            }
            { scale(&w, "effort", "activity-effort", "effort", draft.effort, change(|draft, score| draft.effort = score)) }
            { scale(&w, "pain-before", "activity-pain-before", "pain", draft.pain_before, change(|draft, score| draft.pain_before = score)) }
            { scale(&w, "pain-after", "activity-pain-after", "pain", draft.pain_after, change(|draft, score| draft.pain_after = score)) }
            <NoteField draft={draft.note.clone()} on_change={on_note} />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="activity-save">{ w.t("words-save") }</Button>
        </form>
    }
}

fn kinds(w: &Wording) -> Vec<Choice<What>> {
    let choice = |what: What| {
        let key = name(what);
        Choice { value: what, key: key.clone(), label: w.t(&format!("what-{key}")) }
    };
    What::ALL.into_iter().map(choice).collect()
}
