//! *Stille timer*: hours in which no reminder rings. They stand in every rule; here they are set for all of them at once.

use domain::json::{Json, ToJson as _};
use domain::reminder::{QuietHours, Rule, WallTime};
use domain::sync::Noun;
use pwa::components::{Button, Field, Tick, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::record::Record;
use pwa::wording::use_wording;
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};

/// The patient's quiet hours, as their rules have them.
pub(super) fn quiet_hours(record: &Record) -> Option<QuietHours> {
    record.reminders.iter().find_map(|(_, kept)| kept.body.quiet)
}

/// What is typed. The night is a proposal.
#[derive(Debug, Clone, PartialEq, Json)]
struct Form {
    from: String,
    to: String,
}

impl Form {
    fn of(quiet: Option<QuietHours>) -> Self {
        let text = |time: Option<WallTime>, proposed: &str| time.map_or_else(|| proposed.to_owned(), String::from);
        Self { from: text(quiet.map(QuietHours::from), "22:00"), to: text(quiet.map(QuietHours::to), "07:00") }
    }

    fn read(&self) -> Option<QuietHours> {
        let time = |text: &str| WallTime::try_from(text.to_owned()).ok();
        QuietHours::new(time(&self.from)?, time(&self.to)?).ok()
    }
}

/// The part of the screen about quiet hours; nothing without a rule.
#[component]
pub(super) fn Quiet() -> Html {
    let w = use_wording();
    let record = use_record();
    let quiet = quiet_hours(&record.record());
    let form = use_draft("/reminders#quiet", || None::<Form>);
    let mistake = use_state(|| None::<()>);
    let saver = use_saver();
    use_focus_on_mistake(*mistake);
    let save = Callback::from({
        let (form, saver) = (form.clone(), saver.clone());
        move |quiet: Option<QuietHours>| {
            let pen = form.pen();
            let held = pen.record();
            let rules = held.reminders.iter().filter(|(_, kept)| kept.body.quiet != quiet);
            let with = |rule: &Rule| Rule { quiet, ..rule.clone() }.to_json();
            let all = rules.map(|(id, kept)| (Noun::Reminder, id.to_string(), with(&kept.body))).collect();
            // The form stands as it was until the rules have the hours: it shows what holds.
            let form = form.clone();
            saver.run(async move { pen.save_all(all).await }, move |()| form.clear());
        }
    });
    if record.record().reminders.is_empty() {
        return Html::default();
    }
    let on_tick = {
        let (form, save) = (form.clone(), save.clone());
        Callback::from(move |on: bool| if on { form.set(Some(Form::of(None))) } else { save.emit(None) })
    };
    let typed = (*form).clone().unwrap_or_else(|| Form::of(quiet));
    let change = {
        let (form, mistake) = (form.clone(), mistake.clone());
        Callback::from(move |next: Form| {
            // What holds already is nothing half typed.
            form.set(Some(next).filter(|next| quiet.is_none() || *next != Form::of(quiet)));
            mistake.set(None);
        })
    };
    let onsubmit = {
        let (typed, mistake) = (typed.clone(), mistake.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match typed.read() {
                Some(quiet) => save.emit(Some(quiet)),
                None => mistake.set(Some(())),
            }
        })
    };
    let base = typed.clone();
    let on_from = change.reform(move |from| Form { from, ..base.clone() });
    let base = typed.clone();
    let on_to = change.reform(move |to| Form { to, ..base.clone() });
    let open = quiet.is_some() || form.is_some();
    let changed = quiet != typed.read() || quiet.is_none();
    html! {
        <section class="stack">
            <h2>{ w.t("reminder-quiet-title") }</h2>
            { continued(&w, &form) }
            <form class="card" {onsubmit} novalidate=true>
                <Tick
                    name="reminder-quiet"
                    label={w.t("reminder-quiet")}
                    hint={w.t("reminder-quiet-hint")}
                    checked={open}
                    on_change={on_tick}
                />
                if open {
                    <Field
                        name="reminder-quiet-from"
                        kind="time"
                        label={w.t("reminder-quiet-from")}
                        value={typed.from.clone()}
                        on_input={on_from}
                        mistake={mistake.map(|()| w.t("reminder-quiet-mistake"))}
                    />
                    <Field
                        name="reminder-quiet-to"
                        kind="time"
                        label={w.t("reminder-quiet-to")}
                        value={typed.to.clone()}
                        on_input={on_to}
                    />
                    if changed {
                        <Button test="reminder-quiet-save" submit=true wide=true>{ w.t("reminder-quiet-save") }</Button>
                    }
                }
                <SaveFailed {saver} />
            </form>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_begin_and_end_at_different_times() {
        let form = Form::of(None);
        assert!(form.read().is_some());
        assert_eq!(Form::of(form.read()), form, "what is kept is shown as it was typed");
        assert_eq!(Form { to: form.from.clone(), ..form.clone() }.read(), None);
        assert_eq!(Form { from: "22".to_owned(), ..form }.read(), None);
    }
}
