//! Scoring: one activity to a screen, both ends spelled out, nothing chosen beforehand. The last score is shown only
//! after the answer, so that it does not lead it.

use domain::LocalDay;
use domain::Score;
use domain::entry::{ActivityScore, Assessment, Body};
use domain::id::{EntryId, PsfsActivityId};
use domain::json::Json;
use domain::patient::NamedActivity;
use domain::psfs::CEILING_FROM;
use pwa::components::{Button, Look, Page, Scale};
use pwa::hooks::{RecordHandle, use_draft, use_record};
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::history;
use crate::day::{day_of, on_day};
use crate::forms::continued::continued;
use crate::forms::keep;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// What was answered for one activity: a score, or that it cannot be answered today.
type Answer = Option<Score>;

/// As far as it is answered.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    step: usize,
    given: Vec<ActivityScore>,
}

impl Draft {
    fn answer(&self, activity: PsfsActivityId) -> Option<Answer> {
        self.given.iter().find(|given| given.activity == activity).map(|given| given.score)
    }

    fn put(&mut self, activity: PsfsActivityId, answer: Option<Answer>) {
        self.given.retain(|given| given.activity != activity);
        self.given.extend(answer.map(|score| ActivityScore { activity, score }));
    }
}

/// Where a scoring for a day is kept while it is half answered.
fn address(day: LocalDay) -> AttrValue {
    on_day(&Route::Psfs, day)
}

/// The day of a scoring that was begun and not finished.
pub(super) fn begun(record: &RecordHandle) -> Option<LocalDay> {
    let today = record.today();
    let drafts = record.drafts();
    let mut days = drafts.keys().filter_map(|address| day_of(address.strip_prefix(&Route::Psfs.to_path())?));
    days.rfind(|day| *day <= today)
}

/// [`Scoring`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct ScoringProps {
    /// What to score, in order. Taken once: what another phone retires meanwhile is still asked.
    pub(super) activities: Vec<NamedActivity>,
    /// The day it is for.
    pub(super) day: LocalDay,
    /// Back out of the first step.
    pub(super) on_leave: Callback<()>,
    /// It is on the phone.
    pub(super) on_saved: Callback<EntryId>,
    /// Every activity was skipped.
    pub(super) on_nothing: Callback<()>,
}

/// One step after the other, then saved.
#[component]
pub(super) fn Scoring(props: &ScoringProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let activities = use_memo((), |()| props.activities.clone());
    let draft = use_draft(address(props.day), Draft::default);
    let missing = use_state(|| false);
    let saver = use_saver();

    // What was begun with more activities than there are now goes on at the last.
    let step = draft.step.min(activities.len().saturating_sub(1));
    let Some(named) = activities.get(step).cloned() else { return Html::default() };
    let answer = draft.answer(named.id);
    let is_last = step + 1 == activities.len();

    let put = {
        let (missing, id) = (missing.clone(), named.id);
        draft.change(move |draft, given: Option<Answer>| {
            draft.put(id, given);
            missing.set(false);
        })
    };
    let on_back = {
        let (draft, on_leave) = (draft.clone(), props.on_leave.clone());
        Callback::from(move |()| match step.checked_sub(1) {
            Some(before) => draft.set(Draft { step: before, ..(*draft).clone() }),
            None => on_leave.emit(()),
        })
    };
    let on_next = {
        let (draft, activities) = (draft.clone(), activities.clone());
        let (missing, saver) = (missing.clone(), saver.clone());
        let (on_saved, on_nothing, day) = (props.on_saved.clone(), props.on_nothing.clone(), props.day);
        Callback::from(move |()| {
            if answer.is_none() {
                return missing.set(true);
            }
            if !is_last {
                return draft.set(Draft { step: step + 1, ..(*draft).clone() });
            }
            let Some(assessment) = assessment(&activities, &draft) else {
                draft.discard();
                return on_nothing.emit(());
            };
            let (pen, on_saved) = (draft.pen(), on_saved.clone());
            let (id, entry) = (ids::fresh(EntryId::new), pen.entry(day, Body::Psfs(assessment)));
            saver.run(keep(pen, id, entry), move |id| on_saved.emit(id));
        })
    };
    let on_cannot = put.reform(move |()| (answer != Some(None)).then_some(None));
    let values = [("n", (step + 1).into()), ("of", activities.len().into())];
    html! {
        <Page title={question(&w, &record, props.day)} key={named.id.to_string()}>
            { continued(&w, &draft) }
            <p class="step" data-test="psfs-step">{ w.ta("psfs-step", &values) }</p>
            <p class="psfs-activity" dir="auto" data-test="psfs-activity">{ named.activity.words.to_string() }</p>
            <Scale
                name="psfs-score"
                big=true
                label={w.t("psfs-scale")}
                low={w.t("scale-psfs-low")}
                high={w.t("scale-psfs-high")}
                value={answer.flatten()}
                on_change={put.reform(|score: Option<Score>| score.map(Some))}
            />
            <div>
                <button type="button" class="chip" aria-pressed={(answer == Some(None)).to_string()} data-test="psfs-cannot" onclick={on_cannot.reform(|_: MouseEvent| ())}>
                    { w.t("psfs-cannot") }
                </button>
            </div>
            { after_answer(&w, &record, &named, props.day, answer) }
            if *missing {
                <p class="mistake" role="alert" data-test="psfs-no-answer">{ w.t("psfs-no-answer") }</p>
            }
            <SaveFailed saver={saver.clone()} />
            <div class="buttons">
                <Button test="psfs-back" on_press={on_back}>{ w.t("words-back") }</Button>
                <Button test="psfs-next" look={Look::Primary} off={saver.busy()} on_press={on_next}>
                    { if is_last { w.t("psfs-save") } else { w.t("words-next") } }
                </Button>
            </div>
        </Page>
    }
}

fn question(w: &Wording, record: &RecordHandle, day: LocalDay) -> AttrValue {
    if day == record.today() {
        w.t("psfs-question")
    } else {
        w.ta("psfs-question-day", &[("day", w.day_long(day).as_str().into())])
    }
}

/// The last score beside the new one; and where it started high, that it cannot rise by the detectable change.
fn after_answer(
    w: &Wording,
    record: &RecordHandle,
    named: &NamedActivity,
    day: LocalDay,
    answer: Option<Answer>,
) -> Html {
    let score = match answer {
        None => return Html::default(),
        Some(None) => return html! { <p class="soft" role="status">{ w.t("psfs-cannot-chosen") }</p> },
        Some(Some(score)) => score,
    };
    let last = history::last_score(&history::assessments(&record.record()), named.id, day);
    html! {
        <div role="status">
            if let Some((on, last)) = last {
                <p data-test="psfs-last-score">
                    { w.ta("psfs-last-score", &[("score", last.value().into()), ("day", w.day(on).as_str().into())]) }
                </p>
            } else if score.value() >= CEILING_FROM {
                <p class="soft" data-test="psfs-near-ceiling">
                    { w.ta("psfs-reading-near-ceiling", &[("score", score.value().into())]) }
                </p>
            }
        </div>
    }
}

/// The entry's body; `None` where nothing was answered.
fn assessment(activities: &[NamedActivity], draft: &Draft) -> Option<Assessment> {
    let scores: Vec<ActivityScore> = activities
        .iter()
        .map(|named| ActivityScore { activity: named.id, score: draft.answer(named.id).flatten() })
        .collect();
    let answered = scores.iter().any(|scored| scored.score.is_some());
    answered.then(|| Assessment { scores, note: None, unknown: domain::entry::Unknown::new() })
}
