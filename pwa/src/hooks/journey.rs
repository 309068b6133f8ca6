//! A phone that comes to another zone takes the rules with it that are to follow it. It remembers where it was, so that only
//! a phone that moved speaks up; what is left undone is tried again when the app is next opened or shown.

use std::rc::Rc;

use domain::day::Zone;
use domain::json::ToJson;
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
        let moved = record.reminders.iter().filter_map(|(id, kept)| {
            let rule = kept.body.on_journey(&before, &now)?;
            Some(wish(Noun::Reminder, id.to_string(), rule.to_json(), false))
        });
        let moved: Vec<_> = moved.collect();
        if !moved.is_empty() && keeper.save(moved, None).await.is_err() {
            return;
        }
    }
    // Not remembered is remembered next time; the rules are then in this zone already.
    let _ = keeper.remember(ZONE, &now).await;
}
