//! The worklist: my own patients first, the newest need on top, then the others of the unit by name. Built for the keyboard: type a name, arrow down, Enter.

mod connected;
mod cover;
mod names;
mod row;

use std::rc::Rc;

use domain::json::FromJson;
use domain::patient::{WORKLIST_PAGE, Worklist, WorklistPart, WorklistRow};
use domain::unit::Membership;
use pwa::api;
use pwa::components::{Button, Empty, Field, Page, Skeleton};
use pwa::wording::{Wording, isolated, use_wording};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

pub(crate) use self::connected::ConnectedPage;
use self::cover::Covers;
use self::names::Names;
use self::row::Row;
use crate::answer::{Answer, use_answer};
use crate::route::{Route, Way};
use crate::say::Failed;
use crate::table::{self, Table};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) membership: Rc<Membership>,
}

/// Which part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Question {
    membership: String,
    page: i64,
    search: String,
}

async fn ask<T: FromJson>(of: &'static str, question: Question) -> Result<T, api::Failure> {
    let Question { membership, page, search } = question;
    // In the body, not in the address: a name does not belong in the logs of what lies between.
    let part = WorklistPart { page, search: search.trim().to_owned() };
    api::post(&format!("/api/v1/memberships/{membership}/{of}"), &part).await
}

/// The screen.
#[component]
pub(crate) fn WorklistPage(props: &Props) -> Html {
    let w = use_wording();
    let search = use_state(String::new);
    let page = use_state(|| 0_i64);
    let node = use_node_ref();
    let question = Question { membership: props.membership.id.to_string(), page: *page, search: (*search).clone() };
    let asked = use_answer(question, |question| ask::<Worklist>("worklist", question.clone()));
    let on_search = {
        let (search, page) = (search.clone(), page.clone());
        Callback::from(move |text: String| {
            page.set(0);
            search.set(text);
        })
    };
    let clear = on_search.reform(|()| String::new());
    let on_key = {
        let node = node.clone();
        Callback::from(move |event: KeyboardEvent| walk(&node, &event))
    };
    let nobody =
        search.trim().is_empty() && *page == 0 && matches!(&asked.answer, Answer::Here(list, _) if list.total == 0);
    let own_row = |row: &WorklistRow| {
        let (membership, again) = (Rc::clone(&props.membership), asked.again.clone());
        html! { <Row key={row.patient.to_string()} row={row.clone()} {membership} {again} /> }
    };
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={6} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(..) if nobody => html! {
            <Empty
                title={w.t("team-worklist-empty-title")}
                text={w.t("team-worklist-empty")}
                test="worklist-empty"
            >
                <Way to={Route::Unit} test="patient-invite" class="button primary">
                    { w.t("team-worklist-empty-invite") }
                </Way>
            </Empty>
        },
        Answer::Here(list, _) if list.rows.is_empty() && list.names.is_empty() => html! {
            <Empty
                title={w.ta("team-worklist-no-match", &[("search", isolated(search.trim()))])}
                test="worklist-no-match"
            >
                <Button test="worklist-clear" on_press={clear}>{ w.t("team-worklist-clear") }</Button>
            </Empty>
        },
        Answer::Here(list, _) => html! {
            <>
                if !list.rows.is_empty() {
                    <section class="stack tight">
                        <h2>{ w.t("team-worklist-mine") }</h2>
                        <Table test="worklist" caption={w.t("team-worklist-caption")} heads={table::heads(&w, &HEADS)}>
                            { for list.rows.iter().map(own_row) }
                        </Table>
                    </section>
                } else if *page == 0 && search.trim().is_empty() {
                    <p class="soft" data-test="worklist-none-mine">{ w.t("team-worklist-none-mine") }</p>
                }
                if !list.names.is_empty() {
                    <Names
                        names={list.names.clone()}
                        membership={Rc::clone(&props.membership)}
                        again={asked.again.clone()}
                    />
                }
                { pages(&w, list.total, &page) }
            </>
        },
    };
    html! {
        <Page title={w.t("team-worklist-title")} wide=true>
            <div class="stack worklist-part" ref={node} onkeydown={on_key}>
                if !nobody {
                    <Field
                        name="worklist-search"
                        kind="search"
                        autocomplete="off"
                        label={w.t("team-worklist-search")}
                        hint={w.t("team-worklist-keys")}
                        value={(*search).clone()}
                        on_input={on_search}
                    />
                }
                { content }
            </div>
            if props.membership.treating && props.membership.unit.sector.treats() {
                <p class="no-print">
                    <Way to={Route::Connected} test="to-connected">{ w.t("team-connected-nav") }</Way>
                </p>
                <Covers membership={Rc::clone(&props.membership)} on_change={asked.again.clone()} />
            }
        </Page>
    }
}

/// The columns.
const HEADS: [&str; 6] = [
    "team-worklist-person",
    "team-worklist-heard",
    "team-worklist-recent",
    "team-worklist-adherence",
    "team-worklist-psfs",
    "team-worklist-next",
];

/// "1–50 af 120", and the way to the rest.
fn pages(w: &Wording, total: i64, page: &UseStateHandle<i64>) -> Html {
    let from = **page * WORKLIST_PAGE + 1;
    let to = (from + WORKLIST_PAGE - 1).min(total);
    let turn = |by: i64| {
        let page = page.clone();
        Callback::from(move |()| page.set(*page + by))
    };
    html! {
        <nav class="row apart" aria-label={w.t("team-worklist-pages")}>
            <p class="soft" role="status" data-test="worklist-range">
                { w.ta("team-worklist-range", &[("from", from.into()), ("to", to.into()), ("total", total.into())]) }
            </p>
            if total > WORKLIST_PAGE {
                <div class="row">
                    <Button test="worklist-previous" off={from == 1} on_press={turn(-1)}>
                        { w.t("team-worklist-previous") }
                    </Button>
                    <Button test="worklist-next" off={to >= total} on_press={turn(1)}>
                        { w.t("team-worklist-next-page") }
                    </Button>
                </div>
            }
        </nav>
    }
}

/// Moves the focus along the names: down from the search field into the list, up out of it again.
fn walk(table: &NodeRef, event: &KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let Some(table) = table.cast::<Element>() else { return };
    let Ok(links) = table.query_selector_all("tbody th a, [data-test=name-open]") else { return };
    let links: Vec<HtmlElement> = (0..links.length()).filter_map(|place| links.get(place)?.dyn_into().ok()).collect();
    let focused = event.target_dyn_into::<HtmlElement>();
    let at = links.iter().position(|link| focused.as_ref() == Some(link));
    let next = match (at, forward) {
        (None, true) => links.first().cloned(),
        (None, false) => return,
        (Some(at), true) => links.get(at + 1).cloned(),
        (Some(0), false) => search_field(),
        (Some(at), false) => links.get(at - 1).cloned(),
    };
    event.prevent_default();
    if let Some(next) = next {
        // Fails only for an element that cannot take it.
        let _ = next.focus();
    }
}

fn search_field() -> Option<HtmlElement> {
    let found = web_sys::window()?.document()?.get_element_by_id("worklist-search")?;
    found.dyn_into().ok()
}
