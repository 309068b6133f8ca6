//! What lies on the phone: one database per account, opened only for it, and a small one for the device.
//!
//! A write that a screen calls saved has been through a transaction with durability *strict*: the browser has asked the
//! system to put it on the disk. Knows nothing of Yew, and nothing of what the rows mean beyond [`crate::sync::outbox`].

pub mod account;
pub mod device;
mod transaction;

/// Why the phone's storage did not do it. Nothing was changed: a transaction happens whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// The browser gives no storage, for example in some private windows.
    #[error("this browser offers no storage")]
    Unavailable,
    /// There is no room left.
    #[error("the phone's storage is full")]
    Full,
    /// Anything else, in the browser's words.
    #[error("the phone's storage failed: {0}")]
    Failed(String),
}

impl DbError {
    /// The wording to show.
    #[must_use]
    pub fn wording(&self) -> &'static str {
        match self {
            Self::Unavailable => "problem-storage_unavailable",
            Self::Full => "problem-storage_full",
            Self::Failed(_) => "problem-storage_failed",
        }
    }
}
