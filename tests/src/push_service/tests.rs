//! The push service with a browser made of a WebSocket: what is passed on, kept, judged and refused.

use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use super::*;
use crate::sender::{message, post, public_key};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn connect(service: &PushService) -> Socket {
    let mut request = service.socket_url().into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("push-notification"));
    let (socket, response) = connect_async(request).await.unwrap();
    assert_eq!(response.headers()["sec-websocket-protocol"], "push-notification");
    socket
}

async fn say(socket: &mut Socket, what: Value) {
    socket.send(Frame::text(what.to_string())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Value {
    let frame = timeout(LIMIT, socket.next()).await.unwrap().unwrap().unwrap();
    serde_json::from_str(frame.to_text().unwrap()).unwrap()
}

/// A browser that has subscribed, its name, and the subscription as a page would describe it.
async fn subscribed(service: &PushService) -> (Socket, Value, Value) {
    let mut socket = connect(service).await;
    say(&mut socket, json!({ "messageType": "hello", "use_webpush": true, "broadcasts": {} })).await;
    let hello = hear(&mut socket).await;
    assert_eq!((hello["status"].as_u64(), hello["use_webpush"].as_bool()), (Some(200), Some(true)));
    service.wait_for_hello().await;
    say(&mut socket, json!({ "messageType": "register", "channelID": "c1", "key": public_key() })).await;
    let registered = hear(&mut socket).await;
    assert_eq!(registered["pushEndpoint"], service.wait_for_registration().await.endpoint);
    // The public key and secret of RFC 8291, appendix A.
    let keys = json!({
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    });
    (socket, hello["uaid"].clone(), json!({ "endpoint": registered["pushEndpoint"], "keys": keys }))
}

fn claims(service: &PushService) -> [(&'static str, String); 2] {
    [("aud", format!("http://{}", service.addr())), ("sub", "mailto:drift@example.dk".to_owned())]
}

async fn push(service: &PushService, subscription: &Value) -> String {
    let claims = claims(service);
    post(message(subscription, "{}", &claims.each_ref().map(|(name, value)| (*name, value.as_str())))).await
}

#[tokio::test]
async fn a_message_reaches_the_browser_and_its_ack_the_test() {
    let service = PushService::start().await;
    let (mut socket, _, subscription) = subscribed(&service).await;
    let answer = push(&service, &subscription).await;
    assert!(answer.starts_with("HTTP/1.1 201 Created\r\n") && answer.contains("\r\nLocation: http://"), "{answer}");
    let got = hear(&mut socket).await;
    assert_eq!((&got["channelID"], &got["headers"]["encoding"]), (&json!("c1"), &json!("aes128gcm")));
    assert!(got["data"].as_str().unwrap().len() > 100);
    let sent = service.wait_for_messages(1).await.remove(0);
    assert_eq!((sent.channel.as_str(), sent.status, sent.header("ttl")), ("c1", 201, Some("600")));
    let update = json!({ "channelID": "c1", "version": got["version"], "code": DELIVERED });
    say(&mut socket, json!({ "messageType": "ack", "updates": [update] })).await;
    assert_eq!(service.wait_for_ack(DELIVERED).await.version, "1");
    say(&mut socket, json!({})).await;
    assert_eq!(hear(&mut socket).await, json!({}));
}

#[tokio::test]
async fn a_message_waits_for_a_browser_that_is_away_and_the_newest_of_a_topic_wins() {
    let service = PushService::start().await;
    let (mut socket, name, subscription) = subscribed(&service).await;
    service.disconnect();
    assert!(matches!(socket.next().await, None | Some(Ok(Frame::Close(_)) | Err(_))));
    push(&service, &subscription).await;
    push(&service, &subscription).await;
    let mut socket = connect(&service).await;
    say(&mut socket, json!({ "messageType": "hello", "uaid": name })).await;
    assert_eq!(hear(&mut socket).await["uaid"], name);
    assert_eq!(hear(&mut socket).await["version"], "2");
    push(&service, &subscription).await;
    assert_eq!(hear(&mut socket).await["version"], "3", "nothing else was kept");
}

/// Closes the connection and comes back as the same browser: the versions of what it is sent before its ping is answered.
async fn comes_back(service: &PushService, socket: Socket, name: &Value) -> (Socket, Vec<Value>) {
    drop(socket);
    service.disconnect();
    let mut socket = connect(service).await;
    say(&mut socket, json!({ "messageType": "hello", "uaid": name })).await;
    assert_eq!(hear(&mut socket).await["uaid"], *name);
    // Passed on through the same line as this: when it comes all else has come.
    let (mut versions, mark) = (Vec::new(), json!({ "messageType": "ping" }));
    service.state.log().browsers[name.as_str().unwrap()].send(mark.clone()).unwrap();
    loop {
        let heard = hear(&mut socket).await;
        if heard == mark {
            return (socket, versions);
        }
        versions.push(heard["version"].clone());
    }
}

#[tokio::test]
async fn a_message_is_kept_until_it_is_acknowledged_or_its_time_has_run_out() {
    let service = PushService::start().await;
    let (mut socket, name, subscription) = subscribed(&service).await;
    push(&service, &subscription).await;
    assert_eq!(hear(&mut socket).await["version"], "1");
    let (mut socket, got) = comes_back(&service, socket, &name).await;
    assert_eq!(got, ["1"], "never acknowledged");
    service.delivers_again(1, false);
    assert_eq!(hear(&mut socket).await["version"], "1-again", "which replaces it, being of its topic");
    let update = json!({ "channelID": "c1", "version": "1-again", "code": DELIVERED });
    say(&mut socket, json!({ "messageType": "ack", "updates": [update] })).await;
    service.wait_for_ack(DELIVERED).await;
    let (socket, got) = comes_back(&service, socket, &name).await;
    assert_eq!(got, [] as [Value; 0]);
    push(&service, &subscription).await;
    service.lets_pass(Duration::from_secs(601));
    let (_, got) = comes_back(&service, socket, &name).await;
    assert_eq!(got, [] as [Value; 0], "ten minutes it was to live");
}

#[tokio::test]
async fn what_a_real_service_refuses_is_refused() {
    let service = PushService::start().await;
    let (mut socket, _, subscription) = subscribed(&service).await;
    let [(_, here), (_, contact)] = claims(&service);
    let claims = [("sub", contact.as_str())];
    post(message(&subscription, "{}", &claims)).await;
    post(message(&subscription, "{}", &[("aud", here.as_str())])).await;
    let mut unsigned = message(&subscription, "{}", &[("aud", here.as_str()), ("sub", contact.as_str())]);
    unsigned.payload.as_mut().unwrap().crypto_headers.clear();
    post(unsigned).await;
    let elsewhere = json!({ "endpoint": format!("http://{}/push/none", service.addr()), "keys": subscription["keys"] });
    push(&service, &elsewhere).await;
    say(&mut socket, json!({ "messageType": "unregister", "channelID": "c1" })).await;
    assert_eq!(hear(&mut socket).await["status"], 200);
    push(&service, &subscription).await;
    let judged: Vec<_> = service.received().into_iter().map(|sent| (sent.status, sent.reason)).collect();
    assert_eq!(
        judged,
        [
            (403, "aud is not this origin"),
            (403, "sub does not say whom to contact"),
            (403, "no VAPID authorization"),
            (404, "no such subscription"),
            (410, "the subscription has ended"),
        ]
    );
    assert_eq!(service.registrations(), []);
}

#[tokio::test]
async fn refusals_come_in_the_order_told_and_then_end() {
    let service = PushService::start().await;
    let (_socket, _, subscription) = subscribed(&service).await;
    let told =
        [Refusal::TooMany { retry_after_s: 7 }, Refusal::Gone, Refusal::NotFound, Refusal::TooLarge, Refusal::Broken];
    told.into_iter().for_each(|refusal| service.refuse_next(refusal));
    assert!(push(&service, &subscription).await.contains("\r\nRetry-After: 7\r\n"));
    for _ in 0..5 {
        push(&service, &subscription).await;
    }
    let statuses: Vec<_> = service.received().into_iter().map(|sent| sent.status).collect();
    assert_eq!(statuses, [429, 410, 404, 413, 500, 201]);
}
