//! One message on the screen, said aloud by a screen reader when it appears.

use yew::prelude::*;

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Something to know.
    #[default]
    Note,
    /// Something went well.
    Good,
    /// Look here.
    Warm,
    /// Something did not work; says what to do. Interrupts a screen reader.
    Error,
    /// In passing: "Gemt på telefonen. 2 venter".
    Still,
}

/// [`Banner`]'s properties.
#[derive(Properties, PartialEq)]
pub struct BannerProps {
    /// What is said; may hold buttons.
    pub children: Html,
    /// How it is meant.
    #[prop_or_default]
    pub tone: Tone,
    /// `data-test`.
    #[prop_or(AttrValue::Static("banner"))]
    pub test: AttrValue,
}

/// A message.
#[component]
pub fn Banner(props: &BannerProps) -> Html {
    let (class, role) = match props.tone {
        Tone::Note => ("note", "status"),
        Tone::Good => ("good", "status"),
        Tone::Warm => ("warm", "status"),
        Tone::Error => ("error", "alert"),
        Tone::Still => ("still", "status"),
    };
    html! {
        <div class={classes!("banner", class)} {role} data-test={props.test.clone()}>
            { props.children.clone() }
        </div>
    }
}
