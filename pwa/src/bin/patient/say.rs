//! The bar at the bottom after something was kept. One at a time; it stands on its screen until used, closed or replaced.

use pwa::components::{Snack, SnackAction};
use yew::prelude::*;

use crate::route::{Route, use_route};

/// What the bar says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    /// What happened.
    pub(crate) text: AttrValue,
    /// What can be done about it; each closes the bar.
    pub(crate) actions: Vec<SnackAction>,
    /// The screen it stands on.
    pub(crate) on: Route,
}

/// Says something, or with `None` stops.
#[derive(Debug, Clone, PartialEq)]
struct Say(Callback<Option<Said>>);

/// [`SayProvider`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct SayProviderProps {
    pub(crate) children: Html,
}

/// Holds the bar.
#[component]
pub(crate) fn SayProvider(props: &SayProviderProps) -> Html {
    let said = use_state(|| None::<Said>);
    let say = use_callback((), {
        let setter = said.setter();
        move |next, ()| setter.set(next)
    });
    let close = say.reform(|()| None);
    let here = use_route();
    let bar = (*said).clone().filter(|said| here == said.on).map(|said| {
        let actions = said.actions.into_iter().map(|action| {
            let (close, on_press) = (close.clone(), action.on_press.clone());
            let on_press = Callback::from(move |()| {
                close.emit(());
                on_press.emit(());
            });
            SnackAction { on_press, ..action }
        });
        html! { <Snack text={said.text} actions={actions.collect::<Vec<_>>()} on_close={close.clone()} /> }
    });
    html! {
        <ContextProvider<Say> context={Say(say)}>
            { props.children.clone() }
            // Always one node: a list that grows would begin the screen anew.
            { bar.unwrap_or_default() }
        </ContextProvider<Say>>
    }
}

/// Says something at the bottom of the screen.
#[hook]
pub(crate) fn use_say() -> Callback<Option<Said>> {
    use_context::<Say>().map_or_else(Callback::noop, |say| say.0)
}
