//! What a review relies on, computed from a patient page – which is cut to what the reader may see already – and the entries
//! of as many days before it. `None` is *not shared*; a missing answer is a gap, never 0.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::adherence::{Counts, ReasonCount, Span};
use crate::category::{Category, CategorySet};
use crate::day::{LocalDay, Millis};
use crate::entry::{Activity, CheckIn, HurtMore, Kind, Label, Medicine, Reason, TypedBy, What};
use crate::json::Json;
use crate::patient::{PatientPage, SharedRecord};
use crate::progress::{Question, medicine};
use crate::psfs::{MeanChange, Verdict};
use crate::score::Score;

/// What a review relies on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Basis {
    /// The days it is about.
    pub period: Span,
    /// What was shared with the reader.
    pub shared: CategorySet,
    /// When the patient's phone was last heard from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_heard: Option<Millis>,
    /// How the entries of the period came to be.
    pub entries: Provenance,
    /// Exercises of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercises: Option<Counts>,
    /// The activity diary: this period, and the one before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityBasis>,
    /// Pain beside the scales.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<PainBasis>,
    /// The scales of *Min uge* that are shared.
    pub scales: Vec<ScaleBasis>,
    /// Medicine in the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medicine: Option<MedicineBasis>,
    /// Function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<FunctionBasis>,
    /// Why not all exercises were done, most frequent first: those reasons that are shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<ReasonCount>>,
    /// The programmes that run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programmes: Option<Vec<ProgrammeBasis>>,
}

/// How entries came to be: all of it is the patient's own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provenance {
    /// Recorded on their day.
    pub live: u32,
    /// Recorded later.
    pub back_filled: u32,
    /// Changed afterwards.
    pub edited: u32,
    /// Of all of them, typed by or with somebody else.
    pub with_others: u32,
    /// Days of the period without any entry that is shared: gaps, not zeros.
    pub days_without: u32,
}

/// The activity diary, rest left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActivityBasis {
    /// Days with something noted.
    pub days: u32,
    /// Minutes noted.
    pub minutes: u32,
    /// Minutes of the period before; `None` where nothing of it is there or shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_before: Option<u32>,
    /// What was done, most minutes first.
    pub doings: Vec<ActivitySum>,
}

/// One kind of activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActivitySum {
    /// Which.
    pub what: What,
    /// Own words for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// How often.
    pub times: u32,
    /// Minutes noted; 0 where none were.
    pub minutes: u32,
}

/// Pain beside the scales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PainBasis {
    /// Flare-ups begun in the period.
    pub flare_ups: u32,
    /// Times with more pain after exercises for hours to days, or longer.
    pub worse_after: u32,
    /// Times an exercise was stopped because it hurt.
    pub stopped: u32,
}

/// One scale: the last answer of the period, and the last before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScaleBasis {
    /// Which.
    pub question: Question,
    /// The last answer of as many days before the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Answered>,
    /// The last answer of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Answered>,
}

/// An answer with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answered {
    /// The day.
    pub on: LocalDay,
    /// The answer.
    pub score: Score,
}

/// Medicine, as answered in *Min uge*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MedicineBasis {
    /// How often each answer was given; empty where none was.
    pub taken: Vec<MedicineTimes>,
    /// How often it helped to do more.
    pub helped: u32,
    /// How often it did not.
    pub did_not_help: u32,
}

/// One answer about medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MedicineTimes {
    /// Compared with usual.
    pub medicine: Medicine,
    /// How often.
    pub times: u32,
}

/// Function.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FunctionBasis {
    /// The mean, first to latest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<MeanChange>,
    /// Each activity in the patient's words.
    pub activities: Vec<FunctionChange>,
}

/// One activity, first to latest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FunctionChange {
    /// In the patient's words.
    pub words: String,
    /// The first score.
    pub first: Answered,
    /// The latest.
    pub latest: Answered,
    /// `None` while there is one scoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// A programme that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgrammeBasis {
    /// The unit it was prescribed by; empty for one that the patient does not let be seen.
    pub unit: String,
    /// What its exercises are called.
    pub exercises: Vec<String>,
    /// When it is to be looked at together.
    pub review_on: LocalDay,
    /// Its last day.
    pub until: LocalDay,
}

impl Basis {
    /// No more of it than `shared`.
    #[must_use]
    pub fn only(mut self, shared: CategorySet) -> Self {
        let kept: CategorySet = self.shared.iter().filter(|category| shared.contains(*category)).collect();
        self.shared = kept;
        if !kept.contains(Category::Exercises) {
            (self.exercises, self.reasons, self.programmes) = (None, None, None);
        }
        if let Some(reasons) = &mut self.reasons {
            reasons.retain(|count| kept.contains(category_of(count.reason)));
        }
        self.activity = self.activity.filter(|_| kept.contains(Category::Activity));
        self.pain = self.pain.filter(|_| kept.contains(Category::Pain));
        self.medicine = self.medicine.filter(|_| kept.contains(Category::Medicine));
        self.function = self.function.filter(|_| kept.contains(Category::Function));
        self.scales.retain(|scale| kept.contains(scale.question.category()));
        self
    }
}

fn category_of(reason: Reason) -> Category {
    match reason {
        Reason::Afraid | Reason::Hurt => Category::Pain,
        Reason::Ill | Reason::NoEnergy => Category::WellBeing,
        _ => Category::Exercises,
    }
}

/// What a review of `page` relies on; `before` are the shared entries of as many days before the page's own, in any order.
#[must_use]
pub fn basis(page: &PatientPage, before: &[SharedRecord]) -> Basis {
    let shared = page.shared;
    let has = |category| shared.contains(category);
    let reasons = page.adherence.as_ref().map(|adherence| adherence.reasons.clone());
    Basis {
        period: page.window,
        shared,
        last_heard: page.last_heard,
        entries: provenance(page),
        exercises: page.adherence.as_ref().map(|adherence| adherence.total),
        activity: has(Category::Activity).then(|| activity(&page.entries, before)),
        pain: has(Category::Pain).then(|| pain(&page.entries)),
        scales: scales(page, before),
        medicine: has(Category::Medicine).then(|| medicine_of(&page.entries, page.window)),
        function: page.psfs.as_ref().map(|psfs| FunctionBasis { mean: psfs.reading.mean, activities: function(psfs) }),
        reasons,
        programmes: page.programmes.as_ref().map(|programmes| {
            let running = programmes.iter().filter_map(|programme| Some((programme, programme.on(page.today)?)));
            let named = running.map(|(programme, plan)| ProgrammeBasis {
                unit: programme.author.as_ref().map(|author| author.unit.clone()).unwrap_or_default(),
                exercises: plan.prescriptions.iter().map(|exercise| exercise.title.to_string()).collect(),
                review_on: plan.review_on,
                until: plan.until,
            });
            named.collect()
        }),
    }
}

fn count(found: usize) -> u32 {
    u32::try_from(found).unwrap_or(u32::MAX)
}

fn provenance(page: &PatientPage) -> Provenance {
    let labelled = |label: Label| count(page.entries.iter().filter(|record| record.label == label).count());
    let noted = |day: &LocalDay| page.entries.iter().any(|record| record.entry.day == *day);
    Provenance {
        live: labelled(Label::Live),
        back_filled: labelled(Label::BackFilled),
        edited: labelled(Label::Edited),
        with_others: count(page.entries.iter().filter(|record| record.typed_by != TypedBy::Myself).count()),
        days_without: count(page.window.from.through(page.window.to).filter(|day| !noted(day)).count()),
    }
}

/// The entries of a kind whose shared part still is one of it.
fn of_kind<T: serde::de::DeserializeOwned>(records: &[SharedRecord], kind: Option<Kind>) -> Vec<(LocalDay, T)> {
    let of = records.iter().filter(|record| record.entry.kind == kind);
    let read = |record: &SharedRecord| {
        let fields = Value::Object(record.entry.fields.clone());
        Some((record.entry.day, serde_json::from_value(fields).ok()?))
    };
    // Newest first on a page; the later of a day is the later here.
    of.rev().filter_map(read).collect()
}

fn activity(records: &[SharedRecord], before: &[SharedRecord]) -> ActivityBasis {
    let now: Vec<(LocalDay, Activity)> = of_kind(records, Some(Kind::Activity));
    let earlier: Vec<(LocalDay, Activity)> = of_kind(before, Some(Kind::Activity));
    let sum = |diary: &[(LocalDay, Activity)]| {
        let days: Vec<LocalDay> = diary.iter().map(|(day, _)| *day).collect();
        let span = Span {
            from: days.iter().min().copied().unwrap_or(LocalDay::from_days_since_epoch(0)),
            to: days.iter().max().copied().unwrap_or(LocalDay::from_days_since_epoch(0)),
        };
        let pairs: Vec<(LocalDay, &Activity)> = diary.iter().map(|(day, activity)| (*day, activity)).collect();
        crate::progress::minutes(&pairs, span, crate::progress::Grain::Week)
    };
    let found = sum(&now);
    let doings = found.doings.into_iter().filter(|doing| doing.what != What::Rest).map(|doing| ActivitySum {
        what: doing.what,
        words: doing.words,
        times: doing.times,
        minutes: doing.minutes,
    });
    ActivityBasis {
        days: found.days,
        minutes: found.minutes,
        minutes_before: (!earlier.is_empty()).then(|| sum(&earlier).minutes),
        doings: doings.collect(),
    }
}

/// What is said of pain beside the scales in these entries.
#[must_use]
pub fn pain<'a>(records: impl IntoIterator<Item = &'a SharedRecord>) -> PainBasis {
    let records: Vec<&SharedRecord> = records.into_iter().collect();
    let answer =
        |record: &SharedRecord, field: &str| record.entry.fields.get(field).and_then(Value::as_str).map(str::to_owned);
    let is = |value: Option<String>, word: &str| value.as_deref() == Some(word);
    let worse = |record: &&&SharedRecord| {
        let given = record.entry.fields.get("hurt_more").and_then(|value| serde_json::from_value(value.clone()).ok());
        given.is_some_and(|given: HurtMore| given >= HurtMore::HoursToDays)
    };
    PainBasis {
        flare_ups: count(records.iter().filter(|record| record.entry.kind == Some(Kind::FlareUp)).count()),
        worse_after: count(records.iter().filter(worse).count()),
        stopped: count(records.iter().filter(|record| is(answer(record, "reason"), "hurt")).count()),
    }
}

fn check_ins(records: &[SharedRecord]) -> Vec<(LocalDay, CheckIn)> {
    // A check-in belongs to no category of its own: any of its answers shows that there was one.
    of_kind(records, Some(Kind::CheckIn))
}

fn scales(page: &PatientPage, before: &[SharedRecord]) -> Vec<ScaleBasis> {
    let (now, earlier) = (check_ins(&page.entries), check_ins(before));
    let last = |given: &[(LocalDay, CheckIn)], question: Question| {
        let answers = given.iter().filter_map(|(day, answers)| Some((*day, question.answer(answers)?)));
        // Of several on one day the last counts.
        answers.max_by_key(|(day, _)| *day).map(|(on, score)| Answered { on, score })
    };
    let shared = Question::ALL.into_iter().filter(|question| page.shared.contains(question.category()));
    shared
        .map(|question| ScaleBasis { question, before: last(&earlier, question), now: last(&now, question) })
        .collect()
}

fn medicine_of(records: &[SharedRecord], period: Span) -> MedicineBasis {
    let given = check_ins(records);
    let pairs: Vec<(LocalDay, &CheckIn)> = given.iter().map(|(day, check_in)| (*day, check_in)).collect();
    let counts = medicine(&pairs, period);
    MedicineBasis {
        taken: counts.taken.into_iter().map(|(medicine, times)| MedicineTimes { medicine, times }).collect(),
        helped: counts.helped,
        did_not_help: counts.did_not_help,
    }
}

fn function(psfs: &crate::patient::PsfsPage) -> Vec<FunctionChange> {
    let named = |change: &crate::psfs::ActivityChange| {
        let activity = psfs.activities.iter().find(|named| named.id == change.activity)?;
        Some(FunctionChange {
            words: activity.activity.words.to_string(),
            first: Answered { on: change.first_on, score: change.first },
            latest: Answered { on: change.latest_on, score: change.latest },
            verdict: change.verdict,
        })
    };
    psfs.reading.activities.iter().filter_map(named).collect()
}

#[cfg(test)]
mod tests;
