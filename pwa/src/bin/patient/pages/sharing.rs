//! *Deling*: what is shared with whom until when, and stopping it. A decision is kept on the phone and sent; what waits
//! says so, because nothing about sharing holds before the server has it.

mod asked;
mod connect;
mod decision;
mod granted;
mod preview;
mod recipients;
mod relatives;
mod stop_all;
mod team;
mod towards;

pub(crate) use self::decision::NewSharing;
pub(crate) use self::granted::categories;
pub(crate) use self::relatives::Relatives;
pub(crate) use super::disclosures::Disclosures as SharingLog;

use domain::LocalDay;
use domain::id::GrantId;
use pwa::components::{Empty, Page, Way};
use pwa::hooks::use_record;
use pwa::record::KeptGrant;
use pwa::wording::use_wording;
use yew::prelude::*;

use self::asked::Questions;
use self::granted::{Granted, can_stop};
use self::stop_all::StopAll;
use self::team::TeamChoice;
use crate::route::Route;

/// The sharing screen.
#[component]
pub(crate) fn Sharing() -> Html {
    let w = use_wording();
    let handle = use_record();
    let record = handle.record();
    let today = handle.today();
    let (mut standing, mut over): (Vec<_>, Vec<_>) =
        record.grants.iter().map(|(id, kept)| (*id, kept.clone())).partition(|(_, kept)| stands(kept, today));
    // Newest first: ids are in the order they were made.
    standing.reverse();
    over.reverse();
    let stoppable: Vec<GrantId> =
        standing.iter().filter(|(id, kept)| can_stop(&handle, *id, kept)).map(|(id, _)| *id).collect();
    let item = |(id, kept): (GrantId, KeptGrant)| html! { <li key={id.to_string()}><Granted {id} {kept} /></li> };
    html! {
        <Page title={w.t("sharing-title")}>
            <p>{ w.t("sharing-intro") }</p>
            <Questions />
            <section class="stack">
                <h2>{ w.t("sharing-list-title") }</h2>
                if standing.is_empty() {
                    <Empty title={w.t("sharing-empty")} text={w.t("sharing-empty-text")} test="sharing-empty" />
                } else {
                    <ul class="plain stack" data-test="sharing-list">{ for standing.into_iter().map(item) }</ul>
                }
                if stoppable.len() > 1 {
                    <StopAll ids={stoppable} />
                }
                <Way to={Route::NewSharing} test="sharing-new" class="button primary wide">{ w.t("sharing-new") }</Way>
                <Way to={Route::Relatives} test="sharing-relatives" class="button quiet wide">{ w.t("supporter-open") }</Way>
                <Way to={Route::Statements} test="sharing-statements" class="button quiet wide">{ w.t("sharing-statements") }</Way>
                <Way to={Route::SharingLog} test="sharing-log" class="button quiet wide">{ w.t("sharing-log") }</Way>
            </section>
            <TeamChoice />
            <p class="soft">{ w.t("sharing-voluntary") }</p>
            if !over.is_empty() {
                <details>
                    <summary data-test="sharing-ended">{ w.t("sharing-ended-title") }</summary>
                    <ul class="plain stack">{ for over.into_iter().map(item) }</ul>
                </details>
            }
        </Page>
    }
}

/// Whether a decision lets, or once sent will let, somebody see something.
fn stands(kept: &KeptGrant, today: LocalDay) -> bool {
    match &kept.grant {
        Some(grant) => grant.current(today),
        None => kept.decision.until >= today,
    }
}
