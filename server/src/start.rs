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

use crate::clock::{self, Clock};
use crate::password::Passwords;
use crate::push::dispatch;
use crate::push::vapid::{Vapid, VapidError};
use crate::secret::{Secret, SecretError};
use crate::settings::Settings;
use crate::state::State;
use crate::{app, headers};

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The secret.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
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

impl From<VapidError> for StartError {
    fn from(error: VapidError) -> Self {
        Self::Other(error.to_string())
    }
}

/// A running server.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// What its handlers reach.
    pub state: State,
    handle: ServerHandle,
    stop: watch::Sender<bool>,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
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
        let _ = self.server.await;
    }

    /// Waits until a signal ends it.
    ///
    /// # Errors
    /// What the listener says.
    pub async fn finished(self) -> std::io::Result<()> {
        let answer = self.server.await;
        self.stop.send_replace(true);
        answer.map_err(std::io::Error::other)?
    }
}

/// Opens secret and database, without listening: for `rygrad admin` too.
///
/// # Errors
/// [`StartError`].
pub fn open(settings: &Settings, clock: Clock) -> Result<(Db, Secret), StartError> {
    let folder = |e| StartError::Folder(settings.data_dir.display().to_string(), e);
    if settings.database.is_none() {
        std::fs::create_dir_all(&settings.data_dir).map_err(folder)?;
    }
    let secret = Secret::load(&settings.secret_path(), settings.database.is_none() || settings.demo)?;
    let entropy: store::db::Entropy = Arc::new(clock::fill_random);
    let db = Db::open(&settings.database_url(), entropy, secret.key("disclosure chains"), clock.now())?;
    Ok((db, secret))
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
    let state = state(settings, clock, address)?;
    let (stop, stopped) = watch::channel(false);
    let (handle, server) = listen(listener, &state)?;
    tokio::spawn(dispatch::run(state.clone(), stopped));
    Ok(Running { address, state, handle, stop, server })
}

fn state(settings: Settings, clock: Clock, address: SocketAddr) -> Result<State, StartError> {
    let (db, secret) = open(&settings, clock.clone())?;
    let private = db
        .write(clock.now(), |tx| store::push::vapid_key(tx, &Vapid::make_private))
        .map_err(|e| StartError::Other(e.to_string()))?;
    let origin = settings.origin.clone().unwrap_or_else(|| format!("http://{address}"));
    Ok(State {
        vapid: Arc::new(Vapid::new(private, settings.push_contact.clone())?),
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
    let https = state.origin.starts_with("https://");
    let data = Data::new(state.clone());
    let server = HttpServer::new(move || {
        let (app, _) = app::routes(App::new().into_utoipa_app()).split_for_parts();
        app.app_data(data.clone())
            .app_data(app::path_config())
            .wrap(headers::defaults(https))
            .route("/api/openapi.json", web::get().to(app::document))
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
