//! The API over HTTP, one file per noun, every test on SQLite and on PostgreSQL.

mod account;
mod cli;
mod grant;
mod health;
mod limit;
mod openapi;
mod programme;
mod push;
mod schema;
mod session;
mod sync;
mod unit;
