//! *Se hvad de ser*: the patient looks at a recipient's own screen, made by the same code from the same cut. Only what the
//! patient's own entry handed over in this tab is shown, only to that account, and nothing can be written here.

use std::rc::Rc;

use domain::grant::RecipientRef;
use domain::patient::PatientPage;
use domain::problem::Code;
use pwa::api;
use pwa::components::{Banner, Empty, Page, Skeleton, Tone};
use pwa::preview::{Handed, handed_to};
use pwa::wording::{apart, isolated, use_wording};
use yew::prelude::*;

use super::patient::Review;
use super::supporter::AsRelative;
use crate::answer::{Answer, use_answer};
use crate::say::Failed;
use crate::seat::use_seat;

/// The screen.
#[component]
pub(crate) fn Preview() -> Html {
    let w = use_wording();
    let account = use_seat().map(|seat| seat.account.id);
    match account.and_then(handed_to) {
        Some(handed) => html! { <Shown {handed} /> },
        None => html! {
            <Page title={w.t("team-preview-title")}>
                <Empty title={w.t("team-preview-nothing")} text={w.t("team-preview-nothing-text")} test="preview-nothing">
                    <a class="button primary" href="/sharing" data-test="preview-back">{ w.t("team-preview-back") }</a>
                </Empty>
            </Page>
        },
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    handed: Handed,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let w = use_wording();
    let handed = &props.handed;
    let asked = use_answer(handed.of.clone(), |of| {
        let of = of.clone();
        async move { api::post::<PatientPage>("/api/v1/preview", &of).await }
    });
    let back = html! {
        <a class="back no-print" href={handed.back.clone()} data-test="preview-back">{ w.t("team-preview-back") }</a>
    };
    let name = [("name", isolated(&handed.name))];
    let said = html! {
        <Banner tone={Tone::Warm} test="preview-banner">
            <p class="strong">{ w.ta("team-preview-banner", &name) }</p>
            <p>{ w.t("team-preview-only-you") }</p>
        </Banner>
    };
    let nothing = |failure: &api::Failure| failure.code() == Some(Code::NotFound);
    match &asked.answer {
        Answer::Waiting => html! {
            <Page key="waiting" title={w.t("team-preview-title")} {back} wide=true><Skeleton lines={8} /></Page>
        },
        Answer::Failed(failure, _) if nothing(failure) => html! {
            <Page key="nothing" title={w.t("team-preview-title")} {back}>
                <Empty title={w.ta("team-preview-unseen", &name)} test="preview-unseen" />
            </Page>
        },
        Answer::Failed(failure, _) => html! {
            <Page key="failed" title={w.t("team-preview-title")} {back}>
                <Failed failure={failure.clone()} again={asked.again.clone()} />
            </Page>
        },
        Answer::Here(page, _) => html! {
            <Page key="here" title={apart(&page.name)} {back} wide=true>
                { said }
                if matches!(handed.of.recipient(), RecipientRef::Supporter { .. }) {
                    <AsRelative page={Rc::clone(page)} />
                } else {
                    <Review page={Rc::clone(page)} preview=true />
                }
            </Page>
        },
    }
}
