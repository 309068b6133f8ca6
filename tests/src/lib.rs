//! Support code of the black-box tests: the real components around the server, each ended with the test that started it.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a surprise in support code is a failed test"
)]

pub mod app;
pub mod child;
pub mod chromium;
pub mod contract;
pub mod dice;
pub mod due;
pub mod example;
pub mod firefox;
pub mod notification;
pub mod oracles;
pub mod postgres;
pub mod program;
pub mod proxy;
pub mod push_service;
pub mod request;
pub mod rpc;
#[cfg(test)]
mod sender;
#[cfg(test)]
mod site;
pub mod tables;
