//! The app in a real Chromium, as patients and professionals meet it: what they press, what they read, and what becomes
//! of it when the network, the server or the browser fails them.
#![expect(clippy::expect_used, clippy::panic, reason = "a surprise is a failed test")]

mod access;
mod access_request;
mod assignment;
mod consent;
mod course;
mod diary;
mod draft;
mod entry;
mod faults;
mod files;
mod flight;
mod goal;
mod keyboard;
mod library_exercise;
mod living;
mod log;
mod markup;
mod merged;
mod my_data;
mod own_exercise;
mod pages;
mod paper;
mod paper_diary;
mod pause;
mod personal_plan;
mod pictures;
mod programme;
mod progress;
mod psfs;
mod push;
mod register;
mod reminder;
mod review;
mod second_factor;
mod sharing;
mod statement;
mod steps;
mod supporter;
mod team;
mod turned;
mod undo;
mod unit;
mod work_plan;

use domain::category::Category;
use domain::programme::Programme;
use domain::unit::Sector;
use tests::app::{App, Person};

/// A physiotherapist and a patient who shares these categories with them, everything until in half a year.
pub(crate) async fn couple(app: &App, shared: &[Category]) -> (Person, Person) {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    if !shared.is_empty() {
        patient.shares(&physio, shared).await;
    }
    (physio, patient)
}

/// As [`couple`], with a programme since yesterday: *Bækkenløft* every day, *Gå en tur* three times a week.
pub(crate) async fn couple_with_programme(app: &App, shared: &[Category]) -> (Person, Person, Programme) {
    let (physio, patient) = couple(app, shared).await;
    let programme = physio.prescribes(&patient, app.today().plus_days(-1)).await;
    (physio, patient, programme)
}

/// The app with its demonstration people.
pub(crate) async fn demo() -> App {
    let app = App::with_pages().await;
    server::demo::make(&app.running.state).await.expect("demonstration people");
    app
}
