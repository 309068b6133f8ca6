//! A phone that comes to another zone takes the rules with it that are to follow it. It remembers where it was, so that only
//! a phone that moved speaks up; what is left undone is tried again when the app is next opened or shown.

use std::rc::Rc;

use domain::day::Zone;
use domain::json::{ToJson, put};
use domain::sync::Noun;

use super::record::wish;
use crate::clock;
use crate::record::keeper::Keeper;

/// What the account remembers on this phone: the zone it was in.
const ZONE: &str = "zone";

/// Moves the rules that follow this phone, if its zone is another than when it was last looked at.
pub(super) async fn follow(keeper: Rc<Keeper>) {
    let now = clock::zone();
    let Ok(before) = keeper.recall::<Zone>(ZONE).await else { return };
    if before.as_ref() == Some(&now) {
        return;
    }
    if let Some(before) = before {
        let record = keeper.record();
        let along = record.reminders.iter().filter(|(_, kept)| kept.body.goes_along(&before, &now));
        let moved = along.filter_map(|(id, _)| {
            // Only the zone is another: fields of a newer version stay.
            let id = id.to_string();
            let mut body = keeper.body(Noun::Reminder, &id)?;
            put(body.as_object_mut()?, "zone", now.to_json());
            Some(wish(Noun::Reminder, id, body, false))
        });
        let moved: Vec<_> = moved.collect();
        if !moved.is_empty() && keeper.save(moved, None).await.is_err() {
            return;
        }
    }
    // Not remembered is remembered next time; the rules are then in this zone already.
    let _ = keeper.remember(ZONE, &now).await;
}
