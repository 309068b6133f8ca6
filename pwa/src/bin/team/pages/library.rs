//! The unit's exercise library and its programme templates: found, opened, put aside.

mod exercise;
mod medium;
mod templates;

use std::rc::Rc;

use domain::id::UnitId;
use domain::library_exercise::{LIBRARY_PAGE, LibraryPage, NamedLibraryExercise};
use domain::unit::Membership;
use pwa::api::{self, Failure};
use pwa::components::{Button, Empty, Field, Page, Skeleton, Tick};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

pub(crate) use self::exercise::ExercisePage;
pub(crate) use self::medium::TeamMedium;
use self::templates::TemplateList;
use crate::answer::{Answer, use_answer};
use crate::figure;
use crate::route::{Route, Way};
use crate::say::Failed;
use crate::table::{self, Table};

/// Which part of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) unit: UnitId,
    pub(crate) search: String,
    pub(crate) page: i64,
    pub(crate) retired: bool,
}

/// Asks for it.
pub(crate) async fn ask(question: Question) -> Result<LibraryPage, Failure> {
    let Question { unit, search, page, retired } = question;
    let search = js_sys::encode_uri_component(search.trim());
    let path = format!("/api/v1/units/{unit}/library-exercises?search={search}&page={page}&retired={retired}");
    api::get(&path).await
}

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) membership: Rc<Membership>,
}

/// The screen.
#[component]
pub(crate) fn Library(props: &Props) -> Html {
    let w = use_wording();
    let unit = props.membership.unit.id;
    html! {
        <Page title={w.t("library-title")} wide=true>
            <p class="soft">{ w.ta("library-intro", &[("unit", isolated(&props.membership.unit.name))]) }</p>
            <Exercises {unit} />
            <TemplateList {unit} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct UnitProps {
    unit: UnitId,
}

/// The exercises.
#[component]
fn Exercises(props: &UnitProps) -> Html {
    let w = use_wording();
    let search = use_state(String::new);
    let page = use_state(|| 0_i64);
    let retired = use_state(|| false);
    let question = Question { unit: props.unit, search: (*search).clone(), page: *page, retired: *retired };
    let asked = use_answer(question, |question| ask(question.clone()));
    let on_search = {
        let (search, page) = (search.clone(), page.clone());
        Callback::from(move |text: String| {
            page.set(0);
            search.set(text);
        })
    };
    let on_retired = {
        let (retired, page) = (retired.clone(), page.clone());
        Callback::from(move |on: bool| {
            page.set(0);
            retired.set(on);
        })
    };
    let may_change = matches!(&asked.answer, Answer::Here(page, _) if page.may_change);
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={5} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(list, _) if list.exercises.is_empty() => {
            let nothing_yet = search.trim().is_empty() && !*retired;
            let (title, text) =
                if nothing_yet { ("library-empty-title", Some(w.t("library-empty"))) } else { ("library-none", None) };
            html! { <Empty title={w.t(title)} {text} test="library-empty" /> }
        }
        Answer::Here(list, _) => html! {
            <>
                <Table
                    test="library-exercises"
                    caption={w.t("library-exercises")}
                    heads={table::heads(&w, &["team-editor-title", "team-editor-dosage", "library-shows", "library-steps"])}
                >
                    { for list.exercises.iter().map(|named| row(&w, named, list.may_change)) }
                </Table>
                { pages(&w, list.total, &page) }
            </>
        },
    };
    html! {
        <section class="stack worklist-part" aria-labelledby="library-exercises-title">
            <div class="row apart">
                <h2 id="library-exercises-title">{ w.t("library-exercises") }</h2>
                if may_change {
                    <Way to={Route::NewLibraryExercise} test="library-exercise-new" class="button primary">
                        { w.t("library-new") }
                    </Way>
                }
            </div>
            <Field
                name="library-search"
                kind="search"
                autocomplete="off"
                label={w.t("library-search")}
                value={(*search).clone()}
                on_input={on_search}
            />
            <Tick name="library-retired" label={w.t("library-show-retired")} checked={*retired} on_change={on_retired} />
            { content }
        </section>
    }
}

fn row(w: &Wording, named: &NamedLibraryExercise, may_change: bool) -> Html {
    let exercise = &named.exercise;
    let title = exercise.title.as_str().to_owned();
    let about = if may_change {
        html! {
            <Way to={Route::LibraryExercise { id: named.id }} test={format!("library-exercise-{}", named.id)}>
                <span dir="auto">{ title }</span>
            </Way>
        }
    } else {
        html! { <span dir="auto">{ title }</span> }
    };
    let dosage = exercise.dosage.map_or_else(|| w.t("library-no-dose"), |dosage| figure::dosage(w, dosage));
    let shows = w.t(if exercise.media.is_some() { "library-has-medium" } else { "library-no-medium" });
    let steps: Vec<AttrValue> = [(&exercise.easier, "library-easier"), (&exercise.harder, "library-harder")]
        .into_iter()
        .filter(|(step, _)| step.is_some())
        .map(|(_, key)| w.t(key))
        .collect();
    let steps = if steps.is_empty() { w.t("library-no-medium") } else { figure::joined(&steps, ", ") };
    table::row(
        AttrValue::from(format!("library-row-{}", named.id)),
        about,
        vec![
            (w.t("team-editor-dosage"), html! { { dosage } }),
            (w.t("library-shows"), html! { { shows } }),
            (w.t("library-steps"), html! { { steps } }),
        ],
    )
}

/// "1–50 af 120", and the way to the rest.
fn pages(w: &Wording, total: i64, page: &UseStateHandle<i64>) -> Html {
    let from = **page * LIBRARY_PAGE + 1;
    let to = (from + LIBRARY_PAGE - 1).min(total);
    let turn = |by: i64| {
        let page = page.clone();
        Callback::from(move |()| page.set(*page + by))
    };
    html! {
        <nav class="row apart" aria-label={w.t("library-pages")}>
            <p class="soft" role="status" data-test="library-range">
                { w.ta("team-worklist-range", &[("from", from.into()), ("to", to.into()), ("total", total.into())]) }
            </p>
            if total > LIBRARY_PAGE {
                <div class="row">
                    <Button test="library-previous" off={from == 1} on_press={turn(-1)}>
                        { w.t("team-worklist-previous") }
                    </Button>
                    <Button test="library-next" off={to >= total} on_press={turn(1)}>
                        { w.t("team-worklist-next-page") }
                    </Button>
                </div>
            }
        </nav>
    }
}
