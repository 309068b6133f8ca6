//! The side that browsers see: hello, register, unregister, notification, ack, ping over a WebSocket.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_tungstenite::accept_hdr_async;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::http::HeaderValue;

use super::{Ack, Log, Registration, State};

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

pub(super) async fn serve(stream: TcpStream, addr: SocketAddr, state: &State) -> Outcome {
    let mut socket = accept_hdr_async(stream, agree).await?;
    let (outgoing, mut notifications) = mpsc::unbounded_channel();
    // Only the log holds the sender once the browser has named itself, so forgetting the browser closes its connection.
    let mut outgoing = Some(outgoing);
    let mut browser = String::new();
    loop {
        let answer = tokio::select! {
            notification = notifications.recv() => match notification {
                Some(notification) => notification,
                None => break,
            },
            frame = socket.next() => match frame.transpose()? {
                Some(Frame::Text(text)) => {
                    let said: Value = serde_json::from_str(text.as_str())?;
                    let answer = hear(&mut state.log(), addr, &mut browser, &mut outgoing, &said);
                    state.changed.notify_waiters();
                    match answer {
                        Some(answer) => answer,
                        None => continue,
                    }
                }
                Some(Frame::Close(_)) | None => break,
                Some(_) => continue,
            },
        };
        socket.send(Frame::text(answer.to_string())).await?;
    }
    socket.close(None).await?;
    Ok(())
}

#[expect(clippy::result_large_err, reason = "the WebSocket library gives the shape")]
fn agree(request: &Request, mut response: Response) -> Result<Response, ErrorResponse> {
    if request.headers().get("sec-websocket-protocol").is_some_and(|protocol| protocol == "push-notification") {
        response.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("push-notification"));
    }
    Ok(response)
}

/// The answer to one message of a browser, if it gets one.
fn hear(
    log: &mut Log,
    addr: SocketAddr,
    browser: &mut String,
    outgoing: &mut Option<mpsc::UnboundedSender<Value>>,
    said: &Value,
) -> Option<Value> {
    match said["messageType"].as_str() {
        Some("hello") => Some(hello(log, browser, outgoing.take()?, said)),
        Some("register") => Some(register(log, addr, browser, said)),
        Some("unregister") => {
            for registration in log.registrations.iter_mut().filter(|known| said["channelID"] == known.channel) {
                registration.ended = true;
            }
            Some(json!({ "messageType": "unregister", "channelID": said["channelID"], "status": 200 }))
        }
        Some("ack" | "nack") => {
            let one = std::slice::from_ref(said);
            let updates = said["updates"].as_array().map_or(one, Vec::as_slice);
            for update in updates {
                let ack = Ack {
                    channel: update["channelID"].as_str().unwrap_or_default().to_owned(),
                    version: update["version"].as_str().unwrap_or_default().to_owned(),
                    code: update["code"].as_i64().unwrap_or_default(),
                };
                log.kept.retain(|kept| (&kept.channel, &kept.version) != (&ack.channel, &ack.version));
                log.acks.push(ack);
            }
            None
        }
        Some("ping") => Some(json!({ "messageType": "ping" })),
        // Firefox sends an empty object to see whether the connection lives.
        None => Some(json!({})),
        Some(_) => None,
    }
}

fn hello(log: &mut Log, browser: &mut String, outgoing: mpsc::UnboundedSender<Value>, said: &Value) -> Value {
    let known = said["uaid"].as_str().filter(|name| log.registrations.iter().any(|known| known.browser == *name));
    *browser = known.map_or_else(|| log.new_name(), str::to_owned);
    log.hellos += 1;
    let now = log.now();
    log.kept.retain(|kept| kept.until > now);
    for kept in log.kept.iter().filter(|kept| kept.browser == *browser) {
        // The receiver is held by the caller, so this reaches it.
        drop(outgoing.send(kept.notification.clone()));
    }
    log.browsers.insert(browser.clone(), outgoing);
    json!({ "messageType": "hello", "uaid": browser, "status": 200, "use_webpush": true, "broadcasts": {} })
}

fn register(log: &mut Log, addr: SocketAddr, browser: &str, said: &Value) -> Value {
    let channel = said["channelID"].as_str().unwrap_or_default().to_owned();
    let endpoint = subscribe(log, addr, browser, &channel, said["key"].as_str());
    json!({ "messageType": "register", "channelID": channel, "status": 200, "pushEndpoint": endpoint })
}

/// Adds a subscription and gives its endpoint.
pub(super) fn subscribe(log: &mut Log, addr: SocketAddr, browser: &str, channel: &str, key: Option<&str>) -> String {
    let token = log.new_name();
    let endpoint = format!("http://{addr}/push/{token}");
    log.registrations.push(Registration {
        channel: channel.to_owned(),
        endpoint: endpoint.clone(),
        key: key.map(|key| key.trim_end_matches('=').to_owned()),
        browser: browser.to_owned(),
        token,
        ended: false,
    });
    endpoint
}
