//! Reminders that are suggested to the patient: what the unit suggested and the answer, and a form for one more. Whether a
//! rule is then kept, moved or switched off is the patient's own and not seen here.

use domain::json::Word;
use domain::programme::{DayName, Weekdays};
use domain::reminder::{NewSuggestion, Recurrence, SeenSuggestion, SuggestionAnswer, WallTime, What};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Chips, Choice, Field, ToggleDays, Tone, use_focus_on_mistake};
use pwa::wording::{Wording, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::section::Section;
use super::{ReviewProps as Props, not_shared};

/// What is typed.
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

    fn read(&self) -> Result<NewSuggestion, Mistake> {
        let what = self.what.ok_or(Mistake::What)?;
        let time = WallTime::try_from(self.time.clone()).map_err(|_| Mistake::Time)?;
        let days = Weekdays::try_from(self.days.clone()).map_err(|_| Mistake::Days)?;
        Ok(NewSuggestion { what, time, recurrence: Recurrence::weekly(days) })
    }
}

fn what_words(w: &Wording, what: What) -> AttrValue {
    w.t(&format!("team-suggest-what-{}", what.word()))
}

/// The part.
#[component]
pub(super) fn Suggest(props: &Props) -> Html {
    let w = use_wording();
    let page = &props.page;
    let form = use_state(Form::new);
    let mistake = use_state(|| None::<Mistake>);
    let failed = use_state(|| None::<Failure>);
    let made = use_state(Vec::<SeenSuggestion>::new);
    use_focus_on_mistake(*mistake);
    let can = What::ALL.into_iter().filter(|what| what.suggested_with().iter().any(|one| page.shared.contains(one)));
    let choices: Vec<_> =
        can.map(|what| Choice { value: what, key: what.word().into(), label: what_words(&w, what) }).collect();
    if choices.is_empty() {
        return Html::default();
    }
    let change = {
        let (form, mistake) = (form.clone(), mistake.clone());
        Callback::from(move |next: Form| {
            form.set(next);
            mistake.set(None);
        })
    };
    let onsubmit = {
        let path = format!("{}/reminders", props.path.clone().unwrap_or_default());
        let (form, mistake, failed, made) = (form.clone(), mistake.clone(), failed.clone(), made.clone());
        let again = props.again.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = match form.read() {
                Ok(new) => new,
                Err(found) => return mistake.set(Some(found)),
            };
            let (path, form, failed, made) = (path.clone(), form.clone(), failed.clone(), made.clone());
            let again = again.clone();
            spawn_local(async move {
                match api::post::<SeenSuggestion>(&path, &new).await {
                    Ok(seen) => {
                        form.set(Form::new());
                        failed.set(None);
                        let before = made.iter().filter(|one| one.id != seen.id).cloned();
                        made.set(std::iter::once(seen.clone()).chain(before).collect());
                    }
                    Err(failure) if not_shared(&failure) => again.emit(()),
                    Err(failure) => failed.set(Some(failure)),
                }
            });
        })
    };
    let base = (*form).clone();
    let on_what = change.reform(move |what| Form { what, ..base.clone() });
    let base = (*form).clone();
    let on_time = change.reform(move |time| Form { time, ..base.clone() });
    let base = (*form).clone();
    let on_days = change.reform(move |days| Form { days, ..base.clone() });
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    // Those made since the page was fetched stand first.
    let new = made.iter().filter(|one| !page.suggestions.iter().any(|known| known.id == one.id));
    let lines: Vec<Html> = new.chain(&page.suggestions).map(|seen| line(&w, seen)).collect();
    html! {
        <Section name="patient-suggest" title={w.t("team-suggest-title")}>
            if !lines.is_empty() {
                <ul class="list" data-test="suggestions">{ for lines }</ul>
            }
            <form class="stack no-print" {onsubmit} novalidate=true>
                <p class="hint">{ w.t("team-suggest-hint") }</p>
                <Chips<What>
                    name="suggest-what"
                    label={w.t("team-suggest-what")}
                    {choices}
                    value={form.what}
                    on_change={on_what}
                    mistake={said(Mistake::What, "team-suggest-what-mistake")}
                />
                <Field
                    name="suggest-time"
                    kind="time"
                    label={w.t("team-suggest-time")}
                    value={form.time.clone()}
                    on_input={on_time}
                    mistake={said(Mistake::Time, "team-suggest-time-mistake")}
                />
                <ToggleDays
                    name="suggest-days"
                    label={w.t("team-suggest-days")}
                    days={form.days.clone()}
                    on_change={on_days}
                    mistake={said(Mistake::Days, "team-suggest-days-mistake")}
                />
                if let Some(failure) = &*failed {
                    <Banner tone={Tone::Error} test="suggest-failed">{ w.t(&failure.wording()) }</Banner>
                }
                <Button test="suggest-send" submit=true>{ w.t("team-suggest-send") }</Button>
            </form>
        </Section>
    }
}

/// One suggestion with its answer.
fn line(w: &Wording, seen: &SeenSuggestion) -> Html {
    let rule = &seen.suggested.rule;
    let (time, days) = (w.wall_time(rule.time.minutes()), w.weekdays(rule.recurrence.weekdays()));
    let when = w.ta("team-suggest-line", &[("time", time.as_str().into()), ("days", days.as_str().into())]);
    let answer = match seen.suggested.answer {
        None => "team-suggest-waits",
        Some(SuggestionAnswer::Accepted) => "team-suggest-accepted",
        Some(SuggestionAnswer::Declined) => "team-suggest-declined",
    };
    html! {
        <li class="row apart" key={seen.id.to_string()} data-test="suggestion">
            <span>{ what_words(w, rule.what) }{ ", " }{ when }</span>
            <span class="soft" data-test="suggestion-answer">{ w.t(answer) }</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggestion_needs_what_when_and_a_day() {
        let form = Form::new();
        assert_eq!(form.read(), Err(Mistake::What));
        let form = Form { what: Some(What::Exercises), ..form };
        assert!(form.read().unwrap().check().is_ok());
        assert_eq!(Form { time: "8".to_owned(), ..form.clone() }.read(), Err(Mistake::Time));
        assert_eq!(Form { days: Vec::new(), ..form }.read(), Err(Mistake::Days));
    }
}
