//! The programme editor: a new programme, or a new version of one. What is typed stays until it is saved or thrown away,
//! also when the network or the sharing goes.

mod draft;
mod drafts;
mod exercise;
mod form;

use std::rc::Rc;

use domain::id::{PatientId, PrescriptionId, ProgrammeId};
use domain::patient::PatientPage;
use domain::programme::Programme;
use domain::unit::Membership;
use pwa::api;
use pwa::components::{Empty, Page, Skeleton};
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

pub(crate) use self::draft::ExerciseDraft;
pub(crate) use self::drafts::forget_all as forget_drafts;
pub(crate) use self::exercise::Exercise;

use self::draft::Draft;
use self::form::Form;
use super::patient::{gone, not_shared, path};
use crate::answer::{Answer, use_answer};
use crate::back::Back;
use crate::route::{Route, Way};
use crate::say::Failed;

/// Travels with the way back to the patient's page: the programme was saved just now.
pub(crate) const SAVED: &str = "programme-saved";

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) patient: PatientId,
    /// The programme to change; a new one if `None`.
    pub(crate) programme: Option<ProgrammeId>,
    pub(crate) membership: Rc<Membership>,
}

/// The screen.
#[component]
pub(crate) fn Editor(props: &Props) -> Html {
    let w = use_wording();
    let asked = use_answer(path(&props.membership, props.patient), |path| {
        let path = path.clone();
        async move { api::get::<PatientPage>(&path).await }
    });
    let title = w.t(if props.programme.is_some() { "team-editor-edit-title" } else { "team-editor-new-title" });
    let back = html! { <Back to={Route::Patient { id: props.patient }} /> };
    match &asked.answer {
        Answer::Waiting => html! { <Page {title} {back}><Skeleton lines={8} /></Page> },
        Answer::Failed(failure, before) if not_shared(failure) => {
            gone(&w, *before, path(&props.membership, props.patient).into(), &[])
        }
        Answer::Failed(failure, _) => html! {
            <Page {title} {back}><Failed failure={failure.clone()} again={asked.again.clone()} /></Page>
        },
        Answer::Here(page, _) => match opened(page, props.programme) {
            Opened::MayNot => refused(&w, title, "team-programme-may-not"),
            Opened::Nowhere => refused(&w, title, "team-not-found"),
            Opened::Here(previous) => {
                let key = (props.patient, props.programme);
                let fresh = || match previous.as_ref().and_then(Programme::latest) {
                    Some(latest) => Draft::next_version(latest, page.today),
                    None => Draft::new(page.today, ids::fresh(PrescriptionId::new)),
                };
                let running = page.programmes.iter().flatten().any(|programme| programme.on(page.today).is_some());
                let own = previous
                    .as_ref()
                    .and_then(|programme| programme.author.as_ref())
                    .is_none_or(|author| author.unit == props.membership.unit.name);
                html! {
                    <Page {title} {back} wide=true>
                        <Form
                            draft={drafts::kept(key)}
                            fresh={fresh()}
                            draft_key={key}
                            path={path(&props.membership, props.patient)}
                            name={page.name.clone()}
                            today={page.today}
                            {previous}
                            {running}
                            unit={props.membership.unit.id}
                            {own}
                        />
                    </Page>
                }
            }
        },
    }
}

/// What there is to edit.
enum Opened {
    /// This reader may not prescribe for the patient.
    MayNot,
    /// No such programme.
    Nowhere,
    /// A new programme, or the one to change.
    Here(Option<Programme>),
}

fn opened(page: &PatientPage, programme: Option<ProgrammeId>) -> Opened {
    if !page.may_prescribe {
        return Opened::MayNot;
    }
    let Some(id) = programme else { return Opened::Here(None) };
    let own = page.own_programmes.contains(&id);
    let found = page.programmes.iter().flatten().find(|programme| own && programme.id == id);
    found.map_or(Opened::Nowhere, |found| Opened::Here(Some(found.clone())))
}

fn refused(w: &Wording, title: AttrValue, key: &str) -> Html {
    html! {
        <Page {title}>
            <Empty title={w.t(key)} test="programme-refused">
                <Way to={Route::Worklist} test="to-worklist" class="button primary">
                    { w.t("team-patient-to-worklist") }
                </Way>
            </Empty>
        </Page>
    }
}
