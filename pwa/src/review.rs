//! A review in words, line by line, for the screens of both entries and for the plain text that goes into a unit's own
//! journal: one wording, so that what is copied is what was read. Not shared, not answered and nothing there stay apart.

use domain::category::Category;
use domain::json::Word;
use domain::review::basis::{ActivityBasis, Answered, FunctionBasis, MedicineBasis, ProgrammeBasis, ScaleBasis};
use domain::review::{Basis, Review, Said};
use domain::text::Text;
use yew::AttrValue;

use crate::components::{adherence_words, verdict_key};
use crate::wording::{Wording, isolated};

/// A part of a review, in the order one is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The activity diary, and what went well.
    Well,
    /// Change in pain, activity and medicine.
    Change,
    /// PSFS.
    Function,
    /// Whether the advice could be used.
    Advice,
    /// The programme.
    Programme,
}

impl Part {
    /// In the order a physiotherapist works.
    pub const ALL: [Self; 5] = [Self::Well, Self::Change, Self::Function, Self::Advice, Self::Programme];

    /// Its name in wording keys and of its field.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Change => "change",
            Self::Function => "function",
            Self::Advice => "advice",
            Self::Programme => "programme",
        }
    }

    /// What the professional said of it.
    #[must_use]
    pub fn said(self, said: &Said) -> Option<&Text<1000>> {
        match self {
            Self::Well => said.well.as_ref(),
            Self::Change => said.change.as_ref(),
            Self::Function => said.function.as_ref(),
            Self::Advice => said.advice.as_ref(),
            Self::Programme => said.programme.as_ref(),
        }
    }

    /// What it relies on, a line each.
    #[must_use]
    pub fn lines(self, w: &Wording, basis: &Basis) -> Vec<AttrValue> {
        match self {
            Self::Well => well(w, basis),
            Self::Change => change(w, basis),
            Self::Function => function(w, basis.function.as_ref()),
            Self::Advice => advice(w, basis),
            Self::Programme => programme(w, basis.programmes.as_deref()),
        }
    }
}

/// The heading of a part.
#[must_use]
pub fn title(w: &Wording, part: Part) -> AttrValue {
    w.t(&format!("review-part-{}", part.name()))
}

fn not_shared(w: &Wording, what: &str) -> AttrValue {
    w.ta("review-not-shared", &[("what", w.t(what).as_str().into())])
}

fn word(w: &Wording, group: &str, value: impl Word) -> AttrValue {
    w.t(&format!("{group}-{}", value.word()))
}

/// Which days, whose words, and how many gaps.
#[must_use]
pub fn provenance(w: &Wording, basis: &Basis) -> Vec<AttrValue> {
    let (from, to) = (w.full_date(basis.period.from), w.full_date(basis.period.to));
    let counted = basis.entries;
    let mut lines = vec![
        w.ta("review-period", &[("from", from.as_str().into()), ("to", to.as_str().into())]),
        w.ta(
            "review-self",
            &[("live", counted.live.into()), ("later", counted.back_filled.into()), ("edited", counted.edited.into())],
        ),
    ];
    if counted.with_others > 0 {
        lines.push(w.ta("review-together", &[("n", counted.with_others.into())]));
    }
    lines.push(w.ta("review-gaps", &[("n", counted.days_without.into())]));
    lines
}

fn well(w: &Wording, basis: &Basis) -> Vec<AttrValue> {
    let mut lines = match &basis.activity {
        None => vec![not_shared(w, "review-activity")],
        Some(activity) if activity.days == 0 => vec![w.t("review-activity-none")],
        Some(activity) => activities(w, activity),
    };
    lines.push(match basis.exercises {
        None => not_shared(w, "review-exercises"),
        Some(counts) => w.ta("review-exercises-line", &[("counts", adherence_words(w, counts).as_str().into())]),
    });
    lines
}

fn activities(w: &Wording, activity: &ActivityBasis) -> Vec<AttrValue> {
    let sum = w.ta("review-activity-sum", &[("days", activity.days.into()), ("minutes", activity.minutes.into())]);
    let before = activity.minutes_before.map(|minutes| w.ta("review-activity-before", &[("minutes", minutes.into())]));
    let mut lines = vec![before.map_or_else(|| sum.clone(), |before| AttrValue::from(format!("{sum} ({before})")))];
    for doing in &activity.doings {
        let what = doing.words.clone().map_or_else(|| word(w, "what", doing.what), AttrValue::from);
        let times = w.ta("review-activity-doing", &[("what", isolated(&what)), ("times", doing.times.into())]);
        lines.push(if doing.minutes == 0 {
            times
        } else {
            let minutes = w.ta("review-activity-minutes", &[("minutes", doing.minutes.into())]);
            AttrValue::from(format!("{times}, {minutes}"))
        });
    }
    lines
}

fn change(w: &Wording, basis: &Basis) -> Vec<AttrValue> {
    let mut lines: Vec<AttrValue> = basis.scales.iter().map(|scale| scale_line(w, scale)).collect();
    match basis.pain {
        None => lines.push(not_shared(w, "review-pain")),
        Some(pain) => lines.push(w.ta(
            "review-pain-line",
            &[("flares", pain.flare_ups.into()), ("worse", pain.worse_after.into()), ("stopped", pain.stopped.into())],
        )),
    }
    if !basis.shared.contains(Category::WellBeing) {
        lines.push(not_shared(w, "review-wellbeing"));
    }
    match &basis.medicine {
        None => lines.push(not_shared(w, "review-medicine")),
        Some(medicine) => lines.extend(medicine_lines(w, medicine)),
    }
    lines
}

fn scale_line(w: &Wording, scale: &ScaleBasis) -> AttrValue {
    let answer = |given: Option<Answered>| match given {
        None => w.t("review-scale-none"),
        Some(given) => {
            let day = w.day(given.on);
            w.ta("review-scale-answer", &[("score", given.score.value().into()), ("day", day.as_str().into())])
        }
    };
    let (before, now) = (answer(scale.before), answer(scale.now));
    let name = w.t(&format!("review-scale-{}", scale.question.name()));
    w.ta(
        "review-scale-line",
        &[("scale", name.as_str().into()), ("before", before.as_str().into()), ("now", now.as_str().into())],
    )
}

fn medicine_lines(w: &Wording, medicine: &MedicineBasis) -> Vec<AttrValue> {
    if medicine.taken.is_empty() {
        return vec![w.t("review-medicine-none")];
    }
    let answer = |times: &domain::review::basis::MedicineTimes| {
        let answer = word(w, "medicine", times.medicine);
        w.ta("review-medicine-times", &[("answer", answer.as_str().into()), ("n", times.times.into())])
    };
    let answers: Vec<AttrValue> = medicine.taken.iter().map(answer).collect();
    let answers: Vec<&str> = answers.iter().map(AttrValue::as_str).collect();
    let mut lines = vec![w.ta("review-medicine-line", &[("answers", answers.join(" · ").into())])];
    if medicine.helped + medicine.did_not_help > 0 {
        let values = [("yes", medicine.helped.into()), ("no", medicine.did_not_help.into())];
        lines.push(w.ta("review-medicine-helped", &values));
    }
    lines
}

fn function(w: &Wording, function: Option<&FunctionBasis>) -> Vec<AttrValue> {
    let Some(function) = function else { return vec![not_shared(w, "review-function")] };
    if function.activities.is_empty() {
        return vec![w.t("review-function-none")];
    }
    let read = |line: AttrValue, verdict| match verdict {
        Some(verdict) => AttrValue::from(format!("{line}: {}", w.t(verdict_key(verdict)))),
        None => line,
    };
    let mut lines = Vec::new();
    if let Some(mean) = &function.mean {
        let (first, latest) = (w.tenths(mean.first.tenths()), w.tenths(mean.latest.tenths()));
        let line = if mean.verdict.is_some() {
            w.ta("review-function-mean", &[("first", first.as_str().into()), ("latest", latest.as_str().into())])
        } else {
            w.ta("review-function-first", &[("score", latest.as_str().into())])
        };
        lines.push(read(line, mean.verdict));
    }
    for change in &function.activities {
        let (first_day, latest_day) = (w.day(change.first.on), w.day(change.latest.on));
        let key = if change.verdict.is_some() { "review-function-line" } else { "review-function-once" };
        let line = w.ta(
            key,
            &[
                ("words", isolated(&change.words)),
                ("first", change.first.score.value().into()),
                ("firstday", first_day.as_str().into()),
                ("latest", change.latest.score.value().into()),
                ("latestday", latest_day.as_str().into()),
            ],
        );
        lines.push(read(line, change.verdict));
    }
    lines.push(w.t("review-function-scale"));
    lines
}

fn advice(w: &Wording, basis: &Basis) -> Vec<AttrValue> {
    match basis.reasons.as_deref() {
        None => vec![not_shared(w, "review-reasons")],
        Some([]) => vec![w.t("review-reasons-none")],
        Some(reasons) => {
            let line = |given: &domain::adherence::ReasonCount| {
                let reason = word(w, "reason", given.reason);
                w.ta("review-reasons-line", &[("reason", reason.as_str().into()), ("n", given.times.into())])
            };
            reasons.iter().map(line).collect()
        }
    }
}

fn programme(w: &Wording, programmes: Option<&[ProgrammeBasis]>) -> Vec<AttrValue> {
    match programmes {
        None => vec![not_shared(w, "review-programme")],
        Some([]) => vec![w.t("review-programme-none")],
        Some(running) => {
            let line = |programme: &ProgrammeBasis| {
                let (review, until) = (w.full_date(programme.review_on), w.full_date(programme.until));
                // Nothing is said of a unit that the patient did not let be seen.
                let elsewhere = w.t("review-programme-elsewhere");
                let unit = match programme.unit.as_str() {
                    "" => elsewhere.as_str().into(),
                    unit => isolated(unit),
                };
                w.ta(
                    "review-programme-line",
                    &[
                        ("unit", unit),
                        ("exercises", isolated(&programme.exercises.join(", "))),
                        ("review", review.as_str().into()),
                        ("until", until.as_str().into()),
                    ],
                )
            };
            running.iter().map(line).collect()
        }
    }
}

/// Who held it, and when.
#[must_use]
pub fn held(w: &Wording, review: &Review) -> AttrValue {
    let author = &review.author;
    let profession = w.t(&format!("profession-{}", author.profession.name()));
    w.ta(
        "review-held",
        &[
            ("day", w.moment(review.made_at).as_str().into()),
            ("name", isolated(&author.name)),
            ("profession", profession.as_str().into()),
            ("unit", isolated(&author.unit)),
        ],
    )
}

/// The whole review as plain text, for the unit's own journal.
#[must_use]
pub fn plain(w: &Wording, review: &Review) -> String {
    let mut lines = vec![w.t("review-title").to_string(), held(w, review).to_string()];
    lines.extend(provenance(w, &review.basis).iter().map(ToString::to_string));
    for part in Part::ALL {
        lines.push(String::new());
        lines.push(title(w, part).to_string());
        lines.extend(part.lines(w, &review.basis).iter().map(|line| format!("- {line}")));
        lines.extend(part.said(&review.said).map(|said| format!("{}: {said}", w.t("review-said"))));
    }
    lines.extend([String::new(), w.t("review-part-recognition").to_string(), review.said.recognition.to_string()]);
    for rejoinder in &review.rejoinders {
        let head = w.ta("review-rejoinder", &[("day", w.moment(rejoinder.at).as_str().into())]);
        lines.extend([String::new(), head.to_string(), rejoinder.text.to_string()]);
    }
    // What keeps writing directions apart on a screen is noise in a journal.
    lines.join("\n").replace(['\u{2068}', '\u{2069}'], "")
}

#[cfg(test)]
mod tests;
