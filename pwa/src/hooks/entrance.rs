//! The forms at the door – sign in, a new account, a new password: what is typed in them, and the one request that each
//! sends. They know neither the words nor the screens of an entry.

use std::ops::Deref;

use domain::code::InvitationCode;
use domain::json::{FromJson, ToJson};
use domain::session::SignedIn;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, Failure};

/// What is typed in a form of several fields, as one value.
#[derive(Clone, PartialEq)]
pub struct Typed<T>(UseStateHandle<T>);

/// Nothing typed yet.
#[hook]
pub fn use_typed<T: Default + 'static>() -> Typed<T> {
    Typed(use_state(T::default))
}

impl<T: Clone + 'static> Typed<T> {
    /// Takes the text of one field, which `set` puts in its place.
    #[must_use]
    pub fn field(&self, set: fn(&mut T, String)) -> Callback<String> {
        let typed = self.0.clone();
        Callback::from(move |text| {
            let mut next = (*typed).clone();
            set(&mut next, text);
            typed.set(next);
        })
    }
}

impl<T> Deref for Typed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The invitation code that a camera brought along behind the address (`#7KQ2-M9XC-4T`), a part that no server is told.
#[must_use]
pub fn code_in_address() -> Option<String> {
    let code = web_sys::window()?.location().hash().ok()?.trim_start_matches('#').to_owned();
    InvitationCode::parse(&code).is_ok().then_some(code)
}

/// The way in: at most one request at a time, and why the last one was refused.
#[derive(Clone, PartialEq)]
pub struct Entrance {
    busy: UseStateHandle<bool>,
    refused: UseStateHandle<Option<Failure>>,
}

/// A way in that nobody has tried yet.
#[hook]
pub fn use_entrance() -> Entrance {
    Entrance { busy: use_state(|| false), refused: use_state(|| None) }
}

impl Entrance {
    /// Whether a request is on its way.
    #[must_use]
    pub fn busy(&self) -> bool {
        *self.busy
    }

    /// Why the last request came to nothing.
    #[must_use]
    pub fn refused(&self) -> Option<&Failure> {
        self.refused.as_ref()
    }

    /// Lets the last refusal go: what is typed now is something else.
    pub fn forget(&self) {
        self.refused.set(None);
    }

    /// Sends `asked` to `path` and begins the session that is answered, as [`api::start`]; `then` takes the answer.
    pub fn enter<A: FromJson + 'static>(
        &self,
        path: &'static str,
        asked: impl ToJson + 'static,
        session: fn(&A) -> &SignedIn,
        then: impl FnOnce(A) + 'static,
    ) {
        if *self.busy {
            return;
        }
        let (busy, refused) = (self.busy.setter(), self.refused.setter());
        busy.set(true);
        spawn_local(async move {
            let answer = api::start(path, &asked, session).await;
            busy.set(false);
            match answer {
                Ok(answer) => then(answer),
                Err(failure) => refused.set(Some(failure)),
            }
        });
    }
}
