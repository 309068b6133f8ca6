//! What an operator's monitoring reads, in Prometheus's text format: counts and times of this process since it started,
//! by push service and reason. Every label comes from a list in this program, never from a person or an address that a
//! person sent. It has a listener of its own (`--metrics-listen`) that serves nothing else; without the setting, none.

mod histogram;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use actix_web::dev::ServerHandle;
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, HttpServer};

use self::histogram::Histogram;
use crate::start::StartError;
use crate::state::State;

/// A push service by a name of this list: service, outcome, reason.
type PushLabels = (&'static str, &'static str, &'static str);

/// What is tried, and whether it was let through.
type TryLabels = (&'static str, &'static str);

/// The counters of one process.
#[derive(Debug, Default)]
pub struct Metrics {
    due: AtomicU64,
    unsent: Mutex<BTreeMap<&'static str, u64>>,
    push: Mutex<BTreeMap<PushLabels, u64>>,
    lag: Histogram,
    receipts: AtomicU64,
    tries: Mutex<BTreeMap<TryLabels, u64>>,
    sync_refused: AtomicU64,
    sync: Histogram,
}

/// Which push service an endpoint belongs to. Others share one name: endpoints come from users, and a name made up for
/// one person would name that person here.
pub(crate) fn service(endpoint: &str) -> &'static str {
    let host = reqwest::Url::parse(endpoint).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    let within = |domain: &str| host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    match host.as_str() {
        _ if within("fcm.googleapis.com") => "fcm.googleapis.com",
        _ if within("push.services.mozilla.com") => "push.services.mozilla.com",
        _ if within("push.apple.com") => "push.apple.com",
        _ if within("notify.windows.com") => "notify.windows.com",
        _ => "other",
    }
}

impl Metrics {
    /// Rules fell due.
    pub(crate) fn fell_due(&self, rules: usize) {
        self.due.fetch_add(rules as u64, Ordering::Relaxed);
    }

    /// A delivery ended without being sent: `done`, `expired` or `gone`.
    pub(crate) fn unsent(&self, reason: &'static str) {
        *self.unsent.lock().unwrap_or_else(PoisonError::into_inner).entry(reason).or_default() += 1;
    }

    /// A message was posted, or could not be.
    pub(crate) fn posted(&self, labels: PushLabels) {
        *self.push.lock().unwrap_or_else(PoisonError::into_inner).entry(labels).or_default() += 1;
    }

    /// A message was accepted so long after it fell due.
    pub(crate) fn accepted_after(&self, ms: i64) {
        self.lag.observe(ms);
    }

    /// A phone confirmed a message.
    pub(crate) fn receipt(&self) {
        self.receipts.fetch_add(1, Ordering::Relaxed);
    }

    /// A sign-in, a code or the like was tried, rightly or not; `allowed` unless there were too many.
    pub(crate) fn tried(&self, what: &'static str, allowed: bool) {
        let outcome = if allowed { "allowed" } else { "refused" };
        *self.tries.lock().unwrap_or_else(PoisonError::into_inner).entry((what, outcome)).or_default() += 1;
    }

    /// A sync was answered.
    pub(crate) fn synced(&self, ms: i64, accepted: bool) {
        self.sync.observe(ms);
        if !accepted {
            self.sync_refused.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// All of it as text; `waiting` is how many deliveries the database holds that should have been sent by now.
    fn text(&self, waiting: Option<i64>) -> String {
        let mut text = String::new();
        let counter = |text: &mut String, name: &str, help: &str, value: u64| {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} counter\n{name} {value}");
        };
        counter(&mut text, "rygrad_reminders_due_total", "Rules that fell due.", self.due.load(Ordering::Relaxed));
        let name = "rygrad_reminders_unsent_total";
        let _ = writeln!(text, "# HELP {name} Deliveries that ended without being sent.\n# TYPE {name} counter");
        for (reason, count) in self.unsent.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = writeln!(text, "{name}{{reason=\"{reason}\"}} {count}");
        }
        let name = "rygrad_push_messages_total";
        let _ = writeln!(text, "# HELP {name} Messages by push service, outcome and reason.\n# TYPE {name} counter");
        for ((service, outcome, reason), count) in self.push.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let labels = format!("service=\"{service}\",outcome=\"{outcome}\",reason=\"{reason}\"");
            let _ = writeln!(text, "{name}{{{labels}}} {count}");
        }
        self.lag.write(&mut text, "rygrad_push_lag_seconds", "From falling due to being accepted by the push service.");
        counter(
            &mut text,
            "rygrad_push_receipts_total",
            "Messages that a phone confirmed.",
            self.receipts.load(Ordering::Relaxed),
        );
        if let Some(waiting) = waiting {
            let name = "rygrad_push_waiting";
            let _ = writeln!(
                text,
                "# HELP {name} Deliveries due and not sent, in the database.\n# TYPE {name} gauge\n{name} {waiting}"
            );
        }
        let name = "rygrad_tries_total";
        let _ = writeln!(
            text,
            "# HELP {name} Tries at sign-ins and codes, and those refused for their number.\n# TYPE {name} counter"
        );
        for ((what, outcome), count) in self.tries.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = writeln!(text, "{name}{{what=\"{what}\",outcome=\"{outcome}\"}} {count}");
        }
        self.sync.write(&mut text, "rygrad_sync_seconds", "Time a sync took on the server.");
        counter(
            &mut text,
            "rygrad_sync_refused_total",
            "Syncs that were answered with a problem.",
            self.sync_refused.load(Ordering::Relaxed),
        );
        text
    }
}

async fn get_metrics(state: Data<State>) -> HttpResponse {
    let waiting = state.read(store::push::overdue).await.ok();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(state.metrics.text(waiting))
}

/// Serves `/metrics` and nothing else on a listener of its own.
pub(crate) fn listen(asked: SocketAddr, state: &State) -> Result<(SocketAddr, ServerHandle), StartError> {
    let listener = TcpListener::bind(asked).map_err(|e| StartError::Listen(asked, e))?;
    let address = listener.local_addr().map_err(|e| StartError::Listen(asked, e))?;
    let data = Data::new(state.clone());
    let server =
        HttpServer::new(move || App::new().app_data(data.clone()).route("/metrics", web::get().to(get_metrics)))
            .workers(1)
            .disable_signals()
            .listen(listener)
            .map_err(|e| StartError::Other(e.to_string()))?
            .run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok((address, handle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_push_service_is_named_from_a_list_and_nothing_else() {
        assert_eq!(service("https://fcm.googleapis.com/fcm/send/abc"), "fcm.googleapis.com");
        assert_eq!(service("https://wns2-by3p.notify.windows.com/w/?token=x"), "notify.windows.com");
        assert_eq!(service("https://web.push.apple.com/x"), "push.apple.com");
        for other in
            ["https://karen.push.example/x", "https://evilnotify.windows.com.example/", "https://xpush.apple.com/x", ""]
        {
            assert_eq!(service(other), "other", "{other}");
        }
    }

    #[test]
    fn the_text_is_what_prometheus_reads() {
        let metrics = Metrics::default();
        metrics.fell_due(3);
        metrics.unsent("done");
        metrics.posted(("other", "accepted", "ok"));
        metrics.posted(("other", "accepted", "ok"));
        metrics.accepted_after(700);
        metrics.tried("code", true);
        metrics.tried("code", false);
        metrics.synced(4, true);
        metrics.synced(4, false);
        let text = metrics.text(Some(7));
        for line in [
            "rygrad_tries_total{what=\"code\",outcome=\"allowed\"} 1",
            "rygrad_tries_total{what=\"code\",outcome=\"refused\"} 1",
            "rygrad_reminders_due_total 3",
            "rygrad_reminders_unsent_total{reason=\"done\"} 1",
            "rygrad_push_messages_total{service=\"other\",outcome=\"accepted\",reason=\"ok\"} 2",
            "rygrad_push_lag_seconds_bucket{le=\"0.5\"} 0",
            "rygrad_push_lag_seconds_bucket{le=\"1\"} 1",
            "rygrad_push_lag_seconds_bucket{le=\"+Inf\"} 1",
            "rygrad_push_lag_seconds_sum 0.7",
            "rygrad_push_lag_seconds_count 1",
            "rygrad_push_waiting 7",
            "rygrad_sync_seconds_count 2",
            "rygrad_sync_refused_total 1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
        }
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(name.starts_with("rygrad_") && value.parse::<f64>().is_ok(), "{line}");
        }
    }
}
