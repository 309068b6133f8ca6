//! The database: connections, pools, transactions. `BEGIN IMMEDIATE` and one writer on SQLite, read committed with row
//! locks on PostgreSQL. A transaction carries the moment and the randomness it may use; closures are `Fn`, because a
//! serialization failure or a deadlock runs them again.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection, R2D2Connection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use domain::day::Millis;

use crate::conn::Conn;
use crate::crowd::Crowd;
use crate::disclosure;
use crate::error::StoreError;
use crate::kept::Kept;
use crate::schema::setting;

const SQLITE_MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES_MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Readers beside the one writer of SQLite; connections in all on PostgreSQL.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 8;
/// How often a transaction is run again after a serialization failure or a deadlock.
const RETRIES: u32 = 8;
/// Reminder rules computed anew in one transaction at the start.
const RECOMPUTED_AT_ONCE: i64 = 500;

/// Opens connections by the scheme of the URL: diesel alone would try one backend after the other.
struct Manager {
    url: String,
    read_only: bool,
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        let error = diesel::r2d2::Error::ConnectionError;
        if is_postgres(&self.url) {
            return PgConnection::establish(&self.url).map(Conn::Postgres).map_err(error);
        }
        let mut conn = SqliteConnection::establish(&self.url).map_err(error)?;
        let pragmas = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                       PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000;";
        conn.batch_execute(pragmas).map_err(diesel::r2d2::Error::QueryError)?;
        if self.read_only {
            conn.batch_execute("PRAGMA query_only = ON;").map_err(diesel::r2d2::Error::QueryError)?;
        }
        Ok(Conn::Sqlite(conn))
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        match conn {
            Conn::Postgres(pg) => pg.ping().map_err(diesel::r2d2::Error::QueryError),
            Conn::Sqlite(_) => Ok(()),
        }
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        match conn {
            Conn::Postgres(pg) => pg.is_broken(),
            Conn::Sqlite(sqlite) => sqlite.is_broken(),
        }
    }
}

/// Where randomness comes from; passed in so that tests can repeat a run.
pub type Entropy = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// The database, cheap to clone.
#[derive(Clone)]
pub struct Db {
    writers: Pool<Manager>,
    readers: Pool<Manager>,
    entropy: Entropy,
    chain_secret: Arc<[u8; 32]>,
    crowd: Arc<Crowd>,
    kept: Arc<Kept>,
}

/// Why a database cannot be opened, in one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No connection.
    #[error(
        "cannot open the database {place}: {cause}. Check that the path is writable, or that PostgreSQL runs and the URL is right"
    )]
    Connect {
        /// Path, or host and name without password.
        place: String,
        /// What the driver said.
        cause: String,
    },
    /// Made by a newer version.
    #[error(
        "the database was written by a newer version of rygrad (migration {0}); run that version, or restore a backup from before it"
    )]
    Newer(String),
    /// A migration failed.
    #[error("the database could not be brought up to date: {0}")]
    Migrate(String),
}

/// The URL without its password, for messages.
fn place(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, rest))) => format!("{scheme}://…@{rest}"),
        _ => url.to_owned(),
    }
}

impl Db {
    /// Opens the database at `url` (`postgres://…`, or the path of a SQLite file, made if missing) and brings its tables
    /// up to date. `chain_secret` keys the disclosure chains.
    ///
    /// # Errors
    /// [`OpenError`], in words for the operator.
    pub fn open(url: &str, entropy: Entropy, chain_secret: [u8; 32], now: Millis) -> Result<Self, OpenError> {
        let connect = |cause: String| OpenError::Connect { place: place(url), cause };
        let manager = |read_only| Manager { url: url.to_owned(), read_only };
        // Once by hand: a pool would try again for half a minute before it says why.
        let mut first = manager(false).connect().map_err(|e| connect(e.to_string().replace('\n', " ")))?;
        migrate(&mut first)?;
        drop(first);
        let pool = |size, read_only| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(Duration::from_secs(15))
                .build(manager(read_only))
                .map_err(|e| connect(e.to_string()))
        };
        let (writers, readers) = if is_postgres(url) {
            let shared = pool(POSTGRES_CONNECTIONS, false)?;
            (shared.clone(), shared)
        } else {
            (pool(1, false)?, pool(SQLITE_READERS, true)?)
        };
        let db = Self {
            writers,
            readers,
            entropy,
            chain_secret: Arc::new(chain_secret),
            crowd: Arc::default(),
            kept: Arc::default(),
        };
        db.write(now, ensure_epoch).map_err(|e| OpenError::Migrate(e.to_string()))?;
        let recompute = || db.write(now, |tx| crate::reminder::recompute(tx, RECOMPUTED_AT_ONCE));
        while recompute().map_err(|e| OpenError::Migrate(e.to_string()))? > 0 {}
        Ok(db)
    }

    /// Runs a transaction that may write.
    ///
    /// # Errors
    /// What `work` answers; [`StoreError::Busy`] after repeated serialization failures or without a connection.
    pub fn write<T>(
        &self,
        now: Millis,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let _here = self.crowd.enter();
        self.run(&self.writers, Kind::Write, now, work)
    }

    /// Runs a transaction that may write and that nobody waits for: it gives way to all others, if not for ever, and is on
    /// the disk only some moments later, so that theirs do not wait for it there. Only for what is done again after a
    /// power failure took it.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_aside<T>(
        &self,
        now: Millis,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.crowd.let_pass();
        self.run(&self.writers, Kind::Aside, now, work)
    }

    /// Whether somebody waited for a transaction since this was last asked.
    #[must_use]
    pub fn was_visited(&self) -> bool {
        self.crowd.came()
    }

    /// Runs a transaction that only reads, and reads nothing of a patient for another person.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn read<T>(
        &self,
        now: Millis,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let _here = self.crowd.enter();
        self.run(&self.readers, Kind::Read, now, work)
    }

    /// Runs a transaction that shows a patient's data to another person. A refusal is rolled back, its line is written
    /// in a second transaction, and only then answered; if that fails, the answer is [`StoreError::Busy`].
    ///
    /// # Errors
    /// As [`Db::write`], and [`StoreError::Refused`].
    pub fn disclose<T>(
        &self,
        now: Millis,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let answer = self.write(now, work);
        if let Err(StoreError::Refused(line)) = &answer {
            self.write(now, |tx| disclosure::append_refusal(tx, line)).map_err(|_| StoreError::Busy)?;
        }
        answer
    }

    /// After something was erased: brings it out of SQLite's write-ahead log too, whose older pages still hold it. Deleted
    /// rows in the file itself are overwritten as they go (`secure_delete`). `PostgreSQL` looks after its own files.
    ///
    /// # Errors
    /// [`StoreError::Busy`] without a connection.
    pub fn scrub(&self) -> Result<(), StoreError> {
        let mut conn = self.writers.get().map_err(|_| StoreError::Busy)?;
        if let Conn::Sqlite(sqlite) = &mut *conn {
            sqlite.batch_execute("PRAGMA wal_checkpoint(TRUNCATE);")?;
        }
        Ok(())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn ping(&self, now: Millis) -> Result<(), StoreError> {
        self.read(now, |tx| epoch(tx).map(|_| ()))
    }

    fn run<T>(
        &self,
        pool: &Pool<Manager>,
        kind: Kind,
        now: Millis,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut conn = pool.get().map_err(|_| StoreError::Busy)?;
        for _ in 0..RETRIES {
            match self.attempt(&mut conn, kind, now, &work) {
                Err(StoreError::Busy) => {}
                answer => return answer,
            }
        }
        Err(StoreError::Busy)
    }

    fn attempt<T>(
        &self,
        conn: &mut PooledConnection<Manager>,
        kind: Kind,
        now: Millis,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        type Manager = <Conn as Connection>::TransactionManager;
        let conn: &mut Conn = conn;
        match conn {
            Conn::Sqlite(sqlite) => {
                let (level, begin) = match kind {
                    Kind::Read => (None, "BEGIN"),
                    Kind::Write => (Some("PRAGMA synchronous = FULL;"), "BEGIN IMMEDIATE"),
                    // Whoever commits next brings it to the disk too.
                    Kind::Aside => (Some("PRAGMA synchronous = NORMAL;"), "BEGIN IMMEDIATE"),
                };
                if let Some(level) = level {
                    sqlite.batch_execute(level)?;
                }
                AnsiTransactionManager::begin_transaction_sql(sqlite, begin)?;
            }
            Conn::Postgres(_) => {
                Manager::begin_transaction(conn)?;
                if kind == Kind::Aside {
                    // Such reads are of a fixed shape and by keys: to plan each anew for its ids takes longer than to run it.
                    // What needs a constant for its plan, as a partial index does, writes it out.
                    conn.batch_execute(
                        "SET LOCAL synchronous_commit TO OFF; SET LOCAL plan_cache_mode TO force_generic_plan;",
                    )?;
                }
            }
        }
        let mut tx = Tx {
            conn: &mut *conn,
            now,
            entropy: &self.entropy,
            chain_secret: &self.chain_secret,
            kept: &self.kept,
            brand: PhantomData,
        };
        match work(&mut tx) {
            Ok(value) => {
                Manager::commit_transaction(conn)?;
                Ok(value)
            }
            Err(error) => {
                // The connection is handed back whatever the rollback says; the pool drops it if it is broken.
                let _ = Manager::rollback_transaction(conn);
                Err(error)
            }
        }
    }
}

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Read,
    Write,
    /// Nobody waits for it.
    Aside,
}

/// An open transaction. Its lifetime is a brand: a permit made in it cannot be used in another.
pub struct Tx<'tx> {
    pub(crate) conn: &'tx mut Conn,
    now: Millis,
    entropy: &'tx Entropy,
    pub(crate) chain_secret: &'tx [u8; 32],
    pub(crate) kept: &'tx Kept,
    brand: PhantomData<fn(&'tx ()) -> &'tx ()>,
}

impl Tx<'_> {
    /// The moment of this transaction.
    #[must_use]
    pub fn now(&self) -> Millis {
        self.now
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.entropy)(&mut bytes);
        bytes
    }

    /// Nothing of this transaction need outlast a power failure, unless [`Tx::must_last`] says so later: `PostgreSQL` then does
    /// not wait for the disk because of locks that were taken.
    pub(crate) fn need_not_last(&mut self) -> Result<(), StoreError> {
        self.synchronous("OFF")
    }

    /// What is written from here on is on the disk before anybody is answered.
    pub(crate) fn must_last(&mut self) -> Result<(), StoreError> {
        self.synchronous("ON")
    }

    fn synchronous(&mut self, word: &str) -> Result<(), StoreError> {
        if let Conn::Postgres(pg) = &mut *self.conn {
            pg.batch_execute(&format!("SET LOCAL synchronous_commit TO {word};"))?;
        }
        Ok(())
    }

    /// The raw material of a new id.
    pub fn id_parts(&self) -> (u64, [u8; 10]) {
        (u64::try_from(self.now.0).unwrap_or(0), self.random())
    }
}

fn migrate(conn: &mut Conn) -> Result<(), OpenError> {
    let failed = |e: Box<dyn std::error::Error + Send + Sync>| OpenError::Migrate(e.to_string());
    match conn {
        Conn::Postgres(pg) => bring_up_to_date(pg, POSTGRES_MIGRATIONS).map_err(failed)?,
        Conn::Sqlite(sqlite) => bring_up_to_date(sqlite, SQLITE_MIGRATIONS).map_err(failed)?,
    }
    .map_or(Ok(()), |newer| Err(OpenError::Newer(newer)))
}

/// Applies what is missing; answers the first applied migration that this version does not know.
fn bring_up_to_date<C, DB>(
    conn: &mut C,
    migrations: EmbeddedMigrations,
) -> Result<Option<String>, Box<dyn std::error::Error + Send + Sync>>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: diesel::migration::MigrationSource<DB>,
{
    use diesel::migration::MigrationSource as _;
    let known: Vec<String> = migrations.migrations()?.iter().map(|m| m.name().version().to_string()).collect();
    let newer = conn.applied_migrations()?.into_iter().map(|v| v.to_string()).find(|v| !known.contains(v));
    if newer.is_none() {
        conn.run_pending_migrations(migrations)?;
    }
    Ok(newer)
}

/// The life of this database: a restored backup gets a new one, and phones send again.
pub(crate) fn epoch(tx: &mut Tx<'_>) -> Result<String, StoreError> {
    Ok(setting::table.find("epoch").select(setting::value).first(tx.conn)?)
}

fn ensure_epoch(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    if epoch(tx).is_ok() {
        return Ok(());
    }
    new_epoch(tx)
}

/// Starts a new epoch: to be called after a backup was restored.
///
/// # Errors
/// As [`Db::write`].
pub fn new_epoch(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let value = domain::disclosure::hex(&tx.random::<8>());
    diesel::delete(setting::table.find("epoch")).execute(tx.conn)?;
    diesel::insert_into(setting::table)
        .values((setting::name.eq("epoch"), setting::value.eq(value)))
        .execute(tx.conn)?;
    Ok(())
}
