//! Which notes go on the page: free text is private, so none is ticked until the patient does, and only as much as the
//! page has room for.

use domain::LocalDay;
use domain::adherence::Span;
use domain::entry::{Body, Note};
use domain::id::EntryId;
use domain::progress::{NOTES_LINES, lines_of};
use pwa::components::Tick;
use pwa::hooks::use_record;
use pwa::record::{Kept, Record};
use pwa::wording::use_wording;
use yew::prelude::*;

/// A note of the time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dated {
    /// The entry it stands in.
    pub(super) id: EntryId,
    /// Its day.
    pub(super) day: LocalDay,
    /// What was written.
    pub(super) text: AttrValue,
}

/// The note that an entry of any kind carries.
fn note(body: &Body) -> Option<&Note> {
    match body {
        Body::ExerciseLog(log) => log.note.as_ref(),
        Body::Activity(activity) => activity.note.as_ref(),
        Body::Psfs(assessment) => assessment.note.as_ref(),
        Body::CheckIn(check_in) => check_in.note.as_ref(),
        Body::OwnExerciseLog(log) => log.note.as_ref(),
        Body::DayAfter(after) => after.note.as_ref(),
        Body::FlareUp(flare_up) => flare_up.note.as_ref(),
        Body::WorkDay(work_day) => work_day.note.as_ref(),
        Body::Note(free) => Some(&free.note),
    }
}

/// Every note of the time, newest first.
fn all(record: &Record, span: Span) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for (id, Kept { body: entry, .. }) in record.entries.iter().filter(|(_, kept)| span.contains(kept.body.day)) {
        if let Some(note) = note(&entry.body) {
            let place = found.partition_point(|other| (other.day, other.id) > (entry.day, *id));
            found
                .insert(place, Dated { id: *id, day: entry.day, text: AttrValue::from(note.text.as_str().to_owned()) });
        }
    }
    found
}

/// The ticked notes of the time, oldest first.
pub(super) fn chosen(record: &Record, span: Span, ticked: &[EntryId]) -> Vec<Dated> {
    all(record, span).into_iter().rev().filter(|note| ticked.contains(&note.id)).collect()
}

/// [`Notes`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct NotesProps {
    /// The chosen time.
    pub(super) span: Span,
    /// The notes that are ticked, of any time.
    pub(super) ticked: Vec<EntryId>,
    /// A note was ticked, or no longer is.
    pub(super) on_tick: Callback<(EntryId, bool)>,
}

/// The notes of the time with a box for each that there is room for.
#[component]
pub(super) fn Notes(props: &NotesProps) -> Html {
    let w = use_wording();
    let record = use_record().record();
    let notes = all(&record, props.span);
    if notes.is_empty() {
        return html! { <p class="soft" data-test="one-page-no-notes">{ w.t("one-page-no-notes") }</p> };
    }
    let used: usize =
        notes.iter().filter(|note| props.ticked.contains(&note.id)).map(|note| lines_of(&note.text)).sum();
    let line = |note: &Dated| {
        let id = note.id;
        let checked = props.ticked.contains(&id);
        let fits = checked || used + lines_of(&note.text) <= NOTES_LINES;
        html! {
            <li key={id.to_string()}>
                if fits {
                    <Tick
                        name={format!("one-page-note-{id}")}
                        label={w.day(note.day)}
                        hint={Some(note.text.clone())}
                        {checked}
                        on_change={props.on_tick.reform(move |on| (id, on))}
                    />
                } else {
                    <p class="soft" data-test="one-page-note-full">
                        <span class="strong">{ w.day(note.day) }</span>{ " " }{ w.t("one-page-note-full") }
                    </p>
                }
            </li>
        }
    };
    html! {
        <details>
            <summary data-test="one-page-notes">{ w.ta("one-page-notes", &[("count", notes.len().into())]) }</summary>
            <p class="hint">{ w.t("one-page-notes-hint") }</p>
            <ul class="list card">{ for notes.iter().map(line) }</ul>
        </details>
    }
}
