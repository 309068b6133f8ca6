//! The worker that sends reminders: rules that fall due become deliveries; a delivery is claimed, posted without a
//! transaction, and settled. A worker that dies leaves a lease that ends. However many are due, no more than
//! [`AT_ONCE`] are in memory.

use std::time::Duration;

use store::push::{Job, Posted};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::answer::Judged;
use super::courier;
use crate::error::ApiError;
use crate::metrics;
use crate::state::State;

/// Rules taken in one transaction.
const BATCH: i64 = 100;
/// Messages claimed and not yet settled.
const AT_ONCE: usize = 256;
/// How often rules are looked for that a server with an earlier edition of the zone database computed, in milliseconds.
const EDITIONS_EVERY_MS: i64 = 60 * 60 * 1000;
/// How long a stop waits for messages on the wire.
const LAST_WAIT: Duration = Duration::from_secs(2);

type UnderWay = JoinSet<(Job, Judged)>;

/// Looks every so often until told to stop.
pub async fn run(state: State, mut stop: watch::Receiver<bool>) {
    let mut pause = tokio::time::interval(Duration::from_millis(state.settings.push_every_ms.max(1)));
    pause.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut under_way = UnderWay::new();
    // What the last look left: rules that are due, and deliveries that wait.
    let (mut due, mut more) = (false, false);
    let mut editions_at = state.clock.now().plus_ms(EDITIONS_EVERY_MS);
    while !*stop.borrow() {
        tokio::select! {
            _ = stop.changed() => break,
            // More is waiting than there was room for: as soon as one is through, the next.
            Some(first) = under_way.join_next() => settle(&state, &mut under_way, first.ok()).await,
            _ = pause.tick() => {
                (due, more) = (true, true);
                if state.clock.now() >= editions_at {
                    editions_at = state.clock.now().plus_ms(EDITIONS_EVERY_MS);
                    if let Err(error) = recompute(&state).await {
                        tracing::warn!(%error, "rules of an earlier zone database could not be computed anew");
                    }
                }
            }
        }
        // In turns: the first of a hundred thousand rules that are due together is not sent after the last has fallen due.
        while (due || more && under_way.len() < AT_ONCE) && !*stop.borrow() {
            if due {
                due = fall_due(&state).await.unwrap_or_else(|error| {
                    tracing::warn!(%error, "rules could not fall due; the next round goes on");
                    false
                });
                more = true;
            }
            if let Some(first) = under_way.try_join_next() {
                settle(&state, &mut under_way, first.ok()).await;
            }
            if under_way.len() < AT_ONCE {
                more = claim(&state, &mut under_way).await.unwrap_or_else(|error| {
                    tracing::warn!(%error, "reminders could not be claimed; the next round goes on");
                    false
                });
            }
        }
    }
    let finish = async {
        while let Some(first) = under_way.join_next().await {
            settle(&state, &mut under_way, first.ok()).await;
        }
    };
    // What is not through by then is sent again when its lease ends.
    let _ = tokio::time::timeout(LAST_WAIT, finish).await;
}

/// Lets some rules fall due; whether more are.
async fn fall_due(state: &State) -> Result<bool, ApiError> {
    let taken = state.write(|tx| store::reminder::fall_due(tx, BATCH)).await?;
    state.metrics.fell_due(taken);
    Ok(taken >= usize::try_from(BATCH).unwrap_or(usize::MAX))
}

async fn recompute(state: &State) -> Result<(), ApiError> {
    while state.write(|tx| store::reminder::recompute(tx, BATCH)).await? > 0 {}
    Ok(())
}

/// Claims as many as there is room for; whether more are waiting.
async fn claim(state: &State, under_way: &mut UnderWay) -> Result<bool, ApiError> {
    let room = AT_ONCE.saturating_sub(under_way.len());
    let limit = i64::try_from(room).unwrap_or(BATCH);
    let claimed = state.write(move |tx| store::push::claim(tx, limit)).await?;
    claimed.unsent.iter().for_each(|reason| state.metrics.unsent(reason));
    let looked_at = claimed.jobs.len() + claimed.unsent.len() + claimed.put_off.len();
    for job in claimed.jobs {
        let state = state.clone();
        under_way.spawn(async move {
            let judged = courier::post(&state, &job).await;
            (job, judged)
        });
    }
    Ok(looked_at >= room)
}

/// Settles the one that is through, and all others that are by now, in one transaction.
async fn settle(state: &State, under_way: &mut UnderWay, first: Option<(Job, Judged)>) {
    let mut through: Vec<_> = first.into_iter().collect();
    while let Some(next) = under_way.try_join_next() {
        through.extend(next.ok());
    }
    through.iter().for_each(|(job, judged)| count(state, job, *judged));
    let posted: Vec<_> = through.into_iter().map(|(job, judged)| (job, judged.posted)).collect();
    if let Err(error) = state.write(move |tx| store::push::settle_all(tx, &posted)).await {
        // The leases end and the messages are sent once more: late is better than never.
        tracing::warn!(%error, "deliveries could not be settled");
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
