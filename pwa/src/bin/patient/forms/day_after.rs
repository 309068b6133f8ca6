//! *Dagen efter*: one question about the exercises of an earlier day, asked once.

use domain::LocalDay;
use domain::entry::{Body, DAY_AFTER_WITHIN, DayAfter, HurtMore, Unknown};
use domain::json::Json;
use pwa::components::{Button, Chips, Choice, Look, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::record::Record;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField};
use super::continued::continued;
use super::exercise::name;
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    hurt_more: Option<HurtMore>,
    note: NoteDraft,
}

/// The day of the exercises that `day` can say something about: the last within a week before it, or else the day before.
pub(crate) fn exercises_before(record: &Record, day: LocalDay) -> LocalDay {
    let mut days = (1..=DAY_AFTER_WITHIN).map(|back| day.plus_days(-back));
    days.find(|day| record.exercised_on(*day)).unwrap_or_else(|| day.plus_days(-1))
}

/// The form.
#[component]
pub(crate) fn DayAfterForm(props: &FormProps) -> Html {
    let w = use_wording();
    let record = use_record().record();
    let saver = use_saver();
    let before = props.entry.as_ref().and_then(|(_, entry)| match &entry.body {
        Body::DayAfter(after) => Some(after.clone()),
        _ => None,
    });
    let draft = use_draft(props.draft_address(&Route::DayAfter), || Draft {
        hurt_more: before.as_ref().map(|before| before.hurt_more),
        note: NoteDraft::of(before.as_ref().and_then(|before| before.note.as_ref())),
    });
    let missing = use_state(|| false);
    use_focus_on_mistake(*missing);
    // A correction stays with its exercises as long as they can belong to its day.
    let possible =
        |on: &LocalDay| (1..=DAY_AFTER_WITHIN).contains(&(props.day.days_since_epoch() - on.days_since_epoch()));
    let exercises_on = before.as_ref().map(|before| before.exercises_on).filter(possible);
    let exercises_on = exercises_on.unwrap_or_else(|| exercises_before(&record, props.day));
    let onsubmit = {
        let (draft, missing, saver, props) = (draft.clone(), missing.clone(), saver.clone(), props.clone());
        let unknown = before.map_or_else(Unknown::new, |before| before.unknown);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            missing.set(draft.hurt_more.is_none());
            let (Some(hurt_more), Ok(note)) = (draft.hurt_more, draft.note.parse()) else { return };
            let record = draft.pen();
            let body = Body::DayAfter(DayAfter { exercises_on, hurt_more, note, unknown: unknown.clone() });
            let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, body);
            let on_saved = props.on_saved.clone();
            saver.run(keep(record, id, entry), move |id| on_saved.emit(id));
        })
    };
    html! {
        <form class="stack loose" {onsubmit} data-test="day-after-form">
            { continued(&w, &draft) }
            <Chips<HurtMore>
                name="hurt-more"
                label={w.ta("day-after-question", &[("day", w.day_long(exercises_on).as_str().into())])}
                choices={answers(&w)}
                value={draft.hurt_more}
                on_change={draft.change(|draft, answer| draft.hurt_more = answer)}
                mistake={missing.then(|| w.t("day-after-missing"))}
            />
            <NoteField draft={draft.note.clone()} on_change={draft.change(|draft, note| draft.note = note)} />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="day-after-save">{ w.t("words-save") }</Button>
        </form>
    }
}

fn answers(w: &Wording) -> Vec<Choice<HurtMore>> {
    let choice = |answer: HurtMore| {
        let key = name(answer);
        Choice { value: answer, key: key.clone(), label: w.t(&format!("day-after-{key}")) }
    };
    HurtMore::ALL.into_iter().map(choice).collect()
}
