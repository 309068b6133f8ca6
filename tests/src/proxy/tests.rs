//! The proxy in front of a server that counts: each fault as a client and the server see it.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::request::answer;

/// Answers each request with its number, method, target, cookie, host and body.
async fn counting_server() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let addr = listener.local_addr().unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let Ok(Some(request)) = Request::read(&mut client).await else {
                continue;
            };
            let number = counted.fetch_add(1, Ordering::SeqCst) + 1;
            let header = |name| request.header(name).unwrap_or("-");
            let said = format!(
                "{number} {} {} {} {} {}",
                request.method,
                request.target,
                header("cookie"),
                header("host"),
                String::from_utf8_lossy(&request.body),
            );
            answer(&mut client, "200 OK", &[("Set-Cookie", "tea=milk; HttpOnly")], said.as_bytes()).await.unwrap();
        }
    });
    (addr, count)
}

/// What a client gets for a POST, or `None` when the connection breaks.
async fn post(proxy: &Proxy, target: &str) -> Option<String> {
    let mut stream = TcpStream::connect(proxy.addr()).await.ok()?;
    let head = format!("POST {target} HTTP/1.1\r\nHost: {}\r\nCookie: a=b\r\n", proxy.addr());
    let request = format!("{head}Connection: keep-alive\r\nContent-Length: 5\r\n\r\nhello");
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut got = Vec::new();
    stream.read_to_end(&mut got).await.ok()?;
    let got = String::from_utf8(got).unwrap();
    (!got.is_empty()).then_some(got)
}

#[tokio::test]
async fn without_faults_everything_passes_as_it_came() {
    let (server, _) = counting_server().await;
    let proxy = Proxy::start(server).await;
    let got = post(&proxy, "/sync?a=1").await.unwrap();
    assert!(got.ends_with(&format!("\r\n\r\n1 POST /sync?a=1 a=b {} hello", proxy.addr())), "{got}");
    assert!(got.contains("Set-Cookie: tea=milk; HttpOnly\r\n"));
    assert_eq!(got.matches("Connection: close\r\n").count(), 1);
    let seen = proxy.seen();
    assert_eq!((seen[0].target.as_str(), seen[0].status), ("/sync?a=1", Some(200)));
    assert_eq!(seen[0].answer_bytes, got.len());
}

#[tokio::test]
async fn a_cut_closes_what_is_under_way_and_what_comes_until_restored() {
    let (server, count) = counting_server().await;
    let proxy = Arc::new(Proxy::start(server).await);
    proxy.delay(Duration::from_secs(60));
    let under_way = tokio::spawn({
        let proxy = Arc::clone(&proxy);
        async move { post(&proxy, "/slow").await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    proxy.cut();
    assert_eq!(under_way.await.unwrap(), None);
    assert_eq!(post(&proxy, "/").await, None);
    assert_eq!(count.load(Ordering::SeqCst), 0, "nothing reached the server");
    proxy.restore();
    assert!(post(&proxy, "/").await.is_some());
}

#[tokio::test]
async fn lost_answers_are_done_but_not_heard_and_only_where_asked() {
    let (server, count) = counting_server().await;
    let proxy = Proxy::start(server).await;
    proxy.lose_answers(2, "/api/v1/sync");
    assert!(post(&proxy, "/other").await.is_some());
    assert_eq!(post(&proxy, "/api/v1/sync").await, None);
    assert_eq!(post(&proxy, "/api/v1/sync").await, None);
    assert!(post(&proxy, "/api/v1/sync").await.unwrap().contains("\r\n\r\n4 POST"));
    assert_eq!(count.load(Ordering::SeqCst), 4);
    let statuses: Vec<_> = proxy.seen().iter().map(|seen| seen.status).collect();
    assert_eq!(statuses, [Some(200), None, None, Some(200)]);
}

#[tokio::test]
async fn a_doubled_request_arrives_twice_and_the_second_answer_is_heard() {
    let (server, count) = counting_server().await;
    let proxy = Proxy::start(server).await;
    proxy.double("/sync");
    assert!(post(&proxy, "/sync").await.unwrap().contains("\r\n\r\n2 POST"));
    assert!(post(&proxy, "/else").await.unwrap().contains("\r\n\r\n3 POST"));
    proxy.restore();
    assert!(post(&proxy, "/sync").await.unwrap().contains("\r\n\r\n4 POST"));
    assert_eq!(count.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn another_server_can_take_over_behind_the_same_address() {
    let (first, _) = counting_server().await;
    let (second, count) = counting_server().await;
    let proxy = Proxy::start(first).await;
    proxy.set_upstream(second);
    assert!(post(&proxy, "/").await.is_some());
    assert_eq!(count.load(Ordering::SeqCst), 1);
}
