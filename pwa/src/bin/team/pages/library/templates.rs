//! The unit's templates: what is in each, and putting one aside. They are made in a programme and used in a programme.

use domain::id::UnitId;
use domain::programme_template::{NamedTemplate, TemplateEdit, Templates};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Empty, Skeleton, Tone};
use pwa::wording::{isolated, use_wording};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::answer::{Answer, use_answer};
use crate::figure;
use crate::say::{self, Failed};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) unit: UnitId,
}

fn path(unit: UnitId) -> String {
    format!("/api/v1/units/{unit}/programme-templates")
}

/// The templates.
#[component]
pub(super) fn TemplateList(props: &Props) -> Html {
    let w = use_wording();
    let unit = props.unit;
    let asked = use_answer(path(unit), |path| {
        let path = path.clone();
        async move { api::get::<Templates>(&path).await }
    });
    let failure = use_state(|| None::<Failure>);
    let put_aside = |named: &NamedTemplate| {
        let (named, failure, again) = (named.clone(), failure.clone(), asked.again.clone());
        Callback::from(move |()| {
            let (named, failure, again) = (named.clone(), failure.clone(), again.clone());
            spawn_local(async move {
                let path = format!("{}/{}/versions", path(unit), named.id);
                let edit = TemplateEdit { base_revision: named.revision, retired: true, template: named.template };
                failure.set(api::post::<NamedTemplate>(&path, &edit).await.err());
                again.emit(());
            });
        })
    };
    let one = |named: &NamedTemplate, may_change: bool| {
        let template = &named.template;
        let title = template.title.as_str();
        let exercises = template.exercises.iter().map(|exercise| {
            html! {
                <li>
                    <span dir="auto">{ exercise.title.as_str() }</span>
                    { " · " }{ figure::dosage(&w, exercise.dosage) }{ " · " }{ figure::frequency(&w, exercise.frequency) }
                </li>
            }
        });
        html! {
            <details class="card" key={named.id.to_string()} data-test={format!("template-{}", named.id)}>
                <summary>
                    <span class="strong" dir="auto">{ title }</span>
                    <span class="soft">{ " · " }{ w.ta("library-count", &[("n", template.exercises.len().into())]) }</span>
                </summary>
                <div class="stack">
                    <ul>{ for exercises }</ul>
                    if may_change {
                        <div class="row">
                            <Button
                                test={format!("template-retire-{}", named.id)}
                                spoken={w.ta("library-retire-named", &[("title", isolated(title))])}
                                on_press={put_aside(named)}
                            >
                                { w.t("library-retire") }
                            </Button>
                        </div>
                    }
                </div>
            </details>
        }
    };
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={2} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(list, _) if list.templates.is_empty() => html! {
            <Empty title={w.t("library-templates-empty-title")} text={w.t("library-templates-empty")} test="templates-empty" />
        },
        Answer::Here(list, _) => html! { <>{ for list.templates.iter().map(|named| one(named, list.may_change)) }</> },
    };
    html! {
        <section class="stack" aria-labelledby="templates-title">
            <h2 id="templates-title">{ w.t("library-templates") }</h2>
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="template-failed">{ say::failure(&w, failure) }</Banner>
            }
            { content }
        </section>
    }
}
