//! Push services that mean no good, and one that does: it gets its reminder whatever the others do, nothing of ours is
//! reached through them, and each ends with a word for the operator.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::push::Device as Listed;
use reqwest::StatusCode;
use tests::app::new_id;
use tests::each_database;
use tests::tables::Tables;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::delivery::{MINUTE_MS, morning, rule};
use super::device::{Device, Keys};
use super::{subscribe, subscribed, subscription};

/// What a server does with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// 307 to an address of the operator's network.
    Redirects(SocketAddr),
    /// Takes the message and says nothing.
    NeverAnswers,
    /// 201 with ten megabytes that nobody asked for.
    AnswersTenMegabytes,
    /// A byte of its headers now and then.
    Drips,
    /// A greeting of SSH.
    SpeaksAnotherProtocol,
    /// Headers without end.
    SendsHeadersWithoutEnd,
    /// Closes at once.
    Closes,
    /// 503 until a date far away.
    AsksForAYear,
}

/// A server of one manner, gone when dropped.
struct Hostile {
    addr: SocketAddr,
    asked: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Hostile {
    async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let addr = listener.local_addr().unwrap();
        let (asked, sent) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let counters = (Arc::clone(&asked), Arc::clone(&sent));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counters.0.fetch_add(1, Ordering::Relaxed);
                let sent = Arc::clone(&counters.1);
                tokio::spawn(async move { drop(behave(stream, manner, &sent).await) });
            }
        });
        Self { addr, asked, sent, task }
    }

    fn endpoint(&self) -> String {
        format!("http://{}/push/{}", self.addr, new_id())
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn behave(mut stream: TcpStream, manner: Manner, sent: &AtomicUsize) -> std::io::Result<()> {
    let mut request = [0; 4096];
    if manner == Manner::SpeaksAnotherProtocol {
        stream.write_all(b"SSH-2.0-OpenSSH_9.9\r\n").await?;
    }
    if manner != Manner::Closes {
        let _ = stream.read(&mut request).await?;
    }
    match manner {
        Manner::Redirects(to) => {
            let head =
                format!("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://{to}/\r\nContent-Length: 0\r\n\r\n");
            stream.write_all(head.as_bytes()).await?;
        }
        Manner::NeverAnswers => tokio::time::sleep(Duration::from_secs(600)).await,
        Manner::AnswersTenMegabytes => {
            stream.write_all(b"HTTP/1.1 201 Created\r\nContent-Length: 10485760\r\n\r\n").await?;
            for _ in 0..1280 {
                stream.write_all(&[b'x'; 8192]).await?;
                sent.fetch_add(8192, Ordering::Relaxed);
            }
        }
        Manner::Drips => {
            for byte in b"HTTP/1.1 201 Created\r\nX-Slow: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
            {
                stream.write_all(&[*byte]).await?;
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        }
        Manner::SendsHeadersWithoutEnd => {
            stream.write_all(b"HTTP/1.1 201 Created\r\n").await?;
            loop {
                stream.write_all(b"X-More: more and more and more and more and more and more and more\r\n").await?;
                sent.fetch_add(70, Ordering::Relaxed);
            }
        }
        Manner::AsksForAYear => {
            let head = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: Fri, 31 Dec 2027 23:59:59 GMT\r\n\r\n";
            stream.write_all(head.as_bytes()).await?;
        }
        Manner::SpeaksAnotherProtocol | Manner::Closes => {}
    }
    Ok(())
}

/// State and status of the delivery to a subscription.
fn delivery(tables: &mut Tables, subscription: &str) -> String {
    let query = format!(
        "SELECT state || ' ' || COALESCE(CAST(status AS TEXT), '-') || ' ' || CAST(tries AS TEXT) \
         || CASE WHEN leased_until IS NULL THEN '' ELSE ' leased' END AS line \
         FROM delivery WHERE subscription_id = '{subscription}'"
    );
    tables.lines(&query).pop().unwrap_or_default()
}

each_database! {
    async fn each_hostile_service_is_contained_and_the_good_one_served(app: App) {
        let (patient, service, device) = morning(&app).await;
        let inside = Hostile::start(Manner::Closes).await;
        let manners = [
            (Manner::Redirects(inside.addr), "refused 307 1"),
            (Manner::AnswersTenMegabytes, "accepted 201 1"),
            (Manner::SpeaksAnotherProtocol, "waiting - 1"),
            (Manner::SendsHeadersWithoutEnd, "waiting - 1"),
            (Manner::Closes, "waiting - 1"),
            (Manner::AsksForAYear, "expired 503 1"),
            (Manner::NeverAnswers, "waiting - 1"),
            (Manner::Drips, "waiting - 1"),
        ];
        let mut hostile = Vec::new();
        for (manner, expected) in manners {
            let server = Hostile::start(manner).await;
            let phone = app.signs_in(&patient).await;
            let id = subscribed(&phone, &subscription(&server.endpoint(), &Keys::make())).await;
            hostile.push((manner, expected, server, id));
        }
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        app.clock.advance_ms(2 * MINUTE_MS);
        let begun = tokio::time::Instant::now();
        let messages = service.wait_for_messages(1).await;
        assert!(begun.elapsed() < Duration::from_secs(5), "the good one waits for nobody: {:?}", begun.elapsed());
        assert_eq!(device.read(&messages[0]).notification.title, "Påmindelse fra Rygrad");

        let mut tables = Tables::open(&app.settings.database_url());
        for (manner, expected, server, id) in &hostile {
            let limit = tokio::time::Instant::now() + Duration::from_secs(30);
            while delivery(&mut tables, id) != *expected {
                assert!(tokio::time::Instant::now() < limit, "{manner:?}: {}", delivery(&mut tables, id));
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            assert!(server.asked.load(Ordering::Relaxed) >= 1, "{manner:?} was asked");
            let taken = server.sent.load(Ordering::Relaxed);
            assert!(taken < 9 * 1024 * 1024, "{manner:?}: an answer is not read to its end: {taken} bytes");
        }
        assert_eq!(inside.asked.load(Ordering::Relaxed), 0, "a redirect is not followed");
        assert_eq!(service.received().len(), 1, "once");
    }

    async fn a_thousand_subscriptions_of_one_account_become_ten(app: App) {
        let (patient, service, _device) = morning(&app).await;
        let stuck = Hostile::start(Manner::NeverAnswers).await;
        let mut phones = Vec::new();
        for _ in 0..20 {
            phones.push(app.signs_in(&patient).await);
        }
        for n in 0..1000 {
            let body = subscription(&stuck.endpoint(), &Keys::make());
            subscribe(&phones[n % phones.len()], &body).await.is(StatusCode::CREATED);
        }
        let listed: Vec<Listed> = patient.get("/api/v1/push/subscriptions").await.json();
        assert_eq!(listed.len(), store::push::MAX_SUBSCRIPTIONS);

        let other = app.patient().await;
        let theirs = Device::of(&other, &service).await;
        for person in [&patient, &other] {
            person.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        }
        app.clock.advance_ms(2 * MINUTE_MS);
        let messages = service.wait_for_messages(1).await;
        assert_eq!(theirs.read(&messages[0]).web_push, 8030);
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(stuck.asked.load(Ordering::Relaxed), store::push::MAX_SUBSCRIPTIONS);
    }
}
