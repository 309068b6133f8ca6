//! What is left for another person to see: never more than the table and the reader's categories allow.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Category, THINGS, home, of_field};
use crate::day::LocalDay;
use crate::entry::{Entry, Kind};
use crate::json::Json;
use crate::sync::Noun;

/// What a reader may see of an entry: never more than the table and `covers` allow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedEntry {
    /// The day it happened.
    pub day: LocalDay,
    /// The kind, where its own category is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The answers that are shared, by field name.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub fields: Map<String, Value>,
}

/// Leaves of `entry` what `covers(category)` allows; `None` if that is nothing.
pub fn redact(entry: &Entry, covers: impl Fn(Category) -> bool) -> Option<SharedEntry> {
    let kind = entry.body.kind();
    let Ok(Value::Object(all)) = serde_json::to_value(&entry.body) else { return None };
    let fields: Map<String, Value> =
        all.into_iter().filter(|(field, value)| of_field(kind, field, value).is_some_and(&covers)).collect();
    // A flare-up that goes on says so by being there, whatever else is kept.
    if fields.is_empty() && !(kind == Kind::FlareUp && covers(Category::Pain)) {
        return None;
    }
    let kind = home(kind).is_none_or(&covers).then_some(kind);
    Some(SharedEntry { day: entry.day, kind, fields })
}

/// Leaves of a thing what `covers(category)` allows.
#[must_use]
pub fn redact_thing(noun: Noun, body: &Map<String, Value>, covers: impl Fn(Category) -> bool) -> Map<String, Value> {
    let shown = |field: &str| THINGS.iter().any(|(n, f, category)| *n == noun && *f == field && covers(*category));
    body.iter().filter(|(field, _)| shown(field)).map(|(field, value)| (field.clone(), value.clone())).collect()
}
