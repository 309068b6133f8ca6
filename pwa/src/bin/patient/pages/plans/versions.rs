//! The versions of a plan and who wrote them, asked of the server when they are looked at: the phone keeps only the current
//! one.

use domain::goal::Goal;
use domain::json::FromJson as _;
use domain::personal_plan::PersonalPlan;
use domain::programme::Author;
use domain::sync::Revision;
use domain::work_plan::WorkPlan;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Skeleton, Tone};
use pwa::wording::{Wording, isolated, use_wording};
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::pages::{goal, personal_plan, work_plan};

/// What kind of plan, for how a version reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// An action or relapse plan.
    Personal,
    /// A goal.
    Goal,
    /// A graded return to work.
    Work,
}

impl Of {
    /// A version as the plan's own screen shows it; nothing where this app cannot read it.
    fn shown(self, w: &Wording, body: &Value) -> Option<Html> {
        Some(match self {
            Self::Personal => personal_plan::shown(w, &PersonalPlan::from_json(body)?),
            Self::Goal => goal::shown(w, &Goal::from_json(body)?),
            Self::Work => work_plan::shown(w, &WorkPlan::from_json(body)?),
        })
    }
}

/// [`Versions`]' properties.
#[derive(Properties, PartialEq)]
pub(crate) struct VersionsProps {
    /// What kind.
    pub(crate) of: Of,
    /// The plan's id.
    pub(crate) id: AttrValue,
    /// The current version's number; another one asks anew.
    pub(crate) revision: i64,
}

/// How far the question has come.
#[derive(Debug, Clone, PartialEq)]
enum Asked {
    No,
    Asking,
    Answered(Vec<Revision>),
    Failed(Failure),
}

/// A button that brings them, and then the list, newest first.
#[component]
pub(crate) fn Versions(props: &VersionsProps) -> Html {
    let w = use_wording();
    let asked = use_state(|| Asked::No);
    use_effect_with((props.id.clone(), props.revision), {
        let setter = asked.setter();
        move |_| setter.set(Asked::No)
    });
    // What has not reached the server has no versions there.
    if props.revision == 0 && *asked == Asked::No {
        return html! {};
    }
    let ask = {
        let (setter, id) = (asked.setter(), props.id.clone());
        Callback::from(move |()| {
            let (setter, id) = (setter.clone(), id.clone());
            setter.set(Asked::Asking);
            spawn_local(async move {
                let answer = api::get::<Vec<Revision>>(&format!("/api/v1/entries/{id}/revisions")).await;
                setter.set(answer.map_or_else(Asked::Failed, Asked::Answered));
            });
        })
    };
    match &*asked {
        Asked::No => html! { <Button test="plan-versions" on_press={ask}>{ w.t("personal-versions") }</Button> },
        Asked::Asking => html! { <Skeleton lines={3} /> },
        Asked::Failed(failure) => html! {
            <Banner tone={Tone::Error} test="plan-versions-failed">
                <p>{ w.t(&failure.wording()) }</p>
                <Button test="plan-versions" on_press={ask}>{ w.t("words-try-again") }</Button>
            </Banner>
        },
        Asked::Answered(revisions) => html! {
            <section class="stack" data-test="plan-earlier">
                <h2>{ w.t("personal-versions") }</h2>
                { for revisions.iter().rev().enumerate().filter_map(|(place, revision)| version(&w, props.of, revision, place == 0)) }
            </section>
        },
    }
}

/// One version, and who wrote it. What stands on the screen already is not said twice.
fn version(w: &Wording, of: Of, revision: &Revision, now: bool) -> Option<Html> {
    let shown = of.shown(w, &revision.body)?;
    let at = w.moment(revision.received_at);
    let key = if now { "personal-version-now" } else { "personal-version" };
    Some(html! {
        <div class="stack tight" key={revision.revision} data-test={if now { "plan-now" } else { "plan-version" }}>
            <p class="strong">{ w.ta(key, &[("n", revision.revision.into()), ("at", at.as_str().into())]) }</p>
            <p class="soft small">{ by(w, revision.by.as_ref()) }</p>
            if !now {
                { shown }
            }
        </div>
    })
}

fn by(w: &Wording, author: Option<&Author>) -> AttrValue {
    let Some(author) = author else { return w.t("personal-by-self") };
    let profession = w.t(&format!("profession-{}", author.profession.name()));
    let values = [
        ("name", isolated(&author.name)),
        ("profession", profession.as_str().into()),
        ("unit", isolated(&author.unit)),
    ];
    w.ta("personal-by", &values)
}
