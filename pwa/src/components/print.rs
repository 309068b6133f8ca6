//! Printing, by the browser.

use yew::prelude::*;

use crate::components::{Button, Look};

/// [`Print`]'s properties.
#[derive(Properties, PartialEq)]
pub struct PrintProps {
    /// `data-test`, as `noun-print`.
    pub test: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// The one main action of the screen, over the whole width.
    #[prop_or_default]
    pub primary: bool,
}

/// A button that opens the browser's printing, where the page can be saved as PDF too.
#[component]
pub fn Print(props: &PrintProps) -> Html {
    let on_press = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            // Fails only where there is no printing, as in some installed apps: what was to be printed stays on the screen.
            let _ = window.print();
        }
    });
    let look = if props.primary { Look::Primary } else { Look::Quiet };
    html! { <Button test={props.test.clone()} {look} wide={props.primary} {on_press}>{ &props.label }</Button> }
}
