//! A week typed in from paper: one row a day. What stands in the diary already is shown and not asked again; everything is
//! kept in one step, back-filled by its day, and labelled where two sat over it.

mod row;

use domain::entry::{Body, Entry, TypedBy};
use domain::id::EntryId;
use domain::{LocalDay, Score};
use pwa::components::{Banner, Button, Choice, Look, Page, Select, Tick, Tone, Way, use_focus_on_mistake};
use pwa::hooks::{RecordHandle, use_draft, use_navigator, use_record};
use pwa::ids;
use pwa::paper::{Draft, Row, Wrong};
use pwa::wording::use_wording;
use yew::prelude::*;

use self::row::DayRow;
use super::week::{columns, with_work};
use crate::day::{DayWay, on_day, use_form_day};
use crate::forms::check_in::{ASKED, Ask};
use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::route::Route;
use crate::undo::{Done, use_done};

/// The screen.
#[component]
pub(crate) fn PaperFill() -> Html {
    let w = use_wording();
    let record = use_record();
    let day = use_form_day(Route::PaperFill);
    let monday = day.monday();
    let back = html! { <Way to={Route::Paper} test="page-back" class="back">{ w.t("words-back") }</Way> };
    let step = |to: LocalDay, key: &str, test: &'static str| {
        html! { <DayWay to={Route::PaperFill} day={to} {test} class="button quiet">{ w.t(key) }</DayWay> }
    };
    let days = [("from", w.day(monday)), ("to", w.day(monday.plus_days(6)))];
    let days: Vec<_> = days.iter().map(|(name, day)| (*name, day.as_str().into())).collect();
    html! {
        <Page title={w.t("paper-fill-title")} {back}>
            <p>{ w.t("paper-fill-intro") }</p>
            <h2 data-test="paper-week">{ w.ta("diary-week", &days) }</h2>
            <nav class="buttons" aria-label={w.t("paper-which-week")}>
                { step(monday.plus_days(-7), "paper-week-before", "paper-week-before") }
                if monday < record.today().monday() {
                    { step(monday.plus_days(7), "paper-week-after", "paper-week-after") }
                }
            </nav>
            <Grid key={monday.to_string()} {monday} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct GridProps {
    monday: LocalDay,
}

/// The week's rows, and keeping them.
#[component]
fn Grid(props: &GridProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let (done, navigator) = (use_done(), use_navigator());
    let saver = use_saver();
    let monday = props.monday;
    let kept = record.record();
    let columns = columns(&kept, monday);
    let last = monday.plus_days(6).min(record.today());
    let draft = use_draft(on_day(&Route::PaperFill, monday), Draft::default);
    let mistake = use_state(|| None::<(usize, &'static str)>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (draft, columns, mistake, saver, w) =
            (draft.clone(), columns.clone(), mistake.clone(), saver.clone(), w.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let read = match draft.read(&columns, monday, last) {
                Ok(read) if read.is_empty() => return mistake.set(Some((7, "paper-empty"))),
                Ok(read) => read,
                Err((place, wrong)) => return mistake.set(Some((place, words(wrong)))),
            };
            mistake.set(None);
            let pen = draft.pen();
            let entries = entries(&pen, read, draft.together);
            let before = entries.iter().map(|(id, _)| (*id, None)).collect();
            let text = w.ta("paper-saved", &[("n", entries.len().into())]);
            let (done, navigator) = (done.clone(), navigator.clone());
            saver.run(async move { pen.put_back(entries).await }, move |()| {
                done.emit(Done { text, on: Route::Diary, before, more: None, then: Callback::noop() });
                navigator.push(format!("{}?by=week", Route::Diary.to_path()));
            });
        })
    };
    let work = with_work(&kept);
    let row = |(place, day): (usize, LocalDay)| {
        let on_change = draft.change(move |draft, row: Row| draft.change(place, |old| *old = row));
        let wrong = mistake.filter(|(at, _)| *at == place).map(|(_, key)| w.t(key));
        html! { <DayRow key={day.to_string()} {day} {place} row={draft.row(place)} columns={columns.clone()} {work} {wrong} {on_change} /> }
    };
    let days = monday.through(last);
    let answers = draft.week.clone().unwrap_or_default();
    let ask = |ask: &'static Ask| {
        let on_change = draft.change(move |draft, score| (ask.set)(draft.week.get_or_insert_default(), score));
        let ends = ["low", "high"].map(|end| w.t(&format!("scale-{}-{end}", ask.ends)));
        let [low, high] = &ends;
        html! {
            <Select<Score>
                name={format!("paper-week-{}", ask.name)}
                label={w.t(&format!("check-in-{}", ask.name))}
                hint={format!("0 = {low}, 10 = {high}")}
                choices={scores()}
                placeholder="–"
                value={(ask.get)(&answers)}
                {on_change}
            />
        }
    };
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="paper-form">
            { continued(&w, &draft) }
            <Tick
                name="paper-together"
                label={w.t("paper-together")}
                hint={w.t("paper-together-hint")}
                checked={draft.together}
                on_change={draft.change(|draft, together| draft.together = together)}
            />
            { for days.enumerate().map(row) }
            <fieldset class="paper-row card">
                <legend>{ w.t("paper-week-typed") }</legend>
                <div class="paper-cells">{ for ASKED.iter().map(ask) }</div>
            </fieldset>
            if let Some((_, key)) = *mistake {
                <Banner tone={Tone::Error} test="paper-mistake">{ w.t(key) }</Banner>
            }
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit={true} wide={true} off={saver.busy()} test="paper-save">{ w.t("paper-save") }</Button>
        </form>
    }
}

/// What is wrong, as a key.
fn words(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Minutes => "activity-minutes-wrong",
        Wrong::What => "activity-what-missing",
        Wrong::Hours => "work-hours-wrong",
        Wrong::NoteLong => "paper-note-long",
    }
}

/// What was read, as new entries of today's typing.
fn entries(record: &RecordHandle, read: Vec<(LocalDay, Body)>, together: bool) -> Vec<(EntryId, Option<Entry>)> {
    let typed_by = if together { TypedBy::Together } else { TypedBy::Myself };
    let entry = |(day, body)| (ids::fresh(EntryId::new), Some(Entry { typed_by, ..record.entry(day, body) }));
    read.into_iter().map(entry).collect()
}

/// 0 to 10, none of them chosen.
fn scores() -> Vec<Choice<Score>> {
    let choice = |score: Score| {
        let number = AttrValue::from(score.value().to_string());
        Choice { value: score, key: number.clone(), label: number }
    };
    Score::all().map(choice).collect()
}
