//! *Se hvad de ser*: the patient looks at a recipient's own screen, as it stands or as a decision would make it.

use serde::{Deserialize, Serialize};

use crate::grant::{NewGrant, RecipientRef};
use crate::json::Json;

/// Whose screen, and by what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "of", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PreviewOf {
    /// As the grants stand now.
    Standing {
        /// Whose.
        recipient: RecipientRef,
    },
    /// As the grants would stand with this one too. It is not kept.
    Proposed {
        /// The decision that is not made yet.
        decision: NewGrant,
    },
}

impl PreviewOf {
    /// Whose screen.
    #[must_use]
    pub fn recipient(&self) -> RecipientRef {
        match self {
            Self::Standing { recipient } => *recipient,
            Self::Proposed { decision } => decision.recipient,
        }
    }

    /// The decision that is not made yet.
    #[must_use]
    pub fn decision(&self) -> Option<&NewGrant> {
        match self {
            Self::Standing { .. } => None,
            Self::Proposed { decision } => Some(decision),
        }
    }
}
