//! Who is at the desk, and which screen that opens: signing in, choosing a unit, then the screens of the address.

use std::rc::Rc;

use domain::account::{Account, Registered};
use domain::id::{AccountId, MembershipId};
use pwa::api::{self, Failure};
use pwa::components::{Page, Skeleton};
use pwa::hooks::{Redirect, use_navigator};
use pwa::wording::use_wording;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::frame::Frame;
use crate::pages;
use crate::route::{Route, use_route};
use crate::say::Failed;
use crate::seat::{self, Seat};

/// Who is at the desk.
#[derive(Clone, PartialEq)]
enum Who {
    /// Not known yet: the session is being taken up again.
    Starting,
    /// The session could not be looked for.
    Unreached(Failure),
    /// Nobody.
    Nobody(Farewell),
    /// Somebody who has not put their new recovery code away yet.
    New(Rc<Account>, AttrValue),
    /// A signed-in person.
    Known(Rc<Account>),
}

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Farewell {
    /// Nobody was.
    None,
    /// The server ended the session.
    Ended,
    /// Signed out here, and the server does not know it yet.
    Unsent,
}

/// What a way in ends with.
#[derive(Clone)]
pub(crate) struct Arrival {
    pub(crate) account: Account,
    /// A new recovery code to put away first.
    pub(crate) recovery_code: Option<String>,
}

impl From<Registered> for Arrival {
    fn from(answer: Registered) -> Self {
        Self { account: answer.signed_in.account, recovery_code: Some(answer.recovery_code) }
    }
}

/// The desk.
#[component]
pub(crate) fn Desk() -> Html {
    let who = use_state(|| Who::Starting);
    let chosen = use_state(|| None::<MembershipId>);
    let navigator = use_navigator();
    let last_here = use_mut_ref(|| None::<AccountId>);
    let take_up = {
        let (who, last_here) = (who.clone(), last_here.clone());
        use_callback((), move |(), ()| {
            let (who, last_here) = (who.clone(), last_here.clone());
            who.set(Who::Starting);
            spawn_local(async move {
                who.set(match api::resume(None).await {
                    Ok(account) => {
                        last_here.replace(Some(account.id));
                        Who::Known(Rc::new(account))
                    }
                    Err(Failure::SessionEnded) => Who::Nobody(Farewell::None),
                    Err(failure) => Who::Unreached(failure),
                });
            });
        })
    };
    {
        let (who, take_up) = (who.clone(), take_up.clone());
        use_effect_with((), move |()| {
            api::on_session_ended(move |_| who.set(Who::Nobody(Farewell::Ended)));
            take_up.emit(());
        });
    }
    let leave = {
        let (who, chosen) = (who.clone(), chosen.clone());
        use_callback(navigator, move |(), navigator| {
            let (who, chosen, navigator) = (who.clone(), chosen.clone(), navigator.clone());
            pages::forget_drafts();
            // The screen is empty at once, however slow the network is.
            who.set(Who::Starting);
            spawn_local(async move {
                let sent = api::stop().await;
                chosen.set(None);
                who.set(Who::Nobody(if sent.is_ok() { Farewell::None } else { Farewell::Unsent }));
                // The next person does not begin at the patient of the one before.
                navigator.push(Route::SignIn);
            });
        })
    };
    let arrived = {
        let (who, chosen) = (who.clone(), chosen.clone());
        use_callback((), move |arrival: Arrival, ()| {
            let account = Rc::new(arrival.account);
            if last_here.replace(Some(account.id)) != Some(account.id) {
                // Somebody else: the session of the one before may have ended in the middle of a programme.
                pages::forget_drafts();
                chosen.set(None);
            }
            who.set(match arrival.recovery_code {
                Some(code) => Who::New(account, AttrValue::from(code)),
                None => Who::Known(account),
            });
        })
    };
    let seat_of = |account: &Rc<Account>| Seat {
        account: Rc::clone(account),
        membership: seat::membership(account, *chosen),
        choose: {
            let chosen = chosen.clone();
            Callback::from(move |id| chosen.set(Some(id)))
        },
        renewed: {
            let who = who.clone();
            Callback::from(move |account| who.set(Who::Known(Rc::new(account))))
        },
        leave: leave.clone(),
    };
    match &*who {
        Who::Starting => html! { <Frame><Blank failure={None::<Failure>} again={take_up} /></Frame> },
        Who::Unreached(failure) => {
            html! { <Frame><Blank failure={Some(failure.clone())} again={take_up} /></Frame> }
        }
        Who::Nobody(farewell) => html! { <Frame><Entrance farewell={*farewell} {arrived} {leave} /></Frame> },
        Who::New(account, code) => {
            let kept = {
                let (who, account) = (who.clone(), Rc::clone(account));
                Callback::from(move |()| who.set(Who::Known(Rc::clone(&account))))
            };
            html! {
                <Frame>
                    <pages::recovery_code::RecoveryCode code={code.clone()} email={account.email.clone()} {kept} />
                </Frame>
            }
        }
        Who::Known(account) => html! {
            <ContextProvider<Seat> context={seat_of(account)}>
                <Frame><Screens /></Frame>
            </ContextProvider<Seat>>
        },
    }
}

#[derive(Properties, PartialEq)]
struct BlankProps {
    failure: Option<Failure>,
    again: Callback<()>,
}

/// Before it is known who is here.
#[component]
fn Blank(props: &BlankProps) -> Html {
    let w = use_wording();
    html! {
        <Page title={w.t("app-name")}>
            if let Some(failure) = &props.failure {
                <Failed failure={failure.clone()} again={props.again.clone()} />
            } else {
                <Skeleton lines={4} />
            }
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct EntranceProps {
    farewell: Farewell,
    arrived: Callback<Arrival>,
    leave: Callback<()>,
}

/// The screens for somebody not signed in. Any other address asks to sign in and is shown afterwards.
#[component]
fn Entrance(props: &EntranceProps) -> Html {
    let EntranceProps { farewell, arrived, leave } = props;
    let route = use_route();
    match route {
        Route::Register => html! { <pages::register::Register key="unit" arrived={arrived.clone()} /> },
        Route::RegisterRelative => {
            html! { <pages::register::Register key="relative" arrived={arrived.clone()} relative=true /> }
        }
        Route::Recover => html! { <pages::recover::Recover arrived={arrived.clone()} /> },
        _ => html! {
            <pages::sign_in::SignIn
                farewell={*farewell}
                arrived={arrived.clone()}
                leave={leave.clone()}
                relative={route.is_a_relatives()}
            />
        },
    }
}

/// The screens for somebody signed in.
#[component]
fn Screens() -> Html {
    let route = use_route();
    let Some(seat) = seat::use_seat() else { return Html::default() };
    if route == Route::Preview {
        return html! { <pages::preview::Preview /> };
    }
    // A relative needs no unit, and no second factor.
    match route {
        Route::Supported => return html! { <pages::supporter::List /> },
        Route::SupportedPatient { id } => {
            return html! { <pages::supporter::Supported key={id.to_string()} patient={id} /> };
        }
        Route::RegisterRelative => return html! { <Redirect to={Route::Supported} /> },
        Route::Worklist if seat.account.supports && seat.account.memberships.is_empty() => {
            return html! { <Redirect to={Route::Supported} /> };
        }
        _ => {}
    }
    if seat.account.second_factor_due {
        return html! { <pages::account::Due renewed={seat.renewed} /> };
    }
    if route == Route::Account {
        return html! { <pages::account::AccountPage renewed={seat.renewed} /> };
    }
    if seat.account.memberships.is_empty() {
        return html! { <pages::choose::NoUnit /> };
    }
    let Some(membership) = seat.membership.clone() else {
        return html! { <pages::choose::Choose /> };
    };
    match route {
        Route::Worklist if seat.receives() => html! { <pages::worklist::WorklistPage {membership} /> },
        Route::Connected if seat.receives() => html! { <pages::worklist::ConnectedPage {membership} /> },
        Route::Connected => html! { <Redirect to={Route::Worklist} /> },
        // A jobcentre gets statements and nothing else.
        Route::Worklist if seat.treats() => html! { <Redirect to={Route::Statements} /> },
        Route::Worklist => html! { <Redirect to={Route::Unit} /> },
        Route::Patient { id } => html! { <pages::patient::Patient key={id.to_string()} patient={id} {membership} /> },
        Route::Review { id } => {
            html! { <pages::review::ReviewPage key={id.to_string()} patient={id} {membership} /> }
        }
        Route::Paper { id } => {
            html! { <pages::paper::PaperPage key={id.to_string()} patient={id} {membership} /> }
        }
        Route::NewProgramme { id } => {
            html! { <pages::programme::Editor key={id.to_string()} patient={id} programme={None} {membership} /> }
        }
        Route::EditProgramme { id, programme } => html! {
            <pages::programme::Editor key={programme.to_string()} patient={id} programme={Some(programme)} {membership} />
        },
        Route::Statements => {
            html! { <pages::statement::Statements key={membership.id.to_string()} membership={Rc::clone(&membership)} /> }
        }
        Route::Statement { id } => html! { <pages::statement::Statement key={id.to_string()} {id} {membership} /> },
        Route::Library => html! {
            <pages::library::Library key={membership.id.to_string()} membership={Rc::clone(&membership)} />
        },
        Route::NewLibraryExercise => html! { <pages::library::ExercisePage key="new" {membership} id={None} /> },
        Route::LibraryExercise { id } => html! {
            <pages::library::ExercisePage key={id.to_string()} {membership} id={Some(id)} />
        },
        Route::Unit => {
            html! { <pages::unit::Unit key={membership.id.to_string()} membership={Rc::clone(&membership)} /> }
        }
        Route::Choose | Route::Account | Route::Preview => html! { <pages::choose::Choose /> },
        // Shown above.
        Route::Supported | Route::SupportedPatient { .. } | Route::RegisterRelative => Html::default(),
        Route::SignIn | Route::Register | Route::Recover => html! { <Redirect to={Route::Worklist} /> },
        Route::NotFound => html! { <pages::not_found::NotFound /> },
    }
}
