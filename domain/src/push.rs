//! Web push: a browser's subscription as sent by the app, and the message it gets. The payload has the Declarative Web
//! Push shape; its text is neutral and says nothing about health (section 8).

use serde::{Deserialize, Serialize};

use crate::day::{LocalDay, Millis};
use crate::id::{ReminderId, SubscriptionId};
use crate::json::Json;
use crate::locale::Language;
use crate::text::Line;

/// A subscription from the browser's Push API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewSubscription {
    /// Where the push service takes messages: an https address.
    pub endpoint: Line<2000>,
    /// The browser's public key, base64url, 65 bytes on P-256.
    pub p256dh: Line<200>,
    /// The browser's secret, base64url, 16 bytes.
    pub auth: Line<100>,
    /// The server's key that it was made with, as `GET /push/key` gave it; the present one where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_server_key: Option<Line<100>>,
}

/// A subscription as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Subscription {
    /// Which subscription.
    pub id: SubscriptionId,
}

/// One of the person's browsers that gets reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Device {
    /// Which subscription.
    pub id: SubscriptionId,
    /// What the session says of the browser.
    pub device: String,
    /// Since when.
    pub since: Millis,
    /// When a message last arrived there, as its worker said. Nothing until one has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived_at: Option<Millis>,
    /// The browser that asks.
    pub here: bool,
}

/// What became of a test reminder at the push service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tested {
    /// Taken; it shows within moments if the phone is on.
    Accepted,
    /// The subscription is no more, and was removed: subscribe anew.
    Gone,
    /// The service has trouble just now.
    Later,
    /// The service does not take our messages.
    Refused,
}

/// The answer to a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestAnswer {
    /// What became of it.
    pub outcome: Tested,
}

/// What a worker says when a message arrived: the receipt that was in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// As it stood in the message.
    pub receipt: Line<200>,
}

/// What a worker says when the person puts a reminder off: the token that was in the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutOff {
    /// As it stood in the message.
    pub snooze: Line<200>,
}

/// The server's public key for `pushManager.subscribe`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushKey {
    /// Base64url of the uncompressed P-256 point (RFC 8292).
    pub application_server_key: String,
}

/// What travels to the phone, encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// 8030: the mark of a declarative message.
    pub web_push: u16,
    /// What is shown.
    pub notification: Notification,
    /// For our own worker: is an unsent log lying on the phone? Nothing in a test by the patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rygrad: Option<About>,
    /// What the worker sends back to say that the message arrived.
    pub receipt: String,
    /// What the worker sends back when the person puts it off; nothing in a test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snooze: Option<String>,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notification {
    /// Neutral.
    pub title: String,
    /// The language of the title.
    pub lang: String,
    /// One notification per rule: a later one replaces it.
    pub tag: String,
    /// The screen a tap opens, an absolute address.
    pub navigate: String,
}

/// Which occurrence a message is about. Not what for: the phone knows that by the rule, and nobody else need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The rule.
    pub rule: ReminderId,
    /// The day.
    pub day: LocalDay,
    /// Whether one tap can be the whole answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// The lock-screen text: no health word.
#[must_use]
pub fn neutral_title(language: Language) -> &'static str {
    match language {
        Language::Da => "Påmindelse fra Rygrad",
        Language::En => "Reminder from Rygrad",
    }
}

impl Payload {
    /// The message for one occurrence, or for a test where there is none; `origin` is the app's address without a
    /// trailing slash.
    #[must_use]
    pub fn new(
        about: Option<About>,
        language: Language,
        origin: &str,
        receipt: String,
        snooze: Option<String>,
    ) -> Self {
        let (tag, screen) = about.as_ref().map_or_else(
            || ("rygrad-test".to_owned(), "/reminders".to_owned()),
            |about| (about.rule.to_string(), format!("/due/{}", about.rule)),
        );
        Self {
            web_push: 8030,
            notification: Notification {
                title: neutral_title(language).to_owned(),
                lang: language.tag().to_owned(),
                tag,
                navigate: format!("{origin}{screen}"),
            },
            rygrad: about,
            receipt,
            snooze,
        }
    }
}
