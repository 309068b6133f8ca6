//! Who may keep the sender waiting. A push service that has answered quickly has the whole line; all others together
//! have a few places in it, so that a thousand addresses that never answer hold back only each other.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Messages to unproven services on the wire at once.
const UNPROVEN_AT_ONCE: usize = 48;
/// How long a message waits for such a place before it is put off.
const WAIT: Duration = Duration::from_secs(3);
/// Slower than this proves nothing, in milliseconds.
const QUICK_MS: i64 = 3_000;
/// The most services remembered; addresses come from users.
const REMEMBERED: usize = 1_000;

/// Which services have answered.
pub(super) struct Lanes {
    proven: Mutex<HashSet<String>>,
    unproven: Arc<Semaphore>,
}

/// A place in the line; given back when dropped.
pub(super) enum Place {
    Proven,
    Unproven(#[expect(dead_code, reason = "held, not read")] OwnedSemaphorePermit),
}

impl Lanes {
    pub(super) fn new() -> Self {
        Self { proven: Mutex::default(), unproven: Arc::new(Semaphore::new(UNPROVEN_AT_ONCE)) }
    }

    /// A place for a message to this origin; none where too many unproven ones are under way.
    pub(super) async fn enter(&self, origin: &str) -> Option<Place> {
        if self.is_proven(origin) {
            return Some(Place::Proven);
        }
        let asked = tokio::time::timeout(WAIT, Arc::clone(&self.unproven).acquire_owned()).await;
        match asked {
            Ok(permit) => permit.ok().map(Place::Unproven),
            // It may have answered somebody else meanwhile.
            Err(_) => self.is_proven(origin).then_some(Place::Proven),
        }
    }

    /// What an origin did: answered in so many milliseconds, or not at all.
    pub(super) fn saw(&self, origin: &str, answered_after_ms: Option<i64>) {
        let mut proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        if answered_after_ms.is_none_or(|ms| ms > QUICK_MS) {
            proven.remove(origin);
        } else if !proven.contains(origin) {
            if proven.len() >= REMEMBERED {
                proven.clear();
            }
            proven.insert(origin.to_owned());
        }
    }

    fn is_proven(&self, origin: &str) -> bool {
        self.proven.lock().unwrap_or_else(PoisonError::into_inner).contains(origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn those_that_never_answer_hold_back_only_each_other() {
        let lanes = Lanes::new();
        lanes.saw("https://good.example", Some(40));
        let mut held = Vec::new();
        for n in 0..UNPROVEN_AT_ONCE {
            held.push(lanes.enter(&format!("https://slow{n}.example")).await.unwrap());
        }
        assert!(lanes.enter("https://another.example").await.is_none());
        assert!(matches!(lanes.enter("https://good.example").await, Some(Place::Proven)));
        held.pop();
        assert!(matches!(lanes.enter("https://another.example").await, Some(Place::Unproven(_))));
        lanes.saw("https://good.example", None);
        assert!(!lanes.is_proven("https://good.example"));
    }
}
