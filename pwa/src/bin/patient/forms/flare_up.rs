//! A flare-up: from when, until when if it is over, and what helped. It is saved as soon as it is named: nothing else
//! needs an answer.

use domain::LocalDay;
use domain::entry::{Body, FlareUp, Unknown};
use domain::json::Json;
use pwa::components::{Button, Field, Look, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField};
use super::continued::continued;
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    /// The last day as chosen; empty while it goes on.
    to: String,
    helped: NoteDraft,
    note: NoteDraft,
}

impl Draft {
    fn of(before: &FlareUp) -> Self {
        Self {
            to: before.to.map(|to| to.to_string()).unwrap_or_default(),
            helped: NoteDraft::of(before.helped.as_ref()),
            note: NoteDraft::of(before.note.as_ref()),
        }
    }

    /// `None` for a last day before the first, or one to come.
    fn parse(&self, from: LocalDay, today: LocalDay, unknown: Unknown) -> Option<FlareUp> {
        let to = if self.to.is_empty() { None } else { Some(self.to.parse::<LocalDay>().ok()?) };
        let in_order = to.is_none_or(|to| from <= to && to <= today);
        in_order.then_some(())?;
        Some(FlareUp { to, helped: self.helped.parse().ok()?, note: self.note.parse().ok()?, unknown })
    }
}

/// The form.
#[component]
pub(crate) fn FlareUpForm(props: &FormProps) -> Html {
    let w = use_wording();
    let today = use_record().today();
    let saver = use_saver();
    let before = match props.entry.as_ref().map(|(_, entry)| &entry.body) {
        Some(Body::FlareUp(flare_up)) => flare_up.clone(),
        _ => FlareUp::default(),
    };
    let draft = use_draft(props.draft_address(&Route::FlareUp), || Draft::of(&before));
    let wrong = use_state(|| false);
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (draft, wrong, saver, props) = (draft.clone(), wrong.clone(), saver.clone(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let flare_up = draft.parse(props.day, today, before.unknown.clone());
            wrong.set(flare_up.is_none());
            if let Some(flare_up) = flare_up {
                let record = draft.pen();
                let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, Body::FlareUp(flare_up));
                let on_saved = props.on_saved.clone();
                saver.run(keep(record, id, entry), move |id| on_saved.emit(id));
            }
        })
    };
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="flare-up-form">
            { continued(&w, &draft) }
            <Field
                name="flare-up-to"
                kind="date"
                label={w.t("flare-up-to")}
                hint={w.t("flare-up-to-hint")}
                value={draft.to.clone()}
                optional={true}
                min={props.day.to_string()}
                max={today.to_string()}
                mistake={wrong.then(|| w.t("flare-up-to-wrong"))}
                on_input={draft.change(|draft, to| draft.to = to)}
            />
            <NoteField name="helped" label={w.t("flare-up-helped")} draft={draft.helped.clone()} on_change={draft.change(|draft, helped| draft.helped = helped)} />
            <NoteField draft={draft.note.clone()} on_change={draft.change(|draft, note| draft.note = note)} />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="flare-up-save">{ w.t("words-save") }</Button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_day_is_none_or_from_the_first_day_to_today() {
        let day = |text: &str| text.parse::<LocalDay>().unwrap();
        let read = |to: &str| {
            let draft = Draft { to: to.to_owned(), ..Draft::default() };
            draft.parse(day("2026-11-20"), day("2026-11-23"), Unknown::new()).map(|flare_up| flare_up.to)
        };
        assert_eq!(read(""), Some(None));
        assert_eq!(read("2026-11-20"), Some(Some(day("2026-11-20"))));
        assert_eq!(read("2026-11-23"), Some(Some(day("2026-11-23"))));
        for wrong in ["2026-11-19", "2026-11-24", "i går"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
