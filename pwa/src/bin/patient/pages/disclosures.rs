//! *Hvem har set mine data*: every showing to another and every refusal, as they were then. The phone checks the whole
//! chain itself, and that it continues what it saw last: nobody can hide a line from it.

mod filter;
mod lines;

use std::rc::Rc;

use domain::disclosure::{Broken, Head, Log, Operation, unhex, verify};
use domain::grant::Purpose;
use domain::json::Word as _;
use domain::{LocalDay, Millis};
use pwa::clock;
use pwa::components::{Banner, Button, Empty, Page, Skeleton, Tone, Way};
use pwa::hooks::use_record;
use pwa::wording::{Wording, isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::filter::{Filter, FilterFields};
use self::lines::{Seen, What, read};
use super::cached::{Answer, use_cached};
use super::sharing::categories;
use crate::route::Route;

/// Under which name this phone keeps the last head it saw.
const HEAD: &str = "disclosure_head";
/// A list of so many lines can be narrowed.
const FILTERED_FROM: usize = 3;

/// The log screen.
#[component]
pub(crate) fn Disclosures() -> Html {
    let w = use_wording();
    let (asked, again) = use_cached::<Log>("/api/v1/disclosures", "disclosures");
    let back = html! { <Way to={Route::Sharing} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let content = match (&asked.answer, &asked.failure) {
        (None, None) => html! { <Skeleton lines={5} /> },
        (None, Some(failure)) => {
            let reason = w.t(&failure.wording());
            html! {
                <Banner tone={Tone::Error} test="disclosure-unavailable">
                    <p>{ w.ta("disclosure-unavailable", &[("reason", reason.as_str().into())]) }</p>
                    <Button test="disclosure-retry" on_press={again}>{ w.t("words-try-again") }</Button>
                </Banner>
            }
        }
        (Some(answer), failure) => html! {
            <>
                if failure.is_some() {
                    <Banner tone={Tone::Still} test="disclosure-offline">
                        { w.ta("disclosure-offline", &[("moment", w.moment(answer.at).as_str().into())]) }
                    </Banner>
                }
                <Checked answer={answer.clone()} />
                <List answer={answer.clone()} />
            </>
        },
    };
    html! {
        <Page title={w.t("disclosure-title")} {back}>
            <p>{ w.t("disclosure-intro") }</p>
            { content }
        </Page>
    }
}

/// [`Checked`]'s properties; an answer is compared by identity.
#[derive(Properties)]
struct CheckedProps {
    answer: Rc<Answer<Log>>,
}

impl PartialEq for CheckedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answer, &other.answer)
    }
}

/// How the check came out.
#[derive(Debug, Clone, PartialEq)]
enum Check {
    Whole { continues: bool },
    Broken { line: i64 },
}

/// Checks the chain against the head this phone remembers, says how it came out, and remembers the new head if it held.
#[component]
fn Checked(props: &CheckedProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let check = use_state(|| None::<Check>);
    use_effect_with(props.answer.clone().value.lines.last().map(|line| line.hash.clone()), {
        let (setter, answer) = (check.setter(), props.answer.clone());
        move |_| {
            spawn_local(async move {
                let seen: Option<Head> = record.recall(HEAD).await.ok().flatten();
                let outcome = judge(&answer.value, seen.as_ref());
                if let (Check::Whole { .. }, Some(last)) = (&outcome, answer.value.lines.last()) {
                    let head = Head { n: last.n, hash: last.hash.clone() };
                    if let Err(error) = record.remember(HEAD, &head).await {
                        web_sys::console::warn_1(&error.to_string().into());
                    }
                }
                setter.set(Some(outcome));
            });
        }
    });
    match &*check {
        None => Html::default(),
        Some(Check::Whole { continues }) => {
            let key = if *continues { "disclosure-checked-since" } else { "disclosure-checked" };
            html! { <Banner tone={Tone::Good} test="disclosure-checked">{ w.t(key) }</Banner> }
        }
        Some(Check::Broken { line }) => html! {
            <Banner tone={Tone::Error} test="disclosure-broken">
                { w.ta("disclosure-broken", &[("line", (*line).into())]) }
            </Banner>
        },
    }
}

fn judge(log: &Log, seen: Option<&Head>) -> Check {
    let Some(key) = unhex(&log.key) else { return Check::Broken { line: 1 } };
    match verify(&key, &log.lines, seen) {
        Ok(()) => Check::Whole { continues: seen.is_some() },
        Err(Broken::Number(line) | Broken::Payload(line) | Broken::Hash(line) | Broken::CutOff(line)) => {
            Check::Broken { line }
        }
    }
}

/// The list, and what of it is asked for.
#[component]
fn List(props: &CheckedProps) -> Html {
    let w = use_wording();
    let filter = use_state(Filter::default);
    let zone = clock::zone();
    let day_of = |at: Millis| LocalDay::at(at, |at| clock::offset_at(&zone, at));
    let seen = Rc::new(read(&props.answer.value.lines, day_of));
    if seen.is_empty() {
        return html! {
            <Empty title={w.t("disclosure-empty")} text={w.t("disclosure-empty-text")} test="disclosure-empty" />
        };
    }
    let shown = filter.of(&seen, day_of(clock::now()));
    let on_change = {
        let filter = filter.setter();
        Callback::from(move |next| filter.set(next))
    };
    html! {
        <>
            if seen.len() >= FILTERED_FROM {
                <FilterFields seen={seen.clone()} filter={*filter} {on_change} />
            }
            if shown.is_empty() {
                <p class="soft" data-test="disclosure-none">{ w.t("disclosure-none") }</p>
            } else {
                <ul class="list card" data-test="disclosure-list">{ for shown.into_iter().map(|seen| line(&w, seen)) }</ul>
            }
        </>
    }
}

fn line(w: &Wording, seen: &Seen) -> Html {
    let Some(what) = &seen.what else {
        return html! { <li class="soft" data-test="disclosure-erased">{ w.t("disclosure-erased") }</li> };
    };
    let profession = what.reader.profession.map(|profession| w.t(&format!("profession-{}", profession.name())));
    let who = match profession {
        Some(profession) => {
            let values = [("name", isolated(&what.reader.name)), ("profession", profession.as_str().into())];
            w.ta("disclosure-reader", &values)
        }
        None if what.reader.account.is_none() => w.ta("disclosure-by-code", &[("name", isolated(&what.reader.name))]),
        None if what.purpose == Some(Purpose::Support) => {
            w.ta("disclosure-relative", &[("name", isolated(&what.reader.name))])
        }
        None => AttrValue::from(what.reader.name.clone()),
    };
    html! {
        <li class="stack tight" data-test={if what.is_refusal() { "disclosure-refused" } else { "disclosure-shown" }}>
            <p class="strong" dir="auto">{ who }</p>
            if let Some(unit) = &what.reader.unit {
                <p class="soft small" dir="auto">{ unit }</p>
            }
            <p>{ said(w, what) }</p>
            if let Some(reason) = what.reason {
                <p data-test="disclosure-reason">{ w.t(&format!("disclosure-reason-{}", reason.name())) }</p>
            }
            <p class="soft small">
                { w.moment(what.at) }
                if what.times > 1 {
                    { format!(" · {}", w.ta("disclosure-times", &[("n", what.times.into())])) }
                }
            </p>
        </li>
    }
}

fn said(w: &Wording, what: &What) -> AttrValue {
    let statement = what.operation == Operation::Statement;
    if let Some(refusal) = what.refusal() {
        let why = w.t(&format!("disclosure-refused-{refusal}"));
        return if statement { w.ta("disclosure-statement-refused", &[("why", why.as_str().into())]) } else { why };
    }
    if statement {
        let said =
            if what.categories.is_empty() { w.t("disclosure-own-words") } else { categories(w, what.categories) };
        return w.ta("disclosure-statement", &[("what", said.as_str().into())]);
    }
    let shown = if what.categories.is_empty() { w.t("disclosure-name-only") } else { categories(w, what.categories) };
    let place = match (what.operation, what.purpose) {
        (Operation::Worklist, Some(Purpose::Support)) => w.t("disclosure-where-relatives"),
        (operation, _) => w.t(&format!("disclosure-where-{}", operation.name())),
    };
    let purpose =
        what.purpose.map(|purpose| w.t(&format!("disclosure-purpose-{}", purpose.word()))).unwrap_or_default();
    let values =
        [("what", shown.as_str().into()), ("where", place.as_str().into()), ("purpose", purpose.as_str().into())];
    w.ta("disclosure-shown", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::disclosure::{GENESIS, Line, commitment, hex, line_hash};

    #[test]
    fn a_list_that_does_not_continue_what_was_seen_is_broken_and_stays_so() {
        let key = [7; 32];
        let inner = commitment(&[1; 32], "{}");
        let hash = hex(&line_hash(&key, &GENESIS, 1, &inner));
        let salt = Some(hex(&[1; 32]));
        let line = Line { n: 1, commitment: hex(&inner), hash: hash.clone(), salt, payload: Some("{}".to_owned()) };
        let log = Log { lines: vec![line], key: hex(&key), length: 1 };
        assert_eq!(judge(&log, None), Check::Whole { continues: false });
        assert_eq!(judge(&log, Some(&Head { n: 1, hash: hash.clone() })), Check::Whole { continues: true });
        assert_eq!(judge(&log, Some(&Head { n: 2, hash })), Check::Broken { line: 2 });
        let other_key = Log { key: "no key".to_owned(), ..log };
        assert_eq!(judge(&other_key, None), Check::Broken { line: 1 });
    }
}
