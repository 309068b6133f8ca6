//! The app's own parts, shared by the two entries in `bin/`: `patient` and `team`.
//!
//! `components` and `hooks` know Yew; `api`, `clock`, `db`, `ids`, `push` and `sync` do not. Everything that can be
//! worked out without a browser is in `domain` or in pure functions here, with tests that run on the host.

pub mod api;
pub mod calendar;
pub mod check_in;
pub mod clock;
pub mod components;
pub mod db;
pub mod export;
pub mod file;
pub mod goal;
pub mod hooks;
pub mod ids;
pub mod json;
pub mod later;
pub mod media;
pub mod message;
pub mod ordered;
pub mod paper;
pub mod preview;
pub mod push;
pub mod record;
pub mod review;
pub mod room;
pub mod second_factor;
pub mod sync;
pub mod wording;
pub mod work_plan;
