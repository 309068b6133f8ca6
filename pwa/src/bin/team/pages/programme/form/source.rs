//! What exercises can be taken from: the unit's library, its templates, a programme copied a moment ago.

use domain::id::{PrescriptionId, UnitId};
use domain::library_exercise::{LibraryPage, NamedLibraryExercise};
use domain::programme_template::{NamedTemplate, Templates};
use pwa::api;
use pwa::components::{Button, Choice, Field, Look, Select};
use pwa::ids;
use pwa::wording::{apart, isolated, use_wording};
use yew::prelude::*;

use crate::answer::{Answer, use_answer};
use crate::figure;
use crate::pages::library::{self, Question};
use crate::pages::programme::draft::{ExerciseDraft, Reused};
use crate::pages::programme::drafts;
use crate::say::Failed;

/// Exercises shown at once; a search finds the rest.
const SHOWN: usize = 8;

#[derive(Properties, PartialEq)]
pub(super) struct LibraryProps {
    pub(super) unit: UnitId,
    /// The programme is full.
    pub(super) full: bool,
    pub(super) on_pick: Callback<ExerciseDraft>,
}

/// The unit's library, folded until it is wanted.
#[component]
pub(super) fn FromLibrary(props: &LibraryProps) -> Html {
    let w = use_wording();
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |_: Event| open.set(true))
    };
    html! {
        <details class="card" data-test="library-pick" {ontoggle}>
            <summary data-test="library-open">{ w.t("library-pick") }</summary>
            if *open {
                <Found unit={props.unit} full={props.full} on_pick={props.on_pick.clone()} />
            }
        </details>
    }
}

/// What a search finds.
#[component]
fn Found(props: &LibraryProps) -> Html {
    let w = use_wording();
    let search = use_state(String::new);
    let question = Question { unit: props.unit, search: (*search).clone(), page: 0, retired: false };
    let asked = use_answer(question, |question| library::ask(question.clone()));
    let on_search = {
        let search = search.clone();
        Callback::from(move |text: String| search.set(text))
    };
    let row = |named: &NamedLibraryExercise| {
        let exercise = &named.exercise;
        let on_press = {
            let (named, on_pick) = (named.clone(), props.on_pick.clone());
            Callback::from(move |()| {
                on_pick.emit(ExerciseDraft::from_library(&named, ids::fresh(PrescriptionId::new)));
            })
        };
        html! {
            <li class="row apart" key={named.id.to_string()}>
                <span>
                    <span class="strong" dir="auto">{ exercise.title.as_str() }</span>
                    if let Some(dosage) = exercise.dosage {
                        <span class="soft">{ " · " }{ figure::dosage(&w, dosage) }</span>
                    }
                    if exercise.media.is_some() {
                        <span class="soft">{ " · " }{ w.t("library-has-medium") }</span>
                    }
                </span>
                <Button
                    test={format!("library-add-{}", named.id)}
                    off={props.full}
                    spoken={w.ta("library-add-named", &[("title", isolated(exercise.title.as_str()))])}
                    {on_press}
                >
                    { w.t("library-add") }
                </Button>
            </li>
        }
    };
    let found = |page: &LibraryPage| {
        if page.exercises.is_empty() {
            return html! { <p class="soft" data-test="library-pick-none">{ w.t("library-none") }</p> };
        }
        let more = page.total.saturating_sub(i64::try_from(SHOWN).unwrap_or(0));
        html! {
            <>
                <ul class="list">{ for page.exercises.iter().take(SHOWN).map(row) }</ul>
                if more > 0 {
                    <p class="hint" role="status">{ w.ta("library-more", &[("n", more.into())]) }</p>
                }
            </>
        }
    };
    html! {
        <div class="stack">
            <Field
                name="library-search"
                kind="search"
                autocomplete="off"
                label={w.t("library-search")}
                value={(*search).clone()}
                on_input={on_search}
            />
            {
                match &asked.answer {
                    Answer::Waiting => html! {},
                    Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
                    Answer::Here(page, _) => found(page),
                }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct BeginProps {
    pub(super) unit: UnitId,
    pub(super) on_take: Callback<Reused>,
}

/// A template or a copied programme to begin from; nothing where there is neither.
#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    let w = use_wording();
    let asked = use_answer(props.unit, |unit| {
        let path = format!("/api/v1/units/{unit}/programme-templates");
        async move { api::get::<Templates>(&path).await }
    });
    let copied = drafts::copied();
    let templates: Vec<NamedTemplate> = match &asked.answer {
        Answer::Here(list, _) => list.templates.clone(),
        Answer::Waiting | Answer::Failed(..) => Vec::new(),
    };
    if copied.is_none() && templates.is_empty() {
        return Html::default();
    }
    let choices = templates
        .iter()
        .map(|named| {
            let id = named.id.to_string();
            Choice { value: id.clone(), key: id.into(), label: apart(named.template.title.as_str()) }
        })
        .collect::<Vec<_>>();
    let on_change = {
        let on_take = props.on_take.clone();
        Callback::from(move |chosen: Option<String>| {
            let found = templates.iter().find(|named| Some(named.id.to_string()) == chosen);
            if let Some(named) = found {
                on_take.emit(Reused::of(&named.template, || ids::fresh(PrescriptionId::new)));
            }
        })
    };
    html! {
        <section class="card stack" aria-labelledby="begin-title">
            <h2 id="begin-title">{ w.t("library-begin") }</h2>
            if !choices.is_empty() {
                <Select<String>
                    name="template-use"
                    label={w.t("library-template-use")}
                    hint={w.t("library-template-use-hint")}
                    {choices}
                    value={None::<String>}
                    placeholder={w.t("library-template-choose")}
                    {on_change}
                />
            }
            if let Some(copied) = copied {
                <div class="row">
                    <Button test="programme-paste" look={Look::Quiet} on_press={props.on_take.reform({
                        let copied = copied.clone();
                        move |()| Reused { exercises: copied.exercises.iter().map(again).collect(), ..copied.clone() }
                    })}>
                        { w.ta("library-paste", &[("n", copied.exercises.len().into())]) }
                    </Button>
                </div>
            }
        </section>
    }
}

/// A copy with an id of its own.
fn again(exercise: &ExerciseDraft) -> ExerciseDraft {
    ExerciseDraft { id: ids::fresh(PrescriptionId::new), ..exercise.clone() }
}
