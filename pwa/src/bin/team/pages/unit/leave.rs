//! Ending a membership: one's own, or as lead a colleague's. Asked once more, with what it means.

use domain::account::Account;
use domain::id::UnitId;
use domain::unit::Member;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Look, Tone};
use pwa::wording::{isolated, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::say;
use crate::seat::use_seat;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) unit: UnitId,
    pub(super) member: Member,
    /// It is oneself.
    pub(super) own: bool,
    /// It has ended: the list has changed.
    pub(super) ended: Callback<()>,
}

/// The button and its question.
#[component]
pub(super) fn Leave(props: &Props) -> Html {
    let w = use_wording();
    let seat = use_seat();
    let asking = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let which = if props.own { "own" } else { "other" };
    let name = || [("name", isolated(&props.member.name))];
    let set = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let end = {
        let (asking, failure, ended) = (asking.clone(), failure.clone(), props.ended.clone());
        let (own, path) = (props.own, format!("/api/v1/units/{}/members/{}", props.unit, props.member.id));
        Callback::from(move |()| {
            asking.set(false);
            let (failure, ended, path) = (failure.clone(), ended.clone(), path.clone());
            let renewed = seat.as_ref().map(|seat| seat.renewed.clone());
            spawn_local(async move {
                match api::delete(&path).await {
                    Ok(()) if own => match (api::get::<Account>("/api/v1/account").await, renewed) {
                        (Ok(account), Some(renewed)) => renewed.emit(account),
                        _ => ended.emit(()),
                    },
                    Ok(()) => ended.emit(()),
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        })
    };
    let test = format!("member-end-{}", props.member.id);
    html! {
        <>
            <Button {test} look={Look::Plain} spoken={w.ta(&format!("team-unit-leave-{which}-spoken"), &name())} on_press={set(true)}>
                { w.t(&format!("team-unit-leave-{which}")) }
            </Button>
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="member-end-failed">
                    {
                        if failure.is_about("") { w.t("team-unit-leave-only-lead") } else { say::failure(&w, failure) }
                    }
                </Banner>
            }
            <Dialog
                name={format!("member-end-{}-sure", props.member.id)}
                title={w.ta(&format!("team-unit-leave-{which}-sure"), &name())}
                open={*asking}
                on_close={set(false)}
                actions={html! {
                    <>
                        <Button test="member-end-no" on_press={set(false)}>{ w.t("words-cancel") }</Button>
                        <Button test="member-end-yes" look={Look::Primary} on_press={end}>
                            { w.t(&format!("team-unit-leave-{which}")) }
                        </Button>
                    </>
                }}
            >
                <p>{ w.t("team-unit-leave-means") }</p>
            </Dialog>
        </>
    }
}
