//! Within how many weekdays the unit says that it usually answers: read by every member, set by the lead.

use std::rc::Rc;

use domain::message::{AnswerDays, AnswerTime};
use domain::unit::Membership;
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Field, Tone, use_focus_on_mistake};
use pwa::wording::use_wording;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) membership: Rc<Membership>,
    /// What is said now.
    pub(super) days: Option<AnswerDays>,
    pub(super) said: Callback<()>,
}

/// The card.
#[component]
pub(super) fn AnswerTimeCard(props: &Props) -> Html {
    let w = use_wording();
    let typed = use_state(|| props.days.map(|days| days.value().to_string()).unwrap_or_default());
    let wrong = use_state(|| None::<&'static str>);
    let failure = use_state(|| None::<Failure>);
    use_focus_on_mistake(*wrong);
    let onsubmit = {
        let (typed, wrong, failure) = (typed.clone(), wrong.clone(), failure.clone());
        let (said, path) = (props.said.clone(), format!("/api/v1/units/{}/answer-time", props.membership.unit.id));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let days = match parse(&typed) {
                Ok(days) => days,
                Err(key) => return wrong.set(Some(key)),
            };
            wrong.set(None);
            let (failure, said, path) = (failure.clone(), said.clone(), path.clone());
            spawn_local(async move {
                match api::post::<AnswerTime>(&path, &AnswerTime { days }).await {
                    Ok(_) => {
                        failure.set(None);
                        said.emit(());
                    }
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        })
    };
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    html! {
        <section class="card" aria-labelledby="answer-title" data-test="answer-time">
            <h2 id="answer-title">{ w.t("team-answer-title") }</h2>
            <p data-test="answer-said">
                { match props.days {
                    Some(days) => w.ta("team-answer-said", &[("n", days.value().into())]),
                    None => w.t("team-answer-unsaid"),
                } }
            </p>
            if props.membership.lead {
                <form class="stack" {onsubmit} novalidate=true>
                    <Field
                        name="answer-days"
                        inputmode="numeric"
                        autocomplete="off"
                        label={w.t("team-answer-days")}
                        hint={w.t("team-answer-hint")}
                        value={(*typed).clone()}
                        mistake={wrong.map(|key| w.t(key))}
                        {on_input}
                    />
                    if let Some(failure) = &*failure {
                        <Banner tone={Tone::Error} test="answer-failed">{ w.t(&failure.wording()) }</Banner>
                    }
                    <div><Button submit=true test="answer-save">{ w.t("words-save") }</Button></div>
                </form>
            }
        </section>
    }
}

fn parse(typed: &str) -> Result<Option<AnswerDays>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let days = typed.trim().parse::<i64>().ok().and_then(|days| AnswerDays::try_from(days).ok());
    days.map(Some).ok_or("team-answer-wrong")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_the_word_back_and_only_one_to_thirty_is_a_time() {
        assert_eq!(parse(" "), Ok(None));
        assert_eq!(parse(" 3 ").map(|days| days.map(AnswerDays::value)), Ok(Some(3)));
        assert!(["0", "31", "to", "1.5"].iter().all(|typed| parse(typed).is_err()));
    }
}
