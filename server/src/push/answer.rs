//! What a push service's answer means, and when to ask again (RFC 8030, 5 and 8.4; RFC 9110, 10.2.3).

use std::error::Error as _;
use std::time::UNIX_EPOCH;

use domain::day::Millis;
use reqwest::StatusCode;
use store::push::Posted;

use crate::endpoint::EndpointError;

/// The first wait after a fault, in milliseconds; doubled each time, up to an hour.
const BACK_OFF_MS: i64 = 30_000;
const BACK_OFF_MAX_MS: i64 = 60 * 60 * 1000;
/// A service may ask for a day at most; the useful window ends before.
const RETRY_MAX_MS: i64 = 24 * 60 * 60 * 1000;

/// What became of a message, and why, in a word of a fixed list: it is a label at `/metrics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) posted: Posted,
    pub(super) reason: &'static str,
}

impl Judged {
    /// The message could not be made.
    pub(super) fn unmade() -> Self {
        Self { posted: Posted::Refused { status: None }, reason: "not_made" }
    }

    /// Too many unknown services are under way.
    pub(super) fn postponed(tries: i64, now: Millis) -> Self {
        Self { posted: Posted::Later { status: None, at: now.plus_ms(back_off_ms(tries)) }, reason: "held_back" }
    }

    /// No answer came.
    pub(super) fn unanswered(error: &reqwest::Error, tries: i64, now: Millis) -> Self {
        let mut cause = error.source();
        while let Some(inner) = cause {
            if inner.is::<EndpointError>() {
                return Self { posted: Posted::Refused { status: None }, reason: "address" };
            }
            cause = inner.source();
        }
        let reason = match error {
            error if error.is_timeout() => "timeout",
            error if error.is_connect() => "connect",
            _ => "broken_answer",
        };
        Self { posted: Posted::Later { status: None, at: now.plus_ms(back_off_ms(tries)) }, reason }
    }

    /// An answer came.
    pub(super) fn answered(status: StatusCode, retry_after: Option<&str>, tries: i64, now: Millis) -> Self {
        let code = status.as_u16();
        let posted = match code {
            200..=299 => Posted::Accepted { status: code },
            404 | 410 => Posted::Gone { status: code },
            429 | 500..=599 => {
                let told_ms = retry_after.and_then(|value| retry_after_ms(value, now));
                Posted::Later { status: Some(code), at: now.plus_ms(told_ms.unwrap_or_else(|| back_off_ms(tries))) }
            }
            _ => Posted::Refused { status: Some(code) },
        };
        Self { posted, reason: reason(code) }
    }
}

fn reason(code: u16) -> &'static str {
    match code {
        200..=299 => "ok",
        300..=399 => "redirect",
        400 => "400",
        401 => "401",
        403 => "403",
        404 => "404",
        410 => "410",
        413 => "413",
        429 => "429",
        503 => "503",
        500.. => "5xx",
        _ => "4xx",
    }
}

/// `Retry-After` in both its forms, seconds and a date, as a wait of at least a second.
fn retry_after_ms(value: &str, now: Millis) -> Option<i64> {
    let value = value.trim();
    let wait_ms = match value.parse::<u32>() {
        Ok(seconds) => i64::from(seconds) * 1000,
        Err(_) => {
            let date = httpdate::parse_http_date(value).ok()?.duration_since(UNIX_EPOCH).ok()?;
            i64::try_from(date.as_millis()).ok()?.saturating_sub(now.0)
        }
    };
    Some(wait_ms.clamp(1000, RETRY_MAX_MS))
}

/// Doubling, with up to a quarter more so that many do not come back at once.
fn back_off_ms(tries: i64) -> i64 {
    let doubled = BACK_OFF_MS.saturating_mul(1 << tries.clamp(0, 10));
    let wait = doubled.min(BACK_OFF_MAX_MS);
    let [jitter] = crate::clock::random::<1>();
    wait + wait / 1024 * i64::from(jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sunday 6 November 1994, 08:49:37 GMT, the date of RFC 9110.
    const SUNDAY: Millis = Millis(784_111_777_000);

    #[test]
    fn answers_of_push_services_are_read_as_the_rfc_says() {
        let judged =
            |status, retry| Judged::answered(StatusCode::from_u16(status).unwrap(), retry, 0, Millis(0)).posted;
        assert_eq!(judged(201, None), Posted::Accepted { status: 201 });
        assert_eq!(judged(410, None), Posted::Gone { status: 410 });
        assert_eq!(judged(404, None), Posted::Gone { status: 404 });
        assert_eq!(judged(429, Some("7")), Posted::Later { status: Some(429), at: Millis(7000) });
        assert!(matches!(judged(503, None), Posted::Later { at: Millis(30_000..=37_500), .. }));
        assert!(matches!(judged(503, Some("soon")), Posted::Later { at: Millis(30_000..=37_500), .. }));
        assert_eq!(judged(413, None), Posted::Refused { status: Some(413) });
        assert_eq!(judged(302, None), Posted::Refused { status: Some(302) });
        assert!(back_off_ms(50) <= BACK_OFF_MAX_MS + BACK_OFF_MAX_MS / 4);
    }

    #[test]
    fn retry_after_is_seconds_or_one_of_the_three_dates() {
        let minute_before = SUNDAY.plus_ms(-60_000);
        for date in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(retry_after_ms(date, minute_before), Some(60_000), "{date}");
            assert_eq!(retry_after_ms(date, SUNDAY.plus_ms(1)), Some(1000), "a date gone by");
        }
        assert_eq!(retry_after_ms(" 120 ", SUNDAY), Some(120_000));
        assert_eq!(retry_after_ms("0", SUNDAY), Some(1000));
        assert_eq!(retry_after_ms("4294967295", SUNDAY), Some(RETRY_MAX_MS));
        for nonsense in ["", "-1", "99999999999", "1.5", "tomorrow"] {
            assert_eq!(retry_after_ms(nonsense, SUNDAY), None, "{nonsense}");
        }
    }
}
