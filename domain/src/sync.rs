//! How a phone and the server come to agree: what travels, and the merge rules. The device's clock is data; the server's
//! sequence decides order. Nothing a patient entered is lost, doubled or silently overwritten.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::day::Millis;
use crate::id::PutId;
use crate::json::Json;
use crate::problem::Code;

/// How this version's phones speak: raised whenever what a phone sends changes its shape or its meaning. A phone that says
/// none is from before there were numbers, 0.
pub const PROTOCOL: u32 = 1;
/// The oldest way of speaking that the server understands; older ones are told `client_too_old` and keep what they have.
pub const OLDEST_PROTOCOL: u32 = 0;
/// The most puts in one request; one request is one transaction.
pub const MAX_PUTS: usize = 500;
/// The most changes in one answer.
pub const MAX_CHANGES: usize = 500;
/// The largest request, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// What a phone sends.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SyncRequest {
    /// How the phone speaks: [`PROTOCOL`] of its version.
    #[serde(default)]
    pub protocol: u32,
    /// Where the phone got to; `None` at the first sync.
    #[serde(default)]
    pub cursor: Option<Cursor>,
    /// The device's clock now; its skew is recorded, never corrected in the entries.
    pub sent_at: Millis,
    /// What the phone wrote, oldest first, parents before children. Each is a [`Put`], parsed alone.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Put>))]
    pub puts: Vec<Value>,
}

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
    /// [`crate::measure_period::MeasurePeriod`], [`crate::course::Course`]; nothing for a revocation and an
    /// erasure.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Value,
}

/// What can travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Noun {
    /// A diary entry.
    Entry,
    /// One of the patient's PSFS activities.
    PsfsActivity,
    /// A decision to share. Fixed once made.
    Grant,
    /// The end of a grant; its id is the grant's.
    Revocation,
    /// *Slet helt*: the end of an entry and of all its versions; its id is the entry's. In changes it shows as that entry,
    /// taken away and without a body.
    Erasure,
    /// A reminder rule.
    Reminder,
    /// A graded goal.
    Goal,
    /// A graded return to work.
    WorkPlan,
    /// An action plan or a relapse plan.
    PersonalPlan,
    /// Days on which nothing is due.
    Pause,
    /// An exercise of the patient's own.
    OwnExercise,
    /// A time of closer follow-up.
    MeasurePeriod,
    /// A turn in the course.
    Course,
    /// A programme, written by a professional: only ever in changes.
    Programme,
}

impl Noun {
    /// Every noun.
    pub const ALL: [Self; 14] = [
        Self::Entry,
        Self::PsfsActivity,
        Self::Grant,
        Self::Revocation,
        Self::Erasure,
        Self::Reminder,
        Self::Goal,
        Self::WorkPlan,
        Self::PersonalPlan,
        Self::Pause,
        Self::OwnExercise,
        Self::MeasurePeriod,
        Self::Course,
        Self::Programme,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::PsfsActivity => "psfs_activity",
            Self::Grant => "grant",
            Self::Revocation => "revocation",
            Self::Erasure => "erasure",
            Self::Reminder => "reminder",
            Self::Goal => "goal",
            Self::WorkPlan => "work_plan",
            Self::PersonalPlan => "personal_plan",
            Self::Pause => "pause",
            Self::OwnExercise => "own_exercise",
            Self::MeasurePeriod => "measure_period",
            Self::Course => "course",
            Self::Programme => "programme",
        }
    }
}

/// What the server answers.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SyncAnswer {
    /// One per put, in the order sent.
    pub results: Vec<PutResult>,
    /// What changed since the cursor, oldest first. Of what this request wrote only grants are among it, with what the
    /// server adds to them; the rest the phone has, and its result says the revision. It was received at `server_at`.
    pub changes: Vec<Change>,
    /// Whether there is more to fetch with the new cursor.
    pub more: bool,
    /// Where the phone now is.
    pub cursor: Cursor,
    /// The server's clock.
    pub server_at: Millis,
}

/// A place in the patient's sequence. Another epoch than the phone's means the server was restored from a backup: the
/// phone fetches everything and sends again what the server no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cursor {
    /// Which life of the database.
    pub epoch: String,
    /// The last sequence number seen.
    pub seq: i64,
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

/// One thing as it now stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// What kind of thing.
    pub noun: Noun,
    /// Which one.
    pub id: String,
    /// Its place in the patient's sequence.
    pub seq: i64,
    /// Its revision.
    pub revision: i64,
    /// Taken away.
    pub removed: bool,
    /// When the server got it.
    pub received_at: Millis,
    /// The whole thing: as in [`Put`], a [`crate::grant::Grant`], or a [`crate::programme::Programme`].
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Value,
}

/// An earlier or current version of an entry, as it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Revision {
    /// Its number; 1 for the first.
    pub revision: i64,
    /// When the server got it.
    pub received_at: Millis,
    /// Whether this version takes the entry away.
    pub removed: bool,
    /// The entry as it was.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Value,
}

/// What the server holds of the thing a put is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Current<'a> {
    /// Its revision.
    pub revision: i64,
    /// Whether it is taken away.
    pub removed: bool,
    /// Its body.
    pub body: &'a Value,
}

impl Current<'_> {
    /// Whether it was erased: of such a thing there is an id, a revision and nothing else.
    #[must_use]
    pub fn erased(&self) -> bool {
        self.removed && self.body.is_null()
    }
}

/// What to do with a put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing to store: it already stands so.
    Same {
        /// The current revision.
        revision: i64,
    },
    /// Store as this revision.
    Store {
        /// The new revision.
        revision: i64,
        /// Whether something unseen by the phone was there.
        merged: bool,
    },
    /// Nothing to store: it was erased.
    Erased {
        /// The revision of the erasure.
        revision: i64,
    },
}

/// What to do with an erasure. It needs no base: whatever was written about the thing before, seen by this phone or not, goes,
/// and whatever arrives later is answered [`PutOutcome::Erased`].
#[must_use]
pub fn decide_erasure(current: Option<Current<'_>>, base_revision: i64) -> Decision {
    match current {
        Some(current) if current.erased() => Decision::Same { revision: current.revision },
        current => {
            let known = current.map_or(0, |current| current.revision);
            Decision::Store { revision: known.max(base_revision).max(0) + 1, merged: false }
        }
    }
}

/// The merge rule: the later arrival is current, what it covers stays a revision, the same content twice is one. What was
/// erased stays so.
#[must_use]
pub fn decide(current: Option<Current<'_>>, base_revision: i64, removed: bool, body: &Value) -> Decision {
    match current {
        // A base the server does not have: it was restored from an older backup. Keep counting from the phone's.
        None => Decision::Store { revision: base_revision.max(0) + 1, merged: false },
        Some(current) if current.erased() => Decision::Erased { revision: current.revision },
        Some(current) if current.removed == removed && (removed || current.body == body) => {
            Decision::Same { revision: current.revision }
        }
        Some(current) => Decision::Store {
            revision: current.revision.max(base_revision) + 1,
            merged: current.revision > base_revision,
        },
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

/// Every field of everything that a phone writes beside entries, rules and grants.
#[cfg(test)]
pub(crate) mod samples {
    use super::Noun;
    use serde_json::{Value, json};

    /// One of each, full.
    pub(crate) fn things() -> Vec<(Noun, Value)> {
        let id = crate::id::uuid_v7(1, [7; 10]).to_string();
        vec![
            (
                Noun::Goal,
                json!({
                    "what": "gå til købmanden", "unit": {"by": "own", "word": "skridt"}, "per": "week", "set_on": "2026-11-01",
                    "tries": [{"on": "2026-10-30", "amount": 10}, {"on": "2026-10-31", "amount": 14}],
                    "steps": [{"from": "2026-11-02", "amount": 10}, {"from": "2026-11-09", "amount": 12}],
                    "ended_on": "2026-12-01",
                }),
            ),
            (
                Noun::WorkPlan,
                json!({
                    "stages": [{"from": "2026-11-02", "hours": {"mon": 16, "tue": 0, "wed": 16, "thu": 0, "fri": 96, "sat": 0, "sun": 0}}],
                    "until": "2026-12-01", "accommodations": "ingen løft",
                }),
            ),
            (
                Noun::PersonalPlan,
                json!({"purpose": "relapse", "written_on": "2026-11-02", "what": "stiv", "how": "gå", "who": "Mette"}),
            ),
            (Noun::Pause, json!({"from": "2026-11-02", "to": "2026-11-08", "reason": "holiday"})),
            (
                Noun::OwnExercise,
                json!({
                    "title": "Svømme", "instruction": "roligt", "dosage": {"by": "minutes", "minutes": 20},
                    "days": ["tue"], "prescription": id, "retired_on": "2026-12-01",
                }),
            ),
            (
                Noun::MeasurePeriod,
                json!({
                    "from": "2026-11-02", "until": "2026-11-15", "daily_check_in": true, "pain_with_exercise": false,
                    "day_after": true, "agreed_with": "Mette",
                }),
            ),
            (Noun::Course, json!({"state": "open_access", "since": "2026-11-02"})),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_later_arrival_is_current_and_the_same_twice_is_one() {
        let old = json!({"a": 1});
        let new = json!({"a": 2});
        let current = Some(Current { revision: 3, removed: false, body: &old });
        assert_eq!(decide(None, 0, false, &new), Decision::Store { revision: 1, merged: false });
        assert_eq!(decide(None, 4, false, &new), Decision::Store { revision: 5, merged: false });
        assert_eq!(decide(current, 3, false, &new), Decision::Store { revision: 4, merged: false });
        assert_eq!(decide(current, 2, false, &new), Decision::Store { revision: 4, merged: true });
        assert_eq!(decide(current, 2, false, &old), Decision::Same { revision: 3 });
        assert_eq!(decide(current, 3, true, &old), Decision::Store { revision: 4, merged: false });
        assert_eq!(decide(current, 9, false, &new), Decision::Store { revision: 10, merged: false });
    }

    #[test]
    fn what_is_erased_stays_erased_whatever_arrives() {
        let walk = json!({"a": 1});
        let there = Some(Current { revision: 3, removed: false, body: &walk });
        assert_eq!(decide_erasure(there, 1), Decision::Store { revision: 4, merged: false });
        assert_eq!(decide_erasure(there, 7), Decision::Store { revision: 8, merged: false });
        assert_eq!(decide_erasure(None, 2), Decision::Store { revision: 3, merged: false }, "before the entry itself");
        let erased = Some(Current { revision: 4, removed: true, body: &Value::Null });
        assert_eq!(decide_erasure(erased, 9), Decision::Same { revision: 4 });
        for (base, removed, body) in [(0, false, &walk), (3, true, &walk), (9, false, &walk), (4, true, &Value::Null)] {
            assert_eq!(decide(erased, base, removed, body), Decision::Erased { revision: 4 });
        }
    }

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
