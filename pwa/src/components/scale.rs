//! A 0–10 answer as eleven buttons. Nothing is chosen at the start, a second press takes the answer back, and both ends
//! stand in words all the time. Arrow keys move between the buttons without answering: moving is not a wish to answer.

use domain::Score;
use web_sys::Element;
use yew::prelude::*;

use super::focus::focus_within;
use crate::wording::use_wording;

/// [`Scale`]'s properties.
#[derive(Properties, PartialEq)]
pub struct ScaleProps {
    /// Unique on the screen; buttons are `data-test="<name>-<n>"`.
    pub name: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// What 0 means, in words.
    pub low: AttrValue,
    /// What 10 means, in words.
    pub high: AttrValue,
    /// The answer; `None` is *not answered*, never 0.
    pub value: Option<Score>,
    /// The new answer, or `None` when it was taken back.
    pub on_change: Callback<Option<Score>>,
    /// One sentence under the question.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Larger, for a screen that asks only this.
    #[prop_or_default]
    pub big: bool,
}

/// Eleven buttons, 0 to 10.
#[component]
pub fn Scale(props: &ScaleProps) -> Html {
    let w = use_wording();
    let group = use_node_ref();
    // The one button that the tab key reaches; arrows move it.
    let reached = use_state(|| 0_u8);
    let current = props.value.map_or(*reached, Score::value);

    let on_key = {
        let (group, reached) = (group.clone(), reached.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(to) = moved(&event.key(), current_of(&event).unwrap_or(current)) else { return };
            event.prevent_default();
            reached.set(to);
            focus_within(&group, &format!("[data-score='{to}']"));
        })
    };
    let on_press = {
        let (value, on_change, reached) = (props.value, props.on_change.clone(), reached.clone());
        Callback::from(move |score: Score| {
            reached.set(score.value());
            on_change.emit(if value == Some(score) { None } else { Some(score) });
        })
    };
    let id = |part: &str| format!("{}-{part}", props.name);
    let button = |score: Score| {
        let n = score.value();
        let chosen = props.value == Some(score);
        let spoken = match n {
            0 => format!("0, {}", props.low),
            10 => format!("10, {}", props.high),
            _ => n.to_string(),
        };
        html! {
            <button
                type="button"
                role="radio"
                aria-checked={chosen.to_string()}
                aria-label={spoken}
                tabindex={if n == current { "0" } else { "-1" }}
                data-score={n.to_string()}
                data-test={format!("{}-{n}", props.name)}
                onclick={on_press.reform(move |_| score)}
            >
                { n }
            </button>
        }
    };
    html! {
        <fieldset class={classes!("scale", props.big.then_some("big"))}>
            <legend id={id("label")}>{ &props.label }</legend>
            if let Some(hint) = &props.hint {
                <p class="hint">{ hint }</p>
            }
            <div
                ref={group}
                class="scale-buttons"
                role="radiogroup"
                aria-labelledby={id("label")}
                aria-describedby={id("ends")}
                onkeydown={on_key}
            >
                { for Score::all().map(button) }
            </div>
            <p class="scale-ends" id={id("ends")}>
                <span>{ format!("0 = {}", props.low) }</span>
                <span>{ format!("10 = {}", props.high) }</span>
            </p>
            if props.value.is_some() {
                <p class="hint">{ w.t("scale-take-back") }</p>
            }
        </fieldset>
    }
}

/// The button that has the focus, if the key was pressed on one.
fn current_of(event: &KeyboardEvent) -> Option<u8> {
    use wasm_bindgen::JsCast as _;
    event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-score")?.parse().ok()
}

/// Where a key leads from `at`: the arrows go round, Home and End to the ends.
fn moved(key: &str, at: u8) -> Option<u8> {
    match key {
        "ArrowRight" | "ArrowUp" => Some(if at >= 10 { 0 } else { at + 1 }),
        "ArrowLeft" | "ArrowDown" => Some(if at == 0 { 10 } else { at - 1 }),
        "Home" => Some(0),
        "End" => Some(10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn arrows_go_round_and_other_keys_do_nothing() {
        assert_eq!(moved("ArrowRight", 10), Some(0));
        assert_eq!(moved("ArrowLeft", 0), Some(10));
        assert_eq!(moved("End", 3), Some(10));
        assert_eq!(moved("5", 3), None);
    }
}
