//! The merge rule: from what is there and what arrives to what is stored. It reads and writes nothing, so that every order of
//! arrival can be tried; what it covers stays a revision, and only an erasure ends one.

use serde_json::Value;

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
/// and whatever arrives later is answered [`super::PutOutcome::Erased`].
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
}
