//! A link to another screen of the same entry: an ordinary link, so that it can be opened in a tab, followed without a
//! load and without losing what waits to be written.

use yew::prelude::*;
use yew_router::prelude::*;

/// [`Way`]'s properties.
#[derive(Properties, PartialEq)]
pub struct WayProps<R: Routable> {
    /// Where it leads.
    pub to: R,
    /// `data-test`.
    pub test: AttrValue,
    /// `back`, `way` (a row of a list), `button primary`, `button quiet`, …
    #[prop_or_default]
    pub class: Classes,
    /// What stands on it.
    pub children: Html,
}

/// The link. It says itself when it leads to where one is.
#[component]
pub fn Way<R: Routable + 'static>(props: &WayProps<R>) -> Html {
    let navigator = use_navigator();
    let here = use_route::<R>().as_ref() == Some(&props.to);
    let href = match navigator.as_ref().and_then(Navigator::basename) {
        Some(base) => format!("{base}{}", props.to.to_path()),
        None => props.to.to_path(),
    };
    let onclick = use_callback((props.to.clone(), navigator), |event: MouseEvent, (to, navigator)| {
        let elsewhere = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        if let (false, Some(navigator)) = (elsewhere, navigator) {
            event.prevent_default();
            navigator.push(to);
        }
    });
    html! {
        <a {href} class={props.class.clone()} data-test={props.test.clone()} aria-current={here.then_some("page")} {onclick}>
            { props.children.clone() }
        </a>
    }
}
