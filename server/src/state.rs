//! What every handler can reach, and the one way from async handlers to the blocking store.

use std::sync::Arc;

use actix_web::web;
use domain::code::InvitationCode;
use domain::day::Millis;
use store::{Db, StoreError, Tx};

use crate::clock::Clock;
use crate::error::ApiError;
use crate::metrics::Metrics;
use crate::password::Passwords;
use crate::push::courier::Courier;
use crate::secret::Secret;
use crate::settings::Settings;

/// Shared by all workers; cheap to clone.
#[derive(Clone)]
pub struct State {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    pub(crate) secret: Secret,
    pub(crate) settings: Arc<Settings>,
    pub(crate) passwords: Passwords,
    pub(crate) push: Arc<Courier>,
    pub(crate) metrics: Arc<Metrics>,
    /// The app's address as browsers see it.
    pub(crate) origin: Arc<str>,
}

impl State {
    /// What is stored of an invitation code.
    #[must_use]
    pub fn invitation_hash(&self, code: &InvitationCode) -> String {
        self.secret.hash("invitation code", code.canonical())
    }

    /// A transaction that may write.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.run(move |db, now| db.write(now, work)).await
    }

    /// A transaction that may write and that nobody waits for: it gives way to others.
    pub(crate) async fn write_aside<T: Send + 'static>(
        &self,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.run(move |db, now| db.write_aside(now, work)).await
    }

    /// A transaction that only reads the person's own.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.run(move |db, now| db.read(now, work)).await
    }

    /// A transaction that shows a patient's data to another person.
    pub(crate) async fn disclose<T: Send + 'static>(
        &self,
        work: impl for<'tx> Fn(&mut Tx<'tx>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.run(move |db, now| db.disclose(now, work)).await
    }

    /// Work that blocks: what is around its transaction too, in one step off the async threads.
    pub(crate) async fn run<T: Send + 'static, E: Into<ApiError> + Send + 'static>(
        &self,
        work: impl FnOnce(&Db, Millis) -> Result<T, E> + Send + 'static,
    ) -> Result<T, ApiError> {
        let (db, now) = (self.db.clone(), self.clock.now());
        let answer = web::block(move || work(&db, now)).await;
        answer.map_err(|_| ApiError::Internal("the worker pool is shutting down".to_owned()))?.map_err(Into::into)
    }
}
