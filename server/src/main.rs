//! The command line of the server.

use clap::{Parser, Subcommand};
use domain::code::InvitationCode;
use domain::unit::{NewInvitation, Profession, Sector};
use server::clock::{self, Clock};
use server::disclosure::check;
use server::error::ApiError;
use server::push::keys::{self, Keys};
use server::{Settings, StartError, demo};
use store::push::key;

/// Rygrad: self-monitoring for people with low back pain.
#[derive(Parser)]
#[command(name = "rygrad", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the app and its API.
    Serve(Settings),
    /// What only the operator does.
    Admin {
        #[command(subcommand)]
        command: Admin,
    },
}

#[derive(Subcommand)]
enum Admin {
    /// Makes a unit and prints the invitation code of its first lead.
    CreateUnit {
        /// The unit's name.
        #[arg(long)]
        name: String,
        /// hospital, municipality, general_practice, private_practice or jobcentre.
        #[arg(long)]
        sector: String,
        /// The first lead's profession, for example physiotherapist.
        #[arg(long, default_value = "physiotherapist")]
        profession: String,
        /// The first lead treats patients too.
        #[arg(long)]
        treating: bool,
        #[command(flatten)]
        settings: Settings,
    },
    /// The keys that sign reminders for push services.
    PushKeys {
        #[command(subcommand)]
        command: PushKeys,
    },
    /// Takes away the second factor of somebody who lost their phone and their reserve codes. Every session of theirs ends; whoever
    /// works in a unit sets up another at the next sign-in. Make sure first that it is them.
    RemoveSecondFactor {
        /// Their sign-in address.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        settings: Settings,
    },
    /// Shuts an account at once, of somebody whose password or device is in other hands: every session ends, nobody signs in,
    /// nothing is shown or sent to it. What it holds stays.
    DisableAccount {
        /// The sign-in address.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        settings: Settings,
    },
    /// Opens an account that was shut.
    EnableAccount {
        /// The sign-in address.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        settings: Settings,
    },
    /// Checks every patient's log of who saw what, or one, from its first line, and against the heads kept outside the
    /// database. Says which line does not hold, and then ends with a failure.
    VerifyLog {
        /// Only this patient's, by id.
        #[arg(long)]
        patient: Option<domain::id::PatientId>,
        #[command(flatten)]
        settings: Settings,
    },
    /// Marks the database as restored from a backup, so that phones send again what it no longer has.
    Restored {
        #[command(flatten)]
        settings: Settings,
    },
}

#[derive(Subcommand)]
enum PushKeys {
    /// Makes the first key, if there is none, and prints the public half of the present one.
    Make(Settings),
    /// Lists the keys: since when, how many subscriptions were made with each, and which is present.
    List(Settings),
    /// Makes a new key the present one. The old one signs for its subscriptions until the phones have made new ones, which
    /// each does at the next start of its app; a key that none needs any more is removed at the next rotation.
    Rotate(Settings),
}

#[actix_web::main]
async fn main() -> std::process::ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("RYGRAD_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Cli::parse().command).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rygrad: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), StartError> {
    match command {
        Command::Serve(settings) => serve(settings).await,
        Command::Admin { command: Admin::CreateUnit { name, sector, profession, treating, settings } } => {
            create_unit(&name, &sector, &profession, treating, &settings)
        }
        Command::Admin { command: Admin::PushKeys { command } } => push_keys(&command),
        Command::Admin { command: Admin::RemoveSecondFactor { email, settings } } => {
            remove_second_factor(&email, &settings)
        }
        Command::Admin { command: Admin::DisableAccount { email, settings } } => set_disabled(&email, &settings, true),
        Command::Admin { command: Admin::EnableAccount { email, settings } } => set_disabled(&email, &settings, false),
        Command::Admin { command: Admin::VerifyLog { patient, settings } } => verify_log(patient, &settings),
        Command::Admin { command: Admin::Restored { settings } } => restored(&settings),
    }
}

async fn serve(settings: Settings) -> Result<(), StartError> {
    let with_demo = settings.demo;
    let running = server::start(settings, Clock::default()).await?;
    if with_demo {
        let made = demo::make(&running.state).await.map_err(in_words)?;
        println!("{}", demo::how_to_sign_in(&running.origin(), made));
    }
    println!("Rygrad listens on {}", running.origin());
    running.finished().await.map_err(|e| StartError::Other(e.to_string()))
}

/// A rule that was broken says more than that one was.
fn in_words(error: ApiError) -> StartError {
    match error {
        ApiError::Invalid(fields) => {
            StartError::Other(fields.into_iter().map(|field| field.rule).collect::<Vec<_>>().join("; "))
        }
        other => StartError::Other(other.to_string()),
    }
}

fn create_unit(
    name: &str,
    sector: &str,
    profession: &str,
    treating: bool,
    settings: &Settings,
) -> Result<(), StartError> {
    let wrong = |what: &str, known: Vec<&str>| StartError::Other(format!("{what} is one of: {}", known.join(", ")));
    let sector = Sector::named(sector)
        .ok_or_else(|| wrong("--sector", Sector::ALL.iter().map(|sector| sector.name()).collect()))?;
    let profession = Profession::named(profession)
        .ok_or_else(|| wrong("--profession", Profession::ALL.iter().map(|profession| profession.name()).collect()))?;
    let name = domain::text::Line::<100>::parse(name).map_err(|e| StartError::Other(format!("--name: {e}")))?;
    let clock = Clock::default();
    let (db, secret) = server::open(settings, clock.clone())?;
    let code = InvitationCode::from_random(clock::random());
    let code_hash = secret.hash("invitation code", code.canonical());
    let invitation = NewInvitation::Professional { profession, treating, lead: true, note: None };
    db.write(clock.now(), |tx| {
        let unit = store::unit::create(tx, name.as_str(), sector)?;
        store::unit::invite(tx, unit, None, &code_hash, &invitation)
    })
    .map_err(|e| StartError::Other(e.to_string()))?;
    println!("Made the unit {name}. Its first lead registers at /team/ within 14 days with the code {code}");
    Ok(())
}

fn push_keys(command: &PushKeys) -> Result<(), StartError> {
    let (PushKeys::Make(settings) | PushKeys::List(settings) | PushKeys::Rotate(settings)) = command;
    let clock = Clock::default();
    let (db, secret) = server::open(settings, clock.clone())?;
    let in_words = |e: store::StoreError| StartError::Other(e.to_string());
    match command {
        PushKeys::Make(_) => {
            Keys::load(&db, clock.now(), &secret, &settings.push_contact).map_err(StartError::Other)?;
            let present = db.read(clock.now(), key::present).map_err(in_words)?;
            println!("{}", present.unwrap_or_default());
        }
        PushKeys::List(_) => {
            for found in db.read(clock.now(), key::list).map_err(in_words)? {
                let present = if found.present { "present" } else { "retired" };
                println!(
                    "{} {present} since {} for {} subscriptions",
                    found.public, found.created_at.0, found.subscriptions
                );
            }
        }
        PushKeys::Rotate(_) => {
            let next = keys::make(&secret);
            let removed = db.write(clock.now(), |tx| key::rotate(tx, &next)).map_err(in_words)?;
            println!("{}\nRemoved {removed} keys that no subscription needs.", next.public);
        }
    }
    Ok(())
}

fn remove_second_factor(email: &str, settings: &Settings) -> Result<(), StartError> {
    let email = domain::account::Email::parse(email).map_err(|e| StartError::Other(format!("--email: {e}")))?;
    let clock = Clock::default();
    let (db, _) = server::open(settings, clock.clone())?;
    let removed = db.write(clock.now(), |tx| {
        let account = store::account::credentials(tx, &email)?.account;
        store::second_factor::reset(tx, account)
    });
    match removed {
        Ok(()) => println!("Removed the second factor of {}; every session of theirs has ended.", email.as_str()),
        Err(store::StoreError::NotFound) => {
            return Err(StartError::Other(format!("{} has no account with a second factor", email.as_str())));
        }
        Err(error) => return Err(StartError::Other(error.to_string())),
    }
    Ok(())
}

fn set_disabled(email: &str, settings: &Settings, disabled: bool) -> Result<(), StartError> {
    let email = domain::account::Email::parse(email).map_err(|e| StartError::Other(format!("--email: {e}")))?;
    let clock = Clock::default();
    let (db, _) = server::open(settings, clock.clone())?;
    match db.write(clock.now(), |tx| store::account::set_disabled(tx, &email, disabled)) {
        Ok(()) if disabled => println!("{} is shut; every session of theirs has ended.", email.as_str()),
        Ok(()) => println!("{} is open again.", email.as_str()),
        Err(store::StoreError::NotFound) => {
            let state = if disabled { "open" } else { "shut" };
            return Err(StartError::Other(format!("{} has no account that is {state}", email.as_str())));
        }
        Err(error) => return Err(StartError::Other(error.to_string())),
    }
    Ok(())
}

fn verify_log(patient: Option<domain::id::PatientId>, settings: &Settings) -> Result<(), StartError> {
    let clock = Clock::default();
    let (db, secret) = server::open(settings, clock.clone())?;
    let report = check::verify(settings, &db, &secret, &clock, patient).map_err(StartError::Other)?;
    for broken in &report.broken {
        println!("{broken}");
    }
    match report.broken.len() {
        0 => println!("All of it holds: {}", report.summary),
        n => return Err(StartError::Other(format!("{n} things do not hold: {}", report.summary))),
    }
    Ok(())
}

fn restored(settings: &Settings) -> Result<(), StartError> {
    let clock = Clock::default();
    let (db, secret) = server::open(settings, clock.clone())?;
    let heads = settings.heads_path();
    server::disclosure::kept::note_restored(&heads, &secret, clock.now())
        .map_err(|e| StartError::Other(format!("{} cannot be written: {e}", heads.display())))?;
    db.write(clock.now(), store::db::new_epoch).map_err(|e| StartError::Other(e.to_string()))?;
    println!("Marked as restored: phones fetch everything and send again what is missing.");
    Ok(())
}
