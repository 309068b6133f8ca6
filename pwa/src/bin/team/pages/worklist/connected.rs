//! Who is connected with the unit and shares nothing with whoever sits here: their names, to ask them.

use std::rc::Rc;

use domain::access_request::{Answer as Reply, Asked, Connected, ConnectedPage as Part};
use domain::unit::Membership;
use pwa::clock;
use pwa::components::{Empty, Field, Page, Skeleton};
use pwa::wording::{Wording, isolated, use_wording};
use yew::prelude::*;

use super::{Props, Question, ask, pages};
use crate::answer::{Answer, use_answer};
use crate::back::Back;
use crate::route::{Route, Way};
use crate::say::Failed;

/// How the question stands; none where it can be put.
fn stands(w: &Wording, asked: &Asked) -> Option<AttrValue> {
    let today = clock::today();
    match asked {
        Asked { answer: None, .. } => {
            let moment = w.moment(asked.asked_at);
            Some(w.ta("team-connected-asked", &[("moment", moment.as_str().into())]))
        }
        Asked { answer: Some(Reply::No), again_from: Some(day), .. } if *day > today => {
            Some(w.ta("team-connected-no", &[("day", w.date(*day, today).as_str().into())]))
        }
        Asked { .. } => None,
    }
}

/// The screen.
#[component]
pub(crate) fn ConnectedPage(props: &Props) -> Html {
    let w = use_wording();
    let Membership { id, unit, .. } = &*Rc::clone(&props.membership);
    let search = use_state(String::new);
    let page = use_state(|| 0_i64);
    let question = Question { membership: id.to_string(), page: *page, search: (*search).clone() };
    let asked = use_answer(question, |question| ask::<Part>("connected", question.clone()));
    let on_search = {
        let (search, page) = (search.clone(), page.clone());
        Callback::from(move |text: String| {
            page.set(0);
            search.set(text);
        })
    };
    let line = |one: &Connected| {
        let since = w.moment(one.connected_at);
        html! {
            <li key={one.patient.to_string()} data-test="connected">
                <Way to={Route::Patient { id: one.patient }} test="connected-open"><span dir="auto">{ &one.name }</span></Way>
                if one.demo {
                    { " " }
                    <span class="label">{ w.t("team-demo-person") }</span>
                }
                <p class="soft small">
                    { w.ta("team-connected-since", &[("moment", since.as_str().into())]) }
                    if let Some(stands) = one.asked.as_ref().and_then(|asked| stands(&w, asked)) {
                        { " · " }{ stands }
                    }
                </p>
            </li>
        }
    };
    let content = match &asked.answer {
        Answer::Waiting => html! { <Skeleton lines={6} /> },
        Answer::Failed(failure, _) => html! { <Failed failure={failure.clone()} again={asked.again.clone()} /> },
        Answer::Here(list, _) if list.people.is_empty() && search.trim().is_empty() => html! {
            <Empty
                title={w.t("team-connected-empty-title")}
                text={w.t("team-connected-empty")}
                test="connected-empty"
            />
        },
        Answer::Here(list, _) if list.people.is_empty() => html! {
            <p data-test="connected-no-match">
                { w.ta("team-worklist-no-match", &[("search", isolated(search.trim()))]) }
            </p>
        },
        Answer::Here(list, _) => html! {
            <>
                <ul class="list card">{ for list.people.iter().map(line) }</ul>
                { pages(&w, list.total, &page) }
            </>
        },
    };
    html! {
        <Page title={w.t("team-connected-title")} back={html! { <Back to={Route::Worklist} /> }}>
            <p>{ w.ta("team-connected-why", &[("unit", isolated(&unit.name))]) }</p>
            <Field
                name="connected-search"
                kind="search"
                autocomplete="off"
                label={w.t("team-worklist-search")}
                value={(*search).clone()}
                on_input={on_search}
            />
            { content }
        </Page>
    }
}
