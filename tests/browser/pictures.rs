//! The four main screens, as the README shows them, and every screen there is. Where `RYGRAD_PICTURES` names a folder, the
//! four are written into the repository and all others into that folder, narrow and wide, light and dark, in both
//! languages: `cargo xtask pictures`. Elsewhere fewer are made and thrown away, so that it is known that they can be made.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use server::demo::{PASSWORD, PATIENT, PHYSIO};
use tests::child::new_folder;

use crate::demo;
use crate::pages::{SIGNED_OUT, TEAM_SIGNED_OUT, of_patient, of_professional};
use crate::steps::Screen;

/// The two widths, 360 px as on a phone and 1280 px as on a desk.
const WIDTHS: [(u32, u32); 2] = [(360, 800), (1280, 800)];
/// Too little for a screen with something on it.
const EMPTY_BYTES: usize = 5_000;

fn folder() -> PathBuf {
    match std::env::var_os("RYGRAD_PICTURES") {
        Some(_) => Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures"),
        None => new_folder("pictures"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_four_main_screens_are_pictured() {
    let app = demo().await;
    let folder = folder();
    let phone = Screen::phone(&app.running.origin()).await;
    phone.go("/").await;
    phone.sign_in_as(PATIENT, PASSWORD).await;
    // How many are due depends on the weekday.
    phone.sees("Dine øvelser").await;
    phone.press("exercise-done").await;
    phone.sees("✓ lavet").await;
    phone.everything_is_sent().await;
    for (path, text, name) in [
        ("/", "Dine øvelser", "today"),
        ("/progress", "Det, du kan", "progress"),
        ("/sharing", "Hvem kan se dine data?", "sharing"),
    ] {
        phone.go(path).await;
        phone.sees(text).await;
        phone.is_drawn("da").await;
        phone.picture(&folder.join(format!("{name}.png"))).await;
    }
    let desk = Screen::desk(&app.running.origin()).await;
    desk.go("/team/").await;
    desk.sign_in_as(PHYSIO, PASSWORD).await;
    desk.press("patient-open").await;
    desk.sees("Hvad gik godt").await;
    desk.is_drawn("da").await;
    desk.picture(&folder.join("patient-page.png")).await;
    for name in ["today", "progress", "sharing", "patient-page"] {
        is_a_picture(&folder.join(format!("{name}.png")));
    }
    if std::env::var_os("RYGRAD_PICTURES").is_none() {
        fs::remove_dir_all(folder).expect("our own folder");
    }
}

fn is_a_picture(path: &Path) {
    let png = fs::read(path).expect("a picture");
    assert!(png.starts_with(b"\x89PNG") && png.len() > EMPTY_BYTES, "{} is empty", path.display());
}

/// Where all pictures go.
struct Gallery {
    folder: PathBuf,
    kept: bool,
}

impl Gallery {
    fn new() -> Self {
        let kept = std::env::var_os("RYGRAD_PICTURES").map(PathBuf::from);
        Self { kept: kept.is_some(), folder: kept.unwrap_or_else(|| new_folder("gallery")) }
    }

    /// Pictures of these pages: all combinations where they are kept, and one, turn by turn, where they are not.
    async fn hang(&self, screen: &Screen, entry: &str, paths: &[impl AsRef<str>]) {
        let mut made = 0;
        for language in ["da", "en"] {
            screen.browser.run("localStorage.setItem('language', arguments[0])", vec![json!(language)]).await;
            for (width, height) in WIDTHS {
                screen.browser.set_size(width, height).await;
                for (n, path) in paths.iter().map(AsRef::as_ref).enumerate() {
                    for (turn, (dark, light)) in [(false, "light"), (true, "dark")].into_iter().enumerate() {
                        let turn = usize::from(language == "en") * 4 + usize::from(width > 1_000) * 2 + turn;
                        if !self.kept && n % 8 != turn {
                            continue;
                        }
                        screen.browser.set_dark(dark).await;
                        screen.go(path).await;
                        screen.is_drawn(language).await;
                        let name = name_of(path);
                        let file = self.folder.join(format!("{entry}-{name}-{width}-{light}-{language}.png"));
                        screen.picture(&file).await;
                        is_a_picture(&file);
                        made += 1;
                    }
                }
            }
        }
        assert!(made >= paths.len(), "each page once at least");
    }
}

/// What a file can be called that pictures this page: its address, with "one" for an id, which is another at each run.
fn name_of(path: &str) -> String {
    let steps = path.trim_start_matches("/team").split(['/', '?', '&', '=']).filter(|step| !step.is_empty());
    let steps: Vec<&str> = steps.map(|step| if step.len() == 36 { "one" } else { step }).collect();
    if steps.is_empty() { "start".to_owned() } else { steps.join("-") }
}

impl Drop for Gallery {
    fn drop(&mut self) {
        if !self.kept {
            // Left over if the test failed; the machine's own cleaning takes it.
            drop(fs::remove_dir_all(&self.folder));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_screen_is_pictured() {
    let app = demo().await;
    let gallery = Gallery::new();
    fs::create_dir_all(&gallery.folder).expect("a folder for pictures");
    let phone = Screen::phone(&app.running.origin()).await;
    phone.go("/").await;
    gallery.hang(&phone, "signed-out", &SIGNED_OUT).await;
    begins_again(&phone, "/").await;
    phone.sign_in_as(PATIENT, PASSWORD).await;
    gallery.hang(&phone, "patient", &of_patient(&phone, &app).await).await;
    let desk = Screen::desk(&app.running.origin()).await;
    desk.go("/team/").await;
    gallery.hang(&desk, "team-signed-out", &TEAM_SIGNED_OUT).await;
    begins_again(&desk, "/team/").await;
    desk.sign_in_as(PHYSIO, PASSWORD).await;
    gallery.hang(&desk, "team", &of_professional(&desk).await).await;
    phone.has_no_complaints().await;
    // A patient of the unit is opened with a reason, once it was said that one is due.
    desk.has_no_complaints_but(&["status of 403"]).await;
}

/// Danish and light, at this page.
async fn begins_again(screen: &Screen, path: &str) {
    screen.browser.run("localStorage.setItem('language', 'da')", Vec::new()).await;
    screen.browser.set_dark(false).await;
    screen.go(path).await;
}
