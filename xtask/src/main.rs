//! `cargo xtask`: the only build tooling of the workspace.
//!
//! Every step is a plain program run with its name and time printed, or a pure function over files. Knows no other
//! member: it drives them through cargo, as a person would.

mod app;
mod bench;
mod check;
mod dist;
mod pictures;
mod program;
mod run;
mod soak;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, runs and tests Rygrad.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build app and server, and serve them here with demo people.
    Run(run::Options),
    /// Everything: the checks, and every suite on real browsers and both databases.
    Test,
    /// Formatting, lints on host and wasm32, who knows whom, licences.
    Check,
    /// The figures: sync against bare databases, first load, warm start without a network, a year of entries, Lighthouse,
    /// reminders.
    Bench {
        /// Only these parts: sync, app, lighthouse, push.
        parts: Vec<String>,
    },
    /// The suites with many seeds, patients and reminders: for a night, not for a commit.
    Soak {
        /// The first seed.
        #[arg(long, default_value_t = 1)]
        first: u64,
        /// How many.
        #[arg(default_value_t = 1_000)]
        seeds: u64,
        /// Only the parts with this in their name: three_servers, a_year, faults.
        #[arg(long = "only")]
        parts: Vec<String>,
    },
    /// Picture every screen, into target/pictures, and the README's four anew.
    Pictures,
    /// Build only the app, into target/app/dist.
    App {
        /// In no language, from right to left, into target/app/turned/dist: what the browser suite holds it against.
        #[arg(long)]
        turned: bool,
    },
    /// Build the server for others to run: one file, into target/dist.
    Dist,
}

fn main() -> ExitCode {
    match execute(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn execute(command: Command) -> Result<()> {
    let workspace = workspace::find()?;
    match command {
        Command::Run(options) => run::run(&workspace, &options),
        Command::Test => test::run(&workspace),
        Command::Check => check::run(&workspace),
        Command::Bench { parts } => bench::run(&workspace, &parts),
        Command::Soak { first, seeds, parts } => soak::run(&workspace, first, seeds, &parts),
        Command::Pictures => pictures::run(&workspace),
        Command::Dist => dist::run(&workspace),
        Command::App { turned: false } => app::build(&workspace).map(drop),
        Command::App { turned: true } => app::build_turned(&workspace).map(drop),
    }
}
