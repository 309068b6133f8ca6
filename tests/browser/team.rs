//! The treating team: the patient names who holds the threads together and lets the team see each other, without a network too;
//! the professional reads it beside the patient, and of a programme made elsewhere no more than the patient allows.

use domain::category::Category;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::App;
use tests::proxy::Proxy;

use crate::couple;
use crate::steps::Screen;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_coordinator_is_named_and_the_team_sees_each_other_when_the_patient_says_so() {
    let app = App::with_pages().await;
    let (physio, patient) = couple(&app, &[Category::Exercises]).await;
    let ward = app.unit("Ryghospitalet", Sector::Hospital).await;
    let doctor = ward.colleague("Hanne Hospital", "rheumatologist", true).await;
    let code = ward.code(&doctor, json!({"role": "patient"})).await;
    patient.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);
    patient.shares(&doctor, &[Category::Exercises]).await;
    doctor.prescribes(&patient, app.today()).await;

    let desk = Screen::of_professional(&app.running.origin(), &physio).await;
    desk.press("patient-open").await;
    desk.sees("Lavet et andet sted").await;
    desk.misses("Hanne").await;
    assert_eq!(desk.count("[data-test=programme-edit]").await, 0, "another unit's programme is not theirs to change");

    let proxy = Proxy::start(app.running.address).await;
    let phone = Screen::of_patient(&proxy.url(""), &patient).await;
    phone.is_installed().await;
    phone.go("/sharing").await;
    phone.sees("Hvem holder trådene samlet?").await;
    assert_eq!(phone.count("[name=team-visible]:checked").await, 0, "ticked beforehand");
    proxy.cut();
    phone.press("coordinator-one").await;
    phone.sees("Venter på at blive sendt.").await;
    phone.press("team-visible").await;
    proxy.restore();
    phone.everything_is_sent().await;

    desk.press("patient-refresh").await;
    desk.sees("Andre i teamet").await;
    desk.sees("Hanne Hospital, reumatolog, Ryghospitalet").await;
    desk.has_no_complaints().await;
    let told = [physio.sees(&patient).await.team, doctor.sees(&patient).await.team];
    assert_eq!(told.iter().filter(|team| team.you_coordinate).count(), 1, "one of them: {told:?}");
    phone.has_no_complaints_but(&["net::ERR_"]).await;
}
