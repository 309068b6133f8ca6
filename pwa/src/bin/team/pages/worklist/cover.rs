//! Covering for a colleague until a day: whom one covers for now, and the way to begin and to end it.

use std::rc::Rc;

use domain::LocalDay;
use domain::assignment::{COVER_MAX_DAYS, Cover, NewCover};
use domain::id::{CoverId, MembershipId};
use domain::unit::{Membership, UnitPage};
use pwa::api::{self, Failure};
use pwa::components::{Banner, Button, Choice, Field, Look, Select, Tone, use_focus_on_mistake};
use pwa::wording::{apart, isolated, use_wording};
use pwa::{clock, ids};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::answer::{Answer, use_answer};
use crate::say;

/// A week is proposed.
const PROPOSED_DAYS: i64 = 7;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) membership: Rc<Membership>,
    /// The list is another by now.
    pub(super) on_change: Callback<()>,
}

/// Whom one covers for, and a form to begin.
#[component]
pub(super) fn Covers(props: &Props) -> Html {
    let w = use_wording();
    let path = format!("/api/v1/memberships/{}/covers", props.membership.id);
    let asked = use_answer(path.clone(), |path| {
        let path = path.clone();
        async move { api::get::<Vec<Cover>>(&path).await }
    });
    let open = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let changed = {
        let (again, on_change, open) = (asked.again.clone(), props.on_change.clone(), open.clone());
        Callback::from(move |()| {
            open.set(false);
            again.emit(());
            on_change.emit(());
        })
    };
    let Answer::Here(covers, _) = &asked.answer else { return html! {} };
    let end = |cover: CoverId| {
        let (path, changed, failure) = (format!("{path}/{cover}"), changed.clone(), failure.clone());
        Callback::from(move |()| {
            let (path, changed, failure) = (path.clone(), changed.clone(), failure.clone());
            spawn_local(async move {
                match api::delete(&path).await {
                    Ok(()) => changed.emit(()),
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        })
    };
    let today = clock::today();
    let said = |cover: &Cover| {
        let day = w.date(cover.until, today);
        let values = [("name", isolated(&cover.colleague_name)), ("day", day.as_str().into())];
        html! {
            <li key={cover.id.to_string()} class="row apart" data-test="cover">
                <span>{ w.ta("team-cover-now", &values) }</span>
                <Button test="cover-end" look={Look::Plain} on_press={end(cover.id)}>{ w.t("team-cover-end") }</Button>
            </li>
        }
    };
    let own: Vec<&Cover> = covers.iter().filter(|cover| cover.by == props.membership.id).collect();
    let unfold = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    html! {
        <section class="stack tight no-print" data-test="covers">
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="cover-failed">{ say::failure(&w, failure) }</Banner>
            }
            if !own.is_empty() {
                <ul class="list card">{ for own.into_iter().map(said) }</ul>
            }
            if *open {
                <CoverForm membership={Rc::clone(&props.membership)} {path} on_begun={changed} on_leave={unfold} />
            } else {
                <div><Button test="cover-open" look={Look::Plain} on_press={unfold}>{ w.t("team-cover") }</Button></div>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    membership: Rc<Membership>,
    path: String,
    on_begun: Callback<()>,
    on_leave: Callback<()>,
}

/// For whom, and until when.
#[component]
fn CoverForm(props: &FormProps) -> Html {
    let w = use_wording();
    let unit = use_answer(format!("/api/v1/units/{}", props.membership.unit.id), |path| {
        let path = path.clone();
        async move { api::get::<UnitPage>(&path).await }
    });
    let today = clock::today();
    let colleague = use_state(|| None::<MembershipId>);
    let until = use_state(|| today.plus_days(PROPOSED_DAYS).to_string());
    let mistake = use_state(|| None::<&'static str>);
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    // Kept over a lost answer.
    let id = use_memo((), |()| ids::fresh(CoverId::new));
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (colleague, until, mistake, failure, busy) =
            (colleague.clone(), until.clone(), mistake.clone(), failure.clone(), busy.clone());
        let (path, on_begun, by, id) = (props.path.clone(), props.on_begun.clone(), props.membership.id, *id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(colleague) = *colleague else { return mistake.set(Some("team-cover-whom-missing")) };
            let new = until.parse::<LocalDay>().ok().map(|until| NewCover { id, colleague, until });
            let Some(new) = new.filter(|new| new.check(by, clock::today()).is_ok()) else {
                return mistake.set(Some("team-cover-until-wrong"));
            };
            mistake.set(None);
            if *busy {
                return;
            }
            busy.set(true);
            let (failure, busy, path, on_begun) = (failure.clone(), busy.clone(), path.clone(), on_begun.clone());
            spawn_local(async move {
                match api::send(&path, &new).await {
                    Ok(()) => on_begun.emit(()),
                    Err(refused) => {
                        busy.set(false);
                        failure.set(Some(refused));
                    }
                }
            });
        })
    };
    let choices: Vec<Choice<MembershipId>> = match &unit.answer {
        Answer::Here(page, _) => page
            .members
            .iter()
            .filter(|member| member.treating && member.id != props.membership.id)
            .map(|member| {
                let (key, label) = (AttrValue::from(member.id.to_string()), apart(&member.name));
                Choice { value: member.id, key, label }
            })
            .collect(),
        Answer::Waiting | Answer::Failed(..) => Vec::new(),
    };
    let on_colleague = {
        let colleague = colleague.setter();
        Callback::from(move |chosen| colleague.set(chosen))
    };
    let on_until = {
        let until = until.setter();
        Callback::from(move |typed| until.set(typed))
    };
    let said = |key: &'static str| (*mistake == Some(key)).then(|| w.t(key));
    html! {
        <form class="stack card" {onsubmit} novalidate=true>
            <Select<MembershipId>
                name="cover-colleague"
                label={w.t("team-cover-whom")}
                placeholder={w.t("team-cover-choose")}
                {choices}
                value={*colleague}
                on_change={on_colleague}
                mistake={said("team-cover-whom-missing")}
            />
            <Field
                name="cover-until"
                kind="date"
                label={w.t("team-cover-until")}
                hint={w.t("team-cover-hint")}
                min={today.to_string()}
                max={today.plus_days(COVER_MAX_DAYS).to_string()}
                value={(*until).clone()}
                on_input={on_until}
                mistake={said("team-cover-until-wrong")}
            />
            if let Some(failure) = &*failure {
                <Banner tone={Tone::Error} test="cover-refused">{ say::failure(&w, failure) }</Banner>
            }
            <div class="row">
                <Button test="cover-begin" look={Look::Primary} submit=true off={*busy}>{ w.t("team-cover-begin") }</Button>
                <Button test="cover-leave" look={Look::Plain} on_press={props.on_leave.clone()}>{ w.t("words-cancel") }</Button>
            </div>
        </form>
    }
}
