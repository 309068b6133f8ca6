//! A relative's screens: whose relative one is, and what is shared. Nothing of it is kept on the device; a page that is open is
//! asked for again when it is looked at again, and empties itself when the sharing has stopped.

mod code;

use std::rc::Rc;

use domain::id::PatientId;
use domain::patient::PatientPage;
use domain::supporter::Supported as Tie;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Empty, Look, Page, Skeleton, Tone};
use pwa::wording::{Wording, apart, isolated, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use self::code::UseCode;
use super::patient::{Shared, not_shared};
use crate::answer::{Answer, use_answer, use_watched};
use crate::back::Back;
use crate::route::{Route, Way};
use crate::say::{self, Failed};

/// Where the list is.
const PATH: &str = "/api/v1/supported";

/// Whose relative one is.
#[component]
pub(crate) fn List() -> Html {
    let w = use_wording();
    let asked = use_answer((), |()| async { api::get::<Vec<Tie>>(PATH).await });
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={4} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(ties, _) if ties.is_empty() => {
            html! { <Empty title={w.t("supporter-of-none")} test="supported-none" /> }
        }
        Answer::Here(ties, _) => html! {
            <ul class="plain stack" data-test="supported">
                { for ties.iter().map(|tie| html! {
                    <li key={tie.id.to_string()}><One tie={tie.clone()} again={asked.again.clone()} /></li>
                }) }
            </ul>
        },
    };
    html! {
        <Page title={w.t("supporter-of-title")}>
            { content }
            <UseCode used={asked.again.clone()} />
        </Page>
    }
}

/// [`One`]'s properties.
#[derive(Properties, PartialEq)]
struct OneProps {
    tie: Tie,
    again: Callback<()>,
}

/// One who lets the reader be their relative: by name while they share.
#[component]
fn One(props: &OneProps) -> Html {
    let w = use_wording();
    let tie = &props.tie;
    let asking = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let ask = |open: bool| {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(open))
    };
    let leave = {
        let (id, again, failure) = (tie.id, props.again.clone(), failure.setter());
        Callback::from(move |()| {
            let (again, failure) = (again.clone(), failure.clone());
            spawn_local(async move {
                match api::delete(&format!("{PATH}/ties/{id}")).await {
                    Ok(()) => again.emit(()),
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        })
    };
    let spoken = tie.shares.as_ref().map(|who| w.ta("supporter-of-leave-spoken", &[("name", isolated(&who.name))]));
    let actions = html! {
        <>
            <Button test="supported-keep" on_press={ask(false)}>{ w.t("supporter-of-leave-keep") }</Button>
            <Button test="supported-leave-confirm" look={Look::Primary} on_press={leave}>{ w.t("supporter-of-leave") }</Button>
        </>
    };
    html! {
        <article class="card stack tight" data-test="supported-one">
            if let Some(who) = &tie.shares {
                <h2 dir="auto">
                    <Way to={Route::SupportedPatient { id: who.patient }} test="supported-open">{ apart(&who.name) }</Way>
                </h2>
                if who.demo {
                    <p><span class="label">{ w.t("team-demo-person") }</span></p>
                }
                <p>{ w.ta("supporter-of-until", &[("day", w.date(who.until, who.until).as_str().into())]) }</p>
            } else {
                <h2>{ w.t("supporter-of-silent") }</h2>
                <p class="soft">{ w.ta("supporter-of-since", &[("day", w.moment(tie.since).as_str().into())]) }</p>
            }
            <div><Button test="supported-leave" {spoken} on_press={ask(true)}>{ w.t("supporter-of-leave") }</Button></div>
            <Dialog
                name={format!("supported-leave-{}", tie.id)}
                title={w.t("supporter-of-leave-title")}
                open={*asking}
                on_close={ask(false)}
                {actions}
            >
                <p>{ w.t("supporter-of-leave-text") }</p>
                if let Some(failure) = &*failure {
                    <Banner tone={Tone::Error} test="supported-leave-failed">{ say::failure(&w, failure) }</Banner>
                }
            </Dialog>
        </article>
    }
}

/// [`Supported`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) patient: PatientId,
}

/// What one of them shares.
#[component]
pub(crate) fn Supported(props: &Props) -> Html {
    let w = use_wording();
    let asked = use_watched(format!("{PATH}/{}", props.patient), |path| {
        let path = path.clone();
        async move { api::get::<PatientPage>(&path).await }
    });
    let back = html! { <Back to={Route::Supported} /> };
    match &asked.answer {
        Answer::Waiting => html! {
            <Page key="waiting" title={w.t("supporter-page-title")} {back} wide=true><Skeleton lines={8} /></Page>
        },
        Answer::Failed(failure, before) if not_shared(failure) => gone(&w, *before, back),
        Answer::Failed(failure, _) => html! {
            <Page key="failed" title={w.t("supporter-page-title")} {back} wide=true>
                <Failed failure={failure.clone()} again={asked.again.clone()} />
            </Page>
        },
        Answer::Here(page, at) => {
            let beside = html! {
                <div class="row no-print">
                    <span class="soft small" role="status">
                        { w.ta("team-patient-refresh-note", &[("moment", w.clock_time(*at).as_str().into())]) }
                    </span>
                    <Button test="supported-refresh" on_press={asked.again.clone()}>{ w.t("team-refresh") }</Button>
                </div>
            };
            html! {
                <Page key="here" title={apart(&page.name)} {back} wide=true {beside}>
                    <AsRelative page={Rc::clone(page)} />
                </Page>
            }
        }
    }
}

/// The emptied page: of one who has stopped sharing, or who never did.
fn gone(w: &Wording, before: bool, back: Html) -> Html {
    let text = if before { "supporter-page-gone" } else { "supporter-page-absent" };
    html! {
        <Page key="gone" title={w.t("supporter-page-gone-title")} {back}>
            <Empty title={w.t(text)} test="supported-gone">
                <Way to={Route::Supported} test="to-supported" class="button primary">{ w.t("supporter-page-to-list") }</Way>
            </Empty>
        </Page>
    }
}

/// [`AsRelative`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct AsRelativeProps {
    pub(crate) page: Rc<PatientPage>,
}

/// The page as a relative sees it; the patient's look at it is the same.
#[component]
pub(crate) fn AsRelative(props: &AsRelativeProps) -> Html {
    let w = use_wording();
    let page = &props.page;
    let window = w.ta(
        "team-patient-window",
        &[("from", w.day(page.window.from).as_str().into()), ("to", w.day(page.window.to).as_str().into())],
    );
    html! {
        <>
            <p data-test="supported-only-see">
                { w.ta("supporter-page-only-see", &[("name", isolated(&page.name))]) }
                { " " }
                { w.t("supporter-page-nobody-watches") }
            </p>
            <p class="soft">
                { window }
                { " · " }
                { w.ta("supporter-page-until", &[("day", w.date(page.until, page.today).as_str().into())]) }
            </p>
            <Shared page={Rc::clone(page)} relative=true />
        </>
    }
}
