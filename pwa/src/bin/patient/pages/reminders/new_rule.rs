//! The form for one more rule.

use domain::id::ReminderId;
use domain::programme::{DayName, Weekdays};
use domain::reminder::{Recurrence, Rule, WallTime, What};
use pwa::components::{Banner, Button, Chips, Choice, Field, ToggleDays, Tone, use_focus_on_mistake};
use pwa::hooks::use_record;
use pwa::ids;
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::rules::{what_name, what_words};

/// What is on the form. Time and days are proposals; what for is the person's to say.
#[derive(Debug, Clone, PartialEq)]
struct Form {
    what: Option<What>,
    time: String,
    days: Vec<DayName>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    What,
    Time,
    Days,
}

impl Form {
    fn new() -> Self {
        Self { what: None, time: "08:00".to_owned(), days: DayName::ALL.to_vec() }
    }

    fn read(&self, zone: domain::Zone) -> Result<Rule, Mistake> {
        let what = self.what.ok_or(Mistake::What)?;
        let time = WallTime::try_from(self.time.clone()).map_err(|_| Mistake::Time)?;
        let days = Weekdays::try_from(self.days.clone()).map_err(|_| Mistake::Days)?;
        Ok(Rule {
            what,
            time,
            recurrence: Recurrence::weekly(days),
            from: None,
            zone,
            follows_phone: false,
            quiet: None,
            enabled: true,
        })
    }
}

/// The form. It empties itself once the rule is on the phone.
#[component]
pub(super) fn NewRule() -> Html {
    let w = use_wording();
    let record = use_record();
    let form = use_state(Form::new);
    let mistake = use_state(|| None::<Mistake>);
    let failed = use_state(|| None::<&'static str>);
    use_focus_on_mistake(*mistake);

    let change = {
        let (form, mistake) = (form.clone(), mistake.clone());
        Callback::from(move |next: Form| {
            form.set(next);
            mistake.set(None);
        })
    };
    let onsubmit = {
        let (record, form, mistake, failed) = (record.clone(), form.clone(), mistake.clone(), failed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let rule = match form.read(record.zone()) {
                Ok(rule) => rule,
                Err(found) => return mistake.set(Some(found)),
            };
            let (record, form, failed) = (record.clone(), form.clone(), failed.clone());
            spawn_local(async move {
                match record.save_reminder(ids::fresh(ReminderId::new), &rule).await {
                    Ok(()) => {
                        form.set(Form::new());
                        failed.set(None);
                    }
                    Err(error) => failed.set(Some(error.wording())),
                }
            });
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
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    html! {
        <section class="stack">
            <h2>{ w.t("reminder-new") }</h2>
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
                if let Some(key) = *failed {
                    <Banner tone={Tone::Error}>{ w.t(key) }</Banner>
                }
                <Button test="reminder-save" submit=true wide=true>{ w.t("reminder-save") }</Button>
            </form>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_needs_what_when_and_a_day() {
        let zone = domain::Zone::copenhagen;
        let form = Form::new();
        assert_eq!(form.read(zone()), Err(Mistake::What));
        let form = Form { what: Some(What::Exercises), ..form };
        assert!(form.read(zone()).unwrap().enabled);
        assert_eq!(Form { time: "8".to_owned(), ..form.clone() }.read(zone()), Err(Mistake::Time));
        assert_eq!(Form { days: Vec::new(), ..form }.read(zone()), Err(Mistake::Days));
    }
}
