//! One line to fill in, with its label, hint and mistake tied to it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::wording::use_wording;

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
    let w = use_wording();
    let oninput = props.on_input.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
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
                aria-describedby={ids.described_by()}
            />
            if let Some(mistake) = &props.mistake {
                <p class="mistake" id={ids.mistake}>{ mistake }</p>
            }
        </div>
    }
}

/// The ids by which hint and mistake belong to an input.
pub(super) struct Ids {
    pub(super) hint: Option<String>,
    pub(super) mistake: Option<String>,
}

impl Ids {
    pub(super) fn of(name: &str, hint: bool, mistake: bool) -> Self {
        Self { hint: hint.then(|| format!("{name}-hint")), mistake: mistake.then(|| format!("{name}-mistake")) }
    }

    /// The value of `aria-describedby`: the mistake is heard first.
    pub(super) fn described_by(&self) -> Option<String> {
        let ids: Vec<&str> = [&self.mistake, &self.hint].into_iter().flatten().map(String::as_str).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn an_input_is_described_by_what_is_there() {
        assert_eq!(Ids::of("a", false, false).described_by(), None);
        assert_eq!(Ids::of("a", true, true).described_by().as_deref(), Some("a-mistake a-hint"));
    }
}
