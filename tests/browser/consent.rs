//! The whole way of a consent, as both sides walk it: shared after a look through the other's eyes, followed up, told in a
//! statement, stopped, and found again in the log; on a phone and on a desk, in both languages. Where `RYGRAD_PICTURES` names a
//! folder, each station is pictured there, light and dark.

use std::path::PathBuf;

use domain::category::Category;
use domain::day::LocalDay;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{App, Person, new_id, plan};
use tests::chromium::BrowserOptions;

use crate::couple;
use crate::steps::Screen;

/// What is read on the way, in one language.
struct Words {
    language: &'static str,
    preview: &'static str,
    held: &'static str,
    nothing_shared: &'static str,
    emptied: &'static str,
    seen: &'static str,
    refused: &'static str,
    checked: &'static str,
}

const DANISH: Words = Words {
    language: "da",
    preview: "Sådan ser siden ud for Mette Fys, fysioterapeut",
    held: "Opfølgningen er gemt, og patienten kan læse den.",
    nothing_shared: "Du deler ikke noget lige nu.",
    emptied: "Siden er tømt.",
    seen: "på siden om dig, til behandling",
    refused: "Fik ikke adgang – delingen var stoppet",
    checked: "Listen er tjekket",
};

const ENGLISH: Words = Words {
    language: "en",
    preview: "This is the page as Mette Fys, physiotherapist sees it",
    held: "The follow-up is saved, and the patient can read it.",
    nothing_shared: "You are not sharing anything right now.",
    emptied: "The page has been emptied.",
    seen: "on the page about you, for treatment",
    refused: "Got no access – the sharing was stopped",
    checked: "The list has been checked",
};

/// One screen on the way, and how its pictures are called.
struct Walker {
    screen: Screen,
    who: &'static str,
    width: u32,
    language: &'static str,
}

impl Walker {
    async fn start(
        app: &App,
        person: &Person,
        (who, entry, inside): (&'static str, &str, &str),
        width: u32,
        words: &Words,
    ) -> Self {
        let options = BrowserOptions { width, ..BrowserOptions::default() };
        let screen = Screen::with(&app.running.origin(), options).await;
        screen.go(entry).await;
        screen.sign_in(person).await;
        screen.sees(inside).await;
        // Signing in takes over the language of the account; this device is asked for another.
        let language = words.language;
        screen.browser.run("localStorage.setItem('language', arguments[0])", vec![json!(language)]).await;
        screen.go(entry).await;
        screen.is_drawn(language).await;
        Self { screen, who, width, language }
    }

    /// The station as it looks, for whoever wants to see it; and that nothing of it runs off the screen.
    async fn is_at(&self, station: &str) {
        let off = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let off = self.screen.browser.run(off, Vec::new()).await;
        assert_eq!(off, json!(0), "{station} runs off a screen of {} px, {}", self.width, self.language);
        let Some(folder) = std::env::var_os("RYGRAD_PICTURES") else { return };
        for (dark, light) in [(true, "dark"), (false, "light")] {
            self.screen.browser.set_dark(dark).await;
            let name = format!("consent-{}-{station}-{}-{light}-{}.png", self.who, self.width, self.language);
            self.screen.picture(&PathBuf::from(&folder).join(name)).await;
        }
    }
}

/// A patient with a diary of a fortnight.
async fn writes_a_fortnight(app: &App, patient: &Person) {
    let days = |ago: i64| -> LocalDay { app.today().plus_days(-ago) };
    for (ago, minutes) in [(9, 15), (6, 20), (4, 20), (1, 25)] {
        let walk = app.entry(days(ago), &json!({"kind": "activity", "what": "walking", "minutes": minutes}));
        patient.writes("entry", &new_id(), walk).await;
    }
    let pain = app.entry(days(2), &json!({"kind": "check_in", "back_pain": 7}));
    patient.writes("entry", &new_id(), pain).await;
}

async fn walk(width: u32, words: &Words) {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[]).await;
    writes_a_fortnight(&app, &patient).await;
    let phone = Walker::start(&app, &patient, ("patient", "/", "Ingen holder øje med din dagbog."), width, words).await;
    let desk = Walker::start(&app, &physio, ("team", "/team/", "Ingen deler med dig endnu"), width, words).await;

    // A decision, with nothing ticked beforehand, and a look through their eyes before it is made.
    phone.screen.go("/sharing/new").await;
    phone.screen.press("recipient-member").await;
    assert_eq!(phone.screen.count("input[type=checkbox]:checked").await, 0, "ticked beforehand");
    for part in ["exercises", "activity", "function"] {
        phone.screen.press(&format!("share-{part}")).await;
    }
    phone.screen.press("share-from-everything").await;
    phone.is_at("1-decision").await;
    phone.screen.press("grant-preview").await;
    phone.screen.is_at("/team/preview").await;
    phone.screen.sees(words.preview).await;
    phone.is_at("2-preview").await;
    physio.asks_for(&patient).await.is(StatusCode::NOT_FOUND);
    phone.screen.press("preview-back").await;
    phone.screen.is_at("/sharing/new").await;
    phone.screen.press("grant-save").await;
    phone.screen.is_at("/sharing").await;
    phone.screen.everything_is_sent().await;
    phone.is_at("3-shared").await;

    // It is seen, and followed up.
    physio.tries_to_prescribe(&patient, &plan(app.today().plus_days(-7))).await.is(StatusCode::CREATED);
    let page = format!("/team/patient/{}", patient.patient_id());
    desk.screen.go(&page).await;
    desk.screen.is_drawn(words.language).await;
    desk.screen.press("rail-review").await;
    desk.screen.write("review-well", "Fire ture på to uger.").await;
    desk.screen.write("review-recognition", "Flot, at du blev ved.").await;
    desk.is_at("4-review").await;
    desk.screen.press("review-save").await;
    desk.screen.sees(words.held).await;
    desk.is_at("5-held").await;
    phone.screen.go("/messages").await;
    phone.screen.sees("Flot, at du blev ved.").await;
    phone.is_at("6-told").await;

    // A statement: read, added to, released to the unit, and read there.
    phone.screen.go("/statements/new").await;
    phone.screen.write("statement-own", "Jeg vil gerne tilbage på arbejde.").await;
    phone.screen.press("addressee-unit").await;
    phone.screen.press("statement-is-read").await;
    phone.is_at("7-statement").await;
    phone.screen.press("statement-release").await;
    phone.screen.press("statement-to-list").await;
    desk.screen.press("nav-statements").await;
    desk.screen.press("statement-open").await;
    desk.screen.sees("Jeg vil gerne tilbage på arbejde.").await;
    desk.is_at("8-statement").await;

    // The stop bites at the next request, on the page that is still open too.
    desk.screen.go(&page).await;
    desk.screen.is_drawn(words.language).await;
    phone.screen.go("/sharing").await;
    phone.screen.press("grant-stop").await;
    phone.is_at("9-stopping").await;
    phone.screen.press("grant-stop-confirm").await;
    phone.screen.sees(words.nothing_shared).await;
    phone.screen.everything_is_sent().await;
    phone.is_at("10-stopped").await;
    desk.screen.press("patient-refresh").await;
    desk.screen.sees(words.emptied).await;
    desk.is_at("11-emptied").await;
    desk.screen.has_no_complaints_but(&["status of 404"]).await;

    // And all of it stands in the log, checked by the phone.
    phone.screen.go("/sharing/log").await;
    for said in [words.seen, words.refused, words.checked] {
        phone.screen.sees(said).await;
    }
    phone.is_at("12-log").await;
    phone.screen.has_no_complaints().await;
    let (_, lines) = patient.disclosures().await;
    let shown = lines.iter().filter(|line| line.categories.contains(Category::Pain)).count();
    assert_eq!(shown, 0, "pain was not shared and stands in no line");
    app.running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_way_of_a_consent_in_danish_on_a_phone() {
    walk(360, &DANISH).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_way_of_a_consent_in_english_on_a_phone() {
    walk(360, &ENGLISH).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_way_of_a_consent_in_danish_on_a_desk() {
    walk(1280, &DANISH).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_way_of_a_consent_in_english_on_a_desk() {
    walk(1280, &ENGLISH).await;
}
