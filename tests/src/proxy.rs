//! A loopback proxy between a browser and the server under test that has the faults of a mobile network, switched while it
//! runs: cut, slow, answers lost on the way back, requests that arrive twice.
//!
//! Everything else passes as it came, `Host` and cookies too, so the server sees the origin the browser sees. Each
//! connection carries one request, so every request meets the faults of its moment.

mod pages;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use pages::Pages;

use crate::request::{Request, head_end, is_about_the_connection};

/// A running proxy, gone when dropped.
#[derive(Debug)]
pub struct Proxy {
    addr: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

/// A request that reached the upstream server, in the order of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its query.
    pub target: String,
    /// The status the client got, or `None`: the answer was lost, or the server died over it.
    pub status: Option<u16>,
    /// Size of the answer on the wire, head included.
    pub answer_bytes: usize,
}

#[derive(Debug)]
struct State {
    faults: Mutex<Faults>,
    seen: Mutex<Vec<Seen>>,
    under_way: Mutex<Vec<String>>,
    cut: watch::Sender<bool>,
    pages: Option<Pages>,
}

#[derive(Debug)]
struct Faults {
    upstream: SocketAddr,
    delay: Duration,
    lose: Vec<(usize, String)>,
    double: Vec<String>,
}

/// A request that is held back; no more when dropped.
struct UnderWay<'a> {
    state: &'a State,
    target: &'a str,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        let mut under_way = self.state.under_way();
        if let Some(place) = under_way.iter().position(|target| target == self.target) {
            under_way.swap_remove(place);
        }
    }
}

/// What happens to one request.
#[derive(Debug)]
struct Fate {
    upstream: SocketAddr,
    delay: Duration,
    lost: bool,
    doubled: bool,
}

impl Proxy {
    /// Starts, without faults, in front of `upstream`.
    pub async fn start(upstream: SocketAddr) -> Self {
        Self::start_with(upstream, None).await
    }

    /// Starts, without faults, in front of `upstream`, with another app than the one that this brings along.
    pub async fn with_app(upstream: SocketAddr, pages: Pages) -> Self {
        Self::start_with(upstream, Some(pages)).await
    }

    async fn start_with(upstream: SocketAddr, pages: Option<Pages>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has free ports");
        let addr = listener.local_addr().expect("a bound socket has an address");
        let faults = Faults { upstream, delay: Duration::ZERO, lose: Vec::new(), double: Vec::new() };
        let cut = watch::Sender::new(false);
        let state =
            State { faults: Mutex::new(faults), seen: Mutex::default(), under_way: Mutex::default(), cut, pages };
        let state = Arc::new(state);
        let task = tokio::spawn(accept(listener, Arc::clone(&state)));
        Self { addr, state, task }
    }

    /// Where browsers connect.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The origin a browser uses, for a `path` that starts with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }

    /// From now on goes to this server: the one that was started after the former was killed.
    pub fn set_upstream(&self, upstream: SocketAddr) {
        self.state.faults().upstream = upstream;
    }

    /// Closes every connection, also those under way, and every new one, until [`Proxy::restore`].
    pub fn cut(&self) {
        self.state.cut.send_replace(true);
    }

    /// Ends all faults.
    pub fn restore(&self) {
        let mut faults = self.state.faults();
        faults.delay = Duration::ZERO;
        faults.lose.clear();
        faults.double.clear();
        drop(faults);
        self.state.cut.send_replace(false);
    }

    /// Each request waits this long before it is passed on, until [`Proxy::restore`].
    pub fn delay(&self, delay: Duration) {
        self.state.faults().delay = delay;
    }

    /// The next `count` requests under `path_prefix` are done by the server, and nobody hears of it.
    pub fn lose_answers(&self, count: usize, path_prefix: &str) {
        self.state.faults().lose.push((count, path_prefix.to_owned()));
    }

    /// Each request under `path_prefix` arrives twice, one after the other; the client gets the second answer. Until
    /// [`Proxy::restore`].
    pub fn double(&self, path_prefix: &str) {
        self.state.faults().double.push(path_prefix.to_owned());
    }

    /// How many requests under `path_prefix` have left the client and not reached the upstream server yet.
    pub fn under_way(&self, path_prefix: &str) -> usize {
        self.state.under_way().iter().filter(|target| target.starts_with(path_prefix)).count()
    }

    /// What has reached the upstream server; a doubled request stands here twice.
    pub fn seen(&self) -> Vec<Seen> {
        self.state.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
        self.state.cut.send_replace(true);
    }
}

impl State {
    fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn under_way(&self) -> MutexGuard<'_, Vec<String>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Holds a request back for as long as its fate says.
    async fn holds_back(&self, request: &Request, delay: Duration) {
        let target = &request.target;
        self.under_way().push(target.clone());
        let _until_it_goes_on_or_is_cut = UnderWay { state: self, target };
        tokio::time::sleep(delay).await;
    }

    fn saw(&self, request: &Request, status: Option<u16>, answer_bytes: usize) {
        let seen = Seen { method: request.method.clone(), target: request.target.clone(), status, answer_bytes };
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    }
}

impl Faults {
    fn fate(&mut self, path: &str) -> Fate {
        let lose = self.lose.iter_mut().find(|(count, prefix)| *count > 0 && path.starts_with(prefix.as_str()));
        let lost = lose.map(|(count, _)| *count -= 1).is_some();
        let doubled = self.double.iter().any(|prefix| path.starts_with(prefix.as_str()));
        Fate { upstream: self.upstream, delay: self.delay, lost, doubled }
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((client, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let mut cut = state.cut.subscribe();
            tokio::select! {
                biased;
                _ = cut.wait_for(|cut| *cut) => {}
                // A connection that breaks is what a proxy of faults is for: the client sees it.
                _ = pass(client, &state) => {}
            }
        });
    }
}

async fn pass(mut client: TcpStream, state: &State) -> std::io::Result<()> {
    let Some(request) = Request::read(&mut client).await? else {
        return Ok(());
    };
    if let Some(page) = state.pages.as_ref().and_then(|pages| pages.answer(&request)) {
        client.write_all(&page).await?;
        return client.shutdown().await;
    }
    let fate = state.faults().fate(request.path());
    state.holds_back(&request, fate.delay).await;
    if fate.doubled {
        let first = ask(fate.upstream, &request).await?;
        state.saw(&request, status(&first), first.len());
    }
    let answer = ask(fate.upstream, &request).await?;
    let status = if fate.lost { None } else { status(&answer) };
    state.saw(&request, status, answer.len());
    if !fate.lost {
        client.write_all(&answer).await?;
        client.shutdown().await?;
    }
    Ok(())
}

/// The whole answer, or as much of it as came before the server ended.
async fn ask(upstream: SocketAddr, request: &Request) -> std::io::Result<Vec<u8>> {
    let mut server = TcpStream::connect(upstream).await?;
    // A server may refuse a long body before it has read it all: its answer counts, not the broken pipe.
    drop(server.write_all(&request.to_bytes()).await);
    let mut answer = Vec::new();
    let read = server.read_to_end(&mut answer).await;
    if answer.is_empty() {
        read?;
    }
    Ok(closing(&answer))
}

/// The answer with `Connection: close`, for a server that did not say so.
fn closing(answer: &[u8]) -> Vec<u8> {
    let Some((head, body)) = head_end(answer).and_then(|end| answer.split_at_checked(end)) else {
        return answer.to_vec();
    };
    let mut bytes = Vec::with_capacity(answer.len() + 20);
    for line in head.split_inclusive(|byte| *byte == b'\n').filter(|line| *line != b"\r\n") {
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        if !is_about_the_connection(&String::from_utf8_lossy(name)) {
            bytes.extend_from_slice(line);
        }
    }
    bytes.extend_from_slice(b"Connection: close\r\n\r\n");
    bytes.extend_from_slice(body);
    bytes
}

fn status(answer: &[u8]) -> Option<u16> {
    std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()
}

#[cfg(test)]
mod tests;
