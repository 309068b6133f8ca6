//! *Del med en pårørende*: a code for one relative, those there are, and ending it. What they may see is decided like any sharing.

use domain::grant::RecipientRef;
use domain::id::{InvitationId, SupporterId};
use domain::problem::Code as Problem;
use domain::supporter::{OpenCode, Supporter, Supporters};
use domain::unit::IssuedInvitation;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Look, Page, Qr, Skeleton, Tone, Way};
use pwa::wording::{Wording, isolated, use_wording};
use serde_json::Map;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::towards::sharing_with;
use crate::pages::cached::use_cached;
use crate::route::Route;

/// Under which name this phone keeps the list.
pub(super) const RELATIVES: &str = "supporters";
/// Where it is asked for.
pub(super) const PATH: &str = "/api/v1/supporters";
/// Where a relative uses a code.
const WAY_IN: &str = "/team/relative/register";

/// What went wrong, in words.
fn why(w: &Wording, failure: &Failure) -> AttrValue {
    match failure.code() {
        Some(Problem::Invalid) => w.t("supporter-most"),
        _ => w.ta("supporter-failed", &[("reason", w.t(&failure.wording()).as_str().into())]),
    }
}

/// The screen.
#[component]
pub(crate) fn Relatives() -> Html {
    let w = use_wording();
    let (asked, again) = use_cached::<Supporters>(PATH, RELATIVES);
    let issued = use_state(|| None::<IssuedInvitation>);
    let failed = use_state(|| None::<AttrValue>);
    let busy = use_state(|| false);
    let make = {
        let (w, issued, failed, busy, again) =
            (w.clone(), issued.setter(), failed.setter(), busy.clone(), again.clone());
        Callback::from(move |()| {
            if *busy {
                return;
            }
            busy.set(true);
            let (w, issued, failed, busy, again) =
                (w.clone(), issued.clone(), failed.clone(), busy.clone(), again.clone());
            spawn_local(async move {
                match api::post::<IssuedInvitation>("/api/v1/supporters/codes", &Map::new()).await {
                    Ok(made) => {
                        failed.set(None);
                        issued.set(Some(made));
                        again.emit(());
                    }
                    Err(failure) => failed.set(Some(why(&w, &failure))),
                }
                busy.set(false);
            });
        })
    };
    let done = {
        let issued = issued.setter();
        Callback::from(move |()| issued.set(None))
    };
    let back = html! { <Way to={Route::Sharing} test="page-back" class="back">{ w.t("words-back") }</Way> };
    html! {
        <Page title={w.t("supporter-title")} {back}>
            <p>{ w.t("supporter-intro") }</p>
            if let Some(issued) = &*issued {
                <CodeCard issued={issued.clone()} {done} />
            } else {
                <div>
                    <Button test="relative-code-make" look={Look::Primary} wide=true off={*busy} on_press={make}>
                        { w.t("supporter-make") }
                    </Button>
                </div>
            }
            if let Some(failed) = &*failed {
                <Banner tone={Tone::Error} test="relative-failed">{ failed }</Banner>
            }
            <section class="stack">
                <h2>{ w.t("supporter-list-title") }</h2>
                if let Some(answer) = &asked.answer {
                    if answer.value.supporters.is_empty() {
                        <p class="soft" data-test="relatives-none">{ w.t("supporter-none") }</p>
                    } else {
                        <ul class="plain stack" data-test="relatives">
                            { for answer.value.supporters.iter().map(|relative| html! {
                                <li key={relative.id.to_string()}><One relative={relative.clone()} again={again.clone()} /></li>
                            }) }
                        </ul>
                    }
                    if !answer.value.codes.is_empty() {
                        <h2>{ w.t("supporter-codes-title") }</h2>
                        <ul class="plain stack" data-test="relative-codes">
                            { for answer.value.codes.iter().map(|code| html! {
                                <li key={code.id.to_string()}><Unused code={code.clone()} again={again.clone()} /></li>
                            }) }
                        </ul>
                    }
                } else if asked.asking {
                    <Skeleton />
                } else {
                    <Banner tone={Tone::Warm} test="relatives-offline">{ w.t("supporter-offline") }</Banner>
                }
            </section>
        </Page>
    }
}

/// [`CodeCard`]'s properties.
#[derive(Properties, PartialEq)]
struct CodeCardProps {
    issued: IssuedInvitation,
    done: Callback<()>,
}

/// The code, large and once.
#[component]
fn CodeCard(props: &CodeCardProps) -> Html {
    let w = use_wording();
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let address = format!("{origin}{WAY_IN}");
    let until = w.moment(props.issued.expires_at);
    html! {
        <section class="card" aria-labelledby="relative-code-title">
            <h2 id="relative-code-title">{ w.t("supporter-code-title") }</h2>
            <output class="code" dir="ltr" data-test="relative-code">{ &props.issued.code }</output>
            <Qr
                text={format!("{address}#{}", props.issued.code)}
                label={w.t("supporter-code-picture")}
                test="relative-code-picture"
            />
            <p>{ w.ta("supporter-code-text", &[("moment", until.as_str().into())]) }</p>
            <p>{ w.ta("supporter-code-address", &[("address", address.as_str().into())]) }</p>
            <div><Button test="relative-code-done" on_press={props.done.clone()}>{ w.t("words-done") }</Button></div>
        </section>
    }
}

/// [`Unused`]'s properties.
#[derive(Properties, PartialEq)]
struct UnusedProps {
    code: OpenCode,
    again: Callback<()>,
}

/// A code that can still be used.
#[component]
fn Unused(props: &UnusedProps) -> Html {
    let w = use_wording();
    let id: InvitationId = props.code.id;
    let (gone, failed) = use_delete(format!("/api/v1/supporters/codes/{id}"), props.again.clone());
    html! {
        <div class="card">
            <p>{ w.ta("supporter-code-until", &[("moment", w.moment(props.code.expires_at).as_str().into())]) }</p>
            <div><Button test="relative-code-withdraw" on_press={gone}>{ w.t("supporter-code-withdraw") }</Button></div>
            if let Some(failed) = failed {
                <Banner tone={Tone::Error}>{ failed }</Banner>
            }
        </div>
    }
}

/// Deletes what is at an address and asks again; with what went wrong.
#[hook]
fn use_delete(path: String, again: Callback<()>) -> (Callback<()>, Option<AttrValue>) {
    let w = use_wording();
    let failed = use_state(|| None::<AttrValue>);
    let delete = {
        let failed = failed.setter();
        Callback::from(move |()| {
            let (w, path, failed, again) = (w.clone(), path.clone(), failed.clone(), again.clone());
            spawn_local(async move {
                match api::delete(&path).await {
                    Ok(()) => again.emit(()),
                    Err(failure) => failed.set(Some(why(&w, &failure))),
                }
            });
        })
    };
    (delete, (*failed).clone())
}

/// [`One`]'s properties.
#[derive(Properties, PartialEq)]
struct OneProps {
    relative: Supporter,
    again: Callback<()>,
}

/// A relative, and ending it.
#[component]
fn One(props: &OneProps) -> Html {
    let w = use_wording();
    let relative = &props.relative;
    let id: SupporterId = relative.id;
    let asking = use_state(|| false);
    let (end, failed) = use_delete(format!("{PATH}/{id}"), props.again.clone());
    let ask = |open: bool| {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(open))
    };
    let name = [("name", isolated(&relative.name))];
    let actions = html! {
        <>
            <Button test="relative-keep" on_press={ask(false)}>{ w.t("supporter-end-keep") }</Button>
            <Button test="relative-end-confirm" look={Look::Primary} on_press={end}>{ w.t("supporter-end") }</Button>
        </>
    };
    html! {
        <article class="card" data-test="relative">
            <h3 dir="auto">{ w.ta("supporter-named", &name) }</h3>
            <div class="buttons">
                <Way to={sharing_with(RecipientRef::Supporter { account: relative.account })} test="relative-share" class="button quiet">{ w.t("supporter-share") }</Way>
                <Button test="relative-end" spoken={w.ta("supporter-end-spoken", &name)} on_press={ask(true)}>
                    { w.t("supporter-end") }
                </Button>
            </div>
            <Dialog
                name={format!("relative-end-{id}")}
                title={w.ta("supporter-end-title", &name)}
                open={*asking}
                on_close={ask(false)}
                {actions}
            >
                <p>{ w.t("supporter-end-text") }</p>
                if let Some(failed) = failed {
                    <Banner tone={Tone::Error}>{ failed }</Banner>
                }
            </Dialog>
        </article>
    }
}
