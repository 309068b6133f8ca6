//! Limits on tries at sign-in, registration, codes, test reminders and calendars, per account and per address, counted in
//! the database. The names of the counters are keyed hashes: neither addresses nor e-mails are stored for it.

use actix_web::HttpRequest;
use store::counter::{self, Limit};

use crate::error::ApiError;
use crate::state::State;

const QUARTER_MS: i64 = 15 * 60 * 1000;
const HOUR_MS: i64 = 60 * 60 * 1000;
/// Tries at one account's password or recovery code in a quarter of an hour.
const PER_ACCOUNT: Limit = Limit { tries: 10, window_ms: QUARTER_MS };
/// Tries at one account's second factor in six hours, by somebody who knows the password: with three codes that fit out of a
/// million, guessing without a pause has an even chance after some fifteen years.
const PER_SECOND_FACTOR: Limit = Limit { tries: 10, window_ms: 6 * HOUR_MS };

/// Fetches of one calendar feed in an hour: phones, a computer and a web calendar, each every few minutes.
const PER_FEED: Limit = Limit { tries: 60, window_ms: HOUR_MS };

/// What is tried.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Try {
    SignIn,
    Registration,
    Code,
    TestReminder,
    Calendar,
    SecondFactor,
    Statement,
}

impl Try {
    fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Registration => "registration",
            Self::Code => "code",
            Self::TestReminder => "test-reminder",
            Self::Calendar => "calendar",
            Self::SecondFactor => "second-factor",
            Self::Statement => "statement",
        }
    }

    fn per_address(self, state: &State) -> Limit {
        match self {
            Self::Registration => Limit { tries: state.settings.registrations_per_hour, window_ms: HOUR_MS },
            Self::SignIn | Self::Code | Self::TestReminder | Self::Calendar | Self::SecondFactor | Self::Statement => {
                Limit { tries: state.settings.tries_per_address, window_ms: QUARTER_MS }
            }
        }
    }

    fn per_account(self) -> Limit {
        match self {
            Self::SecondFactor => PER_SECOND_FACTOR,
            Self::SignIn | Self::Registration | Self::Code | Self::TestReminder | Self::Calendar | Self::Statement => {
                PER_ACCOUNT
            }
        }
    }
}

/// Where the request comes from, as far as it can be believed: behind a proxy the address that the proxy itself wrote, the
/// last one; what stands before it came from the client, who may write there what they like.
fn address(state: &State, request: &HttpRequest) -> String {
    let forwarded = request.headers().get_all("x-forwarded-for").next_back().and_then(|value| value.to_str().ok());
    if state.settings.behind_proxy
        && let Some(last) = forwarded.and_then(|value| value.rsplit(',').next())
    {
        return last.trim().to_owned();
    }
    request.peer_addr().map_or_else(String::new, |addr| addr.ip().to_string())
}

fn counter_name(state: &State, what: Try, by: &str) -> String {
    format!("{} {}", what.name(), state.secret.hash("counter", by))
}

/// Counts a try by this address, and against this account if one is named.
pub(crate) async fn count(
    state: &State,
    request: &HttpRequest,
    what: Try,
    account: Option<&str>,
) -> Result<(), ApiError> {
    let by_address = (counter_name(state, what, &address(state, request)), what.per_address(state));
    let by_account = account.map(|account| (counter_name(state, what, account), what.per_account()));
    let wait_ms = state
        .write(move |tx| {
            let mut wait_ms = counter::count(tx, &by_address.0, by_address.1)?;
            if let Some((name, limit)) = &by_account {
                wait_ms = wait_ms.max(counter::count(tx, name, *limit)?);
            }
            Ok(wait_ms)
        })
        .await?;
    allowed(state, what, wait_ms)
}

/// Counts a fetch of one feed, whoever fetches: calendars of many people come from a few addresses.
pub(crate) async fn count_feed(state: &State, feed: &str) -> Result<(), ApiError> {
    let name = counter_name(state, Try::Calendar, feed);
    let wait_ms = state.write(move |tx| counter::count(tx, &name, PER_FEED)).await?;
    allowed(state, Try::Calendar, wait_ms)
}

/// Refuses while there is something to wait for, and says so to whoever runs this: somebody may be guessing.
fn allowed(state: &State, what: Try, wait_ms: Option<i64>) -> Result<(), ApiError> {
    state.metrics.tried(what.name(), wait_ms.is_none());
    let Some(ms) = wait_ms else { return Ok(()) };
    tracing::warn!(tried = what.name(), wait_ms = ms, "too many tries, by one address or at one account; refused");
    Err(ApiError::TooManyTries { retry_after_s: ms / 1000 + 1 })
}

/// The names under which tries against an account are counted.
pub(crate) fn names(state: &State, email: &str, account: &str) -> Vec<String> {
    let each = [(Try::SignIn, email), (Try::SecondFactor, email), (Try::Code, email), (Try::Code, account)];
    each.into_iter().map(|(what, by)| counter_name(state, what, by)).collect()
}

/// Forgets the tries against an account, after it was entered rightly.
pub(crate) async fn forget(state: &State, what: Try, account: &str) -> Result<(), ApiError> {
    let name = counter_name(state, what, account);
    state.write(move |tx| counter::forget(tx, &name)).await
}
