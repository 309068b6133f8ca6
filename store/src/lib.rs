//! All SQL of Rygrad, on SQLite and PostgreSQL through one diesel connection type.
//!
//! Owns tables, transactions and permits. Patient data is reached only with a [`permit::Permit`]; who may have one is
//! decided by `domain::policy` on rows read in the same transaction. Knows nothing of HTTP. Time and randomness come in
//! with each transaction.

pub mod access_request;
pub mod account;
pub mod assignment;
pub mod calendar;
mod conn;
pub mod counter;
mod course;
mod crowd;
pub mod db;
pub mod disclosure;
pub mod entry;
pub mod error;
pub mod export;
pub mod goal;
pub mod grant;
mod kept;
pub mod library_exercise;
mod measure_period;
pub mod media;
pub mod message;
mod own_exercise;
pub mod paper;
pub mod patient;
mod pause;
pub mod permit;
pub mod personal_plan;
pub mod programme;
pub mod programme_template;
pub mod psfs;
pub mod push;
pub mod reminder;
pub mod review;
mod row_set;
mod schema;
pub mod second_factor;
pub mod session;
pub mod statement;
pub mod supporter;
pub mod sync;
mod synced;
mod team;
pub mod unit;
pub mod work_plan;
pub mod zone;

pub use db::{Db, Tx};
pub use error::StoreError;

// Linked for their build: bundled SQLite, libpq and OpenSSL leave a binary that needs nothing but libc.
use libsqlite3_sys as _;
use openssl_sys as _;
use pq_sys as _;
