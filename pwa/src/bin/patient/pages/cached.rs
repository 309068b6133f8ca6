//! What the server says, with the copy this phone keeps of it: shown at once and offline, fetched again when it can be.

use std::rc::Rc;

use domain::Millis;
use domain::json::{FromJson, Json, ToJson};
use pwa::api::{self, Failure};
use pwa::hooks::use_record;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A kept answer and when it was given.
#[derive(Debug, Clone, PartialEq, Json)]
pub(crate) struct Answer<T> {
    /// When, by the device's clock.
    pub(crate) at: Millis,
    /// What was said.
    pub(crate) value: T,
}

/// How far a question has come.
#[derive(Debug)]
pub(crate) struct Asked<T> {
    /// The newest answer there is.
    pub(crate) answer: Option<Rc<Answer<T>>>,
    /// Why there is no newer one.
    pub(crate) failure: Option<Failure>,
    /// Whether it is being asked.
    pub(crate) asking: bool,
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        Self { answer: self.answer.clone(), failure: self.failure.clone(), asking: self.asking }
    }
}

/// Asks for `path`, keeping the answer on this phone as `name`; the callback asks again.
#[hook]
pub(crate) fn use_cached<T>(path: &'static str, name: &'static str) -> (Asked<T>, Callback<()>)
where
    T: FromJson + ToJson + 'static,
{
    let record = use_record();
    let asked = use_state(|| Asked::<T> { answer: None, failure: None, asking: true });
    let round = use_state(|| 0_u32);
    use_effect_with((path, name, *round), {
        let setter = asked.setter();
        let before = (*asked).clone();
        move |_| {
            setter.set(Asked { asking: true, ..before.clone() });
            spawn_local(async move {
                let kept = match before.answer {
                    Some(answer) => Some(answer),
                    // A copy that cannot be read is no copy.
                    None => record.recall::<Answer<T>>(name).await.ok().flatten().map(Rc::new),
                };
                setter.set(Asked { answer: kept.clone(), failure: None, asking: true });
                match api::get::<T>(path).await {
                    Ok(value) => {
                        let answer = Rc::new(Answer { at: record.now(), value });
                        if let Err(error) = record.remember(name, &*answer).await {
                            web_sys::console::warn_1(&error.to_string().into());
                        }
                        setter.set(Asked { answer: Some(answer), failure: None, asking: false });
                    }
                    Err(failure) => setter.set(Asked { answer: kept, failure: Some(failure), asking: false }),
                }
            });
        }
    });
    let again = Callback::from(move |()| round.set(*round + 1));
    ((*asked).clone(), again)
}
