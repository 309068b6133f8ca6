//! The address of the screen, and the way to another without a load. An address is text here: each entry reads its own
//! screens from it, so this part is there once and knows none of them.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// Where one is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Of the screen, as the browser writes it.
    pub path: AttrValue,
    /// With its question mark; empty without one.
    pub query: AttrValue,
    /// What the step here leaves for the screen to say. Not part of the history: the next step forgets it.
    pub note: Option<&'static str>,
}

impl Address {
    /// As it stands in the browser.
    fn read(note: Option<&'static str>) -> Self {
        let Some(location) = web_sys::window().map(|window| window.location()) else { return Self::default() };
        // Neither can be refused to the page's own script.
        let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        Self { path: path.into(), query: query.into(), note }
    }

    /// Whether it is the screen of a path. A slash at the end makes no difference.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.path.trim_end_matches('/') == path.trim_end_matches('/')
    }
}

/// Leads to other screens; outside of the provider nowhere.
#[derive(Clone, PartialEq, Default)]
pub struct Navigator(Option<UseStateSetter<Address>>);

impl Navigator {
    /// A step to another screen, which the browser can take back.
    pub fn push(&self, to: impl Into<AttrValue>) {
        self.walk(&to.into(), false, None);
    }

    /// To another screen in place of this one.
    pub fn replace(&self, to: impl Into<AttrValue>) {
        self.walk(&to.into(), true, None);
    }

    /// As [`Self::replace`], with something for the screen to say.
    pub fn replace_noting(&self, to: impl Into<AttrValue>, note: &'static str) {
        self.walk(&to.into(), true, Some(note));
    }

    fn walk(&self, to: &str, instead: bool, note: Option<&'static str>) {
        let history = web_sys::window().and_then(|window| window.history().ok());
        let (Some(history), Some(address)) = (history, &self.0) else { return };
        let done = if instead {
            history.replace_state_with_url(&JsValue::NULL, "", Some(to))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(to))
        };
        // Refused only by a browser that is asked for hundreds of steps a minute.
        if done.is_ok() {
            address.set(Address::read(note));
        }
    }
}

/// What the provider shares.
#[derive(Clone, PartialEq)]
struct Here {
    address: Address,
    navigator: Navigator,
}

/// [`AddressProvider`]'s properties.
#[derive(Properties, PartialEq)]
pub struct AddressProviderProps {
    /// The app.
    pub children: Html,
}

/// Follows the address, also when the browser goes back and forward.
#[component]
pub fn AddressProvider(props: &AddressProviderProps) -> Html {
    let address = use_state(|| Address::read(None));
    use_effect_with((), {
        let address = address.setter();
        move |()| {
            let heard = Closure::<dyn FnMut()>::new(move || address.set(Address::read(None)));
            let window = web_sys::window();
            if let Some(window) = &window {
                // Fails only for a listener that is no function.
                let _ = window.add_event_listener_with_callback("popstate", heard.as_ref().unchecked_ref());
            }
            move || {
                if let Some(window) = window {
                    let _ = window.remove_event_listener_with_callback("popstate", heard.as_ref().unchecked_ref());
                }
            }
        }
    });
    let here = Here { navigator: Navigator(Some(address.setter())), address: (*address).clone() };
    html! { <ContextProvider<Here> context={here}>{ props.children.clone() }</ContextProvider<Here>> }
}

/// Where one is; nowhere outside of the provider.
#[hook]
pub fn use_address() -> Address {
    use_context::<Here>().map(|here| here.address).unwrap_or_default()
}

/// What leads to other screens.
#[hook]
pub fn use_navigator() -> Navigator {
    use_context::<Here>().map(|here| here.navigator).unwrap_or_default()
}

/// [`Redirect`]'s properties.
#[derive(Properties, PartialEq)]
pub struct RedirectProps {
    /// Where to.
    pub to: AttrValue,
}

/// Goes to another screen as soon as it is shown.
#[component]
pub fn Redirect(props: &RedirectProps) -> Html {
    let (address, navigator) = (use_address(), use_navigator());
    use_effect_with((props.to.clone(), address), move |(to, address)| {
        if !address.is_at(to) {
            navigator.push(to);
        }
    });
    Html::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_at_the_end_makes_no_other_screen() {
        let at = |path: &'static str| Address { path: path.into(), ..Address::default() };
        assert!(at("/team").is_at("/team/") && at("/diary/").is_at("/diary") && at("/").is_at("/"));
        assert!(!at("/").is_at("/diary") && !at("/diary").is_at("/"));
    }
}
