//! The session of this tab: an access token in memory, renewed by the refresh cookie that only the server reads.
//!
//! One tab refreshes at a time (Web Lock): rotation then never sees two at once. A refresh that answers for another
//! account than this tab's ends this tab's session: somebody else signed in here.

use std::cell::RefCell;
use std::rc::Rc;

use domain::account::Account;
use domain::day::Millis;
use domain::id::{AccountId, SessionId};
use domain::json::{FromJson, ToJson};
use domain::problem::Code;
use domain::session::{ACCESS_VALID_MS, SignedIn};

use super::Failure;
use super::fetch::{self, Verb};
use crate::clock;
use crate::json;
use crate::later::Later;
use crate::sync::lock::Lock;

/// Renewed this long before it runs out, in milliseconds.
const MARGIN_MS: i64 = 30_000;

const SESSION: &str = "/api/v1/session";
const REFRESH: &str = "/api/v1/session/refresh";
/// For a device whose cookie is outdated, and the newest that it has.
const REFRESH_WITH_NEWEST: &str = "/api/v1/session/refresh?newest=true";

/// A session and until when its token holds by this device's clock, which may be days off the server's.
struct Held {
    signed_in: SignedIn,
    until: Millis,
}

impl Held {
    fn from_now(signed_in: SignedIn) -> Self {
        Self { signed_in, until: clock::now().plus_ms(ACCESS_VALID_MS - MARGIN_MS) }
    }
}

/// Whoever is told of an ending.
type Told = Rc<dyn Fn(Ending)>;

thread_local! {
    static SESSION_NOW: RefCell<Option<Held>> = const { RefCell::new(None) };
    static ENDED: RefCell<Option<Told>> = const { RefCell::new(None) };
}

/// Who is signed in, as far as this tab knows.
#[must_use]
pub fn account() -> Option<Account> {
    SESSION_NOW.with_borrow(|now| now.as_ref().map(|held| held.signed_in.account.clone()))
}

/// This device's session.
#[must_use]
pub fn session_id() -> Option<SessionId> {
    SESSION_NOW.with_borrow(|now| now.as_ref().map(|held| held.signed_in.session))
}

/// What the server said when it ended a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nobody is signed in any more.
    SignedOut,
    /// The account was erased: nothing of it may stay on this device.
    Erased,
}

/// Whom to tell when the server ends the session; the last one asked is told.
pub fn on_session_ended(told: impl Fn(Ending) + 'static) {
    ENDED.set(Some(Rc::new(told)));
}

/// Forgets the token without telling the server.
pub fn forget() {
    SESSION_NOW.set(None);
}

/// Begins a session: `path` is `/api/v1/session`, `/api/v1/accounts` or `/api/v1/recovery`, whose answers all hold a
/// [`SignedIn`]; `picked` says where.
///
/// # Errors
/// [`Failure`].
pub async fn start<T: FromJson>(
    path: &str,
    body: &impl ToJson,
    picked: impl Fn(&T) -> &SignedIn,
) -> Result<T, Failure> {
    let answer: T = fetch::read(&fetch::send(Verb::Post, path, Some(&json::write(body)), None).await?)?;
    SESSION_NOW.set(Some(Held::from_now(picked(&answer).clone())));
    Ok(answer)
}

/// Takes the session up again by the refresh cookie. `expected` is the account that this tab is open for.
///
/// # Errors
/// [`Failure::SessionEnded`] if there is no session, or it is not `expected`'s.
pub async fn resume(expected: Option<AccountId>) -> Result<Account, Failure> {
    take_up(expected, None).await
}

/// Refreshes, unless this page has done so while it waited for its turn: two rotations in a row would leave a browser that
/// dies before it has written its cookies with one that is too old. `refused` is a token that the server did not take.
async fn take_up(expected: Option<AccountId>, refused: Option<&str>) -> Result<Account, Failure> {
    let _one_tab = Lock::take("rygrad-refresh").await;
    if fresh_token(expected).is_some_and(|token| Some(token.as_str()) != refused)
        && let Some(account) = account()
    {
        return Ok(account);
    }
    let mut answer = fetch::send(Verb::Post, REFRESH, None, None).await;
    if answer.as_ref().is_err_and(|failure| failure.code() == Some(Code::RefreshOutdated)) {
        // Another tab's answer may have come between, and with it a newer cookie.
        answer = fetch::send(Verb::Post, REFRESH_WITH_NEWEST, None, None).await;
    }
    let signed_in: SignedIn = match answer {
        Ok(text) => fetch::read(&text)?,
        Err(failure) if fetch::not_signed_in(&failure) => return Err(Failure::SessionEnded),
        Err(failure) => return Err(failure),
    };
    if expected.is_some_and(|expected| expected != signed_in.account.id) {
        return Err(Failure::SessionEnded);
    }
    let account = signed_in.account.clone();
    SESSION_NOW.set(Some(Held::from_now(signed_in)));
    Ok(account)
}

/// Signs out: the cookie's session ends, the token is forgotten.
///
/// # Errors
/// [`Failure::Offline`]: the session still lives on the server, and this must be tried again.
pub async fn stop() -> Result<(), Failure> {
    forget();
    match fetch::send(Verb::Delete, SESSION, None, None).await {
        Ok(_) => Ok(()),
        Err(failure) if fetch::not_signed_in(&failure) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// Sends with a valid token, refreshing it where needed; for `only` if given.
pub(super) fn signed(
    verb: Verb,
    path: &str,
    body: Option<String>,
    only: Option<AccountId>,
) -> Later<'_, Result<String, Failure>> {
    Box::pin(signed_answer(verb, path, body, only))
}

async fn signed_answer(
    verb: Verb,
    path: &str,
    body: Option<String>,
    only: Option<AccountId>,
) -> Result<String, Failure> {
    let known = only.or_else(|| account().map(|account| account.id));
    let token = match fresh_token(known) {
        Some(token) => token,
        None => renewed(known, None).await?,
    };
    match fetch::send(verb, path, body.as_deref(), Some(&token)).await {
        Err(failure) if fetch::not_signed_in(&failure) => {
            let token = renewed(known, Some(&token)).await?;
            let again = fetch::send(verb, path, body.as_deref(), Some(&token)).await;
            // A device that slept between the two comes too late with a token that was good. Only a refresh can tell that
            // the session has ended, and the next try begins with one.
            again.map_err(|failure| {
                if fetch::not_signed_in(&failure) {
                    forget();
                    return Failure::Offline;
                }
                over(failure)
            })
        }
        answer => answer.map_err(over),
    }
}

/// A token to send with what does not go through this module: a file.
///
/// # Errors
/// [`Failure`].
pub async fn token() -> Result<String, Failure> {
    let known = account().map(|account| account.id);
    match fresh_token(known) {
        Some(token) => Ok(token),
        None => renewed(known, None).await,
    }
}

/// The token in memory, if it is valid for a while yet and belongs to `known`.
fn fresh_token(known: Option<AccountId>) -> Option<String> {
    SESSION_NOW.with_borrow(|now| {
        let held = now.as_ref().filter(|held| held.until > clock::now())?;
        let right = known.is_none_or(|known| known == held.signed_in.account.id);
        right.then(|| held.signed_in.access_token.clone())
    })
}

async fn renewed(known: Option<AccountId>, refused: Option<&str>) -> Result<String, Failure> {
    match take_up(known, refused).await {
        Ok(_) => SESSION_NOW
            .with_borrow(|now| now.as_ref().map(|held| held.signed_in.access_token.clone()))
            .ok_or(Failure::SessionEnded),
        Err(Failure::SessionEnded) => Err(ended(Ending::SignedOut)),
        Err(failure) => Err(over(failure)),
    }
}

/// A refusal because the account is no more ends the session too.
fn over(failure: Failure) -> Failure {
    if failure.code() == Some(Code::AccountErased) { ended(Ending::Erased) } else { failure }
}

fn ended(how: Ending) -> Failure {
    forget();
    if let Some(told) = ENDED.with_borrow(Clone::clone) {
        told(how);
    }
    Failure::SessionEnded
}
