//! Starting and stopping: settings become a running server, or one line that says what to do.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use actix_web::web::{self, Data};
use actix_web::{App, HttpServer, middleware};
use store::Db;
use store::db::OpenError;
use tokio::sync::watch;
use utoipa_actix_web::AppExt as _;

use crate::alone::{Alone, AloneError};
use crate::clock::{self, Clock};
use crate::disclosure::kept;
use crate::password::Passwords;
use crate::push::courier::Courier;
use crate::push::dispatch;
use crate::push::keys::Keys;
use crate::secret::{Secret, SecretError};
use crate::settings::Settings;
use crate::state::State;
use crate::{app, headers, metrics, statement};

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The secret.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// Another server has the embedded database.
    #[error(transparent)]
    Alone(#[from] AloneError),
    /// The data folder.
    #[error("the data folder {0} cannot be made: {1}. Choose another with --data-dir")]
    Folder(String, std::io::Error),
    /// The port.
    #[error("cannot listen on {0}: {1}. Is another rygrad running? Choose another with --port")]
    Listen(SocketAddr, std::io::Error),
    /// A setting only for loopback.
    #[error("{0} is for tests and demonstrations: it needs --host 127.0.0.1")]
    LoopbackOnly(&'static str),
    /// Anything else.
    #[error("{0}")]
    Other(String),
}

/// A running server.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where `/metrics` is read, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// What its handlers reach.
    pub state: State,
    handle: ServerHandle,
    stop: watch::Sender<bool>,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
    reminders: tokio::task::JoinHandle<()>,
    heads: tokio::task::JoinHandle<()>,
    metrics_handle: Option<ServerHandle>,
    _alone: Option<Alone>,
}

impl Running {
    /// The address to type into a browser.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops at once; requests under way are dropped.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        self.handle.stop(false).await;
        if let Some(metrics) = &self.metrics_handle {
            metrics.stop(false).await;
        }
        let _ = self.server.await;
        let _ = self.reminders.await;
        let _ = self.heads.await;
    }

    /// Waits until a signal ends it.
    ///
    /// # Errors
    /// What the listener says.
    pub async fn finished(self) -> std::io::Result<()> {
        let answer = self.server.await;
        self.stop.send_replace(true);
        let _ = self.reminders.await;
        let _ = self.heads.await;
        answer.map_err(std::io::Error::other)?
    }
}

/// Opens secret and database, without listening: for `rygrad admin` too.
///
/// # Errors
/// [`StartError`].
pub fn open(settings: &Settings, clock: Clock) -> Result<(Db, Secret), StartError> {
    if settings.database.is_none() {
        make_folder(settings)?;
    }
    let secret = Secret::load(&settings.secret_path(), settings.database.is_none() || settings.demo)?;
    let entropy: store::db::Entropy = Arc::new(clock::fill_random);
    let db = Db::open(&settings.database_url(), entropy, secret.key("disclosure chains"), clock.now())?;
    Ok((db, secret))
}

fn make_folder(settings: &Settings) -> Result<(), StartError> {
    let folder = |e| StartError::Folder(settings.data_dir.display().to_string(), e);
    std::fs::create_dir_all(&settings.data_dir).map_err(folder)
}

/// Starts a server on its own threads.
///
/// # Errors
/// [`StartError`].
pub async fn start(settings: Settings, clock: Clock) -> Result<Running, StartError> {
    for (set, name) in [(settings.demo, "--demo"), (settings.cheap_passwords, "--cheap-passwords")] {
        if set && !settings.host.is_loopback() {
            return Err(StartError::LoopbackOnly(name));
        }
    }
    let asked = SocketAddr::new(settings.host, settings.port);
    let listener = TcpListener::bind(asked).map_err(|e| StartError::Listen(asked, e))?;
    let address = listener.local_addr().map_err(|e| StartError::Listen(asked, e))?;
    let alone = alone(&settings)?;
    let state = state(settings, clock, address)?;
    let metrics = state.settings.metrics_listen.map(|asked| metrics::listen(asked, &state)).transpose()?;
    let (stop, stopped) = watch::channel(false);
    let (handle, server) = listen(listener, &state)?;
    let heads = tokio::spawn(kept::run(state.clone(), stopped.clone()));
    let reminders = tokio::spawn(dispatch::run(state.clone(), stopped));
    let (metrics, metrics_handle) = metrics.unzip();
    Ok(Running { address, metrics, state, handle, stop, server, reminders, heads, metrics_handle, _alone: alone })
}

/// The embedded database is for one server.
fn alone(settings: &Settings) -> Result<Option<Alone>, StartError> {
    if settings.database.is_some() {
        return Ok(None);
    }
    make_folder(settings)?;
    Ok(Some(Alone::in_folder(&settings.data_dir)?))
}

fn state(settings: Settings, clock: Clock, address: SocketAddr) -> Result<State, StartError> {
    let (db, secret) = open(&settings, clock.clone())?;
    let keys = Keys::load(&db, clock.now(), &secret, &settings.push_contact).map_err(StartError::Other)?;
    let courier = Courier::new(keys, settings.push_loopback).map_err(|e| StartError::Other(e.to_string()))?;
    let origin = settings.origin.clone().unwrap_or_else(|| format!("http://{address}"));
    Ok(State {
        push: Arc::new(courier),
        metrics: Arc::default(),
        passwords: Passwords::new(settings.cheap_passwords).map_err(StartError::Other)?,
        origin: origin.trim_end_matches('/').into(),
        settings: Arc::new(settings),
        db,
        clock,
        secret,
    })
}

type Listening = (ServerHandle, tokio::task::JoinHandle<std::io::Result<()>>);

fn listen(listener: TcpListener, state: &State) -> Result<Listening, StartError> {
    let data = Data::new(state.clone());
    let server = HttpServer::new(move || {
        let (app, _) = app::routes(App::new().into_utoipa_app()).split_for_parts();
        app.app_data(data.clone())
            .app_data(app::path_config())
            .app_data(app::query_config())
            .wrap(middleware::from_fn(headers::add))
            .route("/api/openapi.json", web::get().to(app::document))
            .route("/api/export.schema.json", web::get().to(app::export_schema))
            .service(statement::page::resource())
            .default_service(web::to(app::unrouted))
            .wrap(middleware::Compress::default())
    })
    .shutdown_timeout(5)
    .listen(listener)
    .map_err(|e| StartError::Other(e.to_string()))?
    .run();
    let handle = server.handle();
    Ok((handle, tokio::spawn(server)))
}
