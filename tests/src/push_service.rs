//! A push service on loopback, as strict as the real ones: browsers connect by Firefox's WebSocket protocol, servers post to
//! the endpoints by RFC 8030 with a VAPID signature (RFC 8292).
//!
//! It keeps everything it heard, so a test can ask what was sent and what the browser made of it, and it can be told to
//! answer the next posts with the refusals a real service gives.
//!
//! A message is the service's until the browser has acknowledged it, its time has run out, or a newer one of its topic is
//! there: a browser that was away gets what is left, and one that was gone before it could acknowledge gets it once more.

mod endpoint;
mod socket;

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, mpsc};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

/// The browser decrypted the message and its service worker handled it.
pub const DELIVERED: i64 = 100;
/// The browser could not decrypt the message.
pub const NOT_DECRYPTED: i64 = 101;
/// The service worker failed over the message.
pub const NOT_HANDLED: i64 = 102;

/// A browser on a loaded machine may take this long from one step to the next.
const LIMIT: Duration = Duration::from_secs(60);

/// A running push service, gone when dropped.
#[derive(Debug)]
pub struct PushService {
    addr: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

/// A subscription that a browser made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The browser's name for it.
    pub channel: String,
    /// Where servers post.
    pub endpoint: String,
    /// The server's public key in base64url without padding, if the page gave one: only its holder may post.
    pub key: Option<String>,
    browser: String,
    token: String,
    ended: bool,
}

/// A post to an endpoint, in the order of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The subscription it was for; empty when there is none at that endpoint.
    pub channel: String,
    /// Name and value, as sent.
    pub headers: Vec<(String, String)>,
    /// Encrypted.
    pub body: Vec<u8>,
    /// What it was answered: 201 means accepted.
    pub status: u16,
    /// Why it was refused, in words for a failed test.
    pub reason: &'static str,
}

impl Message {
    /// The value of the header `name`, in whatever case it was sent.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What a browser made of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ack {
    /// The subscription.
    pub channel: String,
    /// Which message: its number, counted from 1.
    pub version: String,
    /// [`DELIVERED`], [`NOT_DECRYPTED`], [`NOT_HANDLED`] or another of Firefox's.
    pub code: i64,
}

/// How the next post is answered instead of being accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 404: there is no such subscription.
    NotFound,
    /// 410: the subscription has ended.
    Gone,
    /// 413: the message is too long.
    TooLarge,
    /// 429, to be tried again after so many seconds.
    TooMany {
        /// The value of `Retry-After`.
        retry_after_s: u32,
    },
    /// 500: the service is in trouble.
    Broken,
    /// 503, to be tried again after so many seconds.
    Unavailable {
        /// The value of `Retry-After`.
        retry_after_s: u32,
    },
}

#[derive(Debug, Default)]
struct State {
    log: Mutex<Log>,
    changed: Notify,
}

/// Everything that happened, and who is connected.
#[derive(Debug, Default)]
struct Log {
    hellos: usize,
    registrations: Vec<Registration>,
    messages: Vec<Message>,
    acks: Vec<Ack>,
    refusals: VecDeque<Refusal>,
    /// Connected browsers by their `uaid`.
    browsers: HashMap<String, mpsc::UnboundedSender<Value>>,
    /// Accepted messages that no browser has acknowledged yet.
    kept: Vec<Kept>,
    /// How far the service's clock is ahead of this machine's.
    ahead: Duration,
    names_given: usize,
}

#[derive(Debug)]
struct Kept {
    browser: String,
    channel: String,
    version: String,
    topic: Option<String>,
    /// By the service's clock.
    until: Instant,
    notification: Value,
}

impl PushService {
    /// Starts on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has free ports");
        let addr = listener.local_addr().expect("a bound socket has an address");
        let state = Arc::new(State::default());
        let task = tokio::spawn(accept(listener, addr, Arc::clone(&state)));
        Self { addr, state, task }
    }

    /// Where it listens, for browsers and servers.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The value of Firefox's setting `dom.push.serverURL`.
    pub fn socket_url(&self) -> String {
        format!("ws://{}/", self.addr)
    }

    /// Waits until a browser has said hello: only then does `subscribe()` on a page settle.
    pub async fn wait_for_hello(&self) {
        self.wait_for("a hello", |log| (log.hellos > 0).then_some(())).await;
    }

    /// Waits for a subscription and gives the newest that has not ended.
    pub async fn wait_for_registration(&self) -> Registration {
        let newest = |log: &Log| log.registrations.iter().rev().find(|registration| !registration.ended).cloned();
        self.wait_for("a registration", newest).await
    }

    /// A subscription of a browser that is away for good, for posts by the holder of `key`: its endpoint.
    pub fn subscribes(&self, key: &str) -> String {
        let mut log = self.state.log();
        let nobody = log.new_name();
        socket::subscribe(&mut log, self.addr, &nobody, &nobody, Some(key))
    }

    /// The subscriptions that have not ended.
    pub fn registrations(&self) -> Vec<Registration> {
        let log = self.state.log();
        log.registrations.iter().filter(|registration| !registration.ended).cloned().collect()
    }

    /// Every post so far, refused ones too.
    pub fn received(&self) -> Vec<Message> {
        self.state.log().messages.clone()
    }

    /// Waits until there were `count` posts, and gives them.
    pub async fn wait_for_messages(&self, count: usize) -> Vec<Message> {
        let enough = |log: &Log| (log.messages.len() >= count).then(|| log.messages.clone());
        self.wait_for("so many messages", enough).await
    }

    /// What browsers have reported so far.
    pub fn acks(&self) -> Vec<Ack> {
        self.state.log().acks.clone()
    }

    /// Waits until a browser reports a message with `code`.
    pub async fn wait_for_ack(&self, code: i64) -> Ack {
        self.wait_for("such an ack", |log| log.acks.iter().find(|ack| ack.code == code).cloned()).await
    }

    /// The next post is refused so; several wait in line.
    pub fn refuse_next(&self, refusal: Refusal) {
        self.state.log().refusals.push_back(refusal);
    }

    /// Closes every browser's connection; browsers come back by themselves, and messages wait for them.
    pub fn disconnect(&self) {
        self.state.log().browsers.clear();
    }

    /// Its clock moves on: messages whose time to live ends within are lost to browsers that are away.
    pub fn lets_pass(&self, time: Duration) {
        self.state.log().ahead += time;
    }

    /// Delivers the message that was received as the `number`th, counted from 1, once more: as the same message, as after an
    /// acknowledgement that was lost, or as another one with the same content, as after an answer that was lost.
    pub fn delivers_again(&self, number: usize, as_the_same: bool) {
        let mut log = self.state.log();
        let message = log.messages[number - 1].clone();
        let to = log.registrations.iter().find(|known| known.channel == message.channel).cloned();
        let version = if as_the_same { number.to_string() } else { format!("{number}-again") };
        endpoint::pass_on(&mut log, &to.expect("it was for somebody"), &message, version);
    }

    async fn wait_for<T>(&self, what: &str, pick: impl Fn(&Log) -> Option<T>) -> T {
        let picked = async {
            loop {
                let changed = self.state.changed.notified();
                let found = pick(&self.state.log());
                match found {
                    Some(found) => return found,
                    None => changed.await,
                }
            }
        };
        let waited = timeout(LIMIT, picked).await;
        waited.unwrap_or_else(|_| panic!("no sign of {what} in {LIMIT:?}; what happened:\n{:#?}", self.state.log()))
    }
}

impl Drop for PushService {
    fn drop(&mut self) {
        self.task.abort();
        self.disconnect();
    }
}

impl State {
    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    fn now(&self) -> Instant {
        Instant::now() + self.ahead
    }

    /// 32 hexadecimal digits, as Firefox insists for its own name; they only have to differ.
    fn new_name(&mut self) -> String {
        self.names_given += 1;
        format!("{:032x}", self.names_given)
    }
}

async fn accept(listener: TcpListener, addr: SocketAddr, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            // A broken connection is the other side's to notice: it waits for an answer, we for nothing.
            if is_post(&stream).await {
                drop(endpoint::serve(stream, addr, &state).await);
            } else {
                drop(socket::serve(stream, addr, &state).await);
            }
        });
    }
}

async fn is_post(stream: &TcpStream) -> bool {
    let mut start = [0; 4];
    matches!(stream.peek(&mut start).await, Ok(length) if start[..length] == b"POST"[..length])
}

#[cfg(test)]
mod tests;
