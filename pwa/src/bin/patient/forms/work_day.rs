//! A day at work: the hours worked beside the planned ones, and what went well or not. What the plan says and what was
//! written last are offered; nothing is filled in beforehand, and 0 hours is an answer.

use domain::LocalDay;
use domain::entry::{Body, Quarters, Unknown, WorkDay};
use domain::json::Json;
use domain::work_plan::planned;
use pwa::components::{Button, Field, Look, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::record::Record;
use pwa::wording::{Wording, use_wording};
use pwa::work_plan::hours;
use yew::prelude::*;

use super::answers::{NoteDraft, NoteField};
use super::continued::continued;
use super::offer::{Offer, offers};
use super::saving::{SaveFailed, use_saver};
use super::{FormProps, keep, sealed};
use crate::route::Route;

/// As far as it is filled in.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    worked: String,
    planned: String,
    went_well: NoteDraft,
    went_badly: NoteDraft,
    note: NoteDraft,
}

/// What is wrong, beside the field it is about.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Mistakes {
    worked: bool,
    planned: bool,
}

impl Draft {
    fn of(before: &WorkDay) -> Self {
        Self {
            worked: typed(before.worked),
            planned: before.planned.map(typed).unwrap_or_default(),
            went_well: NoteDraft::of(before.went_well.as_ref()),
            went_badly: NoteDraft::of(before.went_badly.as_ref()),
            note: NoteDraft::of(before.note.as_ref()),
        }
    }

    fn parse(&self, unknown: Unknown) -> Result<WorkDay, Mistakes> {
        let worked = hours(&self.worked);
        let planned = if self.planned.trim().is_empty() { Some(None) } else { hours(&self.planned).map(Some) };
        let mistakes = Mistakes { worked: worked.is_none(), planned: planned.is_none() };
        let texts = (self.went_well.parse(), self.went_badly.parse(), self.note.parse());
        match (worked, planned, texts) {
            (Some(worked), Some(planned), (Ok(went_well), Ok(went_badly), Ok(note))) => {
                Ok(WorkDay { worked, planned, went_well, went_badly, note, unknown })
            }
            _ => Err(mistakes),
        }
    }
}

/// As [`hours`] reads it.
fn typed(quarters: Quarters) -> String {
    match quarters.minutes() {
        0 => quarters.hours().to_string(),
        minutes => format!("{}:{minutes}", quarters.hours()),
    }
}

/// The last day at work before `day`.
fn last(record: &Record, day: LocalDay) -> Option<Quarters> {
    let days = record.entries.values().filter_map(|kept| match &kept.body.body {
        Body::WorkDay(work) if kept.body.day < day => Some((kept.body.day, work.worked)),
        _ => None,
    });
    days.max_by_key(|(day, _)| *day).map(|(_, worked)| worked)
}

/// What can be taken over as the hours worked.
fn offered(w: &Wording, record: &Record, day: LocalDay) -> Vec<Offer<Quarters>> {
    let by_plan = planned(record.work_plans.values().map(|plan| &plan.body), day);
    let last = last(record, day).filter(|last| Some(*last) != by_plan);
    let offer = |key: &str, test: &str, hours: Quarters| Offer {
        value: hours,
        test: format!("work-{test}").into(),
        label: w.ta(key, &[("hours", w.hours(hours).as_str().into())]),
    };
    let by_plan = by_plan.map(|hours| offer("work-as-planned", "as-planned", hours));
    by_plan.into_iter().chain(last.map(|hours| offer("work-as-last", "as-last", hours))).collect()
}

/// The form.
#[component]
pub(crate) fn WorkDayForm(props: &FormProps) -> Html {
    let w = use_wording();
    let record = use_record().record();
    let saver = use_saver();
    let before = props.entry.as_ref().and_then(|(_, entry)| match &entry.body {
        Body::WorkDay(work) => Some(work.clone()),
        _ => None,
    });
    let draft = use_draft(props.draft_address(&Route::WorkDay), || before.as_ref().map(Draft::of).unwrap_or_default());
    let mistakes = use_state(Mistakes::default);
    use_focus_on_mistake(*mistakes);
    let onsubmit = {
        let (draft, mistakes, saver, props) = (draft.clone(), mistakes.clone(), saver.clone(), props.clone());
        let unknown = before.as_ref().map(|before| before.unknown.clone()).unwrap_or_default();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.parse(unknown.clone()) {
                Ok(work) => {
                    mistakes.set(Mistakes::default());
                    let record = draft.pen();
                    let (id, entry) = sealed(&record, props.entry.as_ref(), props.day, Body::WorkDay(work));
                    let on_saved = props.on_saved.clone();
                    saver.run(keep(record, id, entry), move |id| on_saved.emit(id));
                }
                Err(found) => mistakes.set(found),
            }
        })
    };
    let text = |with: fn(&mut Draft, NoteDraft)| draft.change(with);
    let on_offer = draft.change(|draft, hours| draft.worked = typed(hours));
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="work-day-form">
            { continued(&w, &draft) }
            if before.is_none() {
                { offers(w.t("offers"), offered(&w, &record, props.day), &on_offer) }
            }
            <Field
                name="work-worked"
                label={w.t("work-hours-worked")}
                hint={w.t("work-hours-hint")}
                value={draft.worked.clone()}
                inputmode="decimal"
                mistake={mistakes.worked.then(|| w.t("work-hours-wrong"))}
                on_input={draft.change(|draft, worked| draft.worked = worked)}
            />
            <Field
                name="work-planned"
                label={w.t("work-hours-planned")}
                value={draft.planned.clone()}
                optional={true}
                inputmode="decimal"
                mistake={mistakes.planned.then(|| w.t("work-hours-wrong"))}
                on_input={draft.change(|draft, planned| draft.planned = planned)}
            />
            <NoteField name="went-well" label={w.t("work-went-well")} draft={draft.went_well.clone()} on_change={text(|draft, note| draft.went_well = note)} />
            <NoteField name="went-badly" label={w.t("work-went-badly")} draft={draft.went_badly.clone()} on_change={text(|draft, note| draft.went_badly = note)} />
            <NoteField draft={draft.note.clone()} on_change={text(|draft, note| draft.note = note)} />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="work-day-save">{ w.t("words-save") }</Button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them_and_nought_is_an_answer() {
        let read = |text: &str| hours(text).map(Quarters::value);
        for (text, quarters) in
            [("0", 0), ("4", 16), (" 4 ", 16), ("4,5", 18), ("4.25", 17), ("4:45", 19), ("7,0", 28), ("24", 96)]
        {
            assert_eq!(read(text), Some(quarters), "{text}");
            assert_eq!(hours(&typed(hours(text).unwrap())), hours(text), "{text}");
        }
        for text in ["", "-1", "25", "24,5", "4,3", "4:5", "fire", "4,5,5", "9999999999999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_at_work_needs_its_hours_and_nothing_else() {
        assert_eq!(Draft::default().parse(Unknown::new()).unwrap_err(), Mistakes { worked: true, planned: false });
        let none = Draft { worked: "0".to_owned(), ..Draft::default() };
        assert_eq!(none.parse(Unknown::new()).unwrap().worked.value(), 0);
        let odd = Draft { planned: "mange".to_owned(), ..none };
        assert_eq!(odd.parse(Unknown::new()).unwrap_err(), Mistakes { worked: false, planned: true });
    }
}
