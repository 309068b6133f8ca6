//! What people write is text wherever it is read: on the patient's screens, on the professional's, and on the page behind a
//! statement's link.

use domain::category::Category;
use domain::unit::Sector;
use serde_json::{Value, json};
use tests::app::{App, new_id, plan};

use crate::steps::Screen;

/// Would run, load or show something else, were it taken for markup.
const WRITTEN: &str = "<img src=x onerror=document.title='run'><b>x</b>&amp;";

/// The marks of [`WRITTEN`] as elements, and what a script of it would have done.
const MADE: &str = "
    const made = document.querySelectorAll('img[src=x], b');
    return [...made].map(one => one.outerHTML).concat(document.title === 'run' ? ['it ran'] : []);";

async fn is_text_on(screen: &Screen, place: &str) {
    screen.sees(WRITTEN).await;
    let made = screen.browser.run(MADE, Vec::new()).await;
    assert_eq!(made, json!([]), "{place}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_write_is_read_as_text_by_everybody() {
    let app = App::with_pages().await;
    let unit = app.unit(WRITTEN, Sector::Municipality).await;
    let physio = unit.colleague(WRITTEN, "physiotherapist", true).await;
    let code = unit.code(&physio, json!({"role": "patient"})).await;
    let patient = app.register(WRITTEN, Some(&code)).await;
    patient.shares(&physio, &Category::ALL).await;
    let walk = json!({"kind": "activity", "what": "own", "words": WRITTEN, "minutes": 30,
                      "note": {"text": WRITTEN, "shared": true}});
    patient.writes("entry", &new_id(), app.entry(app.today(), &walk)).await;
    let activity = json!({"words": WRITTEN, "named_on": app.today()});
    patient.writes("psfs_activity", &new_id(), activity).await;
    let mut plan: Value = plan(app.today());
    for field in ["precautions", "stop_if"] {
        plan[field] = json!(WRITTEN);
    }
    plan["prescriptions"][0]["title"] = json!(WRITTEN);
    plan["prescriptions"][0]["instruction"] = json!(WRITTEN);
    physio.tries_to_prescribe(&patient, &plan).await.is(reqwest::StatusCode::CREATED);

    let desk = Screen::desk(&app.running.origin()).await;
    desk.go("/team/").await;
    desk.sign_in(&physio).await;
    is_text_on(&desk, "the worklist").await;
    for page in ["", "/review", "/programme"] {
        desk.go(&format!("/team/patient/{}{page}", patient.patient_id())).await;
        desk.is_drawn("da").await;
        is_text_on(&desk, page).await;
    }
    desk.go("/team/unit").await;
    is_text_on(&desk, "the unit").await;
    desk.has_no_complaints().await;

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    for path in
        ["/", "/diary", "/psfs", "/progress/page", "/sharing", "/sharing/new", "/sharing/log", "/statements/new"]
    {
        phone.go(path).await;
        phone.is_drawn("da").await;
        is_text_on(&phone, path).await;
    }
    phone.write("statement-own", WRITTEN).await;
    phone.press("addressee-outsider").await;
    phone.write("outsider-name", WRITTEN).await;
    phone.press("statement-is-read").await;
    phone.press("statement-release").await;
    phone.sees("Koden vises kun nu.").await;
    let link = phone.said("statement-link").await.expect("a link");
    let code = phone.said("statement-code").await.expect("a code");
    phone.has_no_complaints().await;

    let outsider = Screen::desk(&app.running.origin()).await;
    outsider.go(&link.replace(&app.running.origin(), "")).await;
    outsider.write("code", &code).await;
    outsider.press("code-open").await;
    is_text_on(&outsider, "the page of the link").await;
    // The page of the link has no picture of its own.
    outsider.has_no_complaints_but(&["favicon.ico"]).await;
}
