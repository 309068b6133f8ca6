//! The five parts with what each relies on and room for words, and the words of recognition, which must be there.

use std::rc::Rc;

use domain::id::{PatientId, ReviewId};
use domain::problem::Code;
use domain::review::{NewReview, Review, ReviewDesk, Said};
use domain::text::{Text, TextError};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Look, TextArea, Tone, use_focus_on_mistake};
use pwa::ids;
use pwa::review::{Part, title};
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::drafts::{self, Draft};
use crate::pages::patient::not_shared;
use crate::route::{Route, Way};

/// The place of the words of recognition among the texts.
const RECOGNITION: usize = 5;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) desk: Rc<ReviewDesk>,
    pub(super) patient: PatientId,
    pub(super) path: AttrValue,
    pub(super) on_saved: Callback<()>,
    /// Fetches what is there now.
    pub(super) again: Callback<()>,
}

/// The form.
#[component]
pub(super) fn Form(props: &Props) -> Html {
    let w = use_wording();
    let patient = props.patient;
    let draft = use_state(|| {
        let fresh = || Draft { id: ids::fresh(ReviewId::new), texts: Default::default() };
        drafts::kept(patient).unwrap_or_else(fresh)
    });
    let busy = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let wrong = use_state(|| None::<&'static str>);
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (draft, busy, failure, wrong) = (draft.clone(), busy.clone(), failure.clone(), wrong.clone());
        let (path, basis) = (props.path.clone(), props.desk.basis.clone());
        let (on_saved, again) = (props.on_saved.clone(), props.again.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let said = match parse(&draft.texts) {
                Ok(said) => said,
                Err(key) => return wrong.set(Some(key)),
            };
            wrong.set(None);
            busy.set(true);
            let new = NewReview { id: draft.id, basis: basis.clone(), said };
            let (busy, failure, path) = (busy.clone(), failure.clone(), path.clone());
            let (on_saved, again) = (on_saved.clone(), again.clone());
            spawn_local(async move {
                match api::post::<Review>(&path, &new).await {
                    Ok(_) => {
                        drafts::forget(patient);
                        on_saved.emit(());
                    }
                    Err(refused) => {
                        if refused.code() == Some(Code::Conflict) || not_shared(&refused) {
                            again.emit(());
                        }
                        busy.set(false);
                        failure.set(Some(refused));
                    }
                }
            });
        })
    };
    let area = |place: usize, name: &'static str, label: AttrValue, optional: bool| {
        let on_input = {
            let draft = draft.clone();
            Callback::from(move |text| {
                let mut next = (*draft).clone();
                if let Some(field) = next.texts.get_mut(place) {
                    *field = text;
                }
                drafts::keep(patient, next.clone());
                draft.set(next);
            })
        };
        let mistake = wrong.filter(|_| place == RECOGNITION).map(|key| w.t(key));
        html! {
            <TextArea
                name={format!("review-{name}")}
                {label}
                value={draft.texts.get(place).cloned().unwrap_or_default()}
                {optional}
                {mistake}
                max_length={1000}
                rows={2}
                {on_input}
            />
        }
    };
    let said =
        |name: &'static str| w.ta("team-review-said", &[("part", w.t(&format!("review-part-{name}")).as_str().into())]);
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="review-form">
            { for Part::ALL.into_iter().enumerate().map(|(place, part)| html! {
                <section class="card" aria-labelledby={format!("review-{}-title", part.name())} data-test={format!("review-part-{}", part.name())}>
                    <h2 id={format!("review-{}-title", part.name())}>{ format!("{}. {}", place + 1, title(&w, part)) }</h2>
                    <ul class="plain" dir="auto">{ for part.lines(&w, &props.desk.basis).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                    if part == Part::Programme {
                        { adjust(&w, props) }
                    }
                    { area(place, part.name(), said(part.name()), true) }
                </section>
            }) }
            <section class="card" aria-labelledby="review-recognition-title">
                <h2 id="review-recognition-title">{ format!("6. {}", w.t("review-part-recognition")) }</h2>
                { area(RECOGNITION, "recognition", w.t("team-review-recognition"), false) }
                <p class="hint">{ w.t("team-review-told") }</p>
            </section>
            if let Some(refused) = &*failure {
                <Banner tone={Tone::Error} test="review-failed">
                    { if refused.code() == Some(Code::Conflict) { w.t("team-review-changed") } else { w.t(&refused.wording()) } }
                </Banner>
            }
            <div class="buttons">
                <Button look={Look::Primary} submit=true off={*busy} test="review-save">{ w.t("team-review-save") }</Button>
            </div>
        </form>
    }
}

/// The way to the programme; what is typed here is kept meanwhile.
fn adjust(w: &Wording, props: &Props) -> Html {
    if !props.desk.may_prescribe {
        return html! {};
    }
    let (to, key) = match props.desk.programme {
        Some(programme) => (Route::EditProgramme { id: props.patient, programme }, "team-programme-edit"),
        None => (Route::NewProgramme { id: props.patient }, "team-programme-new"),
    };
    html! {
        <p>
            <Way {to} test="review-adjust" class="button quiet">{ w.t(key) }</Way>
            <span class="hint ends-line">{ w.t("team-review-kept") }</span>
        </p>
    }
}

/// What was typed as what is said, or the wording of what is wrong.
fn parse(texts: &[String; 6]) -> Result<Said, &'static str> {
    let text = |typed: &String| match Text::parse(typed.clone()) {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Empty) => Ok(None),
        Err(_) => Err("message-long"),
    };
    let [well, change, function, advice, programme, recognition] = texts;
    Ok(Said {
        well: text(well)?,
        change: text(change)?,
        function: text(function)?,
        advice: text(advice)?,
        programme: text(programme)?,
        recognition: text(recognition)?.ok_or("team-review-recognition-missing")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_recognition_must_be_there() {
        let mut texts: [String; 6] = Default::default();
        assert_eq!(parse(&texts), Err("team-review-recognition-missing"));
        texts[RECOGNITION] = "flot".to_owned();
        let said = parse(&texts).unwrap();
        assert_eq!((said.well, said.recognition.as_str()), (None, "flot"));
        texts[2] = "x".repeat(1001);
        assert_eq!(parse(&texts), Err("message-long"));
    }
}
