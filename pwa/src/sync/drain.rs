//! Sends what waits and fetches what changed, until there is neither, one tab of the device at a time.

use domain::id::AccountId;
use domain::json::ToJson;
use domain::sync::{PROTOCOL, SyncAnswer, SyncRequest};

use super::lock::Lock;
use super::outbox::{Books, Write};
use super::plan::{self, BATCH, Next};
use crate::api::{self, Failure};
use crate::clock;
use crate::db::DbError;
use crate::db::account::{AccountDb, Batch};

const SYNC: &str = "/api/v1/sync";

/// Why it stopped before the end. What was not answered stays in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// The server did not take it, or could not be reached.
    Server(Failure),
    /// The phone's storage failed.
    Storage(DbError),
}

impl From<DbError> for Stopped {
    fn from(error: DbError) -> Self {
        Self::Storage(error)
    }
}

/// Drains the outbox of `account` and pulls. `again` also sends what was refused but may pass now; `told` hears of
/// every step that is in the database. Answers how far the device's clock is ahead of the server's, in milliseconds.
///
/// # Errors
/// [`Stopped`].
pub async fn drain(
    db: &AccountDb,
    account: AccountId,
    mut again: bool,
    mut told: impl FnMut(Vec<Write>),
) -> Result<i64, Stopped> {
    let _one_tab = Lock::take(&format!("rygrad-sync-{account}")).await;
    let mut limit = BATCH;
    let mut asked = None;
    loop {
        let batch = db.next_batch(limit, again).await?;
        told(batch.writes.clone());
        if let Some(ahead_ms) = asked.filter(|_| batch.places.is_empty()) {
            return Ok(ahead_ms);
        }
        again = false;
        match send(account, &batch).await {
            Ok(answer) => {
                let ahead_ms = clock::now().0.saturating_sub(answer.server_at.0);
                let writes = db.settle(&answer).await?;
                let through = is_through(&batch, &answer, &writes);
                told(writes);
                asked = through?.then_some(ahead_ms);
            }
            Err(failure) => {
                let Failure::Refused { problem, .. } = &failure else { return Err(Stopped::Server(failure)) };
                let mut next = Next::Wait;
                let mut step = |books: &Books| {
                    next = plan::turned_down(books, &batch.places, problem.code, &problem.title);
                    if let Next::Blame(writes) = &next { writes.clone() } else { Vec::new() }
                };
                told(db.over_outbox(&mut step).await?);
                match next {
                    Next::Wait => return Err(Stopped::Server(failure)),
                    Next::Smaller(fewer) => limit = fewer,
                    Next::Blame(_) => limit = BATCH,
                }
            }
        }
    }
}

async fn send(account: AccountId, batch: &Batch) -> Result<SyncAnswer, Failure> {
    let puts = batch.puts.iter().map(ToJson::to_json).collect();
    let request = SyncRequest { protocol: PROTOCOL, cursor: batch.cursor.clone(), sent_at: clock::now(), puts };
    api::post_as(account, SYNC, &request).await
}

/// Whether there is nothing more to fetch. An answer that moves nothing on is none: asking again would never end.
fn is_through(batch: &Batch, answer: &SyncAnswer, writes: &[Write]) -> Result<bool, Stopped> {
    let answered = batch.places.is_empty() || writes.iter().any(|w| matches!(w, Write::Settle(_) | Write::Replace(..)));
    let from_the_start = writes.contains(&Write::Reach(None));
    let fetched = !answer.more || batch.cursor.as_ref() != Some(&answer.cursor);
    if answered && fetched { Ok(!answer.more && !from_the_start) } else { Err(Stopped::Server(Failure::Unreadable)) }
}
