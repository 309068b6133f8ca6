//! *Min uge*: the last seven days, each 0–10, each by choice, and medicine.

use domain::entry::{Body, CheckIn, Medicine};
use domain::json::Json;
pub(crate) use pwa::check_in::{ASKED, Ask};
use pwa::components::{Banner, Button, Chips, Choice, Look, Tone};
use pwa::hooks::use_draft;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField, scale};
use super::continued::continued;
use super::exercise::name;
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

const MEDICINES: [Medicine; 4] = [Medicine::None, Medicine::Less, Medicine::Usual, Medicine::More];

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    answers: CheckIn,
    note: NoteDraft,
}

/// The form.
#[component]
pub(crate) fn CheckInForm(props: &FormProps) -> Html {
    let w = use_wording();
    let saver = use_saver();
    let before = match props.entry.as_ref().map(|(_, entry)| &entry.body) {
        Some(Body::CheckIn(check_in)) => check_in.clone(),
        _ => CheckIn::default(),
    };
    let draft = use_draft(props.draft_address(&Route::CheckIn), || Draft {
        note: NoteDraft::of(before.note.as_ref()),
        answers: before,
    });
    let answers = draft.answers.clone();
    let empty = use_state(|| false);
    let onsubmit = {
        let (draft, empty, saver, props) = (draft.clone(), empty.clone(), saver.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(note) = draft.note.parse() else { return };
            let record = draft.pen();
            let body = Body::CheckIn(CheckIn { note, ..draft.answers.clone() });
            let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, body);
            let nothing = entry.body.check().is_err();
            empty.set(nothing);
            if !nothing {
                let on_saved = props.on_saved.clone();
                saver.run(keep(record, id, entry), move |id| on_saved.emit(id));
            }
        })
    };
    let ask = |ask: &'static Ask| {
        let on_change = {
            let empty = empty.clone();
            draft.change(move |draft, score| {
                empty.set(false);
                (ask.set)(&mut draft.answers, score);
            })
        };
        html! {
            <div class="stack">
                { scale(&w, ask.name, &format!("check-in-{}", ask.name), ask.ends, (ask.get)(&answers), on_change) }
                if ask.name == "mood" {
                    <p class="hint" data-test="lifeline">
                        { w.t("check-in-lifeline") }{ " " }
                        <a href="tel:+4570201201">{ w.t("check-in-lifeline-number") }</a>
                        { w.t("check-in-lifeline-acute") }
                    </p>
                }
            </div>
        }
    };
    let on_medicine = draft.change(|Draft { answers, .. }, medicine: Option<Medicine>| {
        let took_some = medicine.is_some_and(|medicine| medicine != Medicine::None);
        answers.medicine = medicine;
        answers.medicine_helped = answers.medicine_helped.filter(|_| took_some);
    });
    let on_helped = draft.change(|draft, helped| draft.answers.medicine_helped = helped);
    html! {
        <form class="stack loose" {onsubmit} data-test="check-in-form">
            { continued(&w, &draft) }
            { for ASKED.iter().map(ask) }
            <Chips<Medicine> name="medicine" label={w.t("check-in-medicine")} choices={medicines(&w)} value={answers.medicine} on_change={on_medicine} />
            if answers.medicine.is_some_and(|medicine| medicine != Medicine::None) {
                <Chips<bool>
                    name="medicine-helped"
                    label={w.t("check-in-medicine-helped")}
                    choices={vec![
                        Choice { value: true, key: "yes".into(), label: w.t("words-yes") },
                        Choice { value: false, key: "no".into(), label: w.t("words-no") },
                    ]}
                    value={answers.medicine_helped}
                    on_change={on_helped}
                />
            }
            <NoteField draft={draft.note.clone()} on_change={draft.change(|draft, note| draft.note = note)} />
            if *empty {
                <Banner tone={Tone::Error} test="check-in-empty">{ w.t("check-in-empty") }</Banner>
            }
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="check-in-save">{ w.t("words-save") }</Button>
        </form>
    }
}

fn medicines(w: &Wording) -> Vec<Choice<Medicine>> {
    let choice = |medicine: Medicine| {
        let key = name(medicine);
        Choice { value: medicine, key: key.clone(), label: w.t(&format!("medicine-{key}")) }
    };
    MEDICINES.into_iter().map(choice).collect()
}
