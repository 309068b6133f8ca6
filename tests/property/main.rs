//! What must hold for every schedule, not only for the ones we thought of. Each random test prints its seed when it
//! fails; continuous integration runs the same small seeds each time.

mod adherence;
mod consent;
mod reminder;
mod sync;
