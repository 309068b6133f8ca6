//! The real server in this process, on port 0 and a database of its own, and the people who use it over HTTP.

mod answer;
mod device;
mod media;
mod pages;
mod person;
mod review;
mod second_factor;
mod statement;
mod supporter;

use std::fmt::Display;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use domain::account::Registered;
use domain::code::InvitationCode;
use domain::day::{LocalDay, Millis, Zone};
use domain::id::{PrescriptionId, UnitId, uuid_v7};
use domain::programme::Programme;
use domain::unit::{IssuedInvitation, NewInvitation, Profession, Sector};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use server::clock::{Clock, random};
use server::{Running, Settings};

pub use answer::Answer;
pub use media::picture;
pub use person::Person;
pub use second_factor::Authenticator;
pub use statement::statement;

use crate::child::Folder;
use crate::postgres::Cluster;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// The embedded one.
    Sqlite,
    /// A database of the shared cluster, cloned from a migrated template.
    Postgres,
}

/// Runs each test on both databases.
#[macro_export]
macro_rules! each_database {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: App) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                run($crate::app::App::start($crate::app::Database::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                run($crate::app::App::start($crate::app::Database::Postgres).await).await;
            }

            async fn run($app: $crate::app::App) $body
        }
    )+};
}

const TEMPLATE: &str = "rygrad_template";
static TEMPLATE_MADE: OnceLock<()> = OnceLock::new();

/// A fresh database on the shared cluster: its URL.
fn postgres_url() -> String {
    let cluster = Cluster::shared();
    TEMPLATE_MADE.get_or_init(|| {
        cluster.create_database(TEMPLATE, None);
        let entropy: store::db::Entropy = std::sync::Arc::new(server::clock::fill_random);
        let db = store::Db::open(&cluster.url(TEMPLATE), entropy, [0; 32], Clock::default().now());
        drop(db.expect("the template is migrated"));
        // A pool lets go of its connections a little later; a template must have none, and gets no more.
        cluster.sql("postgres", &format!("ALTER DATABASE {TEMPLATE} ALLOW_CONNECTIONS false"));
        cluster.sql(
            "postgres",
            &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{TEMPLATE}'"),
        );
    });
    let name = format!("t{}", domain::disclosure::hex(&random::<8>()));
    cluster.create_database(&name, Some(TEMPLATE));
    cluster.url(&name)
}

/// A running server with a clock that the test can move.
pub struct App {
    /// The server; its `state` reaches the store.
    pub running: Running,
    /// Its clock.
    pub clock: Clock,
    /// Its settings, for starting it again.
    pub settings: Settings,
    http: reqwest::Client,
    _folder: Folder,
}

/// A new UUIDv7 as text.
#[must_use]
pub fn new_id() -> String {
    let ms = u64::try_from(Clock::default().now().0).unwrap_or(0);
    uuid_v7(ms, random()).hyphenated().to_string()
}

impl App {
    /// Starts a server on a fresh database.
    pub async fn start(database: Database) -> Self {
        Self::start_with(database, |_| {}).await
    }

    /// Starts a server on a fresh database with other settings.
    pub async fn start_with(database: Database, change: impl FnOnce(&mut Settings)) -> Self {
        let kept = Folder::new("app");
        let folder: PathBuf = kept.to_path_buf();
        let url = match database {
            Database::Sqlite => None,
            Database::Postgres => Some(tokio::task::spawn_blocking(postgres_url).await.expect("a database")),
        };
        if url.is_some() {
            server::secret::Secret::load(&folder.join("secret"), true).expect("a secret");
        }
        let mut settings = Settings::for_test(folder, url);
        change(&mut settings);
        let clock = Clock::default();
        let running = server::start(settings.clone(), clock.clone()).await.expect("the server starts");
        Self { running, clock, settings, http: reqwest::Client::new(), _folder: kept }
    }

    /// Stops it and starts another on the same database.
    #[must_use]
    pub async fn restarted(self) -> Self {
        self.running.stop().await;
        let running = server::start(self.settings.clone(), self.clock.clone()).await.expect("the server starts again");
        Self { running, ..self }
    }

    /// An absolute address.
    #[must_use]
    pub fn url(&self, path: impl Display) -> String {
        format!("{}{path}", self.running.origin())
    }

    /// A request by nobody.
    pub fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.url(path))
    }

    /// A unit with its lead, who treats too if `lead_treats`.
    pub async fn unit(&self, name: &str, sector: Sector) -> Unit<'_> {
        let code = InvitationCode::from_random(random());
        let hash = self.running.state.invitation_hash(&code);
        let invitation = NewInvitation::Professional {
            profession: Profession::Physiotherapist,
            treating: false,
            lead: true,
            note: None,
        };
        let (db, now, name) = (self.running.state.db.clone(), self.clock.now(), name.to_owned());
        let made = tokio::task::spawn_blocking(move || {
            db.write(now, |tx| {
                let unit = store::unit::create(tx, &name, sector)?;
                store::unit::invite(tx, unit, None, &hash, &invitation)?;
                Ok(unit)
            })
        });
        let id = made.await.expect("a thread").expect("a unit");
        let lead = self.register("Lone Lead", Some(&code.to_string())).await;
        Unit { app: self, id, lead }
    }

    /// Somebody who registers, with a code or alone.
    pub async fn register(&self, name: &str, code: Option<&str>) -> Person {
        let email = format!("{}@example.invalid", domain::disclosure::hex(&random::<8>()));
        self.try_register(name, &email, code).await.expect("registration")
    }

    /// Somebody who tries to register.
    ///
    /// # Errors
    /// The answer, if it is a refusal.
    pub async fn try_register(&self, name: &str, email: &str, code: Option<&str>) -> Result<Person, Answer> {
        let password = "en lang adgangskode".to_owned();
        let body = json!({
            "name": name, "email": email, "password": password, "language": "da", "zone": "Europe/Copenhagen", "code": code,
        });
        let request = self.anonymous(Method::POST, "/api/v1/accounts").json(&body);
        let answer = Answer::of(request).await;
        if answer.status != StatusCode::CREATED {
            return Err(answer);
        }
        let registered: Registered = answer.json();
        let mut person = Person {
            http: self.http.clone(),
            origin: self.running.origin(),
            token: Mutex::new(registered.signed_in.access_token.clone()),
            cookie: Mutex::new(answer.cookie.unwrap_or_default()),
            cursor: Mutex::new(None),
            account: registered.signed_in.account,
            recovery_code: registered.recovery_code,
            email: email.to_owned(),
            password,
            authenticator: Arc::default(),
        };
        if person.account.second_factor_due {
            person.sets_up_second_factor(&self.clock).await;
            person.account.second_factor_due = false;
        }
        Ok(person)
    }

    /// A patient on their own.
    pub async fn patient(&self) -> Person {
        self.register("Karen Prøve", None).await
    }

    /// The patient's day now, in Copenhagen.
    #[must_use]
    pub fn today(&self) -> LocalDay {
        store::zone::KnownZone::or_copenhagen("Europe/Copenhagen").day_at(self.clock.now())
    }

    /// An entry of a day, in wire form.
    #[must_use]
    pub fn entry(&self, day: LocalDay, body: &Value) -> Value {
        json!({
            "day": day, "zone": Zone::copenhagen(), "recorded_at": self.clock.now(), "typed_by": "myself", "body": body,
        })
    }
}

/// A unit and its lead.
pub struct Unit<'a> {
    app: &'a App,
    /// Which unit.
    pub id: UnitId,
    /// Its lead, who treats nobody.
    pub lead: Person,
}

impl Unit<'_> {
    /// A code made by a member.
    pub async fn code(&self, by: &Person, invitation: Value) -> String {
        let path = format!("/api/v1/units/{}/invitations", self.id);
        let answer = by.post(&path, &invitation).await;
        answer.is(StatusCode::CREATED);
        answer.json::<IssuedInvitation>().code
    }

    /// A colleague invited by the lead.
    pub async fn colleague(&self, name: &str, profession: &str, treating: bool) -> Person {
        let invitation = json!({"role": "professional", "profession": profession, "treating": treating});
        let code = self.code(&self.lead, invitation).await;
        self.app.register(name, Some(&code)).await
    }

    /// A treating physiotherapist.
    pub async fn physio(&self) -> Person {
        self.colleague("Mette Fys", "physiotherapist", true).await
    }

    /// A patient who registers with a code made by `physio`: connected, nothing shared.
    pub async fn patient(&self, physio: &Person) -> Person {
        let code = self.code(physio, json!({"role": "patient"})).await;
        self.app.register("Karen Prøve", Some(&code)).await
    }
}

/// A plan of two exercises from a day for eight weeks: one daily, one three times a week.
#[must_use]
pub fn plan(from: LocalDay) -> Value {
    json!({
        "from": from, "until": from.plus_days(55), "review_on": from.plus_days(28),
        "prescriptions": [
            {"id": new_id(), "title": "Bækkenløft", "instruction": "Lig på ryggen.",
             "dosage": {"by": "repetitions", "sets": 3, "repetitions": 10},
             "frequency": {"by": "weekdays", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}},
            {"id": new_id(), "title": "Gå en tur",
             "dosage": {"by": "minutes", "minutes": 20},
             "frequency": {"by": "times_a_week", "times": 3}},
        ],
    })
}

/// The first exercise of a programme.
#[must_use]
pub fn first_exercise(programme: &Programme) -> PrescriptionId {
    programme.latest().expect("a version").prescriptions[0].id
}

/// A put in wire form, with a `put_id` of its own.
#[must_use]
pub fn put(noun: &str, id: &str, base_revision: i64, body: &Value) -> Value {
    json!({"put_id": new_id(), "noun": noun, "id": id, "base_revision": base_revision, "removed": false, "body": body})
}

/// Milliseconds of whole days.
#[must_use]
pub fn days_ms(days: i64) -> i64 {
    Millis(days * domain::day::DAY_MS).0
}
