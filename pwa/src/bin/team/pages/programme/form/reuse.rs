//! Using a programme again: as a template of the unit, or for another patient. Neither takes the patient along.

use domain::id::{PrescriptionId, TemplateId, UnitId};
use domain::programme_template::{NamedTemplate, TemplateEdit};
use domain::text::Line;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Dialog, Field, Look, Tone};
use pwa::ids;
use pwa::wording::use_wording;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::pages::programme::draft::Draft;
use crate::pages::programme::drafts;
use crate::say;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) unit: UnitId,
    pub(super) draft: Draft,
    /// Pictures and videos in it are the unit's.
    pub(super) own: bool,
    /// Something is wrong with it: to be said in the form.
    pub(super) on_wrong: Callback<()>,
}

/// What became of it.
#[derive(Clone, PartialEq)]
enum Told {
    Nothing,
    Copied,
    Kept,
    Failed(Failure),
}

/// The two ways.
#[component]
pub(super) fn Reuse(props: &Props) -> Html {
    let w = use_wording();
    let told = use_state(|| Told::Nothing);
    let naming = use_state(|| false);
    let title = use_state(String::new);
    let wrong = use_state(|| None::<&'static str>);
    let copy = {
        let (told, draft, own) = (told.clone(), props.draft.clone(), props.own);
        Callback::from(move |()| {
            drafts::copy(draft.reused(own, || ids::fresh(PrescriptionId::new)));
            told.set(Told::Copied);
        })
    };
    let close = {
        let naming = naming.clone();
        Callback::from(move |()| naming.set(false))
    };
    let open = {
        let (naming, draft, own, on_wrong) = (naming.clone(), props.draft.clone(), props.own, props.on_wrong.clone());
        Callback::from(move |()| {
            // Whatever it will be called.
            let fits = Line::parse("x").is_ok_and(|title| draft.template(title, own).is_ok());
            if fits { naming.set(true) } else { on_wrong.emit(()) }
        })
    };
    let keep = {
        let (told, naming, title, wrong) = (told.clone(), naming.clone(), title.clone(), wrong.clone());
        let (draft, own, unit) = (props.draft.clone(), props.own, props.unit);
        Callback::from(move |()| {
            let Ok(named) = Line::parse(title.trim()) else {
                wrong.set(Some("library-template-title-wrong"));
                return;
            };
            let Ok(template) = draft.template(named, own) else { return };
            wrong.set(None);
            naming.set(false);
            let (told, title) = (told.clone(), title.clone());
            spawn_local(async move {
                let id = ids::fresh(TemplateId::new);
                let path = format!("/api/v1/units/{unit}/programme-templates/{id}/versions");
                let edit = TemplateEdit { base_revision: 0, retired: false, template };
                told.set(match api::post::<NamedTemplate>(&path, &edit).await {
                    Ok(_) => {
                        title.set(String::new());
                        Told::Kept
                    }
                    Err(failure) => Told::Failed(failure),
                });
            });
        })
    };
    let on_input = {
        let title = title.clone();
        Callback::from(move |text: String| title.set(text))
    };
    html! {
        <section class="stack" aria-labelledby="reuse-title">
            <h2 id="reuse-title">{ w.t("library-reuse") }</h2>
            <div class="buttons">
                <Button test="template-make" on_press={open}>{ w.t("library-template-make") }</Button>
                <Button test="programme-copy" on_press={copy}>{ w.t("library-copy") }</Button>
            </div>
            {
                match &*told {
                    Told::Nothing => html! {},
                    Told::Copied => html! { <Banner test="programme-copied">{ w.t("library-copied") }</Banner> },
                    Told::Kept => html! { <Banner test="template-made">{ w.t("library-template-made") }</Banner> },
                    Told::Failed(failure) => html! {
                        <Banner tone={Tone::Error} test="template-failed">{ say::failure(&w, failure) }</Banner>
                    },
                }
            }
            <Dialog
                name="template-name"
                title={w.t("library-template-name")}
                open={*naming}
                on_close={close.clone()}
                actions={html! {
                    <>
                        <Button test="template-name-no" on_press={close}>{ w.t("words-cancel") }</Button>
                        <Button test="template-name-yes" look={Look::Primary} on_press={keep}>
                            { w.t("library-template-keep") }
                        </Button>
                    </>
                }}
            >
                <p class="hint">{ w.t("library-template-note") }</p>
                <Field
                    name="template-title"
                    label={w.t("team-editor-title")}
                    autocomplete="off"
                    value={(*title).clone()}
                    {on_input}
                    mistake={(*wrong).map(|key| w.t(key))}
                />
            </Dialog>
        </section>
    }
}
