//! The four main screens, as the README shows them: written into the repository where `RYGRAD_PICTURES` is set, and
//! elsewhere made and thrown away, so that it is known that they can be made.

use std::path::{Path, PathBuf};

use server::demo::{PASSWORD, PATIENT, PHYSIO};
use tests::child::new_folder;

use crate::demo;
use crate::steps::Screen;

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
    phone.sees("0 af 3 lavet").await;
    phone.press("exercise-done").await;
    phone.sees("1 af 3 lavet").await;
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
        let png = std::fs::read(folder.join(format!("{name}.png"))).expect("a picture");
        assert!(png.starts_with(b"\x89PNG") && png.len() > 5_000, "{name} is empty");
    }
    if std::env::var_os("RYGRAD_PICTURES").is_none() {
        std::fs::remove_dir_all(folder).expect("our own folder");
    }
}
