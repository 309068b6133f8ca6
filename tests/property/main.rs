//! What must hold for every schedule, not only for the ones we thought of. Each random test prints its seed when it
//! fails; continuous integration runs the same small seeds each time.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a surprise in a test is a failed test"
)]

mod adherence;
mod consent;
mod reminder;
mod sync;
