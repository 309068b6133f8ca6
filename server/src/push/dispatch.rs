//! The worker that sends reminders: rules that fall due become deliveries; a delivery is claimed, posted without a
//! transaction, and settled. A worker that dies leaves a lease that ends. However many are due, no more than
//! [`AT_ONCE`] are in memory, and no transaction takes more than [`BATCH`]: each is short and lets others pass. While
//! others are at the database the steps are as many and smaller: whoever comes waits for the rest of one at most, and
//! finds the processor free in between.

use std::time::Duration;

use store::push::{Job, Posted};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::answer::Judged;
use super::courier;
use crate::error::ApiError;
use crate::metrics;
use crate::state::State;

/// Rules, or deliveries, taken in one transaction.
const BATCH: usize = 64;
/// Messages claimed and not yet settled.
const AT_ONCE: usize = 256;
/// How long a message that is through waits for others to be settled with, while some are under way.
const SETTLED_WITHIN: Duration = Duration::from_millis(200);
/// So many instead of [`BATCH`] while somebody else is at the database, ...
const BATCH_BESIDE_OTHERS: usize = 8;
/// ... and a pause after each step: about five hundred a second go all the same. Measured beside 200 syncs a second on two
/// cores: eight with this pause kept the slowest hundredth of them within one and a half times on both databases; sixteen with
/// 20 ms did not on `PostgreSQL`.
const BESIDE_OTHERS: Duration = Duration::from_millis(12);
/// How often rules are looked for that a server with an earlier edition of the zone database computed, in milliseconds.
const EDITIONS_EVERY_MS: i64 = 60 * 60 * 1000;
/// How long a stop waits for messages on the wire.
const LAST_WAIT: Duration = Duration::from_secs(2);

/// Looks every so often until told to stop.
pub async fn run(state: State, mut stop: watch::Receiver<bool>) {
    let mut pause = tokio::time::interval(Duration::from_millis(state.settings.push_every_ms.max(1)));
    pause.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut long_enough = tokio::time::interval(SETTLED_WITHIN);
    long_enough.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut editions_at = state.clock.now().plus_ms(EDITIONS_EVERY_MS);
    let mut drain = Drain::new(state);
    while !*stop.borrow() {
        tokio::select! {
            _ = stop.changed() => break,
            // More is waiting than there was room for: as some are through, the next.
            Some(one) = drain.under_way.join_next() => drain.through.extend(one.ok()),
            _ = long_enough.tick(), if !drain.through.is_empty() => drain.settle().await,
            _ = pause.tick() => {
                (drain.due, drain.more) = (true, true);
                if drain.state.clock.now() >= editions_at {
                    editions_at = drain.state.clock.now().plus_ms(EDITIONS_EVERY_MS);
                    if let Err(error) = recompute(&drain.state).await {
                        tracing::warn!(%error, "rules of an earlier zone database could not be computed anew");
                    }
                }
            }
        }
        while !*stop.borrow() && drain.step().await {}
    }
    // What is not through by then is sent again when its lease ends.
    let _ = tokio::time::timeout(LAST_WAIT, drain.finish()).await;
}

async fn recompute(state: &State) -> Result<(), ApiError> {
    while state.write_aside(|tx| store::reminder::recompute(tx, limit(BATCH))).await? > 0 {}
    Ok(())
}

fn limit(batch: usize) -> i64 {
    i64::try_from(batch).unwrap_or(1)
}

/// What is under way, and what the last look left.
struct Drain {
    state: State,
    under_way: JoinSet<(Job, Judged)>,
    /// Posted, not yet settled.
    through: Vec<(Job, Judged)>,
    /// Rules may be due.
    due: bool,
    /// Deliveries may wait.
    more: bool,
    /// Somebody else was at the database during the last step.
    beside: bool,
}

impl Drain {
    fn new(state: State) -> Self {
        Self { state, under_way: JoinSet::new(), through: Vec::new(), due: false, more: false, beside: false }
    }

    /// Two short transactions; whether there is anything to do at once.
    async fn step(&mut self) -> bool {
        let room = self.room();
        if self.due || self.more && room {
            // In turns: the first of a hundred thousand rules that are due together is not sent after the last has fallen
            // due.
            match self.look(self.due, room).await {
                Ok((due, more)) => (self.due, self.more) = (due, more),
                Err(error) => {
                    tracing::warn!(%error, "reminders could not be looked at; the next round goes on");
                    // What waits already is claimed although the rules cannot be read.
                    (self.due, self.more) = (false, self.due);
                }
            }
        }
        while let Some(one) = self.under_way.try_join_next() {
            self.through.extend(one.ok());
        }
        if self.through.len() >= self.batch() || self.under_way.is_empty() {
            self.settle().await;
        }
        let again = self.due || self.more && self.room();
        self.beside = self.state.db.was_visited();
        if again && self.beside {
            tokio::time::sleep(BESIDE_OTHERS).await;
        }
        again
    }

    /// How many one step takes.
    fn batch(&self) -> usize {
        if self.beside { BATCH_BESIDE_OTHERS } else { BATCH }
    }

    fn room(&self) -> bool {
        self.under_way.len() + self.through.len() + BATCH <= AT_ONCE
    }

    /// Lets some rules fall due and claims some deliveries: whether more rules are due, and more deliveries wait.
    async fn look(&mut self, due: bool, room: bool) -> Result<(bool, bool), ApiError> {
        let batch = self.batch();
        let look = move |tx: &mut store::Tx<'_>| {
            let fell = if due { Some(store::reminder::fall_due(tx, limit(batch))?) } else { None };
            let claimed = if room { Some(store::push::claim(tx, limit(batch))?) } else { None };
            Ok((fell, claimed))
        };
        let (fell, claimed) = self.state.write_aside(look).await?;
        self.state.metrics.fell_due(fell.map_or(0, |fell| fell.rules));
        let more_due = fell.is_some_and(|fell| fell.more);
        let Some(claimed) = claimed else { return Ok((more_due, true)) };
        claimed.unsent.iter().for_each(|reason| self.state.metrics.unsent(reason));
        let looked_at = claimed.jobs.len() + claimed.unsent.len() + claimed.put_off.len();
        for job in claimed.jobs {
            let state = self.state.clone();
            self.under_way.spawn(async move {
                let judged = courier::post(&state, &job).await;
                (job, judged)
            });
        }
        Ok((more_due, looked_at >= batch))
    }

    /// Settles all that are through, in one transaction.
    async fn settle(&mut self) {
        if self.through.is_empty() {
            return;
        }
        let through = std::mem::take(&mut self.through);
        through.iter().for_each(|(job, judged)| count(&self.state, job, *judged));
        let posted: Vec<_> = through.into_iter().map(|(job, judged)| (job, judged.posted)).collect();
        if let Err(error) = self.state.write_aside(move |tx| store::push::settle_all(tx, &posted)).await {
            // The leases end and the messages are sent once more: late is better than never.
            tracing::warn!(%error, "deliveries could not be settled");
        }
    }

    /// Waits for all that are under way.
    async fn finish(mut self) {
        // Those that are through are settled whatever becomes of the others.
        self.settle().await;
        while let Some(one) = self.under_way.join_next().await {
            self.through.extend(one.ok());
            while let Some(one) = self.under_way.try_join_next() {
                self.through.extend(one.ok());
            }
            self.settle().await;
        }
    }
}

/// Counts what became of a message, for the operator.
pub(super) fn count(state: &State, job: &Job, judged: Judged) {
    let service = metrics::service(&job.endpoint);
    let outcome = match judged.posted {
        Posted::Accepted { .. } => "accepted",
        Posted::Gone { .. } => "removed",
        Posted::Refused { .. } => "refused",
        Posted::Later { at, .. } if at < job.useful_until => "later",
        Posted::Later { .. } => "expired",
    };
    match judged.posted {
        Posted::Accepted { .. } => state.metrics.accepted_after(state.clock.now().0 - job.due_at.0),
        Posted::Refused { .. } => {
            tracing::warn!(service, reason = judged.reason, "a push service does not take a message");
        }
        Posted::Gone { .. } | Posted::Later { .. } => {}
    }
    state.metrics.posted((service, outcome, judged.reason));
}
