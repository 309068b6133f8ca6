//! PSFS: the change of the mean and of each activity with its reading, and the curves. Only what the difference can carry
//! is said (minimal detectable change, Stratford 1995).

use domain::patient::{PatientPage, PsfsPage};
use domain::psfs::{ActivityChange, MDC90_ACTIVITY, MDC90_MEAN, MeanChange, Verdict};
use pwa::components::{NotShared, PsfsChart, verdict_key};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::section::Section;
use crate::figure;
use crate::table::{self, Table};

/// The part.
#[component]
pub(super) fn Function(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let content = match &page.psfs {
        None => html! { <p><NotShared /></p> },
        Some(psfs) if psfs.assessments.is_empty() => html! { <p class="soft">{ w.t("team-psfs-none") }</p> },
        Some(psfs) => html! {
            <>
                { readings(&w, page, psfs) }
                <PsfsChart activities={psfs.activities.clone()} assessments={psfs.assessments.clone()} />
                <p class="hint">{ rule(&w) }</p>
            </>
        },
    };
    html! {
        <Section name="patient-psfs" title={w.t("team-patient-psfs-title")}>{ content }</Section>
    }
}

fn rule(w: &Wording) -> AttrValue {
    let (low, high) = (w.t("scale-psfs-low"), w.t("scale-psfs-high"));
    let ends = w.ta("team-scale-ends", &[("low", low.as_str().into()), ("high", high.as_str().into())]);
    let rule = w.ta("team-psfs-rule", &[("mean", MDC90_MEAN.into()), ("activity", MDC90_ACTIVITY.into())]);
    AttrValue::from(format!("{ends}. {rule}"))
}

fn readings(w: &Wording, page: &PatientPage, psfs: &PsfsPage) -> Html {
    html! {
        <>
            if psfs.reading.mean.is_none() {
                <p class="soft">{ w.t("team-psfs-mean-none") }</p>
            }
            <Table
                test="psfs-readings"
                caption={w.t("team-psfs-caption")}
                heads={table::heads(w, &["team-psfs-activity", "team-psfs-change", "team-psfs-reading"])}
            >
                { for psfs.reading.mean.iter().map(|change| mean(w, change)) }
                { for psfs.reading.activities.iter().map(|change| activity(w, page, psfs, change)) }
            </Table>
        </>
    }
}

fn mean(w: &Wording, change: &MeanChange) -> Html {
    let (name, values) = (w.ta("team-psfs-mean", &[("n", change.latest.count.into())]), figure::mean(w, change));
    table::row(
        AttrValue::Static("psfs-mean"),
        html! { { name } },
        vec![
            (w.t("team-psfs-change"), html! { <span class="number strong">{ values }</span> }),
            (w.t("team-psfs-reading"), said(w, change.verdict)),
        ],
    )
}

fn activity(w: &Wording, page: &PatientPage, psfs: &PsfsPage, change: &ActivityChange) -> Html {
    let named = psfs.activities.iter().find(|named| named.id == change.activity);
    let words = named.map(|named| named.activity.words.to_string());
    let retired = named.and_then(|named| named.activity.retired_on);
    let (first, latest) = (change.first.value().to_string(), change.latest.value().to_string());
    let values = if change.verdict.is_some() {
        w.ta("team-psfs-change-values", &[("first", first.into()), ("latest", latest.into())])
    } else {
        w.ta("team-psfs-first", &[("score", first.into())])
    };
    let about = html! {
        <>
            <span dir="auto">{ words }</span>
            if let Some(day) = retired {
                { " " }
                <span class="label">
                    { w.ta("team-psfs-retired", &[("day", w.date(day, page.today).as_str().into())]) }
                </span>
            }
        </>
    };
    let reading = html! {
        <>
            { said(w, change.verdict) }
            if change.near_ceiling {
                <p class="hint">{ w.ta("team-psfs-ceiling", &[("activity", MDC90_ACTIVITY.into())]) }</p>
            }
        </>
    };
    let cells = vec![
        (w.t("team-psfs-change"), html! { <span class="number">{ values }</span> }),
        (w.t("team-psfs-reading"), reading),
    ];
    table::row(AttrValue::Static("psfs-activity"), about, cells)
}

/// The reading; progress in its colour, a decline no louder than its words.
fn said(w: &Wording, verdict: Option<Verdict>) -> Html {
    match verdict {
        Some(verdict) => html! {
            <span class={classes!((verdict == Verdict::ClearProgress).then_some("done-mark"))}>
                { w.t(verdict_key(verdict)) }
            </span>
        },
        None => html! { <span class="soft">{ "–" }</span> },
    }
}
