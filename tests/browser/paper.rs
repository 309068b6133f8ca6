//! *Min uge på papir*: a blank week on one sheet in black and white, and the week typed in from it afterwards, alone or
//! together with someone.

use domain::category::Category;
use domain::entry::Kind;
use domain::sync::Noun;
use serde_json::{Value, json};
use tests::app::{App, new_id};
use thirtyfour::Key;

use crate::couple;
use crate::steps::{Screen, eventually, named};
use crate::undo::holds;

const EVERY_DAY: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Anything on the sheet that is not black on white.
const COLOURED: &str = "
    const odd = [...document.querySelectorAll('.paper, .paper *')].filter(part => {
        const { color, backgroundColor } = getComputedStyle(part);
        return color !== 'rgb(0, 0, 0)' || !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(backgroundColor);
    });
    return odd.map(part => part.outerHTML.slice(0, 80));";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_blank_week_is_one_sheet_in_black_and_white() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    physio.prescribes(&patient, app.today().plus_days(-20)).await;
    for title in ["Svømme i den store hal", "Strække ud ved skrivebordet", "Cykle på arbejde", "Balance på ét ben"]
    {
        patient.writes("own_exercise", &new_id(), json!({"title": title, "days": EVERY_DAY})).await;
    }
    let hours: Value = EVERY_DAY.iter().map(|day| ((*day).to_owned(), json!(16))).collect();
    let plan = json!({"stages": [{"from": app.today().plus_days(-30), "hours": hours}]});
    patient.writes("work_plan", &new_id(), plan).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-diary").await;
    phone.press("diary-paper").await;
    phone.sees("Bækkenløft").await;
    for text in ["Balance på ét ben", "Timer på arbejde", "slet ikke tryg", "som da det gik bedst", "Ingen holder øje"]
    {
        phone.sees(text).await;
    }
    assert_eq!(phone.count(".paper tbody tr").await, 7);
    // A box where the plan asks for it, none where it does not.
    assert_eq!(phone.count(".paper tbody tr:first-child td.box").await, 6);
    let off = phone.browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new()).await;
    assert!(off.as_i64().unwrap_or_default() <= 0, "{off} px run off the screen");
    for (week, from) in [("paper-next-week", 7), ("paper-this-week", 0)] {
        phone.press(week).await;
        let (_, _, day) = app.today().monday().plus_days(from).ymd();
        phone.sees(&format!("Min uge: {day}.")).await;
        assert_eq!(phone.pages_on_paper().await, 1, "{week}");
    }
    phone.browser.set_dark(true).await;
    phone.browser.devtools("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
    assert_eq!(phone.browser.run(COLOURED, Vec::new()).await, json!([]));
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_is_typed_in_from_paper_in_one_go_and_says_that_two_sat_over_it() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    let programme = physio.prescribes(&patient, app.today().plus_days(-30)).await;
    let work = json!({"kind": "work_day", "worked": 8});
    patient.writes("entry", &new_id(), app.entry(app.today().plus_days(-21), &work)).await;
    let ids: Vec<String> =
        programme.latest().expect("a version").prescriptions.iter().map(|one| one.id.to_string()).collect();
    let monday = app.today().monday().plus_days(-7);
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-more").await;
    phone.press("more-paper").await;
    phone.press("paper-fill").await;
    phone.press("paper-week-before").await;
    let nothing = "return [...document.querySelectorAll('form :is(input:not([type=checkbox]), select)')].filter(field => field.value !== '').length";
    phone.sees("Vi er to om at skrive ind").await;
    assert_eq!(phone.browser.run(nothing, Vec::new()).await, 0, "nothing is filled in beforehand");
    assert_eq!(phone.count("form :checked[type=checkbox]").await, 0);
    phone.press("paper-save").await;
    phone.sees("Skriv noget ind, før du gemmer.").await;

    phone.press("paper-together").await;
    phone.press("paper-all-0").await;
    // By the keyboard alone: a letter chooses an answer, Tab goes on.
    phone.tab_to(&format!("paper-1-{}", ids[0])).await;
    phone.types("noget").await;
    phone.key(Key::Tab).await;
    phone.types("ikke").await;
    phone.tab_to("paper-minutes-2").await;
    phone.types("30").await;
    phone.press("paper-save").await;
    phone.sees("Vælg, hvad du lavede.").await;
    phone.tab_to("paper-what-2").await;
    phone.types("Gang").await;
    // Half of it outlives the page, and is led back to.
    phone.go("/").await;
    phone.press("draft-open").await;
    phone.sees("Fortsat, hvor du slap.").await;
    phone.write("paper-worked-4", "0").await;
    phone.write("paper-note-6", "en rolig søndag").await;
    phone.sees("0 = slet ikke tryg, 10 = helt tryg").await;
    phone.tab_to("paper-week-back-pain").await;
    phone.types("4").await;
    phone.press("paper-save").await;
    phone.is_at("/diary?by=week").await;
    phone.sees("Gemt på telefonen: 8 poster").await;
    phone.sees("skrevet sammen med nogen").await;
    phone.sees("skrevet senere").await;
    phone.everything_is_sent().await;

    patient.forget_cursor();
    let changes = patient.sync(&[]).await.changes;
    let mut kept: Vec<(String, String, String)> = changes
        .iter()
        .filter(|change| change.noun == Noun::Entry && change.body["typed_by"] == "together")
        .map(|change| {
            let body = &change.body["body"];
            let says = ["outcome", "minutes", "worked", "back_pain"].iter().find_map(|field| body.get(*field)).cloned();
            let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (text(&change.body["day"]), text(&body["kind"]), says.map(|says| text(&says)).unwrap_or_default())
        })
        .collect();
    kept.sort();
    let day = |n: i64| monday.plus_days(n).to_string();
    let expected = [
        (day(0), "exercise_log", "done"),
        (day(0), "exercise_log", "done"),
        (day(1), "exercise_log", "not_done"),
        (day(1), "exercise_log", "partly"),
        (day(2), "activity", "30"),
        (day(4), "work_day", "0"),
        (day(6), "check_in", "4"),
        (day(6), "note", ""),
    ];
    assert_eq!(kept, expected.map(|(day, kind, says)| (day, kind.to_owned(), says.to_owned())));

    // What is there is not asked again, and all of it goes in one step.
    phone.press("diary-paper").await;
    phone.press("paper-fill").await;
    phone.press("paper-week-before").await;
    phone.sees("Bækkenløft: lavet").await;
    assert_eq!(phone.count(&named("paper-all-0")).await, 0);
    phone.press("door-diary").await;
    phone.press("undo").await;
    phone.sees("Fortrudt").await;
    holds(&patient, Kind::ExerciseLog, 0).await;
    eventually("the rest is gone too", async || {
        let others = [Kind::Activity, Kind::Note, Kind::CheckIn];
        let mut left = 0;
        for kind in others {
            left += crate::undo::kept(&patient, kind).await;
        }
        (left == 0).then_some(())
    })
    .await;
    phone.has_no_complaints().await;
}
