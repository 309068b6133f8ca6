//! What a person sees of a notification, whichever browser shows it.

/// A notification that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its first line.
    pub title: String,
    /// Its text, or nothing.
    pub body: String,
}
