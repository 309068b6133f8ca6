//! Free text in the diary: it stays with the patient until they share that very note.

use serde::{Deserialize, Serialize};

use super::Unknown;
use crate::json::Json;
use crate::text::Text;

/// Free text that stays with the patient until they tick "share this note".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// What was written, at most 4 000 characters.
    pub text: Text<4000>,
    /// Ticked by the patient for this note.
    #[serde(default)]
    pub shared: bool,
}

/// Free text of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FreeNote {
    /// What was written.
    pub note: Note,
    /// Fields of a newer version.
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub unknown: Unknown,
}
