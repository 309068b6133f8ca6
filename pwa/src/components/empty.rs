//! A place where nothing is yet: says what it is for and offers the first step.

use yew::prelude::*;

/// [`Empty`]'s properties.
#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    /// What is not there yet, kindly.
    pub title: AttrValue,
    /// What the place is for.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// The first step: a button or a link.
    #[prop_or_default]
    pub children: Html,
    /// `data-test`.
    #[prop_or(AttrValue::Static("empty"))]
    pub test: AttrValue,
}

/// An empty place.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="empty" data-test={props.test.clone()}>
            <p class="strong">{ &props.title }</p>
            if let Some(text) = &props.text {
                <p>{ text }</p>
            }
            { props.children.clone() }
        </div>
    }
}
