//! The calendar feed of the person who is signed in: whether there is one, a new secret address, and its end. Knows no Yew.

use domain::calendar::{CalendarState, NewCalendar};

use crate::api::{self, Failure};

const PATH: &str = "/api/v1/calendar";

/// How it stands.
///
/// # Errors
/// [`Failure`].
pub async fn state() -> Result<CalendarState, Failure> {
    api::get(PATH).await
}

/// Makes a new address; one that was given out before leads nowhere from then on. It is shown this once.
///
/// # Errors
/// [`Failure`].
pub async fn make() -> Result<String, Failure> {
    let made: NewCalendar = api::post(PATH, &String::new()).await?;
    Ok(made.address)
}

/// Ends the feed.
///
/// # Errors
/// [`Failure`].
pub async fn revoke() -> Result<(), Failure> {
    api::delete(PATH).await
}

/// The address as calendar programs subscribe to it at a tap.
#[must_use]
pub fn subscription(address: &str) -> String {
    address.split_once("://").map_or_else(|| address.to_owned(), |(_, rest)| format!("webcal://{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_leads_to_the_calendar_program() {
        assert_eq!(subscription("https://x.example/a.ics"), "webcal://x.example/a.ics");
    }
}
