//! Asking the server for what a screen shows: waiting, here, or why not. An answer to an older question is dropped, and
//! a refusal replaces what stood there: a page that was open empties itself.

use std::future::Future;
use std::rc::Rc;

use domain::day::Millis;
use pwa::api::Failure;
use pwa::clock;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::listen::{is_visible, use_every, use_window_events};

/// Looked at again after this long, in milliseconds, what may be stopped is fetched again.
const STALE_MS: i64 = 20_000;
/// Open, it is fetched again this often, in milliseconds.
const RENEW_MS: i32 = 300_000;

/// What is known of the answer.
#[derive(Debug)]
pub(crate) enum Answer<T> {
    /// Not there yet.
    Waiting,
    /// The answer and when it came.
    Here(Rc<T>, Millis),
    /// Why there is none, and whether one stood here before.
    Failed(Failure, bool),
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Here(answer, at) => Self::Here(Rc::clone(answer), *at),
            Self::Failed(failure, before) => Self::Failed(failure.clone(), *before),
        }
    }
}

/// An answer and the way to ask again.
pub(crate) struct Asked<T> {
    pub(crate) answer: Answer<T>,
    pub(crate) again: Callback<()>,
}

/// Asks when the component appears and whenever `question` changes. While an answer is on its way, the one before it
/// stays: a list does not blink while somebody types in its search field.
#[hook]
pub(crate) fn use_answer<Q, T, F>(question: Q, ask: impl Fn(&Q) -> F + 'static) -> Asked<T>
where
    Q: PartialEq + Clone + 'static,
    T: 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let answer = use_state(|| Answer::Waiting);
    let asked_times = use_state(|| 0_u32);
    let newest = use_mut_ref(|| 0_u32);
    let shown_for = use_mut_ref(|| None::<Q>);
    {
        let answer = answer.clone();
        use_effect_with((question, *asked_times), move |(question, _)| {
            let mine = newest.borrow().wrapping_add(1);
            newest.replace(mine);
            let had_one = shown_for.borrow().as_ref() == Some(question);
            if matches!(*answer, Answer::Failed(..)) {
                answer.set(Answer::Waiting);
            }
            let asking = ask(question);
            let question = question.clone();
            let still_mounted = Rc::clone(&newest);
            spawn_local(async move {
                let result = asking.await;
                if *newest.borrow() != mine {
                    return;
                }
                answer.set(match result {
                    Ok(result) => {
                        shown_for.replace(Some(question));
                        Answer::Here(Rc::new(result), clock::now())
                    }
                    Err(failure) => Answer::Failed(failure, had_one),
                });
            });
            move || {
                let next = still_mounted.borrow().wrapping_add(1);
                still_mounted.replace(next);
            }
        });
    }
    let again = use_callback(asked_times, |(), asked_times| asked_times.set(asked_times.wrapping_add(1)));
    Asked { answer: (*answer).clone(), again }
}

/// As [`use_answer`], for what a patient may stop sharing: asked again while it stands open, when somebody comes back to it, and
/// when the network does.
#[hook]
pub(crate) fn use_watched<Q, T, F>(question: Q, ask: impl Fn(&Q) -> F + 'static) -> Asked<T>
where
    Q: PartialEq + Clone + 'static,
    T: 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let asked = use_answer(question, ask);
    // Since when it stands here; no time where the network was away, so that it is fetched as soon as it is back.
    let since = match &asked.answer {
        Answer::Here(_, at) => Some(Some(*at)),
        Answer::Failed(Failure::Offline, _) => Some(None),
        Answer::Waiting | Answer::Failed(..) => None,
    };
    let look_again = use_callback((since, asked.again.clone()), |(), (since, again)| {
        let due = since.is_some_and(|since| since.is_none_or(|at| clock::now() > at.plus_ms(STALE_MS)));
        if due && is_visible() {
            again.emit(());
        }
    });
    use_window_events(&["focus", "visibilitychange", "online"], look_again.clone());
    use_every(RENEW_MS, look_again);
    asked
}
