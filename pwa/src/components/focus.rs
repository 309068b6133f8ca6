//! Moving the keyboard's focus inside a group of buttons.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Puts the focus on the first element within `group` that `selector` finds; does nothing if there is none.
pub(super) fn focus_within(group: &NodeRef, selector: &str) {
    let found = group.cast::<Element>().and_then(|group| group.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Only fails for an element that cannot take the focus; then it stays where it is.
        let _ = element.focus();
    }
}
