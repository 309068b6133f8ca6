//! A screen's frame: its name as heading and title, the way back, and its content in one column.

use web_sys::{FocusOptions, HtmlElement};
use yew::prelude::*;

use crate::wording::use_title;

/// [`Page`]'s properties.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// The screen's name: heading and browser title.
    pub title: AttrValue,
    /// The content.
    pub children: Html,
    /// A link with the class `back`, where there is a way back other than the doors.
    #[prop_or_default]
    pub back: Html,
    /// What stands beside the heading: today's day, a button.
    #[prop_or_default]
    pub beside: Html,
    /// Wider than a column of text.
    #[prop_or_default]
    pub wide: bool,
}

/// `<main id="content">` with heading. Takes the focus when it appears, so that a screen reader says where one is.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let heading = use_node_ref();
    use_title(props.title.clone());
    use_effect_with(heading.clone(), |heading| {
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        if let Some(heading) = heading.cast::<HtmlElement>() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // A heading with tabindex takes the focus in every browser; without it nothing is lost but the announcement.
            let _ = heading.focus_with_options(&options);
        }
    });
    html! {
        <main id="content" class={classes!("page", props.wide.then_some("wide"))}>
            <header class="page-head">
                { props.back.clone() }
                <h1 ref={heading} tabindex="-1" data-test="page-title">{ &props.title }</h1>
                { props.beside.clone() }
            </header>
            { props.children.clone() }
        </main>
    }
}
