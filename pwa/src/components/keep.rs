//! The end of a screen that shows something once.

use yew::prelude::*;

use crate::components::{Banner, Button, Look, Print, Tick, Tone};
use crate::wording::use_wording;

/// [`Keep`]'s properties.
#[derive(Properties, PartialEq)]
pub struct KeepProps {
    /// The noun of its `data-test`s: `-print`, `-kept`, `-not-kept` and `-next`.
    pub noun: &'static str,
    /// What the button for printing says.
    pub print: AttrValue,
    /// What is said yes to: "I have kept …".
    pub kept: AttrValue,
    /// What is said to whoever goes on without a yes.
    pub not_kept: AttrValue,
    /// When the person goes on, after a yes.
    pub on_kept: Callback<()>,
}

/// Prints it, asks whether it is kept, and goes on only then.
#[component]
pub fn Keep(props: &KeepProps) -> Html {
    let w = use_wording();
    let kept = use_state(|| false);
    let asked = use_state(|| false);
    let test = |what: &str| AttrValue::from(format!("{}-{what}", props.noun));
    let on_next = {
        let (kept, asked, on_kept) = (kept.clone(), asked.setter(), props.on_kept.clone());
        Callback::from(move |()| if *kept { on_kept.emit(()) } else { asked.set(true) })
    };
    html! {
        <div class="stack no-print">
            <div class="buttons"><Print test={test("print")} label={props.print.clone()} /></div>
            <Tick
                name={test("kept")} label={props.kept.clone()} checked={*kept}
                on_change={Callback::from(move |now| kept.set(now))}
            />
            if *asked {
                <Banner tone={Tone::Error} test={test("not-kept")}>{ &props.not_kept }</Banner>
            }
            <Button look={Look::Primary} wide=true test={test("next")} on_press={on_next}>{ w.t("words-next") }</Button>
        </div>
    }
}
