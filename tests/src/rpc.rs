//! The one shape that WebDriver BiDi and the DevTools protocol share: `{id, method, params}` over a WebSocket, answered by
//! `{id, result}` or an error, with events `{method, params}` in between.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A browser on a loaded machine may take this long over one command.
const CALL_LIMIT: Duration = Duration::from_secs(60);

/// A connection, closed when dropped.
#[derive(Debug)]
pub struct Rpc {
    calls: mpsc::UnboundedSender<Message>,
    state: Arc<State>,
    next_id: AtomicU64,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct State {
    waiting: Mutex<HashMap<u64, oneshot::Sender<Result<Value, RpcError>>>>,
    events: Mutex<Vec<Value>>,
    arrived: Notify,
}

/// What the browser complained about, or that it did not answer in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RpcError(pub String);

impl fmt::Display for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RpcError {}

impl Rpc {
    /// Connects to a `ws://` address on this machine.
    pub async fn connect(url: &str) -> Result<Self, RpcError> {
        let (socket, _) = connect_async(url).await.map_err(|error| RpcError(format!("{url}: {error}")))?;
        let (calls, outgoing) = mpsc::unbounded_channel();
        let state = Arc::new(State::default());
        let task = tokio::spawn(converse(socket, outgoing, Arc::clone(&state)));
        Ok(Self { calls, state, next_id: AtomicU64::new(1), task })
    }

    /// The result of one command.
    pub async fn call(&self, method: &str, params: Value) -> Result<Value, RpcError> {
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        let (answer, answered) = oneshot::channel();
        self.state.waiting().insert(id, answer);
        let call = json!({ "id": id, "method": method, "params": params }).to_string();
        self.calls.send(Message::text(call)).map_err(|_| RpcError(format!("{method}: the connection is closed")))?;
        match timeout(CALL_LIMIT, answered).await {
            Ok(Ok(result)) => result.map_err(|error| RpcError(format!("{method}: {error}"))),
            Ok(Err(_)) => Err(RpcError(format!("{method}: the connection is closed"))),
            Err(_) => Err(RpcError(format!("{method}: no answer in {CALL_LIMIT:?}"))),
        }
    }

    /// What `pick` makes of the first event it accepts, among those that came and those to come. It is given the method and
    /// the parameters.
    pub async fn event<T>(&self, limit: Duration, pick: impl Fn(&str, &Value) -> Option<T>) -> Result<T, RpcError> {
        let picked = async {
            loop {
                let arrived = self.state.arrived.notified();
                let found =
                    self.state.events().iter().find_map(|event| pick(event["method"].as_str()?, &event["params"]));
                match found {
                    Some(found) => return found,
                    None => arrived.await,
                }
            }
        };
        timeout(limit, picked).await.map_err(|_| RpcError(format!("no such event in {limit:?}")))
    }
}

impl Drop for Rpc {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl State {
    fn waiting(&self) -> MutexGuard<'_, HashMap<u64, oneshot::Sender<Result<Value, RpcError>>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn events(&self) -> MutexGuard<'_, Vec<Value>> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hear(&self, message: Value) {
        let Some(id) = message["id"].as_u64() else {
            self.events().push(message);
            self.arrived.notify_waiters();
            return;
        };
        let answer = if message["error"].is_null() {
            Ok(message["result"].clone())
        } else {
            // DevTools has an object here, BiDi a code with the message beside it.
            Err(RpcError(format!("{} {}", message["error"], message["message"])))
        };
        if let Some(waiting) = self.waiting().remove(&id) {
            // A caller that has given up does not listen any more.
            drop(waiting.send(answer));
        }
    }
}

async fn converse(
    mut socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    mut outgoing: mpsc::UnboundedReceiver<Message>,
    state: Arc<State>,
) {
    loop {
        tokio::select! {
            call = outgoing.recv() => match call {
                Some(call) => if socket.send(call).await.is_err() { break },
                None => break,
            },
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) => if let Ok(message) = serde_json::from_str(text.as_str()) { state.hear(message) },
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break,
            },
        }
    }
    // Whoever still waits learns that the connection is closed.
    state.waiting().clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;
    use tokio_tungstenite::accept_async;

    #[tokio::test]
    async fn answers_find_their_calls_and_events_are_kept() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("ws://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let mut socket = accept_async(listener.accept().await.unwrap().0).await.unwrap();
            let mut calls: Vec<Value> = Vec::new();
            while calls.len() < 2 {
                let call = socket.next().await.unwrap().unwrap();
                calls.push(serde_json::from_str(call.to_text().unwrap()).unwrap());
            }
            let messages = [
                json!({ "method": "tea", "params": { "milk": true } }),
                json!({ "id": calls[1]["id"], "error": "no such thing", "message": "really" }),
                json!({ "id": calls[0]["id"], "result": calls[0]["params"] }),
            ];
            for message in messages {
                socket.send(Message::text(message.to_string())).await.unwrap();
            }
        });
        let rpc = Rpc::connect(&url).await.unwrap();
        let (first, second) = tokio::join!(rpc.call("echo", json!({ "a": 1 })), rpc.call("other", json!({})));
        assert_eq!(first.unwrap(), json!({ "a": 1 }));
        assert_eq!(second.unwrap_err().0, "other: \"no such thing\" \"really\"");
        let milk = rpc.event(CALL_LIMIT, |method, params| (method == "tea").then(|| params["milk"].clone())).await;
        assert_eq!(milk.unwrap(), json!(true));
        assert!(rpc.call("after the end", json!({})).await.is_err());
    }
}
