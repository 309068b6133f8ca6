//! The patient's decision: made with nothing ticked beforehand, seen by the professional, stopped, and accounted for.

use domain::Category;
use domain::problem::Code;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{App, new_id};
use tests::proxy::Proxy;

use crate::couple;
use crate::steps::{Screen, named};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sharing_is_made_seen_stopped_and_accounted_for() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[]).await;
    let walk = app.entry(app.today(), &json!({"kind": "activity", "what": "own", "words": "Bowling", "minutes": 30}));
    patient.writes("entry", &new_id(), walk).await;
    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.sees("Ingen deler med dig endnu").await;

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-sharing").await;
    phone.sees("Du deler ikke noget lige nu.").await;
    phone.press("sharing-new").await;
    phone.sees("Mette Fys, fysioterapeut").await;
    phone.sees("Din behandling ændrer sig ikke, hvis du siger nej.").await;
    assert_eq!(
        phone.count("input[type=checkbox]:checked, input[name=recipient]:checked").await,
        0,
        "ticked beforehand"
    );
    phone.press("grant-save").await;
    phone.sees("Vælg, hvem du vil dele med.").await;
    phone.press("recipient-member").await;
    phone.press("grant-save").await;
    phone.sees("Vælg mindst én ting.").await;
    phone.press("share-activity").await;
    phone.press("share-exercises").await;
    phone.press("share-from-everything").await;
    phone.sees("Mette Fys, fysioterapeut kan se øvelser og aktivitet. Alt, også det gamle.").await;
    phone.press("grant-save").await;
    phone.is_at("/sharing").await;
    phone.says("grant-categories", "øvelser og aktivitet").await;
    phone.misses("Venter på at blive sendt.").await;

    desk.go("/team/").await;
    desk.sees("Karen Prøve").await;
    desk.press("patient-open").await;
    desk.sees("Bowling").await;
    desk.sees("30 min").await;
    desk.says("shared-function", "Funktion\nDeles ikke").await;
    desk.says("shared-activity", "Aktivitet\ndeles").await;
    desk.has_no_complaints().await;

    phone.press("grant-stop").await;
    phone.sees("Det, de allerede har læst, kan ikke gøres ulæst").await;
    phone.press("grant-stop-confirm").await;
    phone.sees("Du deler ikke noget lige nu.").await;
    phone.press("sharing-ended").await;
    phone.sees("Stoppet ").await;

    // The page that is still open empties itself at the next request.
    desk.press("patient-refresh").await;
    desk.sees("Patienten deler ikke længere dette med dig").await;
    desk.sees("Siden er tømt.").await;
    desk.misses("Bowling").await;
    desk.press("to-worklist").await;
    desk.sees("Ingen deler med dig endnu").await;
    desk.has_no_complaints_but(&["status of 403", "status of 404"]).await;

    phone.press("sharing-log").await;
    phone.sees("Mette Fys, fysioterapeut").await;
    phone.sees("Så øvelser og aktivitet på siden om dig, til behandling").await;
    phone.sees("i listen over patienter").await;
    phone.sees("Fik ikke adgang – delingen var stoppet").await;
    phone.sees("Listen er tjekket: der er ikke fjernet eller ændret noget").await;
    let lines = "[data-test=disclosure-list] > li";
    let all = phone.count(lines).await;
    phone.press("disclosure-when-7").await;
    assert_eq!(phone.count(lines).await, all, "all of it was today");
    phone.press("disclosure-when-7").await;
    let others = "const who = document.querySelector('#disclosure-who');
        return [...who.options].map(option => option.text).join('|')";
    assert_eq!(phone.browser.run(others, Vec::new()).await, "Alle|Mette Fys");
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sharing_is_extended_and_all_are_stopped_at_once() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[]).await;
    let soon = Some(app.today().plus_days(5));
    let to = json!({"to": "membership", "membership": physio.membership()});
    patient.shares_as(to, &[Category::Function], Some(app.today()), soon).await;
    patient.shares(&physio, &[Category::Work]).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.press("door-sharing").await;
    phone.press("grant-extend").await;
    phone.everything_is_sent().await;
    phone.misses("Forlæng til og med").await;
    let page = physio.sees(&patient).await;
    assert!(page.until > app.today().plus_days(100), "{}", page.until);
    phone.press("grant-stop-all").await;
    phone.sees("Det, de allerede har læst, kan ikke gøres ulæst").await;
    phone.press("grant-stop-all-confirm").await;
    phone.sees("Du deler ikke noget lige nu.").await;
    phone.has_no_complaints().await;
    physio.asks_for(&patient).await.is(reqwest::StatusCode::NOT_FOUND);
}

/// What stands on the professional's page, line by line, without what is pressed or typed there and without the letters,
/// which are read elsewhere, and without the minute, which passes.
const PAGE_WORDS: &str = "
    const columns = document.querySelector('.columns').cloneNode(true);
    columns.querySelectorAll('a, button, form, summary, [data-test=patient-messages]').forEach(part => part.remove());
    const holder = document.createElement('div');
    holder.className = 'unseen';
    document.body.append(holder);
    holder.append(columns);
    const words = [...columns.querySelectorAll('h2, h3, p, li, td, th, figcaption')].filter(one => !one.querySelector('p, li'));
    const said = words.map(one => one.textContent.replace(/\\s+/g, ' ').replace(/kl\\. [\\d.]+/, 'kl.').trim()).filter(Boolean);
    holder.remove();
    return said.join('\\n');";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_patient_sees_what_they_see_before_and_after_in_the_same_words() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[]).await;
    let walk = app.entry(app.today(), &json!({"kind": "activity", "what": "own", "words": "Bowling", "minutes": 30}));
    patient.writes("entry", &new_id(), walk).await;
    let pain = app.entry(app.today(), &json!({"kind": "check_in", "back_pain": 7}));
    patient.writes("entry", &new_id(), pain).await;
    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.go("/sharing/new").await;
    phone.press("recipient-member").await;
    phone.press("share-activity").await;
    phone.press("share-exercises").await;
    phone.press("share-from-everything").await;
    phone.press("grant-preview").await;
    phone.is_at("/team/preview").await;
    phone.sees("Sådan ser siden ud for Mette Fys, fysioterapeut").await;
    phone.sees("Bowling").await;
    let before = phone.browser.run(PAGE_WORDS, Vec::new()).await;
    for control in ["programme-new", "rail-programme-edit", "sign-out", "nav-unit"] {
        assert_eq!(phone.count(&format!("[data-test={control}]")).await, 0, "{control}: nothing can be done here");
    }
    physio.asks_for(&patient).await.is(reqwest::StatusCode::NOT_FOUND);
    phone.press("preview-back").await;
    phone.is_at("/sharing/new").await;
    phone.press("grant-save").await;
    phone.is_at("/sharing").await;
    phone.everything_is_sent().await;

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.press("patient-open").await;
    desk.sees("Bowling").await;
    let theirs = desk.browser.run(PAGE_WORDS, Vec::new()).await;
    phone.go("/sharing").await;
    phone.press("grant-preview").await;
    phone.sees("Bowling").await;
    let after = phone.browser.run(PAGE_WORDS, Vec::new()).await;
    assert!(theirs.as_str().is_some_and(|words| words.lines().count() > 20), "{theirs}");
    assert_eq!(after, theirs);
    phone.sees("Du læser det under Beskeder i din egen app.").await;
    assert_eq!(before, theirs);

    // What was handed over is for one account in one tab: another finds nothing.
    let other = app.patient().await;
    let stranger = Screen::of_patient(&app.running.origin(), &other).await;
    stranger.go("/team/preview").await;
    stranger.sees("Der er ikke noget at vise her.").await;
    let handed = "return sessionStorage.getItem('rygrad-preview')";
    let handed = phone.browser.run(handed, Vec::new()).await;
    stranger.browser.run("sessionStorage.setItem('rygrad-preview', arguments[0])", vec![handed]).await;
    stranger.go("/team/preview").await;
    stranger.sees("Der er ikke noget at vise her.").await;
    stranger.misses("Bowling").await;
    phone.go("/sharing/log").await;
    phone.sees("på siden om dig").await;
    phone.misses("Karen Prøve").await;
    phone.has_no_complaints().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_decision_made_without_a_network_waits_and_says_so_until_the_server_has_it() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[]).await;
    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.is_installed().await;
    // Whom there is to share with is kept once it was seen.
    phone.go("/sharing/new").await;
    phone.sees("Mette Fys, fysioterapeut").await;

    proxy.cut();
    phone.press("recipient-member").await;
    phone.press("share-exercises").await;
    phone.press("share-from-everything").await;
    phone.press("grant-save").await;
    phone.is_at("/sharing").await;
    phone.says("grant-waiting", "Venter på at blive sendt. De kan ikke se det her endnu.").await;
    physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
    proxy.restore();
    phone.go("/").await;
    phone.everything_is_sent().await;
    physio.asks_for(&patient).await.is(StatusCode::OK);
    phone.go("/sharing").await;
    phone.says("grant-categories", "øvelser").await;
    assert_eq!(phone.count(&named("grant-waiting")).await, 0);

    proxy.cut();
    phone.press("grant-stop").await;
    phone.press("grant-stop-confirm").await;
    phone.says("grant-ending", "Stoppet her – venter på at blive sendt. Indtil da kan de stadig se det.").await;
    physio.asks_for(&patient).await.is(StatusCode::OK);
    proxy.restore();
    phone.go("/").await;
    phone.everything_is_sent().await;
    physio.asks_for(&patient).await.is_problem(StatusCode::NOT_FOUND, Code::NotShared);
    phone.go("/sharing").await;
    phone.sees("Du deler ikke noget lige nu.").await;
    app.running.stop().await;
}
