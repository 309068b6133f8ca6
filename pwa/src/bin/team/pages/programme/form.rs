//! The form of the editor. Wrong fields are named beside themselves from the first try on, and the first gets the focus.

mod days;
mod reuse;
mod source;

use domain::LocalDay;
use domain::id::{PrescriptionId, UnitId};
use domain::patient::PatientPage;
use domain::problem::Code;
use domain::programme::{MAX_EXERCISES, Plan, Programme, WARN_FROM_EXERCISES};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Look, TextArea, Tone};
use pwa::hooks::use_navigator;
use pwa::ids;
use pwa::wording::{Wording, isolated, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use self::days::Days;
use self::reuse::Reuse;
use self::source::{Begin, FromLibrary};
use super::SAVED;
use super::draft::{Draft, ExerciseDraft, Reused, Wrong};
use super::drafts::{self, Key};
use super::exercise::Exercise;
use crate::listen::use_leave_warning;
use crate::pages::patient::not_shared;
use crate::route::Route;
use crate::say;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What was typed earlier and not saved.
    pub(super) draft: Option<Draft>,
    /// What stands there when nothing was.
    pub(super) fresh: Draft,
    pub(super) draft_key: Key,
    /// The patient's page at the server.
    pub(super) path: String,
    pub(super) name: String,
    pub(super) today: LocalDay,
    /// The programme being changed.
    pub(super) previous: Option<Programme>,
    /// Whether a programme runs already.
    pub(super) running: bool,
    /// Whose library and templates are offered.
    pub(super) unit: UnitId,
    /// What is changed was written in that unit.
    pub(super) own: bool,
}

/// The form.
#[component]
pub(super) fn Form(props: &Props) -> Html {
    let w = use_wording();
    let navigator = use_navigator();
    let draft = use_state(|| props.draft.clone().unwrap_or_else(|| props.fresh.clone()));
    let tried = use_state(|| false);
    // Whether the sixth shall be added; which one.
    let asking = use_state(|| None::<ExerciseDraft>);
    let busy = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let to_focus = use_mut_ref(|| None::<String>);
    {
        let to_focus = to_focus.clone();
        use_effect(move || {
            if let Some(id) = to_focus.take() {
                say::focus_on(&id);
            }
        });
    }
    let untouched = *draft == props.fresh;
    use_leave_warning(!untouched);
    let key = props.draft_key;
    let wrong = if *tried { draft.parse(props.previous.as_ref()).err().unwrap_or_default() } else { Vec::new() };

    let change = {
        let draft = draft.clone();
        Callback::from(move |next: Draft| {
            drafts::keep(key, next.clone());
            draft.set(next);
        })
    };
    let start_over = {
        let (draft, tried, fresh) = (draft.clone(), tried.clone(), props.fresh.clone());
        Callback::from(move |()| {
            drafts::forget(key);
            tried.set(false);
            draft.set(fresh.clone());
        })
    };
    let add = {
        let (draft, change, asking, to_focus) = (draft.clone(), change.clone(), asking.clone(), to_focus.clone());
        Callback::from(move |new: ExerciseDraft| {
            asking.set(None);
            let mut next = (*draft).clone();
            next.take_in(Reused::one(new));
            to_focus.replace(next.exercises.len().checked_sub(1).map(|last| format!("programme-title-{last}")));
            change.emit(next);
        })
    };
    let add_asked = {
        let (asking, add) = (asking.clone(), add.clone());
        Callback::from(move |()| {
            if let Some(exercise) = (*asking).clone() {
                add.emit(exercise);
            }
        })
    };
    let ask_or_add = {
        let (asking, count) = (asking.clone(), draft.exercises.len());
        Callback::from(
            move |new: ExerciseDraft| {
                if count + 1 == WARN_FROM_EXERCISES { asking.set(Some(new)) } else { add.emit(new) }
            },
        )
    };
    let take_in = {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |reused: Reused| {
            let mut next = (*draft).clone();
            next.take_in(reused);
            change.emit(next);
        })
    };
    let do_not_add = {
        let (asking, to_focus) = (asking.clone(), to_focus.clone());
        Callback::from(move |()| {
            to_focus.replace(Some("exercise-add".to_owned()));
            asking.set(None);
        })
    };
    let onsubmit = {
        let (draft, tried, busy, failure) = (draft.clone(), tried.clone(), busy.clone(), failure.clone());
        let (previous, path, to_focus) = (props.previous.clone(), props.path.clone(), to_focus.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            failure.set(None);
            let plan = match draft.parse(previous.as_ref()) {
                Ok(plan) => plan,
                Err(wrong) => {
                    to_focus.replace(wrong.first().map(|wrong| field_id(&wrong.field)));
                    tried.set(true);
                    return;
                }
            };
            tried.set(true);
            busy.set(true);
            let page = path.clone();
            let path = match &previous {
                Some(programme) => format!("{path}/programmes/{}/versions", programme.id),
                None => format!("{path}/programmes"),
            };
            let (busy, failure, navigator) = (busy.clone(), failure.clone(), navigator.clone());
            spawn_local(async move {
                match send(&page, &path, &plan).await {
                    Ok(()) => {
                        drafts::forget(key);
                        navigator.replace_noting(Route::Patient { id: key.0 }, SAVED);
                    }
                    Err(refused) => {
                        busy.set(false);
                        failure.set(Some(refused));
                    }
                }
            });
        })
    };
    let words = |field: &str| wrong.iter().find(|wrong| wrong.field == field).map(|wrong| said(&w, wrong));
    let typed = |set: fn(&mut Draft, String)| {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |text: String| {
            let mut next = (*draft).clone();
            set(&mut next, text);
            change.emit(next);
        })
    };
    // Enter in a line of the tenth field must not prescribe.
    let not_by_enter = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && event.target_dyn_into::<web_sys::HtmlInputElement>().is_some() {
            event.prevent_default();
        }
    });
    html! {
        <form class="stack loose editor" novalidate=true {onsubmit} onkeydown={not_by_enter} data-test="programme-form">
            { notes(&w, props) }
            if props.draft.is_some() && !untouched {
                <Banner test="programme-unsaved">
                    <p>{ w.t("team-editor-unsaved") }</p>
                    <Button test="programme-start-over" on_press={start_over}>{ w.t("team-editor-start-over") }</Button>
                </Banner>
            }
            if props.previous.is_none() {
                <Begin unit={props.unit} on_take={take_in} />
            }
            <Days
                draft={(*draft).clone()}
                today={props.today}
                new_version={props.previous.is_some()}
                wrong={["from", "until", "review"].map(words)}
                on_change={change.clone()}
            />
            { exercises(&w, &draft, &wrong, &change, &to_focus) }
            <div class="stack">
                <p>
                    <Button
                        test="exercise-add"
                        off={draft.exercises.len() >= MAX_EXERCISES}
                        on_press={ask_or_add.reform(|()| ExerciseDraft::empty(ids::fresh(PrescriptionId::new)))}
                    >
                        { w.t("team-editor-add") }
                    </Button>
                </p>
                <FromLibrary
                    unit={props.unit}
                    full={draft.exercises.len() >= MAX_EXERCISES}
                    on_pick={ask_or_add}
                />
                if draft.exercises.len() >= WARN_FROM_EXERCISES {
                    <p class="hint" role="status" data-test="exercise-many">{ w.t("library-many") }</p>
                }
                if draft.exercises.len() >= MAX_EXERCISES {
                    <p class="hint">{ w.t("team-editor-most") }</p>
                }
                if let Some(mistake) = words("add") {
                    <p class="mistake">{ mistake }</p>
                }
            </div>
            <Dialog
                name="exercise-sixth"
                title={w.t("team-editor-sixth")}
                open={asking.is_some()}
                on_close={do_not_add.clone()}
                actions={html! {
                    <>
                        <Button test="exercise-sixth-no" on_press={do_not_add}>{ w.t("team-editor-sixth-no") }</Button>
                        <Button test="exercise-sixth-yes" on_press={add_asked}>{ w.t("team-editor-sixth-yes") }</Button>
                    </>
                }}
            >
                {""}
            </Dialog>
            <h2>{ w.t("team-editor-words-title") }</h2>
            <TextArea
                name="programme-precautions"
                label={w.t("team-programme-precautions")}
                optional=true
                value={draft.precautions.clone()}
                on_input={typed(|draft, text| draft.precautions = text)}
                mistake={words("precautions")}
            />
            <TextArea
                name="programme-stop-if"
                label={w.t("team-programme-stop-if")}
                optional=true
                value={draft.stop_if.clone()}
                on_input={typed(|draft, text| draft.stop_if = text)}
                mistake={words("stop-if")}
            />
            { outcome(&w, failure.as_ref(), !wrong.is_empty()) }
            <div class="buttons">
                <Button test="programme-save" submit=true look={Look::Primary} off={*busy}>
                    { w.t(if props.previous.is_some() { "team-editor-save-version" } else { "team-editor-save" }) }
                </Button>
            </div>
            <Reuse
                unit={props.unit}
                draft={(*draft).clone()}
                own={props.own}
                on_wrong={Callback::from(move |()| tried.set(true))}
            />
        </form>
    }
}

/// Saves. An answer that was lost on its way makes the next try a conflict: if the plan stands at the server, it is saved.
async fn send(page: &str, path: &str, plan: &Plan) -> Result<(), Failure> {
    let Err(failure) = api::post::<Programme>(path, plan).await else { return Ok(()) };
    if failure.code() == Some(Code::Conflict) {
        let programmes = api::get::<PatientPage>(page).await?.programmes;
        if programmes.iter().flatten().any(|programme| programme.latest() == Some(plan)) {
            return Ok(());
        }
    }
    Err(failure)
}

fn field_id(field: &str) -> String {
    if field == "add" { "exercise-add".to_owned() } else { format!("programme-{field}") }
}

fn said(w: &Wording, wrong: &Wrong) -> AttrValue {
    match wrong.day {
        Some(day) => w.ta(wrong.key, &[("day", w.day_long(day).as_str().into())]),
        None => w.t(wrong.key),
    }
}

fn notes(w: &Wording, props: &Props) -> Html {
    html! {
        <>
            <p>{ w.ta("team-editor-for", &[("name", isolated(&props.name))]) }</p>
            if props.previous.is_some() {
                <Banner test="programme-version-note">{ w.t("team-editor-edit-note") }</Banner>
            } else if props.running {
                <Banner tone={Tone::Warm} test="programme-running-note">{ w.t("team-editor-running-note") }</Banner>
            }
        </>
    }
}

/// The exercises with their changes: one of them, its place, or one fewer.
fn exercises(
    w: &Wording,
    draft: &UseStateHandle<Draft>,
    wrong: &[Wrong],
    change: &Callback<Draft>,
    to_focus: &std::rc::Rc<std::cell::RefCell<Option<String>>>,
) -> Html {
    let row = |(place, exercise): (usize, &ExerciseDraft)| {
        let changed = |edit: fn(&mut Draft, usize)| {
            let (draft, change) = (draft.clone(), change.clone());
            Callback::from(move |()| {
                let mut next = (*draft).clone();
                edit(&mut next, place);
                change.emit(next);
            })
        };
        let on_change = {
            let (draft, change) = (draft.clone(), change.clone());
            Callback::from(move |exercise: ExerciseDraft| {
                let mut next = (*draft).clone();
                if let Some(there) = next.exercises.get_mut(place) {
                    *there = exercise;
                }
                change.emit(next);
            })
        };
        let on_remove = {
            let (remove, to_focus) = (changed(Draft::remove), to_focus.clone());
            Callback::from(move |()| {
                to_focus.replace(Some("exercise-add".to_owned()));
                remove.emit(());
            })
        };
        let wrong: Vec<(String, AttrValue)> = wrong
            .iter()
            .filter_map(|wrong| {
                let field = wrong.field.strip_suffix(&format!("-{place}"))?;
                Some((field.to_owned(), said(w, wrong)))
            })
            .collect();
        html! {
            <Exercise
                key={exercise.id.to_string()}
                {place}
                exercise={exercise.clone()}
                {wrong}
                {on_change}
                {on_remove}
                on_up={(place > 0).then(|| changed(Draft::move_up))}
            />
        }
    };
    html! {
        <>
            <div class="stack tight">
                <h2>{ w.t("team-editor-exercises-title") }</h2>
                <p class="hint">{ w.t("team-editor-exercises-hint") }</p>
            </div>
            { for draft.exercises.iter().enumerate().map(row) }
        </>
    }
}

/// What became of saving. The form stays as it is.
fn outcome(w: &Wording, failure: Option<&Failure>, wrong: bool) -> Html {
    let words = match failure {
        Some(Failure::Offline) => w.t("team-editor-not-sent"),
        Some(failure) if not_shared(failure) => w.t("team-editor-refused"),
        Some(failure) => say::failure(w, failure),
        None if wrong => w.t("team-fields-wrong"),
        None => return Html::default(),
    };
    html! { <Banner tone={Tone::Error} test="programme-not-saved">{ words }</Banner> }
}
