//! The API over HTTP, one file per noun, every test on SQLite and on PostgreSQL.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a surprise is a failed test"
)]

mod access_request;
mod account;
mod assignment;
mod calendar;
mod cli;
mod course;
mod disclosure;
mod docs;
mod export;
mod grant;
mod health;
mod library_exercise;
mod limit;
mod media;
mod message;
mod openapi;
mod paper;
mod preview;
mod programme;
mod push;
mod reminder;
mod review;
mod schema;
mod second_factor;
mod session;
mod statement;
mod supporter;
mod sync;
mod team;
mod unit;
mod worklist;
