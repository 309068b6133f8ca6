//! An activity for the diary: what it was, and if wanted how long, how hard, and the pain before and after.

use domain::Score;
use domain::entry::{Activity, Body, Minutes, Unknown, What};
use domain::goal::Amount;
use domain::id::GoalId;
use domain::json::Json;
use domain::text::{Line, TextError};
use pwa::components::{Button, Chips, Choice, Field, Look};
use pwa::hooks::use_draft;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField, scale};
use super::continued::continued;
use super::exercise::name;
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

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
    amount: Option<Amount>,
    note: NoteDraft,
}

/// What is wrong, beside the field it is about.
#[derive(Debug, Clone, PartialEq, Default)]
struct Mistakes {
    what: bool,
    words: bool,
    minutes: bool,
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
            amount: activity.amount,
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
        let typed = self.minutes.trim();
        let minutes = if typed.is_empty() {
            Ok(None)
        } else {
            typed.parse::<i64>().map_err(|_| ()).and_then(|n| Minutes::try_from(n).map(Some).map_err(|_| ()))
        };
        let own_without_words = self.what == Some(What::Own) && words == Ok(None);
        let mistakes = Mistakes {
            what: self.what.is_none(),
            words: words.is_err() || own_without_words,
            minutes: minutes.is_err(),
        };
        match (self.what, words, minutes, self.note.parse()) {
            (Some(what), Ok(words), Ok(minutes), Ok(note)) if !own_without_words => Ok(Activity {
                what,
                words,
                minutes,
                effort: self.effort,
                pain_before: self.pain_before,
                pain_after: self.pain_after,
                goal: self.goal,
                amount: self.amount,
                note,
                unknown,
            }),
            _ => Err(mistakes),
        }
    }
}

/// The form.
#[component]
pub(crate) fn ActivityForm(props: &FormProps) -> Html {
    let w = use_wording();
    let saver = use_saver();
    let before = props.entry.as_ref().map(|(_, entry)| entry.body.clone());
    let draft = use_draft(props.draft_address(&Route::Activity), || Draft::of(before.as_ref()));
    let mistakes = use_state(Mistakes::default);
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
    let on_what = draft.change(|draft, what| draft.what = what);
    let on_note = draft.change(|draft, note| draft.note = note);
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="activity-form">
            { continued(&w, &draft) }
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
