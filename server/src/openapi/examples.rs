//! Examples, recorded from the allowed way of each operation in `tests/authz`, with ids, moments, days and secrets made
//! stable. Recorded anew by `RYGRAD_EXAMPLES=always cargo test -p tests --test authz on_sqlite`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// What was asked and answered, of one operation.
#[derive(Debug, Deserialize)]
pub(super) struct Example {
    /// The body that was sent, where there is one as JSON.
    pub(super) request: Option<Value>,
    /// The status of the answer.
    pub(super) status: u16,
    /// Its body, where there is one as text or JSON.
    pub(super) answer: Option<Value>,
}

/// By operation id.
pub(super) fn recorded() -> BTreeMap<String, Example> {
    serde_json::from_str(include_str!("examples.json")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_recorded_can_be_read() {
        let read: BTreeMap<String, Example> = serde_json::from_str(include_str!("examples.json")).unwrap();
        assert!(read.len() > 80, "{}", read.len());
        assert!(read.values().all(|example| (200..300).contains(&example.status)));
    }
}
