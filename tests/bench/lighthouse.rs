//! What Lighthouse says of the sign-in page and of *I dag*, by its mobile preset: a slow phone on a slow network, nothing of
//! the app there yet. The median of five.

use std::process::Stdio;

use domain::Category;
use domain::unit::Sector;
use serde_json::Value;
use tests::app::App;
use tests::chromium::{Browser, BrowserOptions};
use tokio::process::Command;

use crate::first_load::{USABLE, sign_in, until};
use crate::say;

const RUNS: usize = 5;

/// What performance is made of, as Lighthouse names it.
const METRICS: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
];

/// One look at a page.
struct Look {
    /// Of 100.
    performance: f64,
    /// Of 100.
    accessibility: f64,
    /// In Lighthouse's own words: each of [`METRICS`], and what a page for all would need.
    remarks: Vec<String>,
}

async fn look(browser: &Browser, address: &str) -> Look {
    let tool = std::env::var_os("RYGRAD_LIGHTHOUSE").expect("RYGRAD_LIGHTHOUSE. Type: cargo xtask bench lighthouse");
    let mut run = Command::new("node");
    run.arg(tool).arg(address).arg(format!("--port={}", browser.debugger_port()));
    run.args(["--only-categories=performance,accessibility", "--output=json", "--quiet"]).stderr(Stdio::inherit());
    let output = run.output().await.expect("node starts");
    let report: Value = serde_json::from_slice(&output.stdout).expect("Lighthouse reports");
    let score = |name: &str| report["categories"][name]["score"].as_f64().expect("a score") * 100.0;
    let audit = |name: &str| report["audits"][name].clone();
    let metric = |name: &&str| format!("{name} {}", audit(name)["displayValue"].as_str().unwrap_or_default());
    let asked = report["categories"]["accessibility"]["auditRefs"].as_array().expect("its parts").iter();
    let asked = asked.filter(|part| part["weight"] != 0).map(|part| audit(part["id"].as_str().unwrap_or_default()));
    let lacking = asked.filter(|audit| audit["score"] == 0);
    let lacking = lacking.map(|audit| format!("lacking: {}", audit["title"].as_str().unwrap_or_default()));
    let remarks = METRICS.iter().map(metric).chain(lacking).collect();
    Look { performance: score("performance"), accessibility: score("accessibility"), remarks }
}

async fn page(browser: &Browser, address: &str, name: &str) {
    let mut looks = Vec::new();
    for _ in 0..RUNS {
        looks.push(look(browser, address).await);
    }
    looks.sort_by(|one, other| one.accessibility.total_cmp(&other.accessibility));
    let for_all = looks[RUNS / 2].accessibility.round().to_string();
    looks.sort_by(|one, other| one.performance.total_cmp(&other.performance));
    let median = &looks[RUNS / 2];
    let all: Vec<String> = looks.iter().map(|look| look.performance.round().to_string()).collect();
    let fast = format!("{} ({})", median.performance.round(), all.join(" "));
    say(&format!("Lighthouse, mobile, {name}: performance, median of five"), &fast, "wanted ≥ 95");
    for remark in &median.remarks {
        say(&format!("    {remark}"), "", "");
    }
    say("    accessibility", &for_all, "wanted 100");
}

pub(crate) async fn measure() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.shares(&physio, &[Category::Exercises]).await;
    physio.prescribes(&patient, app.today()).await;
    let browser = Browser::start(BrowserOptions::default()).await;
    page(&browser, &app.url("/sign-in"), "sign-in page").await;
    browser.goto(app.url("/")).await.expect("the page opens");
    sign_in(&browser, &patient).await;
    page(&browser, &app.url("/"), "I dag").await;
    // Lighthouse empties caches and leaves the diary: what it saw was *I dag* and no sign-in page.
    browser.goto(app.url("/")).await.expect("the page opens");
    until(&browser, USABLE).await;
    browser.end().await;
    app.running.stop().await;
}
