//! A box to tick. Nothing is ever ticked beforehand.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// [`Tick`]'s properties.
#[derive(Properties, PartialEq)]
pub struct TickProps {
    /// Unique on the screen; also `data-test`.
    pub name: AttrValue,
    /// What is said yes to.
    pub label: AttrValue,
    /// Whether it is ticked.
    pub checked: bool,
    /// The new state.
    pub on_change: Callback<bool>,
    /// One sentence under the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
}

/// A labelled check box; the whole line is the target.
#[component]
pub fn Tick(props: &TickProps) -> Html {
    let onchange = props
        .on_change
        .reform(|event: Event| event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()));
    html! {
        <label class="tick">
            <input
                type="checkbox"
                name={props.name.clone()}
                data-test={props.name.clone()}
                checked={props.checked}
                {onchange}
            />
            <span>
                <span class="name">{ &props.label }</span>
                if let Some(hint) = &props.hint {
                    <span class="hint">{ hint }</span>
                }
            </span>
        </label>
    }
}
