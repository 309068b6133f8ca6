//! The domain of Rygrad: what is true of patients, plans, consent and words, as types that parse and pure functions.
//!
//! Owns every calculation (adherence, PSFS reading, who may see what, merge rules, the disclosure chain, reminder
//! times), so that the phone and the server cannot disagree. May not read a clock, draw randomness, do I/O or know a
//! database, a web framework or a browser: those arrive as arguments. Section numbers in comments refer to `docs/domain.md`.

// What `derive(Json)` writes names the crate, here as in the app.
extern crate self as domain;

pub mod access_request;
pub mod account;
pub mod adherence;
pub mod assignment;
pub mod calendar;
pub mod category;
pub mod code;
pub mod course;
pub mod day;
pub mod disclosure;
pub mod entry;
pub mod export;
pub mod goal;
pub mod grant;
pub mod id;
pub mod json;
pub mod library_exercise;
pub mod locale;
pub mod measure_period;
pub mod media;
pub mod message;
pub mod own_exercise;
pub mod paper;
pub mod patient;
pub mod pause;
pub mod personal_plan;
pub mod policy;
pub mod preview;
pub mod problem;
pub mod programme;
pub mod programme_template;
pub mod progress;
pub mod psfs;
pub mod push;
pub mod reminder;
pub mod review;
pub mod score;
pub mod second_factor;
pub mod session;
pub mod statement;
pub mod supporter;
pub mod sync;
pub mod team;
pub mod text;
pub mod unit;
pub mod work_plan;

pub use category::{Category, CategorySet};
pub use day::{LocalDay, Millis, Zone};
pub use score::Score;
