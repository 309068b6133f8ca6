//! Short messages between a unit and a patient who shares with it (section 7): recognition and messages from professionals,
//! the patient's replies. Nobody changes what was sent. Nobody watches: how soon the unit usually answers is the unit's own
//! word, and stands wherever one writes.

use serde::{Deserialize, Serialize};

use crate::day::Millis;
use crate::id::{MessageId, UnitId};
use crate::json::Json;
use crate::programme::{Author, OutOfRange};
use crate::text::Text;

/// Messages of one thread that are shown, the newest of them.
pub const THREAD_LIMIT: i64 = 200;

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = MessageKind))]
pub enum Kind {
    /// Words of recognition from a professional.
    Recognition,
    /// A short message.
    Message,
    /// A message of the patient's who asks to be contacted.
    ContactMe,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Recognition, Self::Message, Self::ContactMe];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Recognition => "recognition",
            Self::Message => "message",
            Self::ContactMe => "contact_me",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether a patient can send it; a professional sends the other two.
    #[must_use]
    pub fn is_patients(self) -> bool {
        self != Self::Recognition
    }

    /// Whether a professional can send it.
    #[must_use]
    pub fn is_professionals(self) -> bool {
        self != Self::ContactMe
    }
}

/// A message. Nobody changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// Which message.
    pub id: MessageId,
    /// The professional who wrote it, as they were then; `None` is the patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Author>,
    /// What it is.
    pub kind: Kind,
    /// When it was sent, by the server's clock.
    pub sent_at: Millis,
    /// When the other side first had it on a screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Millis>,
    /// What it says.
    pub text: Text<1000>,
}

/// A message as either side sends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewMessage {
    /// Made by the client, so that the same can be sent again after a lost answer.
    pub id: MessageId,
    /// What it is: `recognition` or `message` by a professional, `message` or `contact_me` by the patient.
    pub kind: Kind,
    /// What it says.
    pub text: Text<1000>,
}

/// What a patient and a unit have written to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Thread {
    /// Which unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Within how many weekdays the unit usually answers, if it has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_days: Option<AnswerDays>,
    /// Whether something can be sent: only while something is shared with the unit or one of its members.
    pub open: bool,
    /// Oldest first, the newest [`THREAD_LIMIT`].
    pub messages: Vec<Message>,
}

/// What waits for the patient, for a word on the first screen: numbers and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct News {
    /// Messages that were not on the patient's screen yet.
    pub messages: i64,
    /// Reviews that were not.
    pub reviews: i64,
    /// Professionals who ask whether something will be shared with them, and wait for an answer.
    #[serde(default)]
    pub questions: i64,
}

/// Weekdays within which a unit usually answers, 1–30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Json)]
#[serde(try_from = "i64", into = "u16")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u16, minimum = 1, maximum = 30))]
pub struct AnswerDays(u16);

impl AnswerDays {
    /// The most that can be said.
    pub const MAX: u16 = 30;

    /// The number.
    #[must_use]
    pub fn value(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for AnswerDays {
    type Error = OutOfRange;
    fn try_from(value: i64) -> Result<Self, OutOfRange> {
        let fits = u16::try_from(value).ok().filter(|days| (1..=Self::MAX).contains(days));
        fits.map(Self).ok_or(OutOfRange(1, Self::MAX))
    }
}

impl From<AnswerDays> for u16 {
    fn from(days: AnswerDays) -> u16 {
        days.0
    }
}

/// What the unit's lead sets: `None` takes the word back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerTime {
    /// Weekdays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<AnswerDays>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_has_its_own_kinds_and_names_are_what_serde_writes() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(Kind::named(kind.name()), Some(kind));
        }
        assert!(!Kind::Recognition.is_patients() && !Kind::ContactMe.is_professionals());
        assert!(Kind::Message.is_patients() && Kind::Message.is_professionals());
    }

    #[test]
    fn an_answering_time_is_one_to_thirty_weekdays() {
        for (days, fits) in [(0, false), (1, true), (30, true), (31, false), (-1, false)] {
            assert_eq!(serde_json::from_value::<AnswerDays>(days.into()).is_ok(), fits, "{days}");
        }
    }
}
