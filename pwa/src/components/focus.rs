//! Moving the keyboard's focus: inside a group of buttons, and to the first mistake of a form.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What can be put right, within the element that holds a mistake.
const ANSWERS: &str = "input, select, textarea, button";

/// Puts the focus on the first element within `group` that `selector` finds; does nothing if there is none.
pub(super) fn focus_within(group: &NodeRef, selector: &str) {
    if let Some(group) = group.cast::<Element>() {
        focus_first(&group, selector);
    }
}

/// When `mistake` changes to something other than its default (`None`, `false`), the first field on the page with a
/// mistake takes the focus: it is scrolled to, and a screen reader says what is wrong with it.
#[hook]
pub fn use_focus_on_mistake<M: PartialEq + Default + 'static>(mistake: M) {
    use_effect_with(mistake, |mistake| {
        if *mistake == M::default() {
            return;
        }
        let page = web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
        let said = page.and_then(|page| page.query_selector("main .mistake").ok().flatten());
        if let Some(field) = said.and_then(|said| said.parent_element()) {
            focus_first(&field, ANSWERS);
        }
    });
}

fn focus_first(within: &Element, selector: &str) {
    let found = within.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Only fails for an element that cannot take the focus; then it stays where it is.
        let _ = element.focus();
    }
}
