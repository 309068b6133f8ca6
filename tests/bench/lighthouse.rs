//! What Lighthouse says of the sign-in page and of *I dag*, by its mobile preset: a slow phone on a slow network, nothing of
//! the app there yet. The median of five.

use std::process::Stdio;

use domain::unit::Sector;
use serde_json::Value;
use tests::app::App;
use tests::chromium::{Browser, BrowserOptions};
use tokio::process::Command;

use crate::first_load::sign_in;
use crate::say;

const RUNS: usize = 5;

/// Performance and accessibility, of 100.
async fn scores(browser: &Browser, address: &str) -> (f64, f64) {
    let tool = std::env::var_os("RYGRAD_LIGHTHOUSE").expect("RYGRAD_LIGHTHOUSE. Type: cargo xtask bench lighthouse");
    let mut run = Command::new("node");
    run.arg(tool).arg(address).arg(format!("--port={}", browser.debugger_port()));
    run.args(["--only-categories=performance,accessibility", "--output=json", "--quiet"]).stderr(Stdio::inherit());
    let output = run.output().await.expect("node starts");
    let report: Value = serde_json::from_slice(&output.stdout).expect("Lighthouse reports");
    let score = |name: &str| report["categories"][name]["score"].as_f64().expect("a score") * 100.0;
    (score("performance"), score("accessibility"))
}

fn median(mut scores: Vec<f64>) -> String {
    scores.sort_by(f64::total_cmp);
    scores[scores.len() / 2].round().to_string()
}

async fn page(browser: &Browser, address: &str, name: &str) {
    let (mut performance, mut accessibility) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (fast, for_all) = scores(browser, address).await;
        performance.push(fast);
        accessibility.push(for_all);
    }
    say(&format!("Lighthouse, mobile, {name}: performance"), &median(performance), "wanted ≥ 95");
    say("    accessibility", &median(accessibility), "wanted 100");
}

pub(crate) async fn measure() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    physio.prescribes(&patient, app.today()).await;
    let browser = Browser::start(BrowserOptions::default()).await;
    page(&browser, &app.url("/sign-in"), "sign-in page").await;
    browser.goto(app.url("/")).await.expect("the page opens");
    sign_in(&browser, &patient).await;
    page(&browser, &app.url("/"), "I dag").await;
    browser.end().await;
    app.running.stop().await;
}
