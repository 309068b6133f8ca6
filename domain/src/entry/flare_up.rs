//! *Opblussen*: recovery is not a straight line [CfB L2712]. It begins on the entry's day. A flare-up is no pause.

use serde::{Deserialize, Serialize};

use super::{Note, Unknown};
use crate::day::LocalDay;
use crate::json::Json;

/// A flare-up, from the entry's day on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlareUp {
    /// Its last day; `None` while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LocalDay>,
    /// What helped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Note>,
    /// In own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}
