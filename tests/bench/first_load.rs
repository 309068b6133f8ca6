//! What crosses the wire at a signed-in patient's first load, and how soon *I dag* can be used at a warm start without
//! a network on a slow phone.

use std::time::{Duration, Instant};

use domain::Category;
use domain::unit::Sector;
use serde_json::{Value, json};
use tests::app::{App, Person};
use tests::chromium::{Browser, BrowserOptions};
use tests::proxy::{Proxy, Seen};

use crate::say;

const LIMIT: Duration = Duration::from_secs(60);
/// Warm starts measured; the median counts.
const STARTS: usize = 5;
/// Slower than this machine, as a plain phone is.
pub(crate) const SLOWER: u32 = 4;

/// *I dag* can be used: an exercise can be logged.
pub(crate) const USABLE: &str = "return document.querySelector('[data-test^=\"exercise-done\"]') !== null;";
/// Notes when that was, from the start of the page.
const WATCH: &str = "
    const look = () => {
        if (!window.usable && document.querySelector('[data-test^=\"exercise-done\"]')) window.usable = performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });";

/// The parts of the app are in the service worker's cache.
const PARTS_KEPT: &str = "
    const [name] = (await caches.keys()).filter((name) => name.startsWith('rygrad-shell-'));
    return (await (await caches.open(name)).keys()).some((request) => request.url.includes('/split_'));";

pub(crate) async fn until(browser: &Browser, script: &str) {
    let began = Instant::now();
    while browser.run(script, vec![]).await != json!(true) {
        assert!(began.elapsed() < LIMIT, "the page never got there: {script}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn fill(browser: &Browser, test: &str, text: &str) {
    let field = format!("[data-test={test}]");
    until(browser, &format!("return document.querySelector('{field}') !== null;")).await;
    let found = browser.find(thirtyfour::By::Css(&field)).await.expect("the field");
    found.send_keys(text).await.expect("it takes keys");
}

pub(crate) async fn sign_in(browser: &Browser, person: &Person) {
    fill(browser, "sign-in-email", &person.email).await;
    fill(browser, "sign-in-password", &person.password).await;
    fill(browser, "sign-in-password", "\u{e007}").await; // Enter
    until(browser, USABLE).await;
}

/// Says how much crossed the wire and what was largest, and counts the answers.
fn report(what: &str, seen: Vec<Seen>, wanted: &str) -> usize {
    let count = seen.len();
    let bytes: usize = seen.iter().map(|answer| answer.answer_bytes).sum();
    say(what, &format!("{}.{}", bytes / 1000, bytes / 100 % 10), wanted);
    let mut largest: Vec<(usize, String)> = seen.into_iter().map(|a| (a.answer_bytes, a.target)).collect();
    largest.sort_unstable();
    for (bytes, target) in largest.iter().rev().take(5) {
        say(&format!("    {target}"), &bytes.to_string(), "bytes");
    }
    count
}

pub(crate) async fn measure() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.shares(&physio, &[Category::Exercises]).await;
    physio.prescribes(&patient, app.today()).await;

    let proxy = Proxy::start(app.running.address).await;
    let browser = Browser::start(BrowserOptions::default()).await;
    browser.goto(proxy.url("/")).await.expect("the page opens");
    sign_in(&browser, &patient).await;
    until(&browser, "return (await navigator.serviceWorker.ready).active?.state === 'activated';").await;
    let first = report("first load of a signed-in patient, all bodies: kB", proxy.seen(), "wanted ≤ 250");
    // What other screens need comes by itself once the first one is there: a person may lose the network any time.
    until(&browser, PARTS_KEPT).await;
    let after = proxy.seen().split_off(first);
    report("after it, so that every screen works without a network: kB", after, "");

    proxy.cut();
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": WATCH})).await;
    browser.slow_cpu(SLOWER).await;
    let mut starts: Vec<f64> = Vec::new();
    for _ in 0..STARTS {
        browser.goto(proxy.url("/")).await.expect("the page opens without a network");
        until(&browser, "return window.usable > 0;").await;
        starts.push(browser.run("return window.usable;", vec![]).await.as_f64().expect("a time"));
    }
    starts.sort_by(f64::total_cmp);
    let median = Value::from(starts[STARTS / 2].round());
    say("warm offline start to I dag usable, CPU 4 × slower: ms", &median.to_string(), "wanted ≤ 1000");
    browser.end().await;
    app.running.stop().await;
}
