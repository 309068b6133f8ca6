//! *På pause* (section 4): illness or holiday; nothing is due, nothing is missed, reminders are silent. A flare-up is no
//! pause.

use domain::LocalDay;
use domain::id::PauseId;
use domain::json::Json;
use domain::pause::{Pause, Reason};
use pwa::components::{Button, Chips, Choice, Field, Look, Page, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::ids;
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::exercise::name;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::pages::plans;
use crate::route::Route;

/// The screen.
#[component]
pub(crate) fn Pauses() -> Html {
    let w = use_wording();
    let record = use_record();
    let (kept, today) = (record.record(), record.today());
    let pause = |(id, kept): (&PauseId, &pwa::record::Kept<Pause>)| {
        html! { <Item key={id.to_string()} id={*id} pause={kept.body} /> }
    };
    html! {
        <Page title={w.t("pause-title")} back={plans::back(&w)}>
            <p>{ w.t("pause-intro") }</p>
            <p class="soft">{ w.t("pause-no-flare") }</p>
            if kept.is_paused(today) {
                <p class="strong" data-test="paused-now">{ w.t("pause-now") }</p>
            }
            if !kept.pauses.is_empty() {
                <ul class="list card" data-test="pause-list">
                    { for kept.pauses.iter().collect::<Vec<_>>().into_iter().rev().map(pause) }
                </ul>
            }
            <NewPause />
        </Page>
    }
}

/// "Fra 23. nov til 30. nov · ferie".
fn line(w: &Wording, pause: &Pause) -> String {
    let from = w.day(pause.from);
    let days = match pause.to {
        Some(to) => w.ta("pause-days", &[("from", from.as_str().into()), ("to", w.day(to).as_str().into())]),
        None => w.ta("pause-days-open", &[("from", from.as_str().into())]),
    };
    format!("{days} · {}", w.t(&format!("pause-reason-{}", name(pause.reason))))
}

#[derive(Properties, PartialEq)]
struct ItemProps {
    id: PauseId,
    pause: Pause,
}

/// One pause: ended from today on, or taken away.
#[component]
fn Item(props: &ItemProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let (id, pause, today) = (props.id, props.pause, record.today());
    let said = line(&w, &pause);
    let end = {
        let (record, saver) = (record.clone(), saver.clone());
        Callback::from(move |()| {
            let record = record.clone();
            // Today counts again. One that began today was none.
            let work = async move {
                match today.plus_days(-1) {
                    last if last < pause.from => record.remove_pause(id).await,
                    last => record.save_pause(id, &Pause { to: Some(last), ..pause }).await,
                }
            };
            saver.run(work, |()| ());
        })
    };
    let remove = {
        let (record, saver) = (record.clone(), saver.clone());
        Callback::from(move |()| {
            let record = record.clone();
            saver.run(async move { record.remove_pause(id).await }, |()| ());
        })
    };
    html! {
        <li class="stack tight" data-test="pause">
            <div class="row apart">
                <span>{ &said }</span>
                if pause.holds(today) {
                    <Button test="pause-end" spoken={w.ta("pause-end-spoken", &[("pause", isolated(&said))])} on_press={end}>{ w.t("pause-end") }</Button>
                } else {
                    <Button look={Look::Plain} test="pause-remove" spoken={w.ta("pause-remove-spoken", &[("pause", isolated(&said))])} on_press={remove}>{ w.t("words-remove") }</Button>
                }
            </div>
            <SaveFailed saver={saver.clone()} />
        </li>
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    Reason,
    From,
    To,
}

/// What is typed. Today is proposed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Form {
    reason: Option<Reason>,
    from: String,
    /// Empty where no end is known.
    to: String,
}

impl Form {
    fn parse(&self) -> Result<Pause, Mistake> {
        let reason = self.reason.ok_or(Mistake::Reason)?;
        let from: LocalDay = self.from.parse().map_err(|_| Mistake::From)?;
        let to = match self.to.as_str() {
            "" => None,
            typed => Some(typed.parse().map_err(|_| Mistake::To)?),
        };
        let pause = Pause { from, to, reason };
        pause.check().map_err(|_| Mistake::To)?;
        Ok(pause)
    }
}

/// The form for one more.
#[component]
fn NewPause() -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let form = use_draft(Route::Pauses, || Form { from: record.today().to_string(), ..Form::default() });
    let mistake = use_state(|| None::<Mistake>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (form, saver, mistake) = (form.clone(), saver.clone(), mistake.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let pause = match form.parse() {
                Ok(pause) => pause,
                Err(found) => return mistake.set(Some(found)),
            };
            mistake.set(None);
            let (pen, id) = (form.pen(), ids::fresh(PauseId::new));
            saver.empty(&form, async move { pen.save_pause(id, &pause).await }, |()| ());
        })
    };
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    let choices = Reason::ALL.map(|reason| {
        let key = name(reason);
        Choice { value: reason, label: w.t(&format!("pause-reason-{key}")), key }
    });
    let on_from = form.change(|form, from| form.from = from);
    let on_to = form.change(|form, to| form.to = to);
    html! {
        <form class="card" {onsubmit} novalidate=true data-test="pause-form">
            <h2>{ w.t("pause-new") }</h2>
            { continued(&w, &form) }
            <Chips<Reason>
                name="pause-reason"
                label={w.t("pause-reason")}
                choices={choices.to_vec()}
                value={form.reason}
                on_change={form.change(|form, reason| form.reason = reason)}
                mistake={said(Mistake::Reason, "plan-choose-one")}
            />
            <Field name="pause-from" kind="date" label={w.t("pause-from")} value={form.from.clone()} on_input={on_from} mistake={said(Mistake::From, "plan-choose-day")} />
            <Field name="pause-to" kind="date" label={w.t("pause-to")} hint={w.t("pause-to-hint")} optional=true value={form.to.clone()} on_input={on_to} mistake={said(Mistake::To, "pause-to-wrong")} />
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit=true wide=true off={saver.busy()} test="pause-save">{ w.t("pause-save") }</Button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_says_why_and_may_have_no_end() {
        let form = Form { reason: Some(Reason::Holiday), from: "2026-11-23".to_owned(), to: String::new() };
        assert_eq!(form.parse().unwrap().to, None);
        assert_eq!(Form { reason: None, ..form.clone() }.parse(), Err(Mistake::Reason));
        assert_eq!(Form { from: String::new(), ..form.clone() }.parse(), Err(Mistake::From));
        assert_eq!(Form { to: "2026-11-22".to_owned(), ..form }.parse(), Err(Mistake::To));
    }
}
