//! What is filled in, for a new entry and for a correction alike. Nothing is answered beforehand, and nothing typed is
//! let go before it is on the disk: a form holds it in a draft ([`pwa::hooks::use_draft`]) under its address.

pub(crate) mod activity;
pub(crate) mod answers;
pub(crate) mod check_in;
pub(crate) mod continued;
pub(crate) mod day_after;
pub(crate) mod exercise;
pub(crate) mod flare_up;
pub(crate) mod note;
mod offer;
pub(crate) mod psfs;
pub(crate) mod saving;
pub(crate) mod work_day;

use domain::LocalDay;
use domain::entry::{Body, Entry};
use domain::id::EntryId;
use pwa::hooks::{RecordHandle, SaveError};
use pwa::ids;
use yew::prelude::*;

use crate::day::on_day;
use crate::route::Route;

/// What every form gets.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct FormProps {
    /// The day it happened.
    pub(crate) day: LocalDay,
    /// The entry to correct; `None` for a new one.
    #[prop_or_default]
    pub(crate) entry: Option<(EntryId, Entry)>,
    /// Once it is on the disk.
    pub(crate) on_saved: Callback<EntryId>,
}

impl FormProps {
    /// Where the draft lies: at the entry that is corrected, or at the screen for a new one.
    pub(crate) fn draft_address(&self, new: &Route) -> AttrValue {
        match &self.entry {
            Some((id, _)) => Route::Entry { id: *id }.into(),
            None => on_day(new, self.day),
        }
    }
}

/// The entry with `body` in it: a correction keeps when and by whom it was first typed.
pub(crate) fn sealed(
    record: &RecordHandle,
    entry: Option<&(EntryId, Entry)>,
    day: LocalDay,
    body: Body,
) -> (EntryId, Entry) {
    match entry {
        Some((id, before)) => (*id, Entry { day, body, ..before.clone() }),
        None => (ids::fresh(EntryId::new), record.entry(day, body)),
    }
}

/// Keeps it on the disk.
pub(crate) async fn keep(record: RecordHandle, id: EntryId, entry: Entry) -> Result<EntryId, SaveError> {
    record.save_entry(id, &entry).await?;
    Ok(id)
}
