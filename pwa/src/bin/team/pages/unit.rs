//! The unit: who works here, and inviting patients and colleagues. An invitation connects and shares nothing.

mod invite;

use std::rc::Rc;

use domain::unit::{Member, Membership, NewInvitation, OpenInvitation, UnitPage};
use pwa::api;
use pwa::components::{Banner, Page, Skeleton};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use self::invite::Invite;
use crate::answer::{Answer, use_answer};
use crate::figure;
use crate::say::Failed;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) membership: Rc<Membership>,
}

/// The screen.
#[component]
pub(crate) fn Unit(props: &Props) -> Html {
    let w = use_wording();
    let membership = &props.membership;
    let asked = use_answer(format!("/api/v1/units/{}", membership.unit.id), |path| {
        let path = path.clone();
        async move { api::get::<UnitPage>(&path).await }
    });
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={6} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(page, _) => html! {
            <div class="columns">
                <div class="stack loose no-print">
                    { members(&w, page) }
                    { open(&w, page) }
                </div>
                <div class="stack">
                    <Invite membership={Rc::clone(membership)} issued={asked.again.clone()} />
                </div>
            </div>
        },
    };
    html! {
        <Page title={membership.unit.name.clone()} wide=true>
            <p class="soft">{ figure::named(&w, "sector", membership.unit.sector) }</p>
            if !membership.treating {
                <Banner test="unit-lead-note">{ w.t("team-unit-no-patients") }</Banner>
            }
            { content }
        </Page>
    }
}

fn members(w: &Wording, page: &UnitPage) -> Html {
    let row = |member: &Member| {
        html! {
            <tr key={member.id.to_string()}>
                <th scope="row" dir="auto">{ &member.name }</th>
                <td>{ figure::named(w, "profession", member.profession) }</td>
                <td>{ figure::member_roles(w, member) }</td>
            </tr>
        }
    };
    html! {
        <section class="card" aria-labelledby="members-title">
            <h2 id="members-title">{ w.t("team-unit-members") }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label={w.t("team-unit-members-caption")}>
                <table data-test="unit-members">
                    <caption class="unseen">{ w.t("team-unit-members-caption") }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ w.t("team-unit-name") }</th>
                            <th scope="col">{ w.t("team-unit-profession") }</th>
                            <th scope="col">{ w.t("team-unit-role") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for page.members.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn open(w: &Wording, page: &UnitPage) -> Html {
    let row = |invitation: &OpenInvitation| {
        html! {
            <tr key={invitation.id.to_string()}>
                <th scope="row">{ whom(w, &invitation.invitation) }</th>
                <td dir="auto">{ &invitation.made_by }</td>
                <td>{ w.moment(invitation.expires_at) }</td>
            </tr>
        }
    };
    html! {
        <section class="card" aria-labelledby="invitations-title">
            <h2 id="invitations-title">{ w.t("team-unit-open") }</h2>
            if page.invitations.is_empty() {
                <p class="soft">{ w.t("team-unit-open-none") }</p>
            } else {
                <div class="scroll" tabindex="0" role="region" aria-label={w.t("team-unit-open-caption")}>
                    <table data-test="unit-invitations">
                        <caption class="unseen">{ w.t("team-unit-open-caption") }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ w.t("team-unit-open-for") }</th>
                                <th scope="col">{ w.t("team-unit-open-by") }</th>
                                <th scope="col">{ w.t("team-unit-open-until") }</th>
                            </tr>
                        </thead>
                        <tbody>{ for page.invitations.iter().map(row) }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}

/// For whom an open invitation is.
fn whom(w: &Wording, invitation: &NewInvitation) -> Html {
    match invitation {
        NewInvitation::Patient => html! { { w.t("team-unit-open-patient") } },
        NewInvitation::Professional { profession, treating, lead, note } => html! {
            <>
                { figure::named(w, "profession", profession) }
                { " · " }
                { figure::roles(w, *treating, *lead) }
                if let Some(note) = note {
                    <span class="hint ends-line" dir="auto">{ note.to_string() }</span>
                }
            </>
        },
    }
}
