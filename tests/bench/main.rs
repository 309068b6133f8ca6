//! The figures, each as a ratio to a peer in the same run or as a plain measurement; no bound makes a run fail.
//!
//! `cargo xtask bench` builds everything first. Load stays on this machine, is bounded, and stops by itself.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a program that measures: it reads the clock, prints, and stops at the first surprise"
)]

mod first_load;
mod lighthouse;
mod push;
mod rows;
mod sync;
mod worklist;
mod year;

/// One line of the report.
pub(crate) fn say(what: &str, figure: &str, wanted: &str) {
    println!("{what:<58} {figure:>28}   {wanted}");
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(push::ROLE) {
        return push::serve(&arguments.next().expect("a folder"), arguments.next()).await;
    }
    // cargo bench passes --bench; a name picks one part.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let picked = |part: &str| wanted.is_empty() || wanted.iter().any(|name| name == part);
    if picked("sync") || picked("sqlite") {
        sync::on_sqlite().await;
    }
    if picked("sync") || picked("postgres") {
        sync::on_postgres().await;
    }
    if picked("worklist") {
        worklist::measure().await;
    }
    for part in [push::Part::Rate, push::Part::Drain, push::Part::Beside] {
        if picked("push") || picked(part.name()) {
            push::measure(part).await;
        }
    }
    if picked("app") {
        first_load::measure().await;
        year::measure().await;
    }
    if picked("lighthouse") {
        lighthouse::measure().await;
    }
}
