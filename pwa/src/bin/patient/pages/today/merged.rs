//! What was changed in two places while one of them had no network: said once, in plain words, with the way to both
//! versions. Nothing is lost by it: the later one counts, the other is kept.

use domain::sync::Noun;
use pwa::components::{Banner, Button, Way};
use pwa::hooks::use_record;
use pwa::record::Record;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::route::Route;

/// One thing after the other; nothing where nothing came together.
#[component]
pub(crate) fn Merged() -> Html {
    let w = use_wording();
    let record = use_record();
    let kept = record.record();
    let Some(key) = kept.merged.first().cloned() else { return html! {} };
    let to = both(&kept, &key.0, &key.1);
    // Of what has a list of its versions both can be read; of the rest what counts now.
    let versioned = matches!(key.0, Noun::Entry | Noun::PersonalPlan | Noun::Goal | Noun::WorkPlan);
    let see = if versioned { "merged-see" } else { "merged-see-it" };
    let fine = Callback::from(move |()| {
        let (record, key) = (record.clone(), key.clone());
        spawn_local(async move {
            if let Err(error) = record.seen(&key).await {
                web_sys::console::warn_1(&error.to_string().into());
            }
        });
    });
    html! {
        <Banner test="merged">
            <p>{ w.t("merged-told") }</p>
            <div class="buttons">
                if let Some(to) = to {
                    <Way {to} test="merged-see" class="button quiet">{ w.t(see) }</Way>
                }
                <Button test="merged-fine" on_press={fine}>{ w.t("merged-fine") }</Button>
            </div>
        </Banner>
    }
}

/// The screen on which a thing stands, with its versions where it has more than one.
fn both(record: &Record, noun: &Noun, id: &str) -> Option<Route> {
    Some(match noun {
        Noun::Entry => Route::Entry { id: id.parse().ok()? },
        Noun::Goal => Route::Goal { id: id.parse().ok()? },
        Noun::PersonalPlan => {
            Route::PersonalPlan { purpose: record.personal_plans.get(&id.parse().ok()?)?.body.purpose }
        }
        Noun::WorkPlan => Route::WorkPlan,
        Noun::Pause => Route::Pauses,
        Noun::OwnExercise => Route::OwnExercises,
        Noun::MeasurePeriod => Route::MeasurePeriods,
        Noun::Course => Route::Course,
        Noun::Team => Route::Sharing,
        Noun::Reminder => Route::Reminders,
        Noun::PsfsActivity => Route::Psfs,
        Noun::Grant | Noun::Revocation | Noun::Erasure | Noun::Programme => return None,
    })
}
