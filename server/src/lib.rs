//! The server of Rygrad: routes, sessions, push dispatch, the app's files and the command line.
//!
//! Knows `domain` and `store`; no SQL and no diesel. A handler extracts, asks `store` (which makes the permit) and
//! answers; what may go wrong is one `error::ApiError`.

mod access_request;
mod account;
mod actor;
mod alone;
mod app;
mod assets;
mod assignment;
mod calendar;
pub mod clock;
pub mod demo;
pub mod disclosure;
pub mod endpoint;
pub mod error;
pub mod export;
mod goal;
mod headers;
mod health;
mod json;
mod library_exercise;
mod limit;
mod media;
mod message;
pub mod metrics;
pub mod openapi;
mod paper;
pub mod password;
mod patient;
mod personal_plan;
mod preview;
mod programme;
mod programme_template;
pub mod push;
mod reminder;
mod review;
mod second_factor;
pub mod secret;
mod session;
pub mod settings;
pub mod start;
mod state;
mod statement;
mod supporter;
mod sync;
mod unit;
mod work_plan;

pub use settings::Settings;
pub use start::{Running, StartError, open, start};
pub use state::State;
