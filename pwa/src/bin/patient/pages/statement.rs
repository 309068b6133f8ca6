//! *Resumé til andre*: what was released to whom and how it stands, withdrawing it, and a new code. The list is the server's,
//! with the copy that this phone keeps; what is being written stays here until it is released.

mod form;
mod new;
mod way_in;
mod words;

pub(crate) use self::new::NewStatementPage;

use domain::id::StatementId;
use domain::json::Map;
use domain::statement::{OwnStatement, WayIn};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Empty, Look, Page, Skeleton, StatementSheet, Tone, Way};
use pwa::hooks::use_session;
use pwa::wording::{isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::way_in::WayInCard;
use super::cached::use_cached;
use crate::route::Route;

/// The list.
#[component]
pub(crate) fn Statements() -> Html {
    let w = use_wording();
    let (asked, again) = use_cached::<Vec<OwnStatement>>("/api/v1/statements", "statements");
    let back = html! { <Way to={Route::Sharing} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let list = match (&asked.answer, &asked.failure) {
        (None, None) => html! { <Skeleton lines={4} /> },
        (None, Some(failure)) => html! {
            <Banner tone={Tone::Warm} test="statements-unavailable">
                <p>{ w.t(&failure.wording()) }</p>
                <Button test="statements-again" on_press={again.clone()}>{ w.t("words-try-again") }</Button>
            </Banner>
        },
        (Some(answer), failure) => html! {
            <>
                if failure.is_some() {
                    <Banner tone={Tone::Still} test="statements-offline">
                        { w.ta("statements-offline", &[("moment", w.moment(answer.at).as_str().into())]) }
                    </Banner>
                }
                if answer.value.is_empty() {
                    <Empty title={w.t("statements-empty")} text={w.t("statements-empty-text")} test="statements-empty" />
                } else {
                    <ul class="plain stack" data-test="statements-list">
                        { for answer.value.iter().map(|own| html! {
                            <li key={own.id.to_string()}><Own own={own.clone()} again={again.clone()} /></li>
                        }) }
                    </ul>
                }
            </>
        },
    };
    html! {
        <Page title={w.t("statements-title")} {back}>
            <p>{ w.t("statements-intro") }</p>
            <Way to={Route::NewStatement} test="statements-new" class="button primary wide">{ w.t("statements-new") }</Way>
            <section class="stack">
                <h2>{ w.t("statements-list") }</h2>
                { list }
            </section>
            <p class="soft">{ w.t("statements-jobcentre") }</p>
            <Way to={Route::SharingLog} test="statements-log" class="button quiet wide">{ w.t("statements-log") }</Way>
        </Page>
    }
}

/// [`Own`]'s properties.
#[derive(Properties, PartialEq)]
struct OwnProps {
    own: OwnStatement,
    again: Callback<()>,
}

/// One of them.
#[component]
fn Own(props: &OwnProps) -> Html {
    let w = use_wording();
    let account = use_session().account();
    let renewed = use_state(|| None::<WayIn>);
    let failed = use_state(|| None::<Failure>);
    let own = &props.own;
    let open = own.withdrawn_at.is_none();
    let renew = {
        let (id, renewed, failed) = (own.id, renewed.clone(), failed.clone());
        let again = props.again.clone();
        Callback::from(move |()| {
            let (renewed, failed, again) = (renewed.clone(), failed.clone(), again.clone());
            spawn_local(async move {
                match api::post::<WayIn>(&format!("/api/v1/statements/{id}/code"), &Map::new()).await {
                    Ok(way_in) => {
                        failed.set(None);
                        renewed.set(Some(way_in));
                        again.emit(());
                    }
                    Err(failure) => failed.set(Some(failure)),
                }
            });
        })
    };
    let code = own.code.filter(|_| open && renewed.is_none()).map(|code| {
        let moment = w.moment(code.until);
        // Whether it is over is the server's to say; without tries it surely is.
        let over = code.tries_left == 0 || pwa::clock::now() > code.until;
        html! {
            <div class="stack tight">
                <p class="soft small" data-test="statement-code-state">
                    if over {
                        { w.t("statements-code-over") }
                    } else {
                        { w.ta("statements-code-until", &[("moment", moment.as_str().into()), ("n", code.tries_left.into())]) }
                    }
                </p>
                <div><Button test="statement-code-new" on_press={renew.clone()}>{ w.t("statements-code-new") }</Button></div>
                <p class="hint">{ w.t("statements-code-new-hint") }</p>
            </div>
        }
    });
    html! {
        <article class="card stack" data-test="statement">
            <h3 dir="auto">{ &own.addressee_name }</h3>
            <p class="soft small">{ w.ta("statements-released", &[("moment", w.moment(own.released_at).as_str().into())]) }</p>
            if let Some(at) = own.withdrawn_at {
                <Banner tone={Tone::Still} test="statement-withdrawn">
                    { w.ta("statements-withdrawn", &[("moment", w.moment(at).as_str().into())]) }
                </Banner>
            }
            if let Some(failure) = &*failed {
                <Banner tone={Tone::Error}>{ w.t(&failure.wording()) }</Banner>
            }
            { code }
            if let Some(way_in) = (*renewed).clone().filter(|_| open) {
                <WayInCard name={own.addressee_name.clone()} {way_in} />
            }
            <details>
                <summary data-test="statement-read">{ w.t("statements-read") }</summary>
                <StatementSheet
                    name={account.map(|account| account.name.clone()).unwrap_or_default()}
                    addressee_name={own.addressee_name.clone()}
                    content={own.content.clone()}
                />
            </details>
            if open {
                <Withdraw id={own.id} name={own.addressee_name.clone()} again={props.again.clone()} />
            }
        </article>
    }
}

/// [`Withdraw`]'s properties.
#[derive(Properties, PartialEq)]
struct WithdrawProps {
    id: StatementId,
    name: AttrValue,
    again: Callback<()>,
}

/// The button, and what withdrawing cannot undo.
#[component]
fn Withdraw(props: &WithdrawProps) -> Html {
    let w = use_wording();
    let asking = use_state(|| false);
    let failed = use_state(|| None::<Failure>);
    let ask = |open: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(open))
    };
    let withdraw = {
        let (id, asking, failed, again) = (props.id, asking.clone(), failed.clone(), props.again.clone());
        Callback::from(move |()| {
            let (asking, failed, again) = (asking.clone(), failed.clone(), again.clone());
            spawn_local(async move {
                match api::delete(&format!("/api/v1/statements/{id}")).await {
                    Ok(()) => {
                        asking.set(false);
                        again.emit(());
                    }
                    Err(failure) => failed.set(Some(failure)),
                }
            });
        })
    };
    let name = [("name", isolated(&props.name))];
    let actions = html! {
        <>
            <Button test="statement-keep" on_press={ask(false)}>{ w.t("statements-keep") }</Button>
            <Button test="statement-withdraw-confirm" look={Look::Primary} on_press={withdraw}>{ w.t("statements-withdraw") }</Button>
        </>
    };
    html! {
        <>
            <div class="buttons">
                <Button test="statement-withdraw" spoken={w.ta("statements-withdraw-spoken", &name)} on_press={ask(true)}>
                    { w.t("statements-withdraw") }
                </Button>
            </div>
            <Dialog
                name={format!("statement-withdraw-{}", props.id)}
                title={w.ta("statements-withdraw-title", &name)}
                open={*asking}
                on_close={ask(false)}
                {actions}
            >
                <p>{ w.t("statements-withdraw-text") }</p>
                if let Some(failure) = &*failed {
                    <Banner tone={Tone::Error} test="statement-withdraw-failed">{ w.t(&failure.wording()) }</Banner>
                }
            </Dialog>
        </>
    }
}
