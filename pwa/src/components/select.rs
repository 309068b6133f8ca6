//! One of many, from a list that unfolds.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::chips::Choice;
use super::frame::{Frame, described_by};

/// [`Select`]'s properties.
#[derive(Properties, PartialEq)]
pub struct SelectProps<T: Clone + PartialEq + 'static> {
    /// Unique on the screen; also `data-test`. Options carry the choice's key as their value.
    pub name: AttrValue,
    /// What to choose.
    pub label: AttrValue,
    /// The choices in order.
    pub choices: Vec<Choice<T>>,
    /// What is chosen; `None` shows `placeholder`.
    pub value: Option<T>,
    /// The new choice; `None` if the placeholder was chosen again.
    pub on_change: Callback<Option<T>>,
    /// What stands there before anything is chosen.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// One sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong and how to put it right.
    #[prop_or_default]
    pub mistake: Option<AttrValue>,
}

/// A labelled list.
#[component]
pub fn Select<T: Clone + PartialEq + 'static>(props: &SelectProps<T>) -> Html {
    let onchange = {
        let choices = props.choices.clone();
        props.on_change.reform(move |event: Event| {
            let key = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default();
            choices.iter().find(|choice| choice.key == key).map(|choice| choice.value.clone())
        })
    };
    let described_by = described_by(&props.name, props.hint.is_some(), props.mistake.is_some());
    let option = |choice: &Choice<T>| {
        let selected = props.value.as_ref() == Some(&choice.value);
        // What people wrote gets a direction of its own instead of the marks around it: a browser that looks for the letters typed at a
        // closed list would find none that begins with a mark.
        let written = choice.label.strip_prefix('\u{2068}').and_then(|label| label.strip_suffix('\u{2069}'));
        let (label, dir) = written.map_or((choice.label.as_str(), None), |written| (written, Some("auto")));
        html! { <option value={choice.key.clone()} {dir} {selected}>{ label }</option> }
    };
    html! {
        <Frame
            name={props.name.clone()}
            label={props.label.clone()}
            hint={props.hint.clone()}
            mistake={props.mistake.clone()}
        >
            <select
                id={props.name.clone()}
                name={props.name.clone()}
                data-test={props.name.clone()}
                {onchange}
                aria-invalid={props.mistake.is_some().then_some("true")}
                aria-describedby={described_by}
            >
                if let Some(placeholder) = &props.placeholder {
                    <option value="" selected={props.value.is_none()}>{ placeholder }</option>
                }
                { for props.choices.iter().map(option) }
            </select>
        </Frame>
    }
}
