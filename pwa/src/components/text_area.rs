//! Several lines of free text, with label, hint and mistake.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::field::Ids;
use crate::wording::use_wording;

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
    let w = use_wording();
    let oninput = props.on_input.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
    });
    let ids = Ids::of(&props.name, props.hint.is_some(), props.mistake.is_some());
    html! {
        <div class="field">
            <label for={props.name.clone()}>
                { &props.label }
                if props.optional {
                    <span class="optional">{ format!(" ({})", w.t("words-optional")) }</span>
                }
            </label>
            if let Some(hint) = &props.hint {
                <p class="hint" id={ids.hint.clone()}>{ hint }</p>
            }
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
                aria-describedby={ids.described_by()}
            />
            if let Some(mistake) = &props.mistake {
                <p class="mistake" id={ids.mistake}>{ mistake }</p>
            }
        </div>
    }
}
