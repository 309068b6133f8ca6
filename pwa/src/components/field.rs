//! One line to fill in, with its label, hint and mistake tied to it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::frame::{Frame, described_by};

/// [`Field`]'s properties.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Unique on the screen; also the input's `name` and `data-test`.
    pub name: AttrValue,
    /// What to fill in.
    pub label: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// Every change, as typed.
    pub on_input: Callback<String>,
    /// The input's `type`: `text`, `email`, `password`, `date`, `time`, `number`, `search`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// One sentence that helps before a mistake is made.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong and how to put it right.
    #[prop_or_default]
    pub mistake: Option<AttrValue>,
    /// Says beside the label that it may stay empty.
    #[prop_or_default]
    pub optional: bool,
    /// The browser's `autocomplete`.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// The keyboard a phone shows: `numeric`, `email`, …
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// The most characters, where the browser shall stop at it.
    #[prop_or_default]
    pub max_length: Option<u32>,
    /// The least value of a date, time or number.
    #[prop_or_default]
    pub min: Option<AttrValue>,
    /// The largest value of a date, time or number.
    #[prop_or_default]
    pub max: Option<AttrValue>,
    /// Reaches the input, to put the focus on it.
    #[prop_or_default]
    pub input_ref: NodeRef,
}

/// A labelled input.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let oninput = props.on_input.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
    });
    let described_by = described_by(&props.name, props.hint.is_some(), props.mistake.is_some());
    html! {
        <Frame
            name={props.name.clone()}
            label={props.label.clone()}
            hint={props.hint.clone()}
            mistake={props.mistake.clone()}
            optional={props.optional}
        >
            <input
                ref={props.input_ref.clone()}
                id={props.name.clone()}
                name={props.name.clone()}
                data-test={props.name.clone()}
                type={props.kind.clone()}
                value={props.value.clone()}
                {oninput}
                dir="auto"
                autocomplete={props.autocomplete.clone()}
                inputmode={props.inputmode.clone()}
                maxlength={props.max_length.map(|n| n.to_string())}
                min={props.min.clone()}
                max={props.max.clone()}
                aria-invalid={props.mistake.is_some().then_some("true")}
                aria-describedby={described_by}
            />
        </Frame>
    }
}
