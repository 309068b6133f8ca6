//! A professional asks to be shared with: the patient reads who and what for, and shares what they choose or says no.

use domain::Category;
use tests::app::App;

use crate::couple;
use crate::steps::Screen;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_professional_asks_and_the_patient_shares_less_or_says_no_without_a_reason() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[]).await;
    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    let page = format!("/team/patient/{}", patient.patient_id());
    // Nobody types an id: from the list of patients, by pressing.
    desk.press("to-connected").await;
    desk.sees("har ikke valgt at dele noget med dig").await;
    desk.press("connected-open").await;
    desk.press("ask-open").await;
    desk.press("ask-send").await;
    desk.sees("Vælg mindst én ting.").await;
    desk.press("ask-exercises").await;
    desk.press("ask-pain").await;
    desk.write("ask-words", "så vi kan se på det sammen på mandag").await;
    desk.sees("Siger de nej, får du ikke at vide hvorfor").await;
    desk.press("ask-send").await;
    desk.sees("om du må se øvelser og smerter. Patienten har ikke svaret endnu.").await;
    desk.go("/team/connected").await;
    desk.sees("ikke svaret endnu").await;

    let phone = Screen::of_patient(&app.running.origin(), &patient).await;
    phone.sees("En behandler spørger, om du vil dele noget.").await;
    phone.press("asked-news-read").await;
    phone.sees("Mette Fys, fysioterapeut, Genoptræningen").await;
    phone.sees("Vil gerne se øvelser og smerter.").await;
    phone.sees("så vi kan se på det sammen på mandag").await;
    phone.sees("Siger du nej, får de ikke at vide hvorfor.").await;
    phone.press("asked-choose").await;
    phone.sees("Hvad må de se?").await;
    assert_eq!(phone.count("input[type=checkbox]:checked").await, 0, "what to share is not ticked beforehand");
    phone.press("share-exercises").await;
    phone.sees("Mette Fys, fysioterapeut kan se øvelser.").await;
    phone.press("grant-save").await;
    phone.is_at("/sharing").await;
    phone.says("grant-categories", "øvelser").await;
    phone.misses("Venter på at blive sendt.").await;
    phone.go("/sharing").await;
    phone.sees("Du bestemmer, hvem der må se hvad.").await;
    phone.misses("Nogen spørger").await;

    desk.go(&page).await;
    desk.says("shared-exercises", "Øvelser\ndeles").await;
    desk.press("ask-open").await;
    desk.press("ask-pain").await;
    desk.press("ask-send").await;
    desk.sees("om du må se smerter").await;
    phone.go("/sharing").await;
    phone.press("asked-no").await;
    phone.misses("Nogen spørger").await;
    desk.go(&page).await;
    desk.sees("Patienten har sagt nej til at dele mere. Du kan spørge igen fra").await;
    let seen = physio.sees(&patient).await.shared.iter().collect::<Vec<_>>();
    assert_eq!(seen, [Category::Exercises]);
    phone.has_no_complaints().await;
    desk.has_no_complaints_but(&["status of 403", "status of 404"]).await;
    app.running.stop().await;
}
