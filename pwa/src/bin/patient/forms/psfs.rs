//! Correcting a scoring that is there: the same activities, other answers. New scorings have a screen of their own.

use domain::entry::{ActivityScore, Assessment, Body};
use pwa::components::{Banner, Button, Look, Scale, Tone};
use pwa::hooks::use_record;
use pwa::wording::use_wording;
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField};
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};

/// The form; shows nothing for another kind of entry.
#[component]
pub(crate) fn ScoringForm(props: &FormProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let saver = use_saver();
    let before = props.entry.as_ref().and_then(|(_, entry)| match &entry.body {
        Body::Psfs(assessment) => Some(assessment.clone()),
        _ => None,
    });
    let note = use_state(|| NoteDraft::of(before.as_ref().and_then(|assessment| assessment.note.as_ref())));
    let scores = use_state(|| before.as_ref().map(|assessment| assessment.scores.clone()).unwrap_or_default());
    let empty = use_state(|| false);
    let Some(before) = before else { return html! {} };
    let names = record.record();
    let onsubmit = {
        let (note, scores, empty, saver, props) =
            (note.clone(), scores.clone(), empty.clone(), saver.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(note) = note.parse() else { return };
            let body = Body::Psfs(Assessment { scores: (*scores).clone(), note, unknown: before.unknown.clone() });
            let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, body);
            let nothing = entry.body.check().is_err();
            empty.set(nothing);
            if !nothing {
                let on_saved = props.on_saved.clone();
                saver.run(keep(record.clone(), id, entry), move |id| on_saved.emit(id));
            }
        })
    };
    let ask = |(place, scored): (usize, &ActivityScore)| {
        let on_change = {
            let scores = scores.clone();
            Callback::from(move |score| {
                let mut next = (*scores).clone();
                if let Some(changed) = next.get_mut(place) {
                    changed.score = score;
                }
                scores.set(next);
            })
        };
        let words = names.psfs_activities.get(&scored.activity).map(|kept| kept.body.words.as_str().to_owned());
        html! {
            <Scale
                name={format!("psfs-score-{place}")}
                label={words.unwrap_or_else(|| w.t("entry-unnamed-activity").to_string())}
                low={w.t("scale-psfs-low")}
                high={w.t("scale-psfs-high")}
                value={scored.score}
                {on_change}
            />
        }
    };
    html! {
        <form class="stack loose" {onsubmit} data-test="psfs-form">
            { for scores.iter().enumerate().map(ask) }
            <NoteField draft={(*note).clone()} on_change={Callback::from(move |draft| note.set(draft))} />
            if *empty {
                <Banner tone={Tone::Error} test="psfs-empty">{ w.t("check-in-empty") }</Banner>
            }
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="psfs-save">{ w.t("words-save") }</Button>
        </form>
    }
}
