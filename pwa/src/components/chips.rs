//! One answer among a few in words. Nothing is chosen at the start; a second press takes the answer back.

use web_sys::Element;
use yew::prelude::*;

use super::focus::focus_within;

/// One possible answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<T> {
    /// The answer itself.
    pub value: T,
    /// Its name on the wire, for `data-test`.
    pub key: AttrValue,
    /// What stands on it.
    pub label: AttrValue,
}

/// [`Chips`]' properties.
#[derive(Properties, PartialEq)]
pub struct ChipsProps<T: Clone + PartialEq + 'static> {
    /// Unique on the screen; chips are `data-test="<name>-<key>"`.
    pub name: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// The answers in order.
    pub choices: Vec<Choice<T>>,
    /// The answer; `None` is *not answered*.
    pub value: Option<T>,
    /// The new answer, or `None` when it was taken back.
    pub on_change: Callback<Option<T>>,
    /// One sentence under the question.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong, in words.
    #[prop_or_default]
    pub mistake: Option<AttrValue>,
}

/// A group of chips, at most one pressed.
#[component]
pub fn Chips<T: Clone + PartialEq + 'static>(props: &ChipsProps<T>) -> Html {
    let group = use_node_ref();
    let reached = use_state(|| 0_usize);
    let chosen = props.choices.iter().position(|choice| props.value.as_ref() == Some(&choice.value));
    let current = chosen.unwrap_or(*reached);
    let count = props.choices.len();

    let on_key = {
        let (group, reached) = (group.clone(), reached.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(to) = moved(&event.key(), place_of(&event).unwrap_or(current), count) else { return };
            event.prevent_default();
            reached.set(to);
            focus_within(&group, &format!("[data-place='{to}']"));
        })
    };
    let chip = |(place, choice): (usize, &Choice<T>)| {
        let pressed = chosen == Some(place);
        let answer = (!pressed).then(|| choice.value.clone());
        let reached = reached.clone();
        let on_change = props.on_change.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            reached.set(place);
            on_change.emit(answer.clone());
        });
        html! {
            <button
                type="button"
                class="chip"
                role="radio"
                aria-checked={pressed.to_string()}
                tabindex={if place == current { "0" } else { "-1" }}
                data-place={place.to_string()}
                data-test={format!("{}-{}", props.name, choice.key)}
                {onclick}
            >
                { &choice.label }
            </button>
        }
    };
    let label_id = format!("{}-label", props.name);
    let mistake_id = props.mistake.as_ref().map(|_| format!("{}-mistake", props.name));
    html! {
        <fieldset class="chips">
            <legend id={label_id.clone()}>{ &props.label }</legend>
            if let Some(hint) = &props.hint {
                <p class="hint">{ hint }</p>
            }
            <div
                ref={group}
                class="chip-row"
                role="radiogroup"
                aria-labelledby={label_id}
                aria-describedby={mistake_id.clone()}
                onkeydown={on_key}
            >
                { for props.choices.iter().enumerate().map(chip) }
            </div>
            if let Some(mistake) = &props.mistake {
                <p class="mistake" id={mistake_id}>{ mistake }</p>
            }
        </fieldset>
    }
}

fn place_of(event: &KeyboardEvent) -> Option<usize> {
    use wasm_bindgen::JsCast as _;
    event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-place")?.parse().ok()
}

/// Where a key leads from the `at`-th of `count`: the arrows go round.
fn moved(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowLeft" | "ArrowUp" => Some(if at == 0 { last } else { at - 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn arrows_go_round_and_an_empty_group_has_nowhere_to_go() {
        assert_eq!(moved("ArrowDown", 2, 3), Some(0));
        assert_eq!(moved("ArrowUp", 0, 3), Some(2));
        assert_eq!(moved("Home", 0, 0), None);
    }
}
