//! Who is signed in on this device, and the record opened for them. Opens from the phone at once, without a network, and
//! asks the server afterwards.
//!
//! Whatever way a session ends, here or by the server or in another tab, the synced copy is dropped; what is unsent
//! stays for its owner, and nobody else is shown more of it than how much it is.

mod flow;

use std::rc::Rc;

use domain::account::Account;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::record::KeeperRef;
use crate::api;
use crate::db::DbError;
use flow::Flow;

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// Not known yet.
    Opening,
    /// Nobody is signed in.
    SignedOut {
        /// How many things wait on this phone for their owners.
        waiting: usize,
        /// Whether the server ended the session, not the person.
        ended: bool,
        /// Whether the account was erased, here or from another device.
        erased: bool,
    },
    /// Signed in, with the diary open.
    Open {
        /// Who.
        account: Rc<Account>,
        /// Their record.
        keeper: KeeperRef,
    },
    /// Signed in, but keeps no diary: they work in a unit.
    NoDiary {
        /// Who.
        account: Rc<Account>,
    },
    /// The phone's storage cannot be used.
    NoStorage(DbError),
}

/// The session for screens.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionHandle {
    /// How far it is.
    pub phase: Phase,
    /// After a sign-in, registration or recovery, and after the account changed: who it is now.
    pub enter: Callback<Account>,
    /// Signs out.
    pub leave: Callback<()>,
    /// The account was erased: drops everything of it here.
    pub gone: Callback<()>,
}

impl SessionHandle {
    /// Who is signed in.
    #[must_use]
    pub fn account(&self) -> Option<Rc<Account>> {
        match &self.phase {
            Phase::Open { account, .. } | Phase::NoDiary { account } => Some(account.clone()),
            _ => None,
        }
    }
}

/// What [`SessionProvider`] gets.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionProviderProps {
    /// The screens.
    pub children: Html,
}

/// Gives the session to the screens below.
#[component]
pub fn SessionProvider(props: &SessionProviderProps) -> Html {
    let phase = use_state(|| Phase::Opening);
    let flow = use_memo((), {
        let setter = phase.setter();
        move |()| Flow::new(move |next| setter.set(next))
    });
    use_effect_with((), {
        let flow = flow.clone();
        move |()| {
            let ended = Rc::downgrade(&flow);
            api::on_session_ended(move |how| {
                if let Some(flow) = ended.upgrade() {
                    spawn_local(async move { flow.ended_by_server(how).await });
                }
            });
            flow.hear_other_tabs();
            spawn_local(async move { flow.begin().await });
        }
    });
    let enter = use_callback(flow.clone(), |account: Account, flow| {
        let flow = flow.clone();
        spawn_local(async move { flow.enter(account).await });
    });
    let leave = use_callback(flow.clone(), |(), flow| {
        let flow = flow.clone();
        spawn_local(async move { flow.leave().await });
    });
    let gone = use_callback(flow, |(), flow| {
        let flow = flow.clone();
        spawn_local(async move { flow.ended_by_server(api::Ending::Erased).await });
    });
    let handle = SessionHandle { phase: (*phase).clone(), enter, leave, gone };
    html! { <ContextProvider<SessionHandle> context={handle}>{ props.children.clone() }</ContextProvider<SessionHandle>> }
}

/// The session.
///
/// # Panics
/// Outside [`SessionProvider`].
#[hook]
#[expect(clippy::expect_used, reason = "a screen outside its provider is a fault in the tree of components")]
pub fn use_session() -> SessionHandle {
    use_context::<SessionHandle>().expect("a SessionProvider above")
}
