//! Every version of an entry, newest first: those the server keeps, fetched when asked for, and those that wait here. The
//! phone keeps no copy of them: what is erased leaves nothing behind.

use domain::day::Millis;
use domain::entry::{Body, Entry, Note};
use domain::id::EntryId;
use domain::json::FromJson;
use domain::sync::{Noun, Revision};
use pwa::api;
use pwa::components::{Banner, Button, Look, Tone};
use pwa::hooks::{RecordHandle, use_record};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::pages::diary::says;
use crate::route::Route;
use crate::undo::{Done, before, use_done};

/// One version as it is shown.
#[derive(Debug, Clone, PartialEq)]
struct Version {
    /// Its number at the server; `None` while it waits here.
    number: Option<i64>,
    /// When the server got it.
    at: Option<Millis>,
    /// Whether it took the entry away.
    removed: bool,
    /// `None` where a newer app wrote it.
    entry: Option<Entry>,
}

impl Version {
    fn told(revision: &Revision) -> Self {
        Self {
            number: Some(revision.revision),
            at: Some(revision.received_at),
            removed: revision.removed,
            entry: Entry::from_json(&revision.body),
        }
    }
}

/// What waits here about the entry, newest first.
fn waiting(record: &RecordHandle, id: EntryId) -> Vec<Version> {
    let unsent = record.unsent(Noun::Entry, &id.to_string());
    let one = |(removed, body)| Version { number: None, at: None, removed, entry: Entry::from_json(&body) };
    unsent.into_iter().rev().map(one).collect()
}

/// What the server keeps, newest first.
async fn fetch(id: EntryId) -> Result<Vec<Version>, api::Failure> {
    let told: Vec<Revision> = api::get(&format!("/api/v1/entries/{id}/revisions")).await?;
    Ok(told.iter().rev().map(Version::told).collect())
}

/// [`Versions`]' properties.
#[derive(Properties, PartialEq)]
pub(super) struct VersionsProps {
    /// Of which entry.
    pub(super) id: EntryId,
    /// The server's revision that the phone has; fetched again when it moves on.
    pub(super) revision: i64,
    /// Whether two versions just came together: then both are shown at once.
    pub(super) both: bool,
}

/// The list, unfolded on demand.
#[component]
pub(super) fn Versions(props: &VersionsProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let open = use_state(|| props.both);
    let told = use_state(|| None::<Result<Vec<Version>, AttrValue>>);
    use_effect_with((*open, props.id, props.revision), {
        let (told, w) = (told.setter(), w.clone());
        move |(open, id, revision)| {
            let id = *id;
            if *open && *revision > 0 {
                spawn_local(async move {
                    told.set(Some(fetch(id).await.map_err(|failure| w.t(&failure.wording()))));
                });
            }
        }
    });
    let on_open = {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let waiting = waiting(&record, props.id);
    let kept = match &*told {
        Some(Ok(kept)) => kept.clone(),
        _ => Vec::new(),
    };
    let missing = match &*told {
        Some(Err(why)) => Some(why.clone()),
        _ => None,
    };
    let loading = props.revision > 0 && told.is_none();
    let all: Vec<Version> = waiting.into_iter().chain(kept).collect();
    let line = |(place, version): (usize, &Version)| html! { <Line id={props.id} version={version.clone()} current={place == 0} /> };
    html! {
        <details open={props.both}>
            <summary data-test="versions-open" onclick={on_open}>{ w.t("versions-open") }</summary>
            if let Some(why) = missing {
                <Banner tone={Tone::Still} test="versions-missing">{ w.t("versions-missing") }{ " " }{ why }</Banner>
            }
            if loading {
                <p class="soft">{ w.t("words-loading") }</p>
            }
            <ol class="list" data-test="versions">{ for all.iter().enumerate().map(line) }</ol>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct LineProps {
    id: EntryId,
    version: Version,
    current: bool,
}

/// One version: when, what it said, and a way back to it.
#[component]
fn Line(props: &LineProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let done = use_done();
    let Version { number, at, removed, entry } = &props.version;
    let head = match (number, at) {
        (Some(n), Some(at)) => w.ta("versions-number", &[("n", (*n).into()), ("when", w.moment(*at).as_str().into())]),
        _ => w.t("diary-waiting"),
    };
    let take = entry.clone().filter(|_| !props.current && !removed).map(|entry| {
        let (id, w) = (props.id, w.clone());
        Callback::from(move |()| {
            let was = before(&record, id);
            let (record, done, entry) = (record.clone(), done.clone(), entry.clone());
            let text = w.t("versions-taken");
            spawn_local(async move {
                if record.put_back(vec![(id, Some(entry))]).await.is_ok() {
                    done.emit(Done::one(text, Route::Entry { id }, was));
                }
            });
        })
    });
    html! {
        <li class="stack tight" data-test="version">
            <span class="soft small">{ head }</span>
            if *removed {
                <span class="strong">{ w.t("entry-removed") }</span>
            } else if let Some(entry) = entry {
                <span class="strong">{ w.day_long(entry.day) }</span>
                if let Some(says) = says(&w, &entry.body) {
                    <span dir="auto">{ says }</span>
                }
                { for notes(&entry.body).map(|text| html! { <span class="written" dir="auto">{ text.to_owned() }</span> }) }
            } else {
                <span>{ w.t("versions-unreadable") }</span>
            }
            if let Some(on_press) = take {
                <div><Button look={Look::Plain} test="version-take" {on_press}>{ w.t("versions-take") }</Button></div>
            }
        </li>
    }
}

/// What was written beside the answers and is not in the line.
fn notes(body: &Body) -> impl Iterator<Item = &str> {
    let note: Option<&Note> = match body {
        Body::ExerciseLog(log) => log.note.as_ref(),
        Body::OwnExerciseLog(log) => log.note.as_ref(),
        Body::Activity(activity) => activity.note.as_ref(),
        Body::Psfs(assessment) => assessment.note.as_ref(),
        Body::CheckIn(check_in) => check_in.note.as_ref(),
        Body::DayAfter(after) => after.note.as_ref(),
        Body::FlareUp(flare_up) => flare_up.note.as_ref(),
        Body::WorkDay(day) => day.note.as_ref(),
        Body::Note(_) => None,
    };
    note.into_iter().map(|note| note.text.as_str())
}
