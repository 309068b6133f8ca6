//! What is half written in a form outlives the app that is closed, belongs to one person, and goes when it is saved.

use domain::category::Category;
use tests::app::App;
use tests::child::new_folder;
use tests::chromium::BrowserOptions;
use tests::proxy::Proxy;

use crate::couple_with_programme;
use crate::steps::{Screen, named};

/// Very long, emoji, from right to left, line breaks, and what would be markup if anybody took it for that.
const ODD: &str = "<img src=x onerror=\"document.title='broken'\"> & <script>alert(1)</script>\nمرحبا بك 👩‍👩‍👧 \u{202e}abc\u{202c}\n\n\ttil sidst";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_half_written_survives_a_browser_that_dies() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let profile = new_folder("profile");
    let options = BrowserOptions { user_data_dir: Some(profile.clone()), ..BrowserOptions::default() };
    let phone = Screen::with(&app.running.origin(), options.clone()).await;
    phone.go("/").await;
    phone.sign_in(&patient).await;
    phone.sees("Bækkenløft").await;
    phone.browser.end().await;

    let phone = Screen::with(&app.running.origin(), options.clone()).await;
    phone.go("/").await;
    phone.sees("Bækkenløft").await;
    phone.misses("Du er ikke færdig med").await;

    phone.press("check-in-add").await;
    phone.press("back-pain-4").await;
    phone.press("medicine-usual").await;
    phone.write("note-text", "halvt").await;
    phone.press("door-today").await;
    phone.press("activity-add").await;
    phone.press("day-yesterday").await;
    phone.press("what-walking").await;
    phone.write("activity-minutes", "2").await;
    // A form that is emptied again is no draft.
    phone.press("door-today").await;
    phone.press("note-add").await;
    phone.write("note-text", "x").await;
    phone.write("note-text", "\u{8}").await;
    phone.press("door-today").await;
    phone.sees("Dine øvelser").await;
    drop(phone);

    let phone = Screen::with(&app.running.origin(), options.clone()).await;
    phone.go("/").await;
    phone.sees("Du er ikke færdig med").await;
    assert_eq!(phone.count(&named("draft")).await, 2, "{}", phone.text().await);
    phone.press_at("a[href^='/check-in']").await;
    phone.sees("Fortsat, hvor du slap.").await;
    for chosen in ["back-pain-4", "medicine-usual"] {
        let pressed = format!("{}:is([aria-checked=true], [aria-pressed=true])", named(chosen));
        assert_eq!(phone.count(&pressed).await, 1, "{chosen}");
    }
    phone.press("check-in-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.is_at("/").await;
    assert_eq!(phone.count(&named("draft")).await, 1, "what is saved is no draft");

    // The other one leads back to its own day, and is thrown away there.
    phone.press("draft-open").await;
    let yesterday = app.today().plus_days(-1);
    phone.is_at(&format!("/activity?day={yesterday}")).await;
    phone.sees("Fortsat, hvor du slap.").await;
    phone.press("draft-discard").await;
    phone.misses("Fortsat, hvor du slap.").await;
    assert_eq!(phone.count("[aria-pressed=true][data-test^='what-']").await, 0);
    phone.press("door-today").await;
    phone.sees("Dine øvelser").await;
    phone.misses("Du er ikke færdig med").await;
    phone.everything_is_sent().await;
    let kept = app.signs_in(&patient).await.sync(&[]).await;
    let entries = kept.changes.iter().filter(|change| change.noun == domain::sync::Noun::Entry).count();
    assert_eq!(entries, 1, "half of anything reaches nobody");
    phone.has_no_complaints().await;
    phone.browser.end().await;
    std::fs::remove_dir_all(profile).expect("a profile that nobody uses");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_belongs_to_the_one_who_wrote_it() {
    let app = App::with_pages().await;
    let (_, first, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let second = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &first).await;
    phone.sees("Bækkenløft").await;
    phone.press("note-add").await;
    phone.write("note-text", "Kun mellem mig og mig").await;
    phone.go("/devices").await;
    phone.press("session-leave").await;
    phone.press("session-leave-confirm").await;
    phone.sees("Jeg er ny her").await;

    phone.sign_in(&second).await;
    phone.sees("Der er ingen øvelser på planen i dag.").await;
    phone.misses("Du er ikke færdig med").await;
    phone.press("note-add").await;
    phone.sees("Ingen holder øje").await;
    phone.misses("mellem mig").await;
    assert_eq!(phone.count(&named("draft-continued")).await, 0);
    phone.go("/devices").await;
    phone.press("session-leave").await;
    phone.press("session-leave-confirm").await;
    phone.sees("Jeg er ny her").await;

    phone.sign_in(&first).await;
    phone.sees("Du er ikke færdig med").await;
    phone.press("draft-open").await;
    phone.sees("Fortsat, hvor du slap.").await;
    let typed = "return document.querySelector('[data-test=note-text]').value";
    assert_eq!(phone.browser.run(typed, Vec::new()).await, "Kun mellem mig og mig");
    // What was on its way when somebody signed out is turned down.
    phone.has_no_complaints_but(&["status of 401"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_typed_is_kept_and_shown_as_typed() {
    let app = App::with_pages().await;
    let (_, patient, _) = couple_with_programme(&app, &[Category::Exercises]).await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    let long = format!("{ODD}\n{}", "æøå👍".repeat(700));
    phone.press("note-add").await;
    phone.pastes("note-text", &long).await;
    phone.press("note-save").await;
    phone.sees("Gemt på telefonen").await;
    let words = "<b>أهلا</b> 🧗 & så";
    phone.press("activity-add").await;
    phone.press("what-own").await;
    phone.pastes("activity-words", words).await;
    phone.press("activity-save").await;
    phone.sees("Gemt på telefonen").await;
    phone.go("/psfs").await;
    phone.pastes("psfs-words", words).await;
    phone.press("psfs-add").await;
    phone.sees(words).await;
    phone.go("/").await;
    phone.sees("Bækkenløft").await;
    phone.everything_is_sent().await;

    let kept = app.signs_in(&patient).await.sync(&[]).await;
    let bodies = serde_json::to_string(&kept.changes.iter().map(|change| &change.body).collect::<Vec<_>>());
    let bodies = bodies.expect("JSON");
    for text in [long.as_str(), words] {
        let written = serde_json::to_string(text).expect("JSON");
        assert!(bodies.contains(written.trim_matches('"')), "{text}\n{bodies}");
    }
    assert_eq!(bodies.matches(r"<b>أهلا<\/b>").count() + bodies.matches("<b>أهلا</b>").count(), 2, "{bodies}");

    phone.go("/diary").await;
    phone.sees(words).await;
    phone.sees("مرحبا").await;
    for path in ["/diary", "/psfs", "/"] {
        phone.go(path).await;
        phone.is_drawn("da").await;
        assert_eq!(phone.count("main b, main script, img[src=x]").await, 0, "{path}: typed words became markup");
        let off = phone.browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new()).await;
        assert!(off.as_i64().unwrap_or_default() <= 0, "{path}: {off} px run off the screen");
    }
    phone.go("/diary").await;
    phone.press_at("[data-test=entry-open][href]").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reminder_and_a_decision_to_share_survive_half_made_too() {
    let app = App::with_pages().await;
    let (_, patient) = crate::couple(&app, &[]).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/reminders").await;
    phone.press("reminder-what-check_in").await;
    phone.press("reminder-weeks-2").await;
    phone.go("/sharing/new").await;
    phone.press("recipient-member").await;
    phone.press("share-function").await;
    phone.press("share-from-chosen").await;
    phone.go("/").await;
    phone.sees("Du er ikke færdig med").await;
    phone.sees("En påmindelse").await;
    phone.sees("En deling").await;

    phone.press_at("a[href='/sharing/new']").await;
    phone.sees("Fortsat, hvor du slap.").await;
    // The boxes come once it is known again who can be shared with.
    crate::steps::eventually("the boxes", async || (phone.count("input[type=checkbox]").await > 1).then_some(())).await;
    assert_eq!(phone.count("input:checked[type=checkbox]").await, 1, "what was ticked, and nothing else");
    phone.press("grant-save").await;
    phone.is_at("/sharing").await;
    phone.everything_is_sent().await;
    phone.go("/reminders").await;
    phone.sees("Fortsat, hvor du slap.").await;
    assert_eq!(
        phone.count(":is([data-test=reminder-what-check_in], [data-test=reminder-weeks-2])[aria-checked=true]").await,
        2
    );
    phone.press("reminder-save").await;
    // The form is empty at once; the rule stands in the list once it is on the disk.
    crate::steps::eventually("the rule", async || (phone.count(&named("reminder")).await == 1).then_some(())).await;
    phone.misses("Fortsat, hvor du slap.").await;
    phone.go("/").await;
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.misses("Du er ikke færdig med").await;
    crate::steps::eventually("one decision and one rule are at the server", async || {
        patient.forget_cursor();
        let kept = patient.sync(&[]).await.changes;
        let of = |noun| kept.iter().filter(|change| change.noun == noun).count();
        ((of(domain::sync::Noun::Grant), of(domain::sync::Noun::Reminder)) == (1, 1)).then_some(())
    })
    .await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pause_an_agreement_other_words_and_quiet_hours_survive_half_made() {
    let app = App::with_pages().await;
    let patient = app.patient().await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    let first = "at gå en tur";
    phone.go("/psfs").await;
    phone.write("psfs-words", first).await;
    phone.press("psfs-add").await;
    phone.says("psfs-named", first).await;
    phone.press("psfs-replace").await;
    phone.write("psfs-new-words", "at gå en tur i skoven").await;
    phone.go("/pauses").await;
    phone.press("pause-reason-holiday").await;
    phone.choose_day("pause-to", app.today().plus_days(3)).await;
    phone.go("/measure-periods").await;
    phone.press("closer-pain").await;
    phone.write("closer-agreed", "Lise").await;
    phone.go("/reminders").await;
    phone.press("reminder-what-check_in").await;
    phone.press("reminder-save").await;
    phone.press("reminder-quiet").await;
    phone.sets("reminder-quiet-from", "21:15").await;

    phone.go("/").await;
    phone.sees("Du er ikke færdig med").await;
    assert_eq!(phone.count(&named("draft")).await, 4, "{}", phone.text().await);
    for begun in ["Mine aktiviteter", "En pause", "Tættere opfølgning", "En påmindelse"] {
        phone.sees(begun).await;
    }

    // Each stands as it was left, and is gone from I dag once it is kept.
    phone.press_at("a[href='/pauses']").await;
    phone.sees("Fortsat, hvor du slap.").await;
    phone.press("pause-save").await;
    phone.sees("· ferie").await;
    phone.misses("Fortsat, hvor du slap.").await;
    phone.go("/measure-periods").await;
    phone.sees("Fortsat, hvor du slap.").await;
    phone.press("closer-weeks-2").await;
    phone.press("closer-save").await;
    phone.sees("Lise").await;
    phone.misses("Fortsat, hvor du slap.").await;
    phone.go("/reminders").await;
    let from = "return document.querySelector('[data-test=reminder-quiet-from]').value";
    phone.sees("Fortsat, hvor du slap.").await;
    assert_eq!(phone.browser.run(from, Vec::new()).await, "21:15");
    phone.press("reminder-quiet-save").await;
    phone.misses("Fortsat, hvor du slap.").await;
    assert_eq!(phone.browser.run(from, Vec::new()).await, "21:15", "what holds is shown");
    // The question about the words is open where it was left, and cancelling lets them go.
    phone.go("/psfs").await;
    let typed = "return document.querySelector('[data-test=psfs-new-words]')?.value ?? ''";
    phone.sees("Fortsat, hvor du slap.").await;
    assert_eq!(phone.browser.run(typed, Vec::new()).await, "at gå en tur i skoven");
    phone.press("psfs-replace-confirm").await;
    phone.says("psfs-named", "at gå en tur i skoven").await;
    phone.press("psfs-replace").await;
    phone.write("psfs-new-words", "noget andet").await;
    phone.press("psfs-replace-cancel").await;
    phone.go("/").await;
    phone.sees("Ingen holder øje med din dagbog.").await;
    phone.misses("Du er ikke færdig med").await;
    phone.has_no_complaints().await;
}
