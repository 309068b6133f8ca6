//! Making an invitation: for whom, and the code, shown large and once.

use std::rc::Rc;

use domain::text::Line;
use domain::unit::{IssuedInvitation, Membership, NewInvitation, Profession};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Chips, Choice, Field, Look, Print, Qr, Select, Tick, Tone};
use pwa::wording::{Wording, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::figure;
use crate::route::BASE;
use crate::say;
use crate::say::take_focus;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) membership: Rc<Membership>,
    /// A code was made: the list of open invitations has changed.
    pub(super) issued: Callback<()>,
}

/// For whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whom {
    Patient,
    Professional,
}

/// What is filled in.
#[derive(Clone, PartialEq, Default)]
struct Typed {
    whom: Option<Whom>,
    profession: Option<Profession>,
    treating: bool,
    lead: bool,
    note: String,
}

/// What is wrong with it: wording keys.
#[derive(Clone, Copy, PartialEq, Default)]
struct Wrong {
    whom: Option<&'static str>,
    profession: Option<&'static str>,
    note: Option<&'static str>,
}

impl Typed {
    fn parse(&self) -> Result<NewInvitation, Wrong> {
        match self.whom {
            None => Err(Wrong { whom: Some("team-unit-invite-choose"), ..Wrong::default() }),
            Some(Whom::Patient) => Ok(NewInvitation::Patient),
            Some(Whom::Professional) => {
                let note = match self.note.trim() {
                    "" => Ok(None),
                    note => Line::parse(note).map(Some),
                };
                let wrong = Wrong {
                    whom: None,
                    profession: self.profession.is_none().then_some("team-unit-profession-choose"),
                    note: note.is_err().then_some("team-unit-invite-note-long"),
                };
                match (self.profession, note) {
                    (Some(profession), Ok(note)) => {
                        let (treating, lead) = (self.treating, self.lead);
                        Ok(NewInvitation::Professional { profession, treating, lead, note })
                    }
                    _ => Err(wrong),
                }
            }
        }
    }
}

/// What this member may make.
fn allowed(membership: &Membership) -> Vec<Whom> {
    let patient = membership.treating.then_some(Whom::Patient);
    let professional = membership.lead.then_some(Whom::Professional);
    patient.into_iter().chain(professional).collect()
}

/// The form, or the code it made.
#[component]
pub(super) fn Invite(props: &Props) -> Html {
    let w = use_wording();
    let allowed = allowed(&props.membership);
    let fresh = Typed { whom: allowed.first().copied().filter(|_| allowed.len() == 1), ..Typed::default() };
    let typed = use_state(|| fresh.clone());
    let wrong = use_state(Wrong::default);
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let code = use_state(|| None::<(Whom, IssuedInvitation)>);
    let onsubmit = {
        let (typed, wrong, failure, busy) = (typed.clone(), wrong.clone(), failure.clone(), busy.clone());
        let (code, issued, unit) = (code.clone(), props.issued.clone(), props.membership.unit.id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            failure.set(None);
            let invitation = match typed.parse() {
                Ok(invitation) => invitation,
                Err(found) => {
                    wrong.set(found);
                    say::focus_on(if found.profession.is_some() {
                        "invite-profession"
                    } else if found.note.is_some() {
                        "invite-note"
                    } else {
                        "invite-whom"
                    });
                    return;
                }
            };
            wrong.set(Wrong::default());
            busy.set(true);
            let whom = typed.whom.unwrap_or(Whom::Patient);
            let (failure, busy, code, issued) = (failure.clone(), busy.clone(), code.clone(), issued.clone());
            spawn_local(async move {
                let path = format!("/api/v1/units/{unit}/invitations");
                match api::post::<IssuedInvitation>(&path, &invitation).await {
                    Ok(made) => {
                        code.set(Some((whom, made)));
                        issued.emit(());
                    }
                    Err(refused) => failure.set(Some(refused)),
                }
                busy.set(false);
            });
        })
    };
    let done = {
        let (code, typed) = (code.clone(), typed.clone());
        Callback::from(move |()| {
            code.set(None);
            typed.set(fresh.clone());
        })
    };
    let content = match &*code {
        Some((whom, issued)) => html! { <Code whom={*whom} issued={issued.clone()} {done} /> },
        None if allowed.is_empty() => html! { <p class="soft">{ w.t("team-unit-invite-nobody") }</p> },
        None => html! {
            <form class="stack" novalidate=true {onsubmit}>
                <p class="hint">{ w.t("team-unit-invite-intro") }</p>
                if let Some(failure) = &*failure {
                    <Banner tone={Tone::Error} test="invite-failed">{ say::failure(&w, failure) }</Banner>
                }
                { fields(&w, &allowed, &typed, *wrong) }
                <Button test="invite-make" submit=true look={Look::Primary} off={*busy}>
                    { w.t("team-unit-invite-make") }
                </Button>
            </form>
        },
    };
    html! {
        <section class="card" aria-labelledby="invite-title">
            <h2 id="invite-title">{ w.t("team-unit-invite") }</h2>
            { content }
        </section>
    }
}

fn fields(w: &Wording, allowed: &[Whom], typed: &UseStateHandle<Typed>, wrong: Wrong) -> Html {
    let choices = allowed
        .iter()
        .map(|whom| {
            let key = match whom {
                Whom::Patient => "patient",
                Whom::Professional => "professional",
            };
            Choice { value: *whom, key: AttrValue::Static(key), label: w.t(&format!("team-unit-invite-{key}")) }
        })
        .collect::<Vec<_>>();
    let professions = Profession::ALL
        .map(|profession| Choice {
            value: profession,
            key: AttrValue::Static(profession.name()),
            label: figure::named(w, "profession", profession),
        })
        .to_vec();
    let say_wrong = |key: Option<&'static str>| key.map(|key| w.t(key));
    html! {
        <>
            <Chips<Whom>
                name="invite-whom"
                label={w.t("team-unit-invite-whom")}
                {choices}
                value={typed.whom}
                on_change={change(typed, |typed, whom| typed.whom = whom)}
                mistake={say_wrong(wrong.whom)}
            />
            if typed.whom == Some(Whom::Professional) {
                <Select<Profession>
                    name="invite-profession"
                    label={w.t("team-unit-invite-profession")}
                    choices={professions}
                    value={typed.profession}
                    placeholder={w.t("team-unit-profession-choose")}
                    on_change={change(typed, |typed, profession| typed.profession = profession)}
                    mistake={say_wrong(wrong.profession)}
                />
                <Tick
                    name="invite-treating"
                    label={w.t("team-unit-invite-treating")}
                    checked={typed.treating}
                    on_change={change(typed, |typed, on| typed.treating = on)}
                />
                <Tick
                    name="invite-lead"
                    label={w.t("team-unit-invite-lead")}
                    checked={typed.lead}
                    on_change={change(typed, |typed, on| typed.lead = on)}
                />
                <Field
                    name="invite-note"
                    label={w.t("team-unit-invite-note")}
                    hint={w.t("team-unit-invite-note-hint")}
                    optional=true
                    autocomplete="off"
                    value={typed.note.clone()}
                    on_input={change(typed, |typed, text| typed.note = text)}
                    mistake={say_wrong(wrong.note)}
                />
            }
        </>
    }
}

/// Sets a part of what is filled in.
fn change<T: 'static>(typed: &UseStateHandle<Typed>, set: fn(&mut Typed, T)) -> Callback<T> {
    let typed = typed.clone();
    Callback::from(move |value| {
        let mut next = (*typed).clone();
        set(&mut next, value);
        typed.set(next);
    })
}

#[derive(Properties, PartialEq)]
struct CodeProps {
    whom: Whom,
    issued: IssuedInvitation,
    done: Callback<()>,
}

/// The code, large, once.
#[component]
fn Code(props: &CodeProps) -> Html {
    let w = use_wording();
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| take_focus(&heading));
    }
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let (key, address) = match props.whom {
        Whom::Patient => ("team-unit-code-patient", format!("{origin}/register")),
        Whom::Professional => ("team-unit-code-professional", format!("{origin}{BASE}/register")),
    };
    html! {
        <div class="stack">
            <h3 tabindex="-1" ref={heading}>{ w.t("team-unit-code-title") }</h3>
            <output class="code" data-test="invitation-code">{ &props.issued.code }</output>
            <p data-test="invitation-until">
                { w.ta("team-unit-code-until", &[("moment", w.moment(props.issued.expires_at).as_str().into())]) }
            </p>
            <Qr
                text={format!("{address}#{}", props.issued.code)}
                label={w.t("team-unit-code-picture")}
                test="invitation-picture"
            />
            <p class="hint">{ w.t("team-unit-code-picture-hint") }</p>
            <p>{ w.ta(key, &[("address", address.into())]) }</p>
            <div class="buttons">
                <Print test="invitation-print" label={w.t("team-unit-code-print")} />
                <Button test="invitation-done" look={Look::Primary} on_press={props.done.clone()}>
                    { w.t("words-done") }
                </Button>
            </div>
        </div>
    }
}
