//! Closer follow-up (section 2): asked more until an agreed end, four weeks at most. Nobody begins one for the person.

use domain::LocalDay;
use domain::id::MeasurePeriodId;
use domain::json::Json;
use domain::measure_period::MeasurePeriod;
use domain::text::{Line, TextError};
use pwa::components::{Button, Chips, Choice, Field, Look, Page, Tick, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::ids;
use pwa::record::Kept;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::pages::plans;
use crate::route::Route;

/// The lengths that can be agreed, in weeks.
const WEEKS: [(i64, &str, &str); 4] =
    [(1, "1", "closer-weeks-1"), (2, "2", "closer-weeks-2"), (3, "3", "closer-weeks-3"), (4, "4", "closer-weeks-4")];

/// The screen.
#[component]
pub(crate) fn MeasurePeriods() -> Html {
    let w = use_wording();
    let record = use_record();
    let (kept, today) = (record.record(), record.today());
    let going = kept.measure_periods.values().any(|period| today <= period.body.until);
    let item = |(id, kept): (&MeasurePeriodId, &Kept<MeasurePeriod>)| {
        html! { <Item key={id.to_string()} id={*id} period={kept.body.clone()} /> }
    };
    html! {
        <Page title={w.t("closer-title")} back={plans::back(&w)}>
            <p>{ w.t("closer-intro") }</p>
            if !kept.measure_periods.is_empty() {
                <ul class="list card" data-test="closer-list">
                    { for kept.measure_periods.iter().collect::<Vec<_>>().into_iter().rev().map(item) }
                </ul>
            }
            if !going {
                <NewPeriod />
            }
        </Page>
    }
}

/// What a period asks, in words.
fn asks(w: &Wording, period: &MeasurePeriod) -> AttrValue {
    let parts = [
        (period.daily_check_in, "closer-check-in"),
        (period.pain_with_exercise, "closer-pain"),
        (period.day_after, "closer-day-after"),
    ];
    let asked: Vec<AttrValue> = parts.into_iter().filter(|(on, _)| *on).map(|(_, key)| w.t(key)).collect();
    w.list(&asked)
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    id: MeasurePeriodId,
    period: MeasurePeriod,
}

/// One period; it can be ended before its time.
#[component]
fn Item(props: &ItemProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let (id, today, period) = (props.id, record.today(), &props.period);
    let end = {
        let (record, saver, period) = (record.clone(), saver.clone(), period.clone());
        Callback::from(move |()| {
            let (record, period) = (record.clone(), period.clone());
            let work = async move {
                match today.plus_days(-1) {
                    last if last < period.from => record.remove_measure_period(id).await,
                    last => record.save_measure_period(id, &MeasurePeriod { until: last, ..period }).await,
                }
            };
            saver.run(work, |()| ());
        })
    };
    let days = [("from", w.day(period.from)), ("until", w.day(period.until))];
    html! {
        <li class="stack tight" data-test="closer">
            <span class="strong">{ w.ta("closer-days", &days.each_ref().map(|(name, day)| (*name, day.as_str().into()))) }</span>
            <span>{ asks(&w, period) }</span>
            if let Some(with) = &period.agreed_with {
                <span class="soft" dir="auto">{ w.ta("closer-with", &[("name", pwa::wording::isolated(with.as_str()))]) }</span>
            }
            if today <= period.until {
                <div><Button test="closer-end" on_press={end}>{ w.t("closer-end") }</Button></div>
            }
            <SaveFailed saver={saver.clone()} />
        </li>
    }
}

/// What is on the form; the ticks are the person's to set.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Form {
    check_in: bool,
    pain: bool,
    day_after: bool,
    weeks: Option<i64>,
    with: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    Nothing,
    Weeks,
    With,
}

impl Form {
    fn parse(&self, from: LocalDay) -> Result<MeasurePeriod, Mistake> {
        let agreed_with = match Line::parse(self.with.trim()) {
            Ok(name) => Some(name),
            Err(TextError::Empty) => None,
            Err(_) => return Err(Mistake::With),
        };
        let until = from.plus_days(self.weeks.ok_or(Mistake::Weeks)? * 7 - 1);
        let period = MeasurePeriod {
            from,
            until,
            daily_check_in: self.check_in,
            pain_with_exercise: self.pain,
            day_after: self.day_after,
            agreed_with,
        };
        period.check().map_err(|_| Mistake::Nothing)?;
        Ok(period)
    }
}

/// The form for a period from today on.
#[component]
fn NewPeriod() -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let form = use_draft(Route::MeasurePeriods, Form::default);
    let mistake = use_state(|| None::<Mistake>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (record, saver, form, mistake) = (record.clone(), saver.clone(), form.clone(), mistake.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let period = match form.parse(record.today()) {
                Ok(period) => period,
                Err(found) => return mistake.set(Some(found)),
            };
            mistake.set(None);
            let (pen, id) = (form.pen(), ids::fresh(MeasurePeriodId::new));
            saver.empty(&form, async move { pen.save_measure_period(id, &period).await }, |()| ());
        })
    };
    let tick = |name: &'static str, key: &str, checked: bool, with: fn(&mut Form, bool)| {
        let on_change = form.change(with);
        html! { <Tick {name} label={w.t(key)} {checked} {on_change} /> }
    };
    let on_weeks = form.change(|form, weeks| form.weeks = weeks);
    let on_with = form.change(|form, with| form.with = with);
    let choices = WEEKS.map(|(value, key, label)| Choice { value, key: key.into(), label: w.t(label) });
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    html! {
        <form class="card" {onsubmit} novalidate=true data-test="closer-form">
            <h2>{ w.t("closer-new") }</h2>
            { continued(&w, &form) }
            <fieldset class="field">
                <legend>{ w.t("closer-what") }</legend>
                { tick("closer-check-in", "closer-tick-check-in", form.check_in, |form, on| form.check_in = on) }
                { tick("closer-pain", "closer-tick-pain", form.pain, |form, on| form.pain = on) }
                { tick("closer-day-after", "closer-tick-day-after", form.day_after, |form, on| form.day_after = on) }
                if let Some(mistake) = said(Mistake::Nothing, "closer-nothing") {
                    <p class="mistake" role="alert">{ mistake }</p>
                }
            </fieldset>
            <Chips<i64>
                name="closer-weeks"
                label={w.t("closer-weeks")}
                choices={choices.to_vec()}
                value={form.weeks}
                on_change={on_weeks}
                mistake={said(Mistake::Weeks, "plan-choose-one")}
            />
            <Field
                name="closer-agreed"
                label={w.t("closer-agreed")}
                optional=true
                value={form.with.clone()}
                max_length={120}
                autocomplete="off"
                on_input={on_with}
                mistake={said(Mistake::With, "plan-text-long")}
            />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit=true wide=true off={saver.busy()} test="closer-save">{ w.t("closer-save") }</Button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_asks_something_and_ends_on_the_last_day_of_its_weeks() {
        let from = LocalDay::from_days_since_epoch(20_000);
        let form = Form { weeks: Some(4), ..Form::default() };
        assert_eq!(form.parse(from), Err(Mistake::Nothing));
        let period = Form { day_after: true, ..form }.parse(from).unwrap();
        assert_eq!((period.until, period.agreed_with), (from.plus_days(27), None));
        assert_eq!(Form { day_after: true, ..Form::default() }.parse(from), Err(Mistake::Weeks));
    }
}
