//! PSFS: the change of the mean and of each activity with its reading, and the curves. Only what the difference can carry
//! is said (minimal detectable change, Stratford 1995).

use domain::patient::{PatientPage, PsfsPage};
use domain::psfs::{ActivityChange, MDC90_ACTIVITY, MDC90_MEAN, Verdict};
use pwa::components::{NotShared, PsfsChart, verdict_key};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::ReviewProps as Props;
use super::section::Section;
use crate::figure;

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
    let mean = match &psfs.reading.mean {
        Some(change) => html! {
            <tr data-test="psfs-mean">
                <th scope="row">{ w.ta("team-psfs-mean", &[("n", change.latest.count.into())]) }</th>
                <td class="number strong">{ figure::mean(w, change) }</td>
                <td>{ said(w, change.verdict) }</td>
            </tr>
        },
        None => html! { <tr><td colspan="3" class="soft">{ w.t("team-psfs-mean-none") }</td></tr> },
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={w.t("team-psfs-caption")}>
            <table data-test="psfs-readings">
                <caption class="unseen">{ w.t("team-psfs-caption") }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ w.t("team-psfs-activity") }</th>
                        <th scope="col">{ w.t("team-psfs-change") }</th>
                        <th scope="col">{ w.t("team-psfs-reading") }</th>
                    </tr>
                </thead>
                <tbody>
                    { mean }
                    { for psfs.reading.activities.iter().map(|change| activity(w, page, psfs, change)) }
                </tbody>
            </table>
        </div>
    }
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
    html! {
        <tr data-test="psfs-activity">
            <th scope="row">
                <span dir="auto">{ words }</span>
                if let Some(day) = retired {
                    { " " }
                    <span class="label">
                        { w.ta("team-psfs-retired", &[("day", w.date(day, page.today).as_str().into())]) }
                    </span>
                }
            </th>
            <td class="number">{ values }</td>
            <td>
                { said(w, change.verdict) }
                if change.near_ceiling {
                    <p class="hint">{ w.ta("team-psfs-ceiling", &[("activity", MDC90_ACTIVITY.into())]) }</p>
                }
            </td>
        </tr>
    }
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
