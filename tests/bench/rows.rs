//! The rows that one sync of 50 entries writes, for peers that write the same without us.

use serde_json::{Value, json};
use tests::app::{App, new_id, put};

/// Puts in one request.
pub(crate) const PUTS: usize = 50;

/// A request's puts: walks of today.
pub(crate) fn puts(app: &App) -> Vec<Value> {
    let body =
        json!({"kind": "activity", "what": "walking", "minutes": 25, "effort": 4, "pain_before": 3, "pain_after": 2});
    (0..PUTS).map(|_| put("entry", &new_id(), 0, &app.entry(app.today(), &body))).collect()
}
