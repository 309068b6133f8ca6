//! The 14-day review on one page, in the order a physiotherapist works, and the unit's reviews before it. What it relies on
//! is what the server worked out of what is shared; what is typed stays while the tab is open.

mod drafts;
mod form;
mod held;

use std::rc::Rc;

use domain::id::PatientId;
use domain::review::ReviewDesk;
use domain::unit::Membership;
use pwa::api;
use pwa::components::{Banner, Page, Skeleton, Tone};
use pwa::review::provenance;
use pwa::wording::{Wording, apart, use_wording};
use yew::prelude::*;

pub(crate) use self::drafts::forget_all as forget_drafts;

use self::form::Form;
use self::held::Held;
use super::patient::{gone, not_shared, path};
use crate::answer::{Answer, use_watched};
use crate::back::Back;
use crate::route::Route;
use crate::say::Failed;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) patient: PatientId,
    pub(crate) membership: Rc<Membership>,
}

/// The screen.
#[component]
pub(crate) fn ReviewPage(props: &Props) -> Html {
    let w = use_wording();
    let reviews = format!("{}/reviews", path(&props.membership, props.patient));
    let asked = use_watched(reviews.clone(), |path| {
        let path = path.clone();
        async move { api::get::<ReviewDesk>(&path).await }
    });
    let saved = use_state(|| false);
    let on_saved = {
        let (saved, again) = (saved.clone(), asked.again.clone());
        Callback::from(move |()| {
            saved.set(true);
            again.emit(());
        })
    };
    let title = w.t("team-review-title");
    let back = html! { <Back to={Route::Patient { id: props.patient }} /> };
    match &asked.answer {
        Answer::Waiting => html! { <Page {title} {back} wide=true><Skeleton lines={8} /></Page> },
        Answer::Failed(failure, before) if not_shared(failure) => {
            gone(&w, *before, path(&props.membership, props.patient).into(), &drafts::texts(props.patient))
        }
        Answer::Failed(failure, _) => html! {
            <Page {title} {back} wide=true><Failed failure={failure.clone()} again={asked.again.clone()} /></Page>
        },
        Answer::Here(desk, _) => html! {
            <Page {title} {back} wide=true>
                <p class="strong" dir="auto">{ apart(&desk.name) }</p>
                { intro(&w, desk) }
                if *saved {
                    <Banner tone={Tone::Good} test="review-saved">{ w.t("team-review-saved") }</Banner>
                } else {
                    <Form
                        desk={Rc::clone(desk)}
                        patient={props.patient}
                        path={AttrValue::from(reviews.clone())}
                        {on_saved}
                        again={asked.again.clone()}
                    />
                }
                <Held desk={Rc::clone(desk)} path={AttrValue::from(reviews)} open={*saved} />
            </Page>
        },
    }
}

fn intro(w: &Wording, desk: &ReviewDesk) -> Html {
    let due = w.date(desk.due_on, desk.today);
    let key = if desk.due_on <= desk.today { "team-review-due" } else { "team-review-next" };
    html! {
        <div class="stack tight" data-test="review-period">
            { for provenance(w, &desk.basis).into_iter().map(|line| html! { <p class="soft">{ line }</p> }) }
            <p class="soft">{ w.ta(key, &[("day", due.as_str().into())]) }</p>
        </div>
    }
}
