//! One patient, in the order a review goes: what went well, symptoms, function, what stood in the way, the diary, the
//! programme. The page asks again when it is looked at again; if the sharing has stopped, it empties itself and says so.

mod agreed;
mod answers;
mod ask;
mod diary;
mod function;
mod goal;
mod message;
mod open;
mod over;
mod personal_plan;
mod plan;
mod rail;
mod reasons;
mod section;
mod suggest;
mod symptoms;
mod well;
mod work_plan;

use std::rc::Rc;

use domain::id::PatientId;
use domain::patient::PatientPage;
use domain::problem::Code;
use domain::unit::Membership;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Empty, Page, Skeleton, Tone};
use pwa::hooks::use_address;
use pwa::wording::{Wording, apart, use_wording};
use yew::prelude::*;

use self::ask::Ask;
use crate::answer::{Answer, use_watched};
use crate::back::Back;
use crate::pages::programme::SAVED;
use crate::route::{Route, Way};
use crate::say::Failed;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) patient: PatientId,
    pub(crate) membership: Rc<Membership>,
}

/// Where a patient's page is, as this membership sees it.
pub(super) fn path(membership: &Membership, patient: PatientId) -> String {
    format!("/api/v1/memberships/{}/patients/{patient}", membership.id)
}

/// Whether a failure means that the patient does not share with this reader.
pub(super) fn not_shared(failure: &Failure) -> bool {
    matches!(failure.code(), Some(Code::NotShared | Code::NotFound))
}

/// The screen.
#[component]
pub(crate) fn Patient(props: &Props) -> Html {
    let w = use_wording();
    let asked = use_watched(path(&props.membership, props.patient), |path| {
        let path = path.clone();
        async move { api::get::<PatientPage>(&path).await }
    });
    let saved = use_address().note == Some(SAVED);
    match &asked.answer {
        Answer::Waiting => html! {
            <Page key="waiting" title={w.t("team-patient-title")} back={html! { <Back to={Route::Worklist} /> }} wide=true>
                <Skeleton lines={8} />
            </Page>
        },
        Answer::Failed(failure, before) if not_shared(failure) => {
            gone(&w, *before, path(&props.membership, props.patient).into(), &[])
        }
        Answer::Failed(failure, _) if failure.code() == Some(Code::ReasonDue) => html! {
            <open::Open
                membership={Rc::clone(&props.membership)}
                path={path(&props.membership, props.patient)}
                again={asked.again.clone()}
            />
        },
        Answer::Failed(failure, _) => html! {
            <Page key="failed" title={w.t("team-patient-title")} back={html! { <Back to={Route::Worklist} /> }} wide=true>
                <Failed failure={failure.clone()} again={asked.again.clone()} />
            </Page>
        },
        Answer::Here(page, at) => {
            let beside = html! {
                <div class="row no-print">
                    <span class="soft small" role="status">
                        { w.ta("team-patient-refresh-note", &[("moment", w.clock_time(*at).as_str().into())]) }
                    </span>
                    <Button test="patient-refresh" on_press={asked.again.clone()}>{ w.t("team-refresh") }</Button>
                </div>
            };
            html! {
                <Page key="here" title={apart(&page.name)} back={html! { <Back to={Route::Worklist} /> }} wide=true {beside}>
                    if saved {
                        <Banner tone={Tone::Good} test="programme-saved">{ w.t("team-editor-saved") }</Banner>
                    }
                    <Review
                        page={Rc::clone(page)}
                        path={AttrValue::from(path(&props.membership, props.patient))}
                        again={asked.again.clone()}
                    />
                </Page>
            }
        }
    }
}

/// The emptied screen: of a patient who has stopped sharing, or who never did; `typed` is what the reader had written on it.
pub(super) fn gone(w: &Wording, before: bool, path: AttrValue, typed: &[String]) -> Html {
    let (title, text) = if before {
        ("team-patient-gone-title", "team-patient-gone")
    } else {
        ("team-patient-absent-title", "team-patient-absent")
    };
    html! {
        <Page key="gone" title={w.t(title)} back={html! { <Back to={Route::Worklist} /> }}>
            <Empty title={w.t(text)} test="patient-gone">
                <Way to={Route::Worklist} test="to-worklist" class="button primary">
                    { w.t("team-patient-to-worklist") }
                </Way>
            </Empty>
            if !typed.is_empty() {
                <section class="card stack tight" data-test="gone-typed">
                    <h2>{ w.t("team-patient-gone-typed") }</h2>
                    { for typed.iter().map(|text| html! { <p class="words" dir="auto">{ text }</p> }) }
                </section>
            }
            <Ask {path} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct ReviewProps {
    pub(crate) page: Rc<PatientPage>,
    /// The patient's own look at it: without a way to write anything.
    #[prop_or_default]
    pub(crate) preview: bool,
    /// For a relative, who only sees: nothing in it is meant for somebody who treats.
    #[prop_or_default]
    pub(crate) relative: bool,
    /// Where the page is, for what is written from it.
    #[prop_or_default]
    pub(crate) path: Option<AttrValue>,
    /// Fetches it again.
    #[prop_or_default]
    pub(crate) again: Callback<()>,
}

/// What is shared, in the order of a review, for who treats and, without what only they do, for a relative.
#[component]
pub(crate) fn Shared(props: &ReviewProps) -> Html {
    let page = &props.page;
    html! {
        <div class="stack loose">
            <well::Well page={Rc::clone(page)} />
            <symptoms::Symptoms page={Rc::clone(page)} />
            <function::Function page={Rc::clone(page)} />
            <reasons::Reasons page={Rc::clone(page)} relative={props.relative} />
            <diary::Diary page={Rc::clone(page)} />
            <plan::PlanSection page={Rc::clone(page)} preview={props.preview} relative={props.relative} />
            if let Some(path) = props.path.clone() {
                <message::Messages {path} gone={props.again.clone()} />
            } else if props.preview {
                <message::ElsewhereInPreview />
            }
            <agreed::Agreed page={Rc::clone(page)} path={props.path.clone()} again={props.again.clone()} />
            if !props.relative {
                <suggest::Suggest page={Rc::clone(page)} path={props.path.clone()} again={props.again.clone()} />
            }
        </div>
    }
}

/// What is shared, with the rail beside it.
#[component]
pub(crate) fn Review(props: &ReviewProps) -> Html {
    let w = use_wording();
    let page = &props.page;
    let window = w.ta(
        "team-patient-window",
        &[("from", w.day(page.window.from).as_str().into()), ("to", w.day(page.window.to).as_str().into())],
    );
    html! {
        <>
            <p class="soft" data-test="patient-window">
                if page.demo {
                    <span class="label">{ w.t("team-demo-person") }</span>
                    { " " }
                }
                { window }
                { " · " }
                { w.t("team-patient-self-reported") }
            </p>
            <div class="columns">
                <Shared
                    page={Rc::clone(page)}
                    preview={props.preview}
                    path={props.path.clone()}
                    again={props.again.clone()}
                />
                <rail::Rail page={Rc::clone(page)} path={props.path.clone()} preview={props.preview} />
            </div>
        </>
    }
}
