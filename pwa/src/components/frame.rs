//! What stands around something to fill in: its label, its hint and what is wrong with it, tied to it by their ids.

use yew::prelude::*;

use crate::wording::use_wording;

/// [`Frame`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct FrameProps {
    /// The id of what is filled in.
    pub(super) name: AttrValue,
    /// What to fill in.
    pub(super) label: AttrValue,
    /// One sentence that helps before a mistake is made.
    pub(super) hint: Option<AttrValue>,
    /// What is wrong and how to put it right.
    pub(super) mistake: Option<AttrValue>,
    /// Says beside the label that it may stay empty.
    #[prop_or_default]
    pub(super) optional: bool,
    /// What is filled in; described by [`described_by`].
    pub(super) children: Html,
}

/// A label above, a hint between, a mistake below.
#[component]
pub(super) fn Frame(props: &FrameProps) -> Html {
    let w = use_wording();
    html! {
        <div class="field">
            <label for={props.name.clone()}>
                { &props.label }
                if props.optional {
                    <span class="optional">{ format!(" ({})", w.t("words-optional")) }</span>
                }
            </label>
            if let Some(hint) = &props.hint {
                <p class="hint" id={hint_id(&props.name)}>{ hint }</p>
            }
            { props.children.clone() }
            if let Some(mistake) = &props.mistake {
                <p class="mistake" id={mistake_id(&props.name)}>{ mistake }</p>
            }
        </div>
    }
}

fn hint_id(name: &str) -> String {
    format!("{name}-hint")
}

fn mistake_id(name: &str) -> String {
    format!("{name}-mistake")
}

/// The value of `aria-describedby` of what is filled in: the mistake is heard first.
pub(super) fn described_by(name: &str, hint: bool, mistake: bool) -> Option<String> {
    match (mistake, hint) {
        (true, true) => Some(format!("{} {}", mistake_id(name), hint_id(name))),
        (true, false) => Some(mistake_id(name)),
        (false, true) => Some(hint_id(name)),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::described_by;

    #[test]
    fn an_input_is_described_by_what_is_there() {
        assert_eq!(described_by("a", false, false), None);
        assert_eq!(described_by("a", false, true).as_deref(), Some("a-mistake"));
        assert_eq!(described_by("a", true, true).as_deref(), Some("a-mistake a-hint"));
    }
}
