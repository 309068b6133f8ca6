//! Several lines of free text, with label, hint and mistake.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::frame::{Frame, described_by};

/// [`TextArea`]'s properties.
#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
    /// Unique on the screen; also `data-test`.
    pub name: AttrValue,
    /// What to write.
    pub label: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// Every change, as typed.
    pub on_input: Callback<String>,
    /// One sentence that helps; where a patient writes: that nobody watches the diary.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong and how to put it right.
    #[prop_or_default]
    pub mistake: Option<AttrValue>,
    /// Says beside the label that it may stay empty.
    #[prop_or_default]
    pub optional: bool,
    /// Lines shown at first.
    #[prop_or(3)]
    pub rows: u32,
    /// The most characters, where the browser shall stop at it.
    #[prop_or_default]
    pub max_length: Option<u32>,
}

/// A labelled box for free text; it grows with what is written.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let oninput = props.on_input.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
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
            <textarea
                id={props.name.clone()}
                name={props.name.clone()}
                data-test={props.name.clone()}
                rows={props.rows.to_string()}
                value={props.value.clone()}
                {oninput}
                dir="auto"
                maxlength={props.max_length.map(|n| n.to_string())}
                aria-invalid={props.mistake.is_some().then_some("true")}
                aria-describedby={described_by}
            />
        </Frame>
    }
}
