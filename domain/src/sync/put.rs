//! One write by a phone and what became of it. A put keeps its id through every sending, and the same id with other bytes
//! is a fault that [`put_bytes`] shows.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Noun;
use crate::id::PutId;
use crate::json::Json;
use crate::problem::Code;

/// One write by a phone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Put {
    /// Made with the outbox row; the same for every sending of it.
    pub put_id: PutId,
    /// What kind of thing.
    pub noun: Noun,
    /// Which one.
    #[cfg_attr(feature = "openapi", schema(format = "uuid"))]
    pub id: String,
    /// The revision the phone had when it was changed; 0 for something new.
    #[serde(default)]
    pub base_revision: i64,
    /// Taken away by the patient.
    #[serde(default)]
    pub removed: bool,
    /// The whole thing: [`crate::entry::Entry`], [`crate::psfs::PsfsActivity`], [`crate::grant::NewGrant`],
    /// [`crate::reminder::Rule`], [`crate::goal::Goal`], [`crate::work_plan::WorkPlan`],
    /// [`crate::personal_plan::PersonalPlan`], [`crate::pause::Pause`], [`crate::own_exercise::OwnExercise`],
    /// [`crate::measure_period::MeasurePeriod`], [`crate::course::Course`], [`crate::team::Team`]; nothing for a revocation and an
    /// erasure.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Value,
}

/// What became of one put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PutResult {
    /// The put it answers, as sent; empty if it had none.
    pub put_id: String,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: PutOutcome,
}

/// What became of one put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "result", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PutOutcome {
    /// Stored as this revision.
    Accepted {
        /// The new revision.
        revision: i64,
    },
    /// Already so; nothing was stored.
    Same {
        /// The current revision.
        revision: i64,
    },
    /// Stored, and something else had been stored since `base_revision`, which stays readable as a revision.
    Merged {
        /// The new revision.
        revision: i64,
    },
    /// Not stored: the entry was erased, and what is erased does not come back. The phone drops what it has of it.
    Erased {
        /// The revision of the erasure.
        revision: i64,
    },
    /// Not stored. The phone keeps it with the reason.
    Refused {
        /// Why.
        code: Code,
        /// Which field, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
        /// In English, for a developer: the rule it breaks.
        detail: String,
    },
}

impl PutOutcome {
    /// The revision now current, unless refused.
    #[must_use]
    pub fn revision(&self) -> Option<i64> {
        match self {
            Self::Accepted { revision }
            | Self::Same { revision }
            | Self::Merged { revision }
            | Self::Erased { revision } => Some(*revision),
            Self::Refused { .. } => None,
        }
    }
}

/// The bytes of a put that must be the same whenever its `put_id` is used again: keys in alphabetical order, whatever
/// order they were sent in and however the JSON library keeps them.
#[must_use]
pub fn put_bytes(put: &Put) -> Vec<u8> {
    let mut bytes = format!("{} {} {} {} ", put.noun.name(), put.id, put.base_revision, put.removed).into_bytes();
    write_sorted(&put.body, &mut bytes);
    bytes
}

fn write_sorted(value: &Value, bytes: &mut Vec<u8>) {
    match value {
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_unstable();
            bytes.push(b'{');
            for key in keys {
                write_plain(key, bytes);
                bytes.push(b':');
                write_sorted(fields.get(key).unwrap_or(&Value::Null), bytes);
                bytes.push(b',');
            }
            bytes.push(b'}');
        }
        Value::Array(items) => {
            bytes.push(b'[');
            for item in items {
                write_sorted(item, bytes);
                bytes.push(b',');
            }
            bytes.push(b']');
        }
        other => write_plain(other, bytes),
    }
}

fn write_plain<T: Serialize + ?Sized>(value: &T, bytes: &mut Vec<u8>) {
    // Writing a text, a number, a truth value or null into memory cannot fail.
    let _ = serde_json::to_writer(bytes, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_is_no_difference_and_a_value_is() {
        let put = |body: &str| Put {
            put_id: PutId::new(1, [1; 10]),
            noun: Noun::Entry,
            id: "x".to_owned(),
            base_revision: 0,
            removed: false,
            body: serde_json::from_str(body).unwrap(),
        };
        let one = put_bytes(&put(r#"{"a": {"x": [1, {"p": 1, "q": 2}], "y": null}, "b": "2"}"#));
        assert_eq!(one, put_bytes(&put(r#"{"b": "2", "a": {"y": null, "x": [1, {"q": 2, "p": 1}]}}"#)));
        assert_ne!(one, put_bytes(&put(r#"{"b": 2, "a": {"y": null, "x": [1, {"q": 2, "p": 1}]}}"#)));
        assert_ne!(put_bytes(&put("[[1], 2]")), put_bytes(&put("[[1, 2]]")));
    }
}
