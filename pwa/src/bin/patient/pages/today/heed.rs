//! On *I dag*, over the exercises: what a programme says to heed.

use domain::LocalDay;
use pwa::components::{Banner, Tone};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

/// [`Heed`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct HeedProps {
    pub(crate) day: LocalDay,
}

/// *Stop og kontakt mig, hvis …* in full, and *Særlige hensyn* behind their line, of the programmes of the day.
#[component]
pub(crate) fn Heed(props: &HeedProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let kept = record.record();
    let running = kept
        .programmes
        .iter()
        .filter_map(|programme| Some((programme.author.as_ref()?, programme.on(props.day)?)))
        .filter(|(_, plan)| plan.stop_if.is_some() || plan.precautions.is_some());
    let one = |(author, plan): (&domain::programme::Author, &domain::programme::Plan)| {
        html! {
            <Banner tone={Tone::Warm} test="heed">
                <div class="stack tight">
                    if let Some(stop_if) = &plan.stop_if {
                        <p>
                            <span class="strong">{ w.t("today-heed-stop") }</span>
                            { " " }
                            <span class="words" dir="auto">{ stop_if.to_string() }</span>
                        </p>
                    }
                    if let Some(precautions) = &plan.precautions {
                        <details>
                            <summary data-test="heed-precautions">{ w.t("today-heed-precautions") }</summary>
                            <p class="words" dir="auto">{ precautions.to_string() }</p>
                        </details>
                    }
                    <p class="soft small" dir="auto">{ format!("{}, {}", author.name, author.unit) }</p>
                </div>
            </Banner>
        }
    };
    html! { <>{ for running.map(one) }</> }
}
