//! The rows that one sync of 50 entries writes, for peers that write the same without us.

use domain::day::{LocalDay, Millis, Zone};
use domain::entry::Entry;
use domain::entry::fact::Fact;
use serde_json::{Value, json};
use server::clock::Clock;
use store::zone::KnownZone;
use tests::app::{new_id, put};

/// Puts in one request.
pub(crate) const PUTS: usize = 50;

/// Now, by this machine.
pub(crate) fn now() -> Millis {
    Clock::default().now()
}

/// Today in Copenhagen.
pub(crate) fn today() -> LocalDay {
    KnownZone::or_copenhagen("Europe/Copenhagen").day_at(now())
}

/// A request's puts: walks of today.
pub(crate) fn puts() -> Vec<Value> {
    let walk =
        json!({"kind": "activity", "what": "walking", "minutes": 25, "effort": 4, "pain_before": 3, "pain_after": 2});
    let entry = json!({
        "day": today(), "zone": Zone::copenhagen(), "recorded_at": now(), "typed_by": "myself", "body": walk,
    });
    (0..PUTS).map(|_| put("entry", &new_id(), 0, &entry)).collect()
}

/// What lists count of such an entry, as it is kept beside it.
pub(crate) fn fact(entry: &Value) -> String {
    let entry: Entry = serde_json::from_value(entry.clone()).expect("an entry");
    serde_json::to_string(&Fact::of(&entry)).expect("JSON")
}
