//! The form for one more rule.

use domain::day::LocalDay;
use domain::id::ReminderId;
use domain::json::Json;
use domain::programme::{DayName, Weekdays};
use domain::reminder::{End, QuietHours, Recurrence, Rule, WallTime, What};
use pwa::components::{Button, Chips, Choice, Field, Tick, ToggleDays, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::ids;
use pwa::wording::use_wording;
use yew::prelude::*;

use super::quiet::quiet_hours;
use super::rules::{what_name, what_words};
use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;

/// What is on the form. Time and days are proposals; what for is the person's to say.
#[derive(Debug, Clone, PartialEq, Json)]
struct Form {
    what: Option<What>,
    time: String,
    days: Vec<DayName>,
    /// Every so many weeks.
    weeks: u16,
    /// The last day; empty if there is none.
    until: String,
    follows_phone: bool,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    What,
    Time,
    Days,
    Until,
}

impl Form {
    fn new() -> Self {
        Self {
            what: None,
            time: "08:00".to_owned(),
            days: DayName::ALL.to_vec(),
            weeks: 1,
            until: String::new(),
            follows_phone: false,
        }
    }

    fn read(&self, zone: domain::Zone, today: LocalDay, quiet: Option<QuietHours>) -> Result<Rule, Mistake> {
        let what = self.what.ok_or(Mistake::What)?;
        let time = WallTime::try_from(self.time.clone()).map_err(|_| Mistake::Time)?;
        let days = Weekdays::try_from(self.days.clone()).map_err(|_| Mistake::Days)?;
        let recurrence = Recurrence::weekly(days).in_every_week(self.weeks).map_err(|_| Mistake::Days)?;
        let recurrence = recurrence.ending(self.end(today)?).map_err(|_| Mistake::Until)?;
        let from = (self.weeks > 1).then_some(today);
        Ok(Rule {
            what,
            time,
            recurrence,
            from,
            zone,
            follows_phone: self.follows_phone,
            quiet,
            enabled: true,
            suggested: None,
        })
    }

    fn end(&self, today: LocalDay) -> Result<Option<End>, Mistake> {
        if self.until.is_empty() {
            return Ok(None);
        }
        let last: LocalDay = self.until.parse().map_err(|_| Mistake::Until)?;
        if last < today { Err(Mistake::Until) } else { Ok(Some(End::Until(last))) }
    }
}

/// The form.
#[component]
pub(super) fn NewRule() -> Html {
    let w = use_wording();
    let record = use_record();
    let form = use_draft(Route::Reminders, Form::new);
    let mistake = use_state(|| None::<Mistake>);
    let saver = use_saver();
    use_focus_on_mistake(*mistake);

    let change = {
        let (form, mistake) = (form.clone(), mistake.clone());
        Callback::from(move |next: Form| {
            form.set(next);
            mistake.set(None);
        })
    };
    let onsubmit = {
        let (record, form, mistake, saver) = (record.clone(), form.clone(), mistake.clone(), saver.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let rule = match form.read(record.zone(), record.today(), quiet_hours(&record.record())) {
                Ok(rule) => rule,
                Err(found) => return mistake.set(Some(found)),
            };
            let (pen, id) = (form.pen(), ids::fresh(ReminderId::new));
            saver.empty(&form, async move { pen.save_reminder(id, &rule).await }, |()| ());
        })
    };
    let choices =
        What::ALL.map(|what| Choice { value: what, key: what_name(what).into(), label: what_words(&w, what) });

    let base = (*form).clone();
    let on_what = change.reform(move |what| Form { what, ..base.clone() });
    let base = (*form).clone();
    let on_time = change.reform(move |time| Form { time, ..base.clone() });
    let base = (*form).clone();
    let on_days = change.reform(move |days| Form { days, ..base.clone() });
    let base = (*form).clone();
    let on_weeks = change.reform(move |weeks: Option<u16>| Form { weeks: weeks.unwrap_or(1), ..base.clone() });
    let base = (*form).clone();
    let on_until = change.reform(move |until| Form { until, ..base.clone() });
    let base = (*form).clone();
    let on_follows = change.reform(move |follows_phone| Form { follows_phone, ..base.clone() });
    let weeks = [(1, "reminder-weeks-1"), (2, "reminder-weeks-2")].map(|(value, key)| Choice {
        value,
        key: value.to_string().into(),
        label: w.t(key),
    });
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    html! {
        <section class="stack">
            <h2>{ w.t("reminder-new") }</h2>
            { continued(&w, &form) }
            <form class="card" {onsubmit} novalidate=true>
                <Chips<What>
                    name="reminder-what"
                    label={w.t("reminder-what")}
                    choices={choices.to_vec()}
                    value={form.what}
                    on_change={on_what}
                    mistake={said(Mistake::What, "reminder-what-mistake")}
                />
                <Field
                    name="reminder-time"
                    kind="time"
                    label={w.t("reminder-time")}
                    value={form.time.clone()}
                    on_input={on_time}
                    mistake={said(Mistake::Time, "reminder-time-mistake")}
                />
                <ToggleDays
                    name="reminder-days"
                    label={w.t("reminder-days")}
                    days={form.days.clone()}
                    on_change={on_days}
                    mistake={said(Mistake::Days, "reminder-days-mistake")}
                />
                <Chips<u16>
                    name="reminder-weeks"
                    label={w.t("reminder-weeks")}
                    choices={weeks.to_vec()}
                    value={Some(form.weeks)}
                    on_change={on_weeks}
                />
                <Field
                    name="reminder-until"
                    kind="date"
                    label={w.t("reminder-until")}
                    value={form.until.clone()}
                    optional=true
                    on_input={on_until}
                    mistake={said(Mistake::Until, "reminder-until-mistake")}
                />
                <Tick
                    name="reminder-follows"
                    label={w.t("reminder-follows")}
                    hint={w.t("reminder-follows-hint")}
                    checked={form.follows_phone}
                    on_change={on_follows}
                />
                <SaveFailed {saver} />
                <Button test="reminder-save" submit=true wide=true>{ w.t("reminder-save") }</Button>
            </form>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(form: &Form) -> Result<Rule, Mistake> {
        form.read(domain::Zone::copenhagen(), "2026-11-23".parse().unwrap(), None)
    }

    #[test]
    fn a_rule_needs_what_when_and_a_day() {
        let form = Form::new();
        assert_eq!(read(&form), Err(Mistake::What));
        let form = Form { what: Some(What::Exercises), ..form };
        assert!(read(&form).unwrap().enabled);
        assert_eq!(read(&Form { time: "8".to_owned(), ..form.clone() }), Err(Mistake::Time));
        assert_eq!(read(&Form { days: Vec::new(), ..form }), Err(Mistake::Days));
    }

    #[test]
    fn every_second_week_is_counted_from_today_and_the_last_day_is_to_come() {
        let form = Form { what: Some(What::Psfs), days: vec![DayName::Mon], weeks: 2, ..Form::new() };
        let form = Form { until: "2026-11-23".to_owned(), ..form };
        let rule = read(&form).unwrap();
        assert_eq!(String::from(rule.recurrence), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20261123");
        assert_eq!(rule.from.unwrap().to_string(), "2026-11-23");
        for bad in ["2026-11-22", "i morgen"] {
            assert_eq!(read(&Form { until: bad.to_owned(), ..form.clone() }), Err(Mistake::Until), "{bad}");
        }
    }
}
