//! What the PSFS scores say, in words: "4 → 7: tydelig fremgang". Nothing is said that the difference cannot carry.

use domain::patient::NamedActivity;
use domain::psfs::{ActivityChange, MeanChange, Reading, Verdict};
use yew::prelude::*;

use crate::wording::{Wording, use_wording};

/// [`PsfsReading`]'s properties.
#[derive(Properties, PartialEq)]
pub struct PsfsReadingProps {
    /// What `domain::psfs::read` found.
    pub reading: Reading,
    /// The patient's activities, for their words.
    pub activities: Vec<NamedActivity>,
}

/// The mean and each activity, each with its reading.
#[component]
pub fn PsfsReading(props: &PsfsReadingProps) -> Html {
    let w = use_wording();
    let words = |change: &ActivityChange| {
        let named = props.activities.iter().find(|named| named.id == change.activity);
        named.map(|named| named.activity.words.to_string())
    };
    let line = |change: &ActivityChange| {
        html! {
            <li data-test="psfs-reading-activity">
                <p class="strong" dir="auto">{ words(change) }</p>
                { mark(change.verdict, &activity_words(&w, change)) }
                if change.near_ceiling {
                    <p class="hint">{ w.ta("psfs-reading-near-ceiling", &[("score", change.first.value().into())]) }</p>
                }
            </li>
        }
    };
    html! {
        <ul class="list" data-test="psfs-reading">
            if let Some(mean) = &props.reading.mean {
                <li data-test="psfs-reading-mean">
                    <p class="strong">{ w.t("psfs-reading-mean") }</p>
                    { mark(mean.verdict, &mean_words(&w, mean)) }
                </li>
            }
            { for props.reading.activities.iter().map(line) }
        </ul>
    }
}

/// The wording key of a verdict.
#[must_use]
pub fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::ClearProgress => "verdict-clear_progress",
        Verdict::ClearDecline => "verdict-clear_decline",
        Verdict::TooSmall => "verdict-too_small",
    }
}

/// Progress is marked with its colour; a decline is not made louder than the words.
fn mark(verdict: Option<Verdict>, words: &AttrValue) -> Html {
    let class = (verdict == Some(Verdict::ClearProgress)).then_some("done-mark");
    html! { <p {class}>{ words }</p> }
}

fn activity_words(w: &Wording, change: &ActivityChange) -> AttrValue {
    match change.verdict {
        Some(verdict) => {
            change_words(w, &change.first.value().to_string(), &change.latest.value().to_string(), verdict)
        }
        None => w.ta("psfs-reading-first", &[("score", change.latest.value().into())]),
    }
}

fn mean_words(w: &Wording, mean: &MeanChange) -> AttrValue {
    match mean.verdict {
        Some(verdict) => change_words(w, &w.tenths(mean.first.tenths()), &w.tenths(mean.latest.tenths()), verdict),
        None => w.ta("psfs-reading-first", &[("score", w.tenths(mean.latest.tenths()).as_str().into())]),
    }
}

fn change_words(w: &Wording, from: &str, to: &str, verdict: Verdict) -> AttrValue {
    let verdict = w.t(verdict_key(verdict));
    w.ta("psfs-reading-change", &[("from", from.into()), ("to", to.into()), ("verdict", verdict.as_str().into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Source;
    use domain::locale::Language;
    use domain::psfs::Mean;

    const FILES: [Source; 2] = crate::wording_sources!["words", "reading"];

    #[test]
    fn a_mean_reads_with_a_decimal_comma_and_its_verdict() {
        let w = Wording::new(Language::Da, &FILES, Callback::noop());
        let day = domain::LocalDay::from_days_since_epoch(20_000);
        let mean = MeanChange {
            first: Mean { sum: 13, count: 3 },
            first_on: day,
            latest: Mean { sum: 20, count: 3 },
            latest_on: day,
            verdict: Some(Verdict::ClearProgress),
        };
        assert_eq!(mean_words(&w, &mean), "4,3 → 6,7: tydelig fremgang");
        let first = MeanChange { verdict: None, latest: mean.first, ..mean };
        assert_eq!(mean_words(&w, &first), "4,3 – din første score");
    }
}
