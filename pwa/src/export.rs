//! Files to take away: fetched, or made from what the phone holds, and handed over. An app installed on iOS has no way back
//! from a download, so there the share sheet takes the file; everywhere else it is downloaded.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{File, FilePropertyBag, HtmlAnchorElement, ShareData, Url};

use crate::api::Failure;
use crate::{clock, file};

/// Fetches `path` as a file called `name`.
///
/// # Errors
/// [`Failure`].
pub async fn fetch(path: &str, name: &str, kind: &str) -> Result<File, Failure> {
    let blob = file::get(path).await?;
    named(&Array::of1(&blob), name, kind).ok_or(Failure::Unreadable)
}

/// What this phone holds, as a file: for when there is no network. Each of `things` is a JSON text.
#[must_use]
pub fn of_this_phone(things: &[String]) -> Option<File> {
    let made_at = clock::now().0;
    let text = format!(
        "{{\"format\":\"rygrad-phone\",\"version\":1,\"made_at\":{made_at},\"things\":[\n{}\n]}}\n",
        things.join(",\n")
    );
    named(&Array::of1(&text.into()), "rygrad-telefon.json", "application/json")
}

fn named(parts: &Array, name: &str, kind: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_blob_sequence_and_options(parts, name, &options).ok()
}

/// Whether files leave this app by the share sheet: installed on iOS, and able to share this one.
#[must_use]
pub fn goes_by_share_sheet(file: &File) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    let installed = Reflect::get(&navigator, &"standalone".into()).is_ok_and(|value| value.is_truthy());
    installed && navigator.can_share_with_data(&sharing(file))
}

fn sharing(file: &File) -> ShareData {
    let data = ShareData::new();
    data.set_files(&Array::of1(file));
    data
}

/// Opens the share sheet; only right after a press. Whether the file was sent on or the sheet closed is nobody's business.
pub fn share(file: &File) {
    if let Some(window) = web_sys::window() {
        // The promise says only whether the sheet was closed.
        let _ = window.navigator().share_with_data(&sharing(file));
    }
}

/// Downloads the file; false where the browser would not.
#[must_use]
pub fn download(file: &File) -> bool {
    let clicked = || -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let address = Url::create_object_url_with_blob(file)?;
        let anchor: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        anchor.set_href(&address);
        anchor.set_download(&file.name());
        anchor.click();
        Ok(())
    };
    // The address goes with the page: taken back now, some browsers would find nothing to download.
    clicked().is_ok()
}
