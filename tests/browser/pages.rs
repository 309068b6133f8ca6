//! Every page of both entries, for whatever holds everywhere. A new page comes in here, and is looked at from then on: by
//! axe, in a language that nobody speaks, and in the pictures.

use tests::app::App;

use crate::steps::Screen;

/// The pages of the patient's app for whoever is signed out.
pub(crate) const SIGNED_OUT: [&str; 5] = ["/sign-in", "/register", "/recover", "/help", "/notice"];

/// The pages of the professionals' app for whoever is signed out.
pub(crate) const TEAM_SIGNED_OUT: [&str; 5] =
    ["/team/", "/team/register", "/team/recover", "/team/relative", "/team/relative/register"];

/// The pages of the patient's app, for the demonstration's patient, who is signed in and looks at *I dag*.
pub(crate) async fn of_patient(phone: &Screen, app: &App) -> Vec<String> {
    let exercise = phone.link("exercise-open").await;
    let goal = phone.link("goal-open").await;
    phone.go("/own-exercises").await;
    let own = phone.link("own-open").await;
    let own_log = own.replace("/own-exercises/", "/own-exercise/");
    phone.press("door-diary").await;
    let entry = phone.link("entry-open").await;
    let removed = removes_a_note(phone).await;
    let day = format!("/diary/{}", app.today().plus_days(-1));
    let known = [
        "/",
        "/activity",
        "/check-in",
        "/note",
        "/flare-up",
        "/work-day",
        "/day-after",
        "/psfs",
        "/diary",
        "/diary?show=removed&by=week",
        "/paper",
        "/paper/fill",
        "/progress",
        "/progress/page",
        "/plans",
        "/own-exercises",
        "/own-exercises/new",
        "/goals",
        "/goals/new",
        "/work-plan",
        "/personal-plan/action",
        "/personal-plan/relapse",
        "/pauses",
        "/measure-periods",
        "/course",
        "/sharing",
        "/sharing/new",
        "/sharing/relatives",
        "/sharing/log",
        "/statements",
        "/statements/new",
        "/more",
        "/messages",
        "/my-data",
        "/reminders",
        "/phone",
        "/devices",
        "/help",
        "/notice",
        "/nowhere",
    ];
    known.into_iter().map(str::to_owned).chain([exercise, goal, own, own_log, entry, removed, day]).collect()
}

/// Writes a note and takes it away again; answers where it can be brought back.
async fn removes_a_note(phone: &Screen) -> String {
    phone.go("/note").await;
    phone.write("note-text", "En note, der blev fjernet igen").await;
    phone.press("note-save").await;
    phone.is_at("/").await;
    phone.go("/diary?show=note").await;
    phone.sees("der blev fjernet igen").await;
    let removed = phone.link("entry-open").await;
    phone.press("entry-open").await;
    phone.press("entry-remove").await;
    phone.press("entry-remove-yes").await;
    phone.is_at("/diary").await;
    removed
}

/// The pages of the professionals' app, for the demonstration's physiotherapist, who is signed in and looks at the
/// worklist.
pub(crate) async fn of_professional(screen: &Screen) -> Vec<String> {
    let (patient, name) = (screen.link("patient-open").await, screen.link("name-open").await);
    screen.press("patient-open").await;
    let edit = screen.link("programme-edit").await;
    let [new, review, paper] = ["programme", "review", "paper"].map(|page| format!("{patient}/{page}"));
    let known = [
        "/team/",
        "/team/connected",
        "/team/account",
        "/team/library",
        "/team/library/exercise",
        "/team/statements",
        "/team/unit",
        "/team/choose",
        "/team/relative",
        "/team/nowhere",
    ];
    known.into_iter().map(str::to_owned).chain([patient, name, new, edit, review, paper]).collect()
}
