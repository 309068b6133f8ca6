//! Statements released to this membership or its unit: who released one and when, and one as its patient released it. For a
//! jobcentre this is all there is. A page that was withdrawn empties itself at the next look.

use std::rc::Rc;

use domain::id::StatementId;
use domain::problem::Code;
use domain::statement::{StatementPage, StatementRow};
use domain::unit::Membership;
use pwa::api;
use pwa::components::{Empty, Page, Print, Skeleton, StatementSheet};
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::answer::{Answer, use_answer, use_watched};
use crate::back::Back;
use crate::route::{Route, Way};
use crate::say::Failed;

/// [`Statements`]' properties.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) membership: Rc<Membership>,
}

/// The list.
#[component]
pub(crate) fn Statements(props: &Props) -> Html {
    let w = use_wording();
    let asked = use_answer(props.membership.id, |membership| {
        let path = format!("/api/v1/memberships/{membership}/statements");
        async move { api::get::<Vec<StatementRow>>(&path).await }
    });
    let row = |row: &StatementRow| {
        html! {
            <li key={row.id.to_string()} class="row apart">
                <span class="grow">
                    <Way to={Route::Statement { id: row.id }} test="statement-open"><span dir="auto">{ &row.name }</span></Way>
                    if row.demo {
                        { " " }<span class="label">{ w.t("team-demo-person") }</span>
                    }
                </span>
                <span class="soft small">
                    { w.t(if row.to_unit { "team-statement-to-unit" } else { "team-statement-to-me" }) }
                    { " · " }
                    { w.moment(row.released_at) }
                </span>
            </li>
        }
    };
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={4} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(rows, _) if rows.is_empty() => html! {
            <Empty title={w.t("team-statements-empty")} text={w.t("team-statements-empty-text")} test="statements-empty" />
        },
        Answer::Here(rows, _) => {
            html! { <ul class="list card" data-test="statements-list">{ for rows.iter().map(row) }</ul> }
        }
    };
    html! {
        <Page title={w.t("team-statements-title")}>
            <p class="soft">{ w.t("team-statements-intro") }</p>
            { content }
        </Page>
    }
}

/// [`Statement`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct StatementProps {
    pub(crate) id: StatementId,
    pub(crate) membership: Rc<Membership>,
}

/// One of them.
#[component]
pub(crate) fn Statement(props: &StatementProps) -> Html {
    let w = use_wording();
    let path = format!("/api/v1/memberships/{}/statements/{}", props.membership.id, props.id);
    let asked = use_watched(path, |path| {
        let path = path.clone();
        async move { api::get::<StatementPage>(&path).await }
    });
    let back = html! { <Back to={Route::Statements} /> };
    match &asked.answer {
        Answer::Waiting => html! {
            <Page key="waiting" title={w.t("team-statement-title")} {back}><Skeleton lines={6} /></Page>
        },
        Answer::Failed(failure, _) if matches!(failure.code(), Some(Code::NotShared | Code::NotFound)) => html! {
            <Page key="gone" title={w.t("team-statement-gone-title")} {back}>
                <Empty title={w.t("team-statement-gone")} test="statement-gone">
                    <Way to={Route::Statements} test="to-statements" class="button primary">{ w.t("team-statements-title") }</Way>
                </Empty>
            </Page>
        },
        Answer::Failed(failure, _) => html! {
            <Page key="failed" title={w.t("team-statement-title")} {back}>
                <Failed failure={failure.clone()} again={asked.again.clone()} />
            </Page>
        },
        Answer::Here(page, _) => html! {
            <Page key="here" title={w.t("team-statement-title")} {back}>
                <div class="buttons no-print"><Print test="statement-print" label={w.t("team-statement-print")} /></div>
                <StatementSheet
                    name={page.name.clone()} demo={page.demo} addressee_name={page.addressee_name.clone()}
                    released_on={Some(page.released_on)} content={page.content.clone()}
                />
                <p class="soft small no-print">{ w.t("team-statement-logged") }</p>
            </Page>
        },
    }
}
