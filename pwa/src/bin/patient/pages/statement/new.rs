//! A new statement: the draft, what is taken out of it, what is added, who it is for, the page as it will be, and releasing
//! it. Until then nothing of it leaves the phone.

use domain::LocalDay;
use domain::id::StatementId;
use domain::statement::{NewStatement, Released};
use domain::unit::{Member, ReachableUnit};
use pwa::api::{self, Failure};
use pwa::components::{
    Banner, Button, Field, Look, Page, StatementSheet, TextArea, Tick, Tone, Way, use_focus_on_mistake,
};
use pwa::hooks::{use_draft, use_record, use_session};
use pwa::ids;
use pwa::record::Record;
use pwa::wording::{Wording, isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::form::{For, Form, Mistake, Time};
use super::way_in::WayInCard;
use super::words::{Part, parts};
use crate::forms::continued::continued;
use crate::pages::cached::use_cached;
use crate::route::Route;

/// The first day that anything is about.
fn first_day(record: &Record) -> Option<LocalDay> {
    record.entries.values().map(|kept| kept.body.day).min()
}

/// The screen.
#[component]
pub(crate) fn NewStatementPage() -> Html {
    let w = use_wording();
    let handle = use_record();
    let account = use_session().account();
    let (record, today) = (handle.record(), handle.today());
    let (asked, _) = use_cached::<Vec<ReachableUnit>>("/api/v1/addressees", "addressees");
    let form = use_draft(Route::NewStatement, Form::new);
    let read = use_state(|| false);
    let mistake = use_state(|| None::<Mistake>);
    let failed = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    let released = use_state(|| None::<(Released, AttrValue)>);
    let sent = use_mut_ref(|| None::<NewStatement>);
    use_focus_on_mistake(*mistake);

    let period = form.time.span(first_day(&record), today);
    let parts = parts(&w, &record, period, today);
    let content = form.content(&parts, period, w.language());
    let units = asked.answer.as_ref().map(|answer| answer.value.clone()).unwrap_or_default();
    let name = addressee_name(&w, &form, &units);
    let change = {
        let (form, mistake, read) = (form.clone(), mistake.clone(), read.clone());
        Callback::from(move |next: Form| {
            form.set(next);
            mistake.set(None);
            // What was read is not what stands there now.
            read.set(false);
        })
    };
    if let Some((released, name)) = &*released {
        return done(&w, released, name);
    }
    let onsubmit = {
        let (form, content, read, name) = (form.clone(), content.clone(), read.clone(), name.clone());
        let (mistake, failed, busy, released) = (mistake.clone(), failed.clone(), busy.clone(), released.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut new = match form.read(ids::fresh(StatementId::new), content.clone(), *read) {
                Ok(new) => new,
                Err(found) => return mistake.set(Some(found)),
            };
            if *busy {
                return;
            }
            busy.set(true);
            // The same again, after an answer that was lost, is the same statement.
            match &*sent.borrow() {
                Some(sent) if (&sent.addressee, &sent.content) == (&new.addressee, &new.content) => new.id = sent.id,
                _ => {}
            }
            *sent.borrow_mut() = Some(new.clone());
            let (form, failed, busy, released) = (form.clone(), failed.clone(), busy.clone(), released.clone());
            let name = name.clone();
            spawn_local(async move {
                match api::post::<Released>("/api/v1/statements", &new).await {
                    Ok(answer) => {
                        form.discard();
                        released.set(Some((answer, name)));
                    }
                    Err(failure) => failed.set(Some(failure)),
                }
                busy.set(false);
            });
        })
    };
    let said = |about: Mistake, key: &str| (*mistake == Some(about)).then(|| w.t(key));
    let back = html! { <Way to={Route::Statements} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let choose_time = |time: Time| {
        let (form, change) = (form.clone(), change.clone());
        html! {
            <button
                type="button" class="chip" aria-pressed={(form.time == time).to_string()}
                data-test={format!("statement-{}", time.name())}
                onclick={Callback::from(move |_: MouseEvent| change.emit(Form { time, ..(*form).clone() }))}
            >
                { w.t(&format!("statements-period-{}", time.name())) }
            </button>
        }
    };
    let on_own_words = {
        let (form, change) = (form.clone(), change.clone());
        Callback::from(move |own_words: String| change.emit(Form { own_words, ..(*form).clone() }))
    };
    let on_read = {
        let (read, mistake) = (read.clone(), mistake.clone());
        Callback::from(move |on: bool| {
            read.set(on);
            mistake.set(None);
        })
    };
    html! {
        <Page title={w.t("statements-new-title")} {back}>
            { continued(&w, &form) }
            <p>{ w.t("statements-new-intro") }</p>
            <form class="stack loose" {onsubmit} novalidate=true>
                <section class="stack tight">
                    <h2>{ w.t("statements-period") }</h2>
                    <div class="chip-row" role="group" aria-label={w.t("statements-period")}>{ for Time::ALL.map(choose_time) }</div>
                </section>
                <section class="stack">
                    <h2>{ w.t("statements-draft") }</h2>
                    if parts.is_empty() {
                        <p class="soft" data-test="statement-nothing">{ w.t("statements-nothing") }</p>
                    }
                    { for parts.iter().map(|part| part_card(&w, part, &form, &change)) }
                    if let Some(text) = said(Mistake::Empty, "statements-empty-mistake") {
                        <p class="mistake" role="alert">{ text }</p>
                    }
                    <TextArea
                        name="statement-own" label={w.t("statements-own-words")} hint={Some(w.t("statements-own-words-hint"))}
                        value={form.own_words.clone()} on_input={on_own_words} optional=true max_length={Some(2000)}
                    />
                </section>
                <Addressees
                    {units} form={(*form).clone()} on_change={change}
                    offline={asked.answer.is_none() && !asked.asking}
                    who_mistake={said(Mistake::Who, "statements-who-mistake")}
                    name_mistake={said(Mistake::Name, "statements-name-mistake")}
                />
                <section class="stack">
                    <h2>{ w.t("statements-preview") }</h2>
                    <StatementSheet
                        name={account.map(|account| account.name.clone()).unwrap_or_default()}
                        addressee_name={name} released_on={Some(today)} {content}
                    />
                    <Tick name="statement-is-read" label={w.t("statements-read-tick")} checked={*read} on_change={on_read} />
                    if let Some(text) = said(Mistake::Unread, "statements-read-mistake") {
                        <p class="mistake" role="alert" data-test="statement-unread">{ text }</p>
                    }
                    <p class="hint">{ w.t("statements-release-hint") }</p>
                    if let Some(failure) = &*failed {
                        <Banner tone={Tone::Error} test="statement-failed">
                            { w.ta("statements-failed", &[("reason", w.t(&failure.wording()).as_str().into())]) }
                        </Banner>
                    }
                    <Button test="statement-release" look={Look::Primary} submit=true wide=true off={*busy}>
                        { w.t("statements-release") }
                    </Button>
                </section>
            </form>
        </Page>
    }
}

/// It is released: what to hand over, or that it can be read.
fn done(w: &Wording, released: &Released, name: &AttrValue) -> Html {
    html! {
        <Page title={w.t("statements-done-title")}>
            if let Some(way_in) = released.way_in.clone() {
                <div class="card"><WayInCard name={name.clone()} {way_in} /></div>
            } else {
                <Banner tone={Tone::Good} test="statement-released">
                    { w.ta("statements-done", &[("name", isolated(name))]) }
                </Banner>
            }
            <Way to={Route::Statements} test="statement-to-list" class="button primary wide">{ w.t("statements-to-list") }</Way>
        </Page>
    }
}

/// One paragraph of the draft: each line with its way out and back.
fn part_card(w: &Wording, part: &Part, form: &Form, change: &Callback<Form>) -> Html {
    let set = |lines: Vec<AttrValue>, cut: bool| {
        let (form, change) = (form.clone(), change.clone());
        Callback::from(move |()| {
            let mut next = form.clone();
            next.set_cut(&lines, cut);
            change.emit(next);
        })
    };
    let line = |line: &AttrValue| {
        let cut = form.is_cut(line);
        let (key, spoken) = match cut {
            true => ("statements-put-back", "statements-put-back-spoken"),
            false => ("statements-cut", "statements-cut-spoken"),
        };
        html! {
            <li class="row apart" data-test={if cut { "statement-cut-line" } else { "statement-line" }}>
                <span class="grow" dir="auto">
                    if cut {
                        <s class="soft">{ line }</s>{ " " }<span class="label">{ w.t("statements-is-cut") }</span>
                    } else {
                        { line }
                    }
                </span>
                <Button
                    test={if cut { "statement-put-back" } else { "statement-cut" }} look={Look::Plain}
                    spoken={w.ta(spoken, &[("line", isolated(line))])} on_press={set(vec![line.clone()], !cut)}
                >
                    { w.t(key) }
                </Button>
            </li>
        }
    };
    let all_cut = part.lines.iter().all(|line| form.is_cut(line));
    html! {
        <div class="card stack tight" data-test={format!("statement-{}", part.section.name())}>
            <h3>{ &part.heading }</h3>
            <ul class="list">{ for part.lines.iter().map(line) }</ul>
            if !all_cut && part.lines.len() > 1 {
                <div>
                    <Button
                        test="statement-cut-all" look={Look::Plain}
                        spoken={w.ta("statements-cut-all-spoken", &[("line", part.heading.as_str().into())])}
                        on_press={set(part.lines.clone(), true)}
                    >
                        { w.t("statements-cut-all") }
                    </Button>
                </div>
            }
        </div>
    }
}

fn member_name(w: &Wording, member: &Member) -> AttrValue {
    let profession = w.t(&format!("profession-{}", member.profession.name()));
    AttrValue::from(format!("{}, {profession}", member.name))
}

/// Whom the page would name; empty while nobody is chosen.
fn addressee_name(w: &Wording, form: &Form, units: &[ReachableUnit]) -> AttrValue {
    let found = match &form.addressee {
        For::Nobody => None,
        For::Outsider => Some(AttrValue::from(form.outsider.trim().to_owned())),
        For::Unit { id } => {
            units.iter().find(|one| one.unit.id.to_string() == *id).map(|one| AttrValue::from(one.unit.name.clone()))
        }
        For::Member { id } => {
            let mut members = units.iter().flat_map(|one| &one.members);
            members.find(|member| member.id.to_string() == *id).map(|member| member_name(w, member))
        }
    };
    found.unwrap_or_default()
}

/// [`Addressees`]' properties.
#[derive(Properties, PartialEq)]
struct AddresseesProps {
    units: Vec<ReachableUnit>,
    form: Form,
    on_change: Callback<Form>,
    offline: bool,
    who_mistake: Option<AttrValue>,
    name_mistake: Option<AttrValue>,
}

/// One to choose, none chosen beforehand.
#[component]
fn Addressees(props: &AddresseesProps) -> Html {
    let w = use_wording();
    let form = &props.form;
    let choice = |to: For, test: &'static str, text: AttrValue, hint: Option<AttrValue>| {
        let checked = form.addressee == to;
        let (form, change) = (form.clone(), props.on_change.clone());
        let onchange = Callback::from(move |_: Event| change.emit(Form { addressee: to.clone(), ..form.clone() }));
        html! {
            <label class="tick">
                <input type="radio" name="addressee" data-test={test} {checked} {onchange} />
                <span>
                    <span class="name" dir="auto">{ text }</span>
                    if let Some(hint) = hint {
                        <span class="hint">{ hint }</span>
                    }
                </span>
            </label>
        }
    };
    let unit = |one: &ReachableUnit| {
        html! {
            <div class="stack tight">
                <h3 dir="auto">{ &one.unit.name }</h3>
                { for one.members.iter().map(|member| {
                    choice(For::Member { id: member.id.to_string() }, "addressee-member", member_name(&w, member), None)
                }) }
                { choice(
                    For::Unit { id: one.unit.id.to_string() }, "addressee-unit",
                    w.ta("statements-who-unit", &[("unit", isolated(&one.unit.name))]), None,
                ) }
            </div>
        }
    };
    let on_name = {
        let (form, change) = (form.clone(), props.on_change.clone());
        Callback::from(move |outsider: String| change.emit(Form { outsider, ..form.clone() }))
    };
    html! {
        <section class="stack">
            <h2>{ w.t("statements-who") }</h2>
            <fieldset class="card">
                <legend class="unseen">{ w.t("statements-who") }</legend>
                if props.offline {
                    <Banner tone={Tone::Still} test="addressees-offline">{ w.t("statements-who-offline") }</Banner>
                }
                { for props.units.iter().map(unit) }
                { choice(
                    For::Outsider, "addressee-outsider", w.t("statements-who-outsider"),
                    Some(w.t("statements-who-outsider-hint")),
                ) }
                if form.addressee == For::Outsider {
                    <Field
                        name="outsider-name" label={w.t("statements-who-name")} hint={Some(w.t("statements-who-name-hint"))}
                        value={form.outsider.clone()} on_input={on_name} mistake={props.name_mistake.clone()}
                        max_length={Some(100)}
                    />
                }
                if let Some(text) = &props.who_mistake {
                    <p class="mistake" role="alert" data-test="addressee-mistake">{ text }</p>
                }
            </fieldset>
        </section>
    }
}
