//! Correcting a scoring that is there: the same activities, other answers. New scorings have a screen of their own.

use domain::entry::{ActivityScore, Assessment, Body};
use domain::json::Json;
use pwa::components::{Banner, Button, Look, Scale, Tone};
use pwa::hooks::{use_draft, use_record};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField};
use super::continued::continued;
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    scores: Vec<ActivityScore>,
    note: NoteDraft,
}

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
    let draft = use_draft(props.draft_address(&Route::Psfs), || {
        let of =
            |before: &Assessment| Draft { scores: before.scores.clone(), note: NoteDraft::of(before.note.as_ref()) };
        before.as_ref().map(of).unwrap_or_default()
    });
    let empty = use_state(|| false);
    let Some(before) = before else { return html! {} };
    let names = record.record();
    let onsubmit = {
        let (draft, empty, saver, props) = (draft.clone(), empty.clone(), saver.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(note) = draft.note.parse() else { return };
            let record = draft.pen();
            let body = Body::Psfs(Assessment { scores: draft.scores.clone(), note, unknown: before.unknown.clone() });
            let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, body);
            let nothing = entry.body.check().is_err();
            empty.set(nothing);
            if !nothing {
                let on_saved = props.on_saved.clone();
                saver.run(keep(record, id, entry), move |id| on_saved.emit(id));
            }
        })
    };
    let ask = |(place, scored): (usize, &ActivityScore)| {
        let on_change = draft.change(move |draft, score| {
            if let Some(changed) = draft.scores.get_mut(place) {
                changed.score = score;
            }
        });
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
            { continued(&w, &draft) }
            { for draft.scores.iter().enumerate().map(ask) }
            <NoteField draft={draft.note.clone()} on_change={draft.change(|draft, note| draft.note = note)} />
            if *empty {
                <Banner tone={Tone::Error} test="psfs-empty">{ w.t("check-in-empty") }</Banner>
            }
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="psfs-save">{ w.t("words-save") }</Button>
        </form>
    }
}
