//! *Fremgang* and the page that is printed from it: gaps stay gaps, a true 0 is drawn, and the fullest page is one sheet.

use base64::Engine as _;
use domain::LocalDay;
use domain::category::Category;
use serde_json::{Value, json};
use tests::app::{App, Person, new_id, put};

use crate::couple_with_programme;
use crate::steps::Screen;

/// Writes entries of these days, all at once.
async fn notes(app: &App, patient: &Person, entries: &[(LocalDay, Value)]) {
    let put = |(day, body): &(LocalDay, Value)| put("entry", &new_id(), 0, &app.entry(*day, body));
    let puts: Vec<Value> = entries.iter().map(put).collect();
    patient.sync(&puts).await;
}

/// What stands in a table, cell by cell.
async fn cells(phone: &Screen, table: &str) -> Value {
    let rows = "return [...document.querySelectorAll(`[data-test='${arguments[0]}'] tbody tr`)]
        .map(row => [...row.querySelectorAll('td')].map(cell => cell.innerText));";
    phone.browser.run(rows, vec![json!(table)]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_without_a_note_is_a_gap_and_a_zero_is_drawn() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let monday = app.today().monday();
    let check_in = |back: u8, leg: Option<u8>| match leg {
        Some(leg) => json!({"kind": "check_in", "back_pain": back, "leg_pain": leg, "sleep": 5}),
        None => json!({"kind": "check_in", "back_pain": back, "sleep": 5}),
    };
    notes(
        &app,
        &patient,
        &[
            (monday.plus_days(-21), check_in(6, Some(2))),
            (monday.plus_days(-14), check_in(4, None)),
            // The week after that has no check-in.
            (monday, check_in(0, Some(0))),
            (monday.plus_days(-21), json!({"kind": "activity", "what": "walking", "minutes": 30})),
            (monday.plus_days(-20), json!({"kind": "activity", "what": "own", "words": "danse", "minutes": 15})),
            (monday.plus_days(-7), json!({"kind": "activity", "what": "garden"})),
            (monday.plus_days(-7), json!({"kind": "activity", "what": "rest", "minutes": 60})),
        ],
    )
    .await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-progress").await;
    phone.sees("Du var i gang på 3 dage. 45 minutter er noteret i alt.").await;
    // Four weeks: one with minutes, one noted without, two with nothing.
    assert_eq!(phone.count("[data-test=progress-minutes] rect.column").await, 1);
    assert_eq!(phone.count("[data-test=progress-minutes] circle.point").await, 1);
    phone.press("progress-minutes-numbers").await;
    phone.sees("– ikke noteret").await;
    let rows = cells(&phone, "progress-minutes-numbers-table").await;
    assert_eq!(rows, json!([["45", "2"], ["–", "–"], ["–", "1"], ["–", "–"]]));
    phone.sees("Hvile står for sig").await;
    // The back was answered 6, 4, nothing, 0: a line, a gap, and a point on the ground line. The leg has points only.
    let pain = "[data-test=progress-pain-chart] figure, [data-test=progress-pain-chart]";
    assert_eq!(phone.count(&format!(":is({pain}) > svg circle.point")).await, 3);
    assert_eq!(phone.count(&format!(":is({pain}) > svg rect.point")).await, 2);
    assert_eq!(phone.count(&format!(":is({pain}) > svg polyline")).await, 1);
    let bottom = "
        const svg = document.querySelector('[data-test=progress-pain-chart] > svg');
        const points = [...svg.querySelectorAll('circle.point')];
        return points[points.length - 1].getAttribute('cy') === svg.querySelector('.grid').getAttribute('y1');";
    assert_eq!(phone.browser.run(bottom, Vec::new()).await, true, "a true 0 lies on the ground line");
    phone.press("progress-pain-chart-numbers").await;
    phone.sees("– ikke besvaret").await;
    let rows = cells(&phone, "progress-pain-chart-numbers-table").await;
    assert_eq!(rows, json!([["6", "2"], ["4", "–"], ["–", "–"], ["0", "0"]]));
    phone.sees("Smerter i ryggen: fra 6 til 0 – en vigtig bedring.").await;
    phone.sees("Smerter i benet: fra 2 til 0 – en vigtig bedring.").await;
    // Another time, and nothing in it says so.
    phone.press("progress-week").await;
    phone.sees("Der er ikke noteret aktivitet i denne tid.").await;
    phone.press("progress-course").await;
    phone.sees("Du var i gang på 3 dage.").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_fullest_page_is_one_sheet_and_no_note_is_on_it_that_was_not_ticked() {
    let app = App::with_pages().await;
    let (_, patient, programme) = couple_with_programme(&app, &[Category::Exercises]).await;
    fill(&app, &patient, &programme).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-progress").await;
    phone.press("progress-print").await;
    phone.press("progress-course").await;
    phone.sees("Oplysningerne er skrevet af mig selv i appen Rygrad.").await;
    assert_eq!(phone.count("input[type=checkbox]:checked").await, 0, "nothing is ticked beforehand");
    assert!(!phone.said("one-page").await.expect("the page").contains("Hemmelig"), "a note that was not ticked");
    phone.press("one-page-notes").await;
    // As many as there is room for.
    for _ in 0..12 {
        if phone.count("input[type=checkbox]:not(:checked)").await == 0 {
            break;
        }
        phone.press_at("input[type=checkbox]:not(:checked)").await;
    }
    phone.sees("Der er ikke plads til denne note på siden.").await;
    phone.sees("Noter, jeg har valgt at tage med").await;
    assert_eq!(phone.pages_on_paper().await, 1);
    assert_eq!(phone.count("[style]").await, 0);
    phone.has_no_complaints().await;
}

/// A course with more of everything than the page shows.
async fn fill(app: &App, patient: &Person, programme: &domain::programme::Programme) {
    let today = app.today();
    let mut ids = patient.names_activities(today.plus_days(-60)).await;
    for words in
        ["stå i køkkenet og lave mad til hele familien uden at skulle sætte mig undervejs", &"ord ".repeat(30)[..119]]
    {
        let id = new_id();
        patient.writes("psfs_activity", &id, json!({"words": words, "named_on": today.plus_days(-60)})).await;
        ids.push(id.parse().expect("an id"));
    }
    let mut entries = Vec::new();
    for (back, score) in [(60, 8), (40, 5), (20, 6), (1, 9)] {
        let scores: Vec<Value> = ids.iter().map(|id| json!({"activity": id, "score": score})).collect();
        entries.push((today.plus_days(-back), json!({"kind": "psfs", "scores": scores})));
    }
    for (n, what) in ["walking", "cycling", "swimming", "gymnastics", "strength", "housework", "garden", "sitting"]
        .into_iter()
        .cycle()
        .take(56)
        .enumerate()
    {
        let day = today.plus_days(-i64::try_from(n).expect("a small number"));
        entries.push((day, json!({"kind": "activity", "what": what, "minutes": 20 + n})));
    }
    for week in 0..8 {
        let note =
            json!({"text": format!("Hemmelig note {week}. {}", "Det gik, som det gik. ".repeat(8)), "shared": true});
        let body = json!({"kind": "check_in", "back_pain": week, "leg_pain": 7 - week, "sleep": 5, "fatigue": 4, "mood": 6,
            "trust": 7, "work": 3, "medicine": "less", "medicine_helped": true, "note": note});
        entries.push((today.plus_days(-7 * week), body));
    }
    let exercise = tests::app::first_exercise(programme);
    entries.push((today, json!({"kind": "exercise_log", "prescription": exercise, "outcome": "done"})));
    notes(app, patient, &entries).await;
}

impl Screen {
    /// How many sheets of paper the browser would print this page on.
    pub(crate) async fn pages_on_paper(&self) -> usize {
        let printed = self.browser.devtools("Page.printToPDF", json!({"preferCSSPageSize": true})).await;
        let pdf = base64::engine::general_purpose::STANDARD
            .decode(printed.get("data").and_then(|data| data.as_str()).expect("a PDF"));
        let pdf = pdf.expect("a PDF in base64");
        let text = String::from_utf8_lossy(&pdf);
        text.matches("/Type /Page\n").count()
    }
}
