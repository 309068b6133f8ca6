//! The reserve codes, shown once, to print and keep.

use yew::prelude::*;

use crate::components::{Banner, Button, Look, Tick, Tone};
use crate::wording::use_wording;

/// [`Codes`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct CodesProps {
    pub(super) codes: Vec<String>,
    /// When the person says that they are kept.
    pub(super) on_kept: Callback<()>,
}

/// The codes.
#[component]
pub(super) fn Codes(props: &CodesProps) -> Html {
    let w = use_wording();
    let kept = use_state(|| false);
    let asked = use_state(|| false);
    let print = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print leaves the codes on the screen.
            let _ = window.print();
        }
    });
    let on_next = {
        let (kept, asked, on_kept) = (kept.clone(), asked.setter(), props.on_kept.clone());
        Callback::from(move |()| if *kept { on_kept.emit(()) } else { asked.set(true) })
    };
    html! {
        <section class="stack" data-test="reserve-codes">
            <h2>{ w.t("second-factor-codes-title") }</h2>
            <p>{ w.t("second-factor-codes-text") }</p>
            <ul class="plain code">
                { for props.codes.iter().map(|code| html! { <li key={code.clone()} dir="ltr" data-test="reserve-code">{ code }</li> }) }
            </ul>
            <div class="buttons no-print">
                <Button test="reserve-print" on_press={print}>{ w.t("second-factor-codes-print") }</Button>
            </div>
            <div class="stack no-print">
                <Tick
                    name="reserve-kept" label={w.t("second-factor-codes-kept")} checked={*kept}
                    on_change={Callback::from(move |now| kept.set(now))}
                />
                if *asked {
                    <Banner tone={Tone::Error} test="reserve-not-kept">{ w.t("second-factor-codes-not-kept") }</Banner>
                }
                <Button look={Look::Primary} wide=true test="reserve-next" on_press={on_next}>{ w.t("words-next") }</Button>
            </div>
        </section>
    }
}
