//! Buttons. One primary action on a screen; nothing is red.

use yew::prelude::*;

/// How a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// The one main action of the screen.
    Primary,
    /// Any other.
    #[default]
    Quiet,
    /// Like a link, inside a row or a bar.
    Plain,
}

/// [`Button`]'s properties.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// `data-test`, as `noun-verb`.
    pub test: AttrValue,
    /// What it does, in words.
    pub children: Html,
    /// When it is pressed. Not called while it is off. For a submit button the form's `onsubmit` is called instead.
    #[prop_or_default]
    pub on_press: Callback<()>,
    /// How it stands out.
    #[prop_or_default]
    pub look: Look,
    /// Sends the form it stands in.
    #[prop_or_default]
    pub submit: bool,
    /// Cannot be pressed now. It stays within reach of the keyboard, so that a screen reader finds it.
    #[prop_or_default]
    pub off: bool,
    /// Over the whole width.
    #[prop_or_default]
    pub wide: bool,
    /// Higher, for the answer that is given most.
    #[prop_or_default]
    pub big: bool,
    /// What a screen reader says where the words on it are not enough: "Lavet: Bækkenløft".
    #[prop_or_default]
    pub spoken: Option<AttrValue>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let look = match props.look {
        Look::Primary => "primary",
        Look::Quiet => "quiet",
        Look::Plain => "plain",
    };
    let onclick = {
        let (off, submit, on_press) = (props.off, props.submit, props.on_press.clone());
        Callback::from(move |event: MouseEvent| {
            if off {
                event.prevent_default();
            } else if !submit {
                on_press.emit(());
            }
        })
    };
    html! {
        <button
            type={if props.submit { "submit" } else { "button" }}
            class={classes!("button", look, props.wide.then_some("wide"), props.big.then_some("big"))}
            data-test={props.test.clone()}
            aria-disabled={props.off.then_some("true")}
            aria-label={props.spoken.clone()}
            {onclick}
        >
            { props.children.clone() }
        </button>
    }
}
