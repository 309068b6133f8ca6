//! One exercise of the library: a new one, or a new version. Programmes that have it already keep what they have.

use std::rc::Rc;

use domain::id::{LibraryExerciseId, PrescriptionId, UnitId};
use domain::library_exercise::{LibraryExerciseEdit, NamedLibraryExercise};
use domain::media::MediaId;
use domain::unit::Membership;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Look, Page, Skeleton, Tone};
use pwa::hooks::use_navigator;
use pwa::ids;
use pwa::wording::use_wording;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::medium::SendMedium;
use crate::answer::{Answer, use_answer};
use crate::back::Back;
use crate::listen::use_leave_warning;
use crate::pages::programme::{Exercise, ExerciseDraft};
use crate::route::Route;
use crate::say::{self, Failed};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) membership: Rc<Membership>,
    /// A new one if `None`.
    pub(crate) id: Option<LibraryExerciseId>,
}

fn path(unit: UnitId, id: LibraryExerciseId) -> String {
    format!("/api/v1/units/{unit}/library-exercises/{id}")
}

/// The screen.
#[component]
pub(crate) fn ExercisePage(props: &Props) -> Html {
    let w = use_wording();
    let unit = props.membership.unit.id;
    let asked = use_answer((unit, props.id), |(unit, id)| {
        let path = id.map(|id| path(*unit, id));
        async move {
            match path {
                Some(path) => api::get::<NamedLibraryExercise>(&path).await.map(Some),
                None => Ok(None),
            }
        }
    });
    let title = w.t(if props.id.is_some() { "library-change" } else { "library-new" });
    let back = html! { <Back to={Route::Library} /> };
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={6} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(stands, _) => html! { <Form {unit} stands={(**stands).clone()} /> },
    };
    html! { <Page {title} {back}>{ content }</Page> }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    unit: UnitId,
    /// What is changed.
    stands: Option<NamedLibraryExercise>,
}

/// What is typed.
#[derive(Clone, PartialEq)]
struct Typed {
    exercise: ExerciseDraft,
    media: Option<MediaId>,
}

impl Typed {
    fn of(stands: Option<&NamedLibraryExercise>, id: PrescriptionId) -> Self {
        Self {
            exercise: stands
                .map_or_else(|| ExerciseDraft::empty(id), |named| ExerciseDraft::of_library(&named.exercise, id)),
            media: stands.and_then(|named| named.exercise.media.clone()),
        }
    }
}

/// The form.
#[component]
fn Form(props: &FormProps) -> Html {
    let w = use_wording();
    let navigator = use_navigator();
    let id =
        *use_memo((), |()| props.stands.as_ref().map_or_else(|| ids::fresh(LibraryExerciseId::new), |named| named.id));
    let fresh = use_memo(props.stands.clone(), |stands| Typed::of(stands.as_ref(), ids::fresh(PrescriptionId::new)));
    let typed = use_state(|| (*fresh).clone());
    let tried = use_state(|| false);
    let busy = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    use_leave_warning(*typed != *fresh);
    let parsed = typed.exercise.parse_for_library(typed.media.clone());
    let wrong: Vec<(String, AttrValue)> = match &parsed {
        Err(wrong) if *tried => {
            wrong.iter().filter_map(|w2| Some((w2.field.strip_suffix("-0")?.to_owned(), w.t(w2.key)))).collect()
        }
        _ => Vec::new(),
    };
    let save = {
        let (tried, busy, failure, navigator) = (tried.clone(), busy.clone(), failure.clone(), navigator);
        let (unit, base_revision) = (props.unit, props.stands.as_ref().map_or(0, |named| named.revision));
        Callback::from(move |retired: bool| {
            if *busy {
                return;
            }
            tried.set(true);
            let exercise = match &parsed {
                Ok(exercise) => exercise.clone(),
                Err(wrong) => {
                    if let Some(first) = wrong.first() {
                        say::focus_on(&format!("programme-{}", first.field));
                    }
                    return;
                }
            };
            busy.set(true);
            let (busy, failure, navigator) = (busy.clone(), failure.clone(), navigator.clone());
            spawn_local(async move {
                let path = format!("{}/versions", path(unit, id));
                let edit = LibraryExerciseEdit { base_revision, retired, exercise };
                match api::post::<NamedLibraryExercise>(&path, &edit).await {
                    Ok(_) => navigator.push(Route::Library),
                    Err(refused) => {
                        busy.set(false);
                        failure.set(Some(refused));
                    }
                }
            });
        })
    };
    let retired = props.stands.as_ref().is_some_and(|named| named.retired);
    let onsubmit = {
        let save = save.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            save.emit(retired);
        })
    };
    let on_change = {
        let typed = typed.clone();
        Callback::from(move |exercise: ExerciseDraft| typed.set(Typed { exercise, ..(*typed).clone() }))
    };
    let on_medium = {
        let typed = typed.clone();
        Callback::from(move |media: Option<MediaId>| typed.set(Typed { media, ..(*typed).clone() }))
    };
    html! {
        <form class="stack loose editor" novalidate=true {onsubmit} data-test="library-form">
            if let Some(named) = &props.stands {
                <p class="soft">{ w.ta("library-changed", &[
                    ("name", pwa::wording::isolated(&named.changed_by)),
                    ("moment", w.moment(named.changed_at).as_str().into()),
                ]) }</p>
            }
            <p class="hint">{ w.t("library-copy-note") }</p>
            <Exercise place={0} exercise={typed.exercise.clone()} {wrong} {on_change} in_library=true />
            <SendMedium
                unit={props.unit}
                id={typed.media.clone()}
                title={typed.exercise.title.clone()}
                on_change={on_medium}
            />
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="library-not-saved">{ say::failure(&w, failure) }</Banner>
            }
            <div class="buttons">
                if props.stands.is_some() {
                    <Button test="library-retire" on_press={save.reform(move |()| !retired)}>
                        { w.t(if retired { "library-bring-back" } else { "library-retire" }) }
                    </Button>
                }
                <Button test="library-save" submit=true look={Look::Primary} off={*busy}>{ w.t("words-save") }</Button>
            </div>
        </form>
    }
}
