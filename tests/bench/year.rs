//! A year of entries: how soon they are all on a new phone, and how soon *I dag* and *Fremgang* are there after the tap on a
//! slow one.

use std::time::Instant;

use domain::unit::Sector;
use serde_json::{Value, json};
use tests::app::{App, Person, first_exercise, new_id, put};
use tests::chromium::{Browser, BrowserOptions};

use crate::first_load::{SLOWER, sign_in, until};
use crate::say;

/// A year of somebody who writes eleven times a day.
const ENTRIES: usize = 4_000;
/// As many as one request takes.
const BATCH: usize = 500;
/// Taps measured; the median counts.
const TAPS: usize = 5;

/// Presses a thing and waits until another is painted: milliseconds.
const TAP: &str = "
    const [press, wait] = arguments;
    const there = () => document.querySelector(wait);
    const began = performance.now();
    document.querySelector(press).click();
    await new Promise((done) => {
        const look = () => there() ? requestAnimationFrame(() => setTimeout(done)) : setTimeout(look);
        look();
    });
    return performance.now() - began;";

/// All entries have come from the server.
const ALL_HERE: &str = "
    const names = (await indexedDB.databases()).map((known) => known.name).filter((name) => /^rygrad-[0-9a-f]{8}/.test(name));
    const db = await new Promise((done, fail) => {
        const asked = indexedDB.open(names[0]);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
    });
    let most = 0;
    for (const store of db.objectStoreNames) {
        most = Math.max(most, await new Promise((done) => {
            const asked = db.transaction(store).objectStore(store).count();
            asked.onsuccess = () => done(asked.result);
        }));
    }
    db.close();
    return most >= arguments[0];";

async fn fill(app: &App, patient: &Person, exercise: domain::id::PrescriptionId) {
    let today = app.today();
    let activities = patient.names_activities(today.plus_days(-364)).await;
    let whats = ["walking", "cycling", "housework", "garden", "lifting", "rest"];
    let body = |n: usize| -> Value {
        match n % 11 {
            0 => json!({"kind": "check_in", "back_pain": n % 7, "leg_pain": n % 4, "sleep": n % 10, "fatigue": 4,
                "mood": 6, "trust": n % 9, "work": 5, "medicine": "usual"}),
            1..=3 => json!({"kind": "activity", "what": whats[n % whats.len()], "minutes": 10 + n % 50, "effort": 4}),
            _ => json!({"kind": "exercise_log", "prescription": exercise, "outcome": "done", "pain": 3}),
        }
    };
    let puts: Vec<Value> = (0..ENTRIES)
        .map(|n| {
            let back = i64::try_from(n / 11).expect("a small number");
            put("entry", &new_id(), 0, &app.entry(today.plus_days(-back), &body(n)))
        })
        .collect();
    for batch in puts.chunks(BATCH) {
        patient.sync(batch).await;
    }
    for weeks in 0..26 {
        let scores: Vec<Value> =
            activities.iter().map(|id| json!({"activity": id, "score": (weeks + 3) % 10})).collect();
        let body = app.entry(today.plus_days(-14 * weeks), &json!({"kind": "psfs", "scores": scores}));
        patient.writes("entry", &new_id(), body).await;
    }
}

async fn median(browser: &Browser, press: &str, wait: &str, back: (&str, &str)) -> f64 {
    let mut taps: Vec<f64> = Vec::new();
    for _ in 0..TAPS {
        taps.push(browser.run(TAP, vec![json!(press), json!(wait)]).await.as_f64().expect("a time"));
        browser.run(TAP, vec![json!(back.0), json!(back.1)]).await;
    }
    taps.sort_by(f64::total_cmp);
    taps[TAPS / 2].round()
}

pub(crate) async fn measure() {
    let app = App::with_pages().await;
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    patient.shares(&physio, &[domain::Category::Exercises]).await;
    let programme = physio.prescribes(&patient, app.today().plus_days(-50)).await;
    fill(&app, &patient, first_exercise(&programme)).await;

    let browser = Browser::start(BrowserOptions::default()).await;
    browser.goto(app.url("/")).await.expect("the page opens");
    until(&browser, "return document.querySelector('[data-test=sign-in-email]') !== null;").await;
    let began = Instant::now();
    sign_in(&browser, &patient).await;
    until(&browser, &ALL_HERE.replace("arguments[0]", &ENTRIES.to_string())).await;
    let took = began.elapsed().as_secs_f64();
    say("first sync of 4 000 entries, sign-in and typing it included: s", &format!("{took:.1}"), "wanted ≤ 3");
    browser.goto(app.url("/progress")).await.expect("the page opens");
    until(&browser, "return document.querySelector('[data-test=progress-pain]') !== null;").await;
    browser.run(TAP, vec![json!("[data-test=door-today]"), json!("[data-test^='exercise-done']")]).await;

    browser.slow_cpu(SLOWER).await;
    let (door, there) = ("[data-test=door-progress]", "[data-test=progress-pain]");
    let today = ("[data-test=door-today]", "[data-test^='exercise-done']");
    browser.run(TAP, vec![json!(door), json!(there)]).await;
    let tapped = median(&browser, today.0, today.1, (door, there)).await;
    say("I dag after the tap, 4 000 entries, CPU 4 × slower: ms", &tapped.to_string(), "wanted ≤ 300");
    browser.run(TAP, vec![json!(today.0), json!(today.1)]).await;
    let opened = median(&browser, door, there, today).await;
    say("Fremgang after the tap, 4 000 entries, CPU 4 × slower: ms", &opened.to_string(), "wanted ≤ 500");
    browser.run(TAP, vec![json!(door), json!(there)]).await;
    let week = ("[data-test=progress-week]", "[data-test=progress-week][aria-pressed=true]");
    let course = "[data-test=progress-course]";
    let whole = median(&browser, course, &format!("{course}[aria-pressed=true]"), week).await;
    say("    from the week to the whole course: ms", &whole.to_string(), "wanted ≤ 500");
    browser.end().await;
    app.running.stop().await;
}
