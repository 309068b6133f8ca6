//! The unit: who works here, and inviting patients and colleagues. An invitation connects and shares nothing.

mod answer_time;
mod invite;
mod leave;

use std::rc::Rc;

use domain::unit::{Member, Membership, NewInvitation, OpenInvitation, UnitPage};
use pwa::api;
use pwa::components::{Banner, Page, Skeleton};
use pwa::wording::{Wording, apart, use_wording};
use yew::prelude::*;

use self::answer_time::AnswerTimeCard;
use self::invite::Invite;
use self::leave::Leave;
use crate::answer::{Answer, use_answer};
use crate::figure;
use crate::say::Failed;
use crate::table::{self, Table};

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
                    { members(&w, page, membership, &asked.again) }
                    { open(&w, page) }
                    <AnswerTimeCard membership={Rc::clone(membership)} days={page.answer_days} said={asked.again.clone()} />
                </div>
                <div class="stack">
                    <Invite membership={Rc::clone(membership)} issued={asked.again.clone()} />
                </div>
            </div>
        },
    };
    html! {
        <Page title={apart(&membership.unit.name)} wide=true>
            <p class="soft">{ figure::named(&w, "sector", membership.unit.sector) }</p>
            if !membership.treating {
                <Banner test="unit-lead-note">{ w.t("team-unit-no-patients") }</Banner>
            }
            { content }
        </Page>
    }
}

fn members(w: &Wording, page: &UnitPage, membership: &Membership, ended: &Callback<()>) -> Html {
    let row = |member: &Member| {
        let (profession, roles) = (figure::named(w, "profession", member.profession), figure::member_roles(w, member));
        let own = member.id == membership.id;
        let leave = html! {
            if own || membership.lead {
                <Leave unit={page.unit.id} member={member.clone()} {own} ended={ended.clone()} />
            }
        };
        table::row(
            AttrValue::from(format!("member-{}", member.id)),
            html! { <span dir="auto">{ &member.name }</span> },
            vec![
                (w.t("team-unit-profession"), html! { { profession } }),
                (w.t("team-unit-role"), html! { <div><div>{ roles }</div>{ leave }</div> }),
            ],
        )
    };
    html! {
        <section class="card" aria-labelledby="members-title">
            <h2 id="members-title">{ w.t("team-unit-members") }</h2>
            <Table
                test="unit-members"
                caption={w.t("team-unit-members-caption")}
                heads={table::heads(w, &["team-unit-name", "team-unit-profession", "team-unit-role"])}
            >
                { for page.members.iter().map(row) }
            </Table>
        </section>
    }
}

fn open(w: &Wording, page: &UnitPage) -> Html {
    let row = |invitation: &OpenInvitation| {
        let until = w.moment(invitation.expires_at);
        table::row(
            AttrValue::from(format!("invitation-{}", invitation.id)),
            whom(w, &invitation.invitation),
            vec![
                (w.t("team-unit-open-by"), html! { <span dir="auto">{ &invitation.made_by }</span> }),
                (w.t("team-unit-open-until"), html! { { until } }),
            ],
        )
    };
    html! {
        <section class="card" aria-labelledby="invitations-title">
            <h2 id="invitations-title">{ w.t("team-unit-open") }</h2>
            if page.invitations.is_empty() {
                <p class="soft">{ w.t("team-unit-open-none") }</p>
            } else {
                <Table
                    test="unit-invitations"
                    caption={w.t("team-unit-open-caption")}
                    heads={table::heads(w, &["team-unit-open-for", "team-unit-open-by", "team-unit-open-until"])}
                >
                    { for page.invitations.iter().map(row) }
                </Table>
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
