//! A week on paper typed in by a professional, the patient present: only what is shared, day by day, beside what the diary holds
//! already. What is typed stays while the tab is open; sent again after a lost answer it is written once.

mod drafts;

use std::rc::Rc;

use domain::category::Category;
use domain::id::{EntryId, PatientId};
use domain::paper::{NewPaper, PaperDesk, TypedPaper};
use domain::unit::Membership;
use domain::{LocalDay, Score};
use pwa::api::{self, Failure};
use pwa::check_in::{ASKED, Ask};
use pwa::clock;
use pwa::components::{
    Asks, Banner, Button, Choice, Look, Page, PaperDay, Select, Skeleton, Tone, use_focus_on_mistake,
};
use pwa::ids;
use pwa::paper::{Column, Exercise, Row, Wrong};
use pwa::wording::{Wording, apart, isolated, use_wording};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub(crate) use self::drafts::forget_all as forget_drafts;

use self::drafts::Typing;
use super::patient::{gone, not_shared, path};
use crate::answer::{Answer, use_watched};
use crate::back::Back;
use crate::figure;
use crate::route::Route;
use crate::say::Failed;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub(crate) patient: PatientId,
    pub(crate) membership: Rc<Membership>,
}

/// The screen: of the week that is chosen, this week to begin with.
#[component]
pub(crate) fn PaperPage(props: &Props) -> Html {
    let w = use_wording();
    let base = path(&props.membership, props.patient);
    let monday = use_state(|| clock::today().monday());
    let asked = use_watched(format!("{base}/paper/{}", *monday), |path| {
        let path = path.clone();
        async move { api::get::<PaperDesk>(&path).await }
    });
    // Another week is another question.
    let stood = use_mut_ref(|| false);
    let title = w.t("team-paper-title");
    let back = html! { <Back to={Route::Patient { id: props.patient }} /> };
    match &asked.answer {
        Answer::Waiting => html! { <Page {title} {back} wide=true><Skeleton lines={8} /></Page> },
        Answer::Failed(failure, before) if not_shared(failure) => {
            gone(&w, *before || *stood.borrow(), base.into(), &[])
        }
        Answer::Failed(failure, _) => html! {
            <Page {title} {back} wide=true><Failed failure={failure.clone()} again={asked.again.clone()} /></Page>
        },
        Answer::Here(desk, _) => {
            stood.replace(true);
            let to = |days: i64| {
                let (monday, from) = (monday.setter(), desk.week.from);
                Callback::from(move |()| monday.set(from.plus_days(days)))
            };
            let days = [("from", w.day(desk.week.from)), ("to", w.day(desk.week.to))];
            let days: Vec<_> = days.iter().map(|(name, day)| (*name, day.as_str().into())).collect();
            html! {
                <Page {title} {back} wide=true>
                    <p class="strong" dir="auto">{ apart(&desk.name) }</p>
                    <p>{ w.t("team-paper-intro") }</p>
                    <h2 data-test="paper-week">{ w.ta("team-paper-week", &days) }</h2>
                    <div class="buttons">
                        <Button look={Look::Quiet} test="paper-week-before" on_press={to(-7)}>{ w.t("team-paper-before") }</Button>
                        if desk.week.to < desk.today {
                            <Button look={Look::Quiet} test="paper-week-after" on_press={to(7)}>{ w.t("team-paper-after") }</Button>
                        }
                    </div>
                    <Sheet
                        key={desk.week.from.to_string()}
                        desk={Rc::clone(desk)}
                        patient={props.patient}
                        path={AttrValue::from(format!("{base}/paper"))}
                        again={asked.again.clone()}
                    />
                </Page>
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct SheetProps {
    desk: Rc<PaperDesk>,
    patient: PatientId,
    path: AttrValue,
    /// Fetches what is there now.
    again: Callback<()>,
}

/// The week's days, and keeping them.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let w = use_wording();
    let (desk, key) = (&props.desk, (props.patient, props.desk.week.from));
    let typing = use_state(|| drafts::kept(key).unwrap_or_default());
    let (busy, saved) = (use_state(|| false), use_state(|| None::<usize>));
    let failure = use_state(|| None::<Failure>);
    let mistake = use_state(|| None::<(usize, &'static str)>);
    use_focus_on_mistake(*mistake);
    let change = {
        let (typing, saved) = (typing.clone(), saved.clone());
        Callback::from(move |next: Typing| {
            drafts::keep(key, next.clone());
            saved.set(None);
            typing.set(next);
        })
    };
    let last = desk.week.to.min(desk.today);
    let columns = columns(desk);
    let onsubmit = {
        let (typing, busy, failure, mistake, saved) =
            (typing.clone(), busy.clone(), failure.clone(), mistake.clone(), saved.clone());
        let (path, again, columns, change) = (props.path.clone(), props.again.clone(), columns.clone(), change.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let read = match typing.draft.read(&columns, key.1, last) {
                Ok(read) if read.is_empty() => return mistake.set(Some((NO_DAY, "team-paper-empty"))),
                Ok(read) => read,
                Err((place, wrong)) => return mistake.set(Some((place, words(wrong)))),
            };
            if let Some(place) = typing.draft.unticked() {
                return mistake.set(Some((place, "team-paper-untold")));
            }
            mistake.set(None);
            busy.set(true);
            let next = typing.sending(read, || ids::fresh(EntryId::new));
            let entries = next.sent.clone();
            change.emit(next);
            let (busy, failure, saved) = (busy.clone(), failure.clone(), saved.clone());
            let (path, again, typing) = (path.clone(), again.clone(), typing.clone());
            spawn_local(async move {
                let count = entries.len();
                match api::post::<TypedPaper>(&path, &NewPaper { entries }).await {
                    Ok(_) => {
                        drafts::forget(key);
                        typing.set(Typing::default());
                        failure.set(None);
                        saved.set(Some(count));
                        again.emit(());
                    }
                    // What was typed is kept: the patient may share again.
                    Err(refused) if not_shared(&refused) => again.emit(()),
                    Err(refused) => failure.set(Some(refused)),
                }
                busy.set(false);
            });
        })
    };
    let day = |(place, day): (usize, LocalDay)| {
        let on_change = {
            let (typing, change) = (typing.clone(), change.clone());
            Callback::from(move |row: Row| {
                let mut next = (*typing).clone();
                next.draft.change(place, |old| *old = row);
                change.emit(next);
            })
        };
        html! {
            <PaperDay
                key={day.to_string()}
                {day}
                {place}
                row={typing.draft.row(place)}
                asks={asks(&w, desk, &columns, day)}
                written={written(&w, desk, day)}
                wrong={mistake.filter(|(at, _)| *at == place).map(|(_, key)| w.t(key))}
                {on_change}
            />
        }
    };
    let scale = |ask: &'static Ask| {
        let on_change = {
            let (typing, change) = (typing.clone(), change.clone());
            Callback::from(move |score: Option<Score>| {
                let mut next = (*typing).clone();
                (ask.set)(next.draft.week.get_or_insert_default(), score);
                change.emit(next);
            })
        };
        let answers = typing.draft.week.clone().unwrap_or_default();
        let ends = ["low", "high"].map(|end| w.t(&format!("scale-{}-{end}", ask.ends)));
        let [low, high] = &ends;
        html! {
            <Select<Score>
                name={format!("paper-week-{}", ask.name)}
                label={w.t(&format!("team-paper-{}", ask.name))}
                hint={format!("0 = {low}, 10 = {high}")}
                choices={scores()}
                placeholder="–"
                value={(ask.get)(&answers)}
                {on_change}
            />
        }
    };
    let scales: Vec<&'static Ask> = ASKED.iter().filter(|ask| desk.takes(category(ask), last)).collect();
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="paper-form">
            if let Some(n) = *saved {
                <Banner tone={Tone::Good} test="paper-saved">{ w.ta("team-paper-saved", &[("n", n.into())]) }</Banner>
            }
            { for desk.week.from.through(last).enumerate().map(day) }
            if !scales.is_empty() {
                <fieldset class="paper-row card">
                    <legend>{ w.t("team-paper-min-week") }</legend>
                    <div class="paper-cells">{ for scales.into_iter().map(scale) }</div>
                </fieldset>
            }
            if let Some((_, key)) = *mistake {
                <Banner tone={Tone::Error} test="paper-mistake">{ w.t(key) }</Banner>
            }
            if let Some(refused) = &*failure {
                <Banner tone={Tone::Error} test="paper-failed">
                    <p>{ w.t(&refused.wording()) }</p>
                    <p>{ w.t("team-paper-kept") }</p>
                </Banner>
            }
            <p class="hint">{ w.t("team-paper-told") }</p>
            <div class="buttons">
                <Button look={Look::Primary} submit=true off={*busy} test="paper-save">{ w.t("team-paper-save") }</Button>
            </div>
        </form>
    }
}

/// Where a mistake is of no single day.
const NO_DAY: usize = 7;

/// The exercises that some day of the week can ask for, prescribed ones first.
fn columns(desk: &PaperDesk) -> Vec<Column> {
    let last = desk.week.to.min(desk.today);
    let days = || desk.week.from.through(last);
    let mut columns: Vec<Column> = Vec::new();
    for programme in desk.programmes.iter().flatten() {
        for plan in days().filter_map(|day| programme.on(day)) {
            for prescription in &plan.prescriptions {
                let which = Exercise::Prescribed(prescription.id);
                if !columns.iter().any(|column| column.which == which) {
                    columns.push(Column { which, title: prescription.title.to_string() });
                }
            }
        }
    }
    let own = desk.own_exercises.iter().flatten().filter(|own| own.exercise.retired_on.is_none());
    columns.extend(own.map(|own| Column { which: Exercise::Own(own.id), title: own.exercise.title.to_string() }));
    columns
}

/// What can be typed of a day.
fn asks(w: &Wording, desk: &PaperDesk, columns: &[Column], day: LocalDay) -> Asks {
    let takes = |category| desk.takes(category, day);
    let open = |column: &&Column| {
        takes(Category::Exercises) && runs(desk, column.which, day) && !logged(desk, column.which, day)
    };
    let spoken = w.ta("team-paper-all-spoken", &[("day", isolated(w.day_long(day).as_str()))]);
    Asks {
        exercises: columns.iter().filter(open).cloned().collect(),
        all_done: (w.t("team-paper-all"), spoken),
        activity: takes(Category::Activity),
        worked: takes(Category::Work).then(|| w.t("team-paper-worked")),
        note: takes(Category::Activity).then(|| w.t("team-paper-note")),
        share: Some(w.t("team-paper-share")),
    }
}

/// Whether the exercise is on the plan that day; one's own can be done on any.
fn runs(desk: &PaperDesk, which: Exercise, day: LocalDay) -> bool {
    let Exercise::Prescribed(id) = which else { return true };
    let plans = desk.programmes.iter().flatten().filter_map(|programme| programme.on(day));
    plans.flat_map(|plan| &plan.prescriptions).any(|prescription| prescription.id == id)
}

/// Whether the diary holds it of that day.
fn logged(desk: &PaperDesk, which: Exercise, day: LocalDay) -> bool {
    let id = which.id();
    let same = |field: &str, fields: &serde_json::Map<String, serde_json::Value>| {
        fields.get(field).and_then(serde_json::Value::as_str) == Some(id.as_str())
    };
    let of_day = desk.entries.iter().filter(|record| record.entry.day == day);
    of_day
        .into_iter()
        .any(|record| same("prescription", &record.entry.fields) || same("own_exercise", &record.entry.fields))
}

/// What the diary holds of the day already, by kind.
fn written(w: &Wording, desk: &PaperDesk, day: LocalDay) -> Html {
    let kinds = desk.entries.iter().filter(|record| record.entry.day == day).filter_map(|record| record.entry.kind);
    let lines: Vec<Html> = kinds.map(|kind| html! { <li>{ figure::named(w, "kind", kind) }</li> }).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <p class="soft small">{ w.t("team-paper-there") }</p>
            <ul class="soft" data-test="paper-written">{ for lines }</ul>
        </>
    }
}

fn category(ask: &Ask) -> Category {
    match ask.name {
        "back-pain" | "leg-pain" => Category::Pain,
        "work" => Category::Work,
        _ => Category::WellBeing,
    }
}

/// What is wrong, as a key.
fn words(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Minutes => "team-paper-minutes-wrong",
        Wrong::What => "team-paper-what-missing",
        Wrong::Hours => "team-paper-hours-wrong",
        Wrong::NoteLong => "team-paper-note-long",
    }
}

/// 0 to 10, none of them chosen.
fn scores() -> Vec<Choice<Score>> {
    let choice = |score: Score| {
        let number = AttrValue::from(score.value().to_string());
        Choice { value: score, key: number.clone(), label: number }
    };
    Score::all().map(choice).collect()
}
