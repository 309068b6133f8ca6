//! A week typed in from paper: one row a day. What stands in the diary already is shown and not asked again; everything is
//! kept in one step, back-filled by its day, and labelled where two sat over it.

use domain::entry::{
    Activity, Body, CheckIn, Entry, FreeNote, Minutes, Note, Outcome, TypedBy, Unknown, What, WorkDay,
};
use domain::id::EntryId;
use domain::json::Json;
use domain::text::Text;
use domain::{LocalDay, Score};
use pwa::components::{Banner, Button, Choice, Field, Look, Page, Select, Tick, Tone, Way};
use pwa::hooks::{RecordHandle, use_draft, use_navigator, use_record};
use pwa::ids;
use pwa::record::Record;
use pwa::wording::{Wording, apart, isolated, use_wording};
use yew::prelude::*;

use super::week::{Column, asks, columns, with_work};
use crate::day::{DayWay, on_day, use_form_day};
use crate::forms::check_in::{ASKED, Ask};
use crate::forms::continued::continued;
use crate::forms::exercise::name;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::forms::work_day::hours;
use crate::log::Which;
use crate::pages::diary::says;
use crate::route::Route;
use crate::undo::{Done, use_done};

/// How one exercise of a column went.
#[derive(Debug, Clone, PartialEq, Json)]
struct Cell {
    /// The exercise's id.
    exercise: String,
    outcome: Outcome,
}

/// One day, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Row {
    cells: Vec<Cell>,
    what: Option<What>,
    minutes: String,
    worked: String,
    note: String,
}

/// The week, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    /// Somebody sat with the patient.
    together: bool,
    /// Monday first; as many as were touched.
    rows: Vec<Row>,
    /// *Min uge*: the numbers that were ringed.
    week: Option<CheckIn>,
}

/// What is wrong, and on which day, from Monday 0.
type Mistake = (usize, &'static str);

impl Row {
    fn outcome(&self, exercise: &str) -> Option<Outcome> {
        self.cells.iter().find(|cell| cell.exercise == exercise).map(|cell| cell.outcome)
    }

    fn put(&mut self, exercise: &str, outcome: Option<Outcome>) {
        self.cells.retain(|cell| cell.exercise != exercise);
        self.cells.extend(outcome.map(|outcome| Cell { exercise: exercise.to_owned(), outcome }));
    }

    /// What the day becomes; the key of a mistake's words where it cannot be read.
    fn bodies(&self, columns: &[Column]) -> Result<Vec<Body>, &'static str> {
        let mut bodies: Vec<Body> = Vec::new();
        for column in columns {
            if let Some(outcome) = self.outcome(&id(column.which)) {
                bodies.push(column.which.plain(outcome).into());
            }
        }
        let minutes = match self.minutes.trim() {
            "" => None,
            typed => {
                let minutes = typed.parse::<i64>().ok().and_then(|n| Minutes::try_from(n).ok());
                Some(minutes.ok_or("activity-minutes-wrong")?)
            }
        };
        match (self.what, minutes) {
            (None, None) => {}
            (None, Some(_)) => return Err("activity-what-missing"),
            (Some(what), minutes) => bodies.push(Body::Activity(walked(what, minutes))),
        }
        if !self.worked.trim().is_empty() {
            let worked = hours(&self.worked).ok_or("work-hours-wrong")?;
            bodies.push(Body::WorkDay(WorkDay {
                worked,
                planned: None,
                went_well: None,
                went_badly: None,
                note: None,
                unknown: Unknown::new(),
            }));
        }
        if !self.note.trim().is_empty() {
            let text = Text::parse(self.note.clone()).map_err(|_| "paper-note-long")?;
            let note = Note { text, shared: false };
            bodies.push(Body::Note(FreeNote { note, unknown: Unknown::new() }));
        }
        Ok(bodies)
    }
}

fn walked(what: What, minutes: Option<Minutes>) -> Activity {
    let (words, effort, pain_before, pain_after) = (None, None, None, None);
    let (goal, amount, note) = (None, None, None);
    Activity { what, words, minutes, effort, pain_before, pain_after, goal, amount, note, unknown: Unknown::new() }
}

impl Draft {
    fn row(&self, place: usize) -> Row {
        self.rows.get(place).cloned().unwrap_or_default()
    }

    fn change(&mut self, place: usize, change: impl FnOnce(&mut Row)) {
        while self.rows.len() <= place {
            self.rows.push(Row::default());
        }
        if let Some(row) = self.rows.get_mut(place) {
            change(row);
        }
    }

    /// Every entry of the week, or the first mistake from the top. *Min uge* belongs to its `last` day.
    fn read(&self, columns: &[Column], monday: LocalDay, last: LocalDay) -> Result<Vec<(LocalDay, Body)>, Mistake> {
        let mut all = Vec::new();
        for (place, row) in self.rows.iter().enumerate() {
            let day = monday.plus_days(i64::try_from(place).unwrap_or(0));
            let bodies = row.bodies(columns).map_err(|wrong| (place, wrong))?;
            all.extend(bodies.into_iter().map(|body| (day, body)));
        }
        let week = self.week.clone().map(Body::CheckIn).filter(|week| week.check().is_ok());
        all.extend(week.map(|week| (last, week)));
        Ok(all)
    }
}

fn id(which: Which) -> String {
    match which {
        Which::Prescribed(id) => id.to_string(),
        Which::Own(id) => id.to_string(),
    }
}

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
    let mistake = use_state(|| None::<Mistake>);
    let onsubmit = {
        let (draft, columns, mistake, saver, w) =
            (draft.clone(), columns.clone(), mistake.clone(), saver.clone(), w.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let read = match draft.read(&columns, monday, last) {
                Ok(read) if read.is_empty() => return mistake.set(Some((7, "paper-empty"))),
                Ok(read) => read,
                Err(found) => return mistake.set(Some(found)),
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

/// What was read, as new entries of today's typing.
fn entries(record: &RecordHandle, read: Vec<(LocalDay, Body)>, together: bool) -> Vec<(EntryId, Option<Entry>)> {
    let typed_by = if together { TypedBy::Together } else { TypedBy::Myself };
    let entry = |(day, body)| (ids::fresh(EntryId::new), Some(Entry { typed_by, ..record.entry(day, body) }));
    read.into_iter().map(entry).collect()
}

#[derive(Properties, PartialEq)]
struct DayRowProps {
    day: LocalDay,
    place: usize,
    row: Row,
    columns: Vec<Column>,
    work: bool,
    wrong: Option<AttrValue>,
    on_change: Callback<Row>,
}

/// One day.
#[component]
fn DayRow(props: &DayRowProps) -> Html {
    let w = use_wording();
    let kept = use_record().record();
    let (day, place, row) = (props.day, props.place, props.row.clone());
    let change = |with: fn(&mut Row, String)| {
        let row = row.clone();
        props.on_change.reform(move |typed: String| {
            let mut row = row.clone();
            with(&mut row, typed);
            row
        })
    };
    let open: Vec<&Column> = props
        .columns
        .iter()
        .filter(|column| asks(&kept, column.which, day) && logged(&kept, column.which, day).is_none())
        .collect();
    let cell = |column: &&Column| {
        let (exercise, row) = (id(column.which), row.clone());
        let chosen = row.outcome(&exercise);
        let on_change = props.on_change.reform(move |outcome: Option<Outcome>| {
            let mut row = row.clone();
            row.put(&exercise, outcome);
            row
        });
        html! {
            <Select<Outcome>
                name={format!("paper-{place}-{}", id(column.which))}
                label={apart(&column.title)}
                choices={outcomes(&w)}
                placeholder="–"
                value={chosen}
                {on_change}
            />
        }
    };
    let all = {
        let (row, open): (Row, Vec<String>) = (row.clone(), open.iter().map(|column| id(column.which)).collect());
        props.on_change.reform(move |()| {
            let mut row = row.clone();
            for exercise in &open {
                row.put(exercise, Some(Outcome::Done));
            }
            row
        })
    };
    let on_what = {
        let row = row.clone();
        props.on_change.reform(move |what| Row { what, ..row.clone() })
    };
    let spoken = w.ta("paper-all-spoken", &[("day", isolated(w.day_long(day).as_str()))]);
    html! {
        <fieldset class="paper-row card" data-test={format!("paper-row-{place}")}>
            <legend>{ w.day_long(day) }</legend>
            { written(&w, &kept, day) }
            if !open.is_empty() {
                <div class="paper-cells">
                    { for open.iter().map(cell) }
                    if open.len() > 1 {
                        <Button test={format!("paper-all-{place}")} {spoken} on_press={all}>{ w.t("today-all-done") }</Button>
                    }
                </div>
            }
            <div class="paper-cells">
                <Select<What> name={format!("paper-what-{place}")} label={w.t("kind-activity")} choices={kinds(&w)} placeholder="–" value={row.what} on_change={on_what} />
                <Field name={format!("paper-minutes-{place}")} label={w.t("chart-minutes")} kind="number" inputmode="numeric" min="1" max="1440" value={row.minutes.clone()} on_input={change(|row, text| row.minutes = text)} />
                if props.work {
                    <Field name={format!("paper-worked-{place}")} label={w.t("work-hours-worked")} inputmode="decimal" value={row.worked.clone()} on_input={change(|row, text| row.worked = text)} />
                }
                <Field name={format!("paper-note-{place}")} label={w.t("note-label")} value={row.note.clone()} on_input={change(|row, text| row.note = text)} />
            </div>
            if let Some(wrong) = &props.wrong {
                <p class="mistake" role="alert">{ wrong }</p>
            }
        </fieldset>
    }
}

/// What the diary holds of the day already, in a line each.
fn written(w: &Wording, record: &Record, day: LocalDay) -> Html {
    let mut entries = record.entries.values().filter(|kept| kept.body.day == day).peekable();
    if entries.peek().is_none() {
        return Html::default();
    }
    let line = |kept: &pwa::record::Kept<Entry>| {
        let body = &kept.body.body;
        let says = says(w, body).map(|says| format!(": {says}")).unwrap_or_default();
        html! { <li dir="auto">{ crate::pages::diary::title(w, record, body) }{ says }</li> }
    };
    html! { <ul class="soft" data-test="paper-written">{ for entries.map(line) }</ul> }
}

/// How the exercise went on that day, where it is noted.
fn logged(record: &Record, which: Which, day: LocalDay) -> Option<Outcome> {
    match which {
        Which::Prescribed(id) => record.log_of(id, day).map(|(_, log)| log.outcome),
        Which::Own(id) => record.own_log_of(id, day).map(|(_, log)| log.outcome),
    }
}

fn outcomes(w: &Wording) -> Vec<Choice<Outcome>> {
    let choice = |outcome: Outcome| {
        let key = name(outcome);
        Choice { value: outcome, key: key.clone(), label: w.t(&format!("outcome-{key}")) }
    };
    [Outcome::Done, Outcome::Partly, Outcome::NotDone].map(choice).into()
}

/// 0 to 10, none of them chosen.
fn scores() -> Vec<Choice<Score>> {
    let choice = |score: Score| {
        let number = AttrValue::from(score.value().to_string());
        Choice { value: score, key: number.clone(), label: number }
    };
    Score::all().map(choice).collect()
}

/// Own words need a field of their own: that is for the form.
fn kinds(w: &Wording) -> Vec<Choice<What>> {
    let choice = |what: What| {
        let key = name(what);
        Choice { value: what, key: key.clone(), label: w.t(&format!("what-{key}")) }
    };
    What::ALL.into_iter().filter(|what| *what != What::Own).map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::PrescriptionId;

    fn column(n: u8) -> Column {
        Column { which: Which::Prescribed(PrescriptionId::new(1, [n; 10])), title: format!("øvelse {n}") }
    }

    #[test]
    fn what_was_left_open_becomes_nothing_and_every_answer_an_entry_of_its_day() {
        let monday: LocalDay = "2026-11-16".parse().unwrap();
        let sunday = monday.plus_days(6);
        let columns = [column(1), column(2)];
        let mut draft = Draft::default();
        assert_eq!(draft.read(&columns, monday, sunday), Ok(Vec::new()));
        draft.change(2, |row| {
            row.put(&id(columns[1].which), Some(Outcome::Partly));
            row.what = Some(What::Walking);
            row.minutes = "30".to_owned();
        });
        draft.change(6, |row| {
            row.worked = "0".to_owned();
            row.note = "hvilede".to_owned();
        });
        let read = draft.read(&columns, monday, sunday).unwrap();
        let kinds: Vec<_> = read.iter().map(|(day, body)| (day.to_string(), body.kind().name())).collect();
        let expected = [
            ("2026-11-18", "exercise_log"),
            ("2026-11-18", "activity"),
            ("2026-11-22", "work_day"),
            ("2026-11-22", "note"),
        ];
        assert_eq!(kinds, expected.map(|(day, kind)| (day.to_owned(), kind)));
        draft.change(2, |row| row.put(&id(columns[1].which), None));
        assert_eq!(draft.read(&columns, monday, sunday).unwrap().len(), 3);
        // A week without a single number is none; nought is a number.
        draft.week = Some(CheckIn::default());
        assert_eq!(draft.read(&columns, monday, sunday).unwrap().len(), 3);
        draft.week = Some(CheckIn { leg_pain: Score::try_from(0).ok(), ..CheckIn::default() });
        let (day, body) = draft.read(&columns, monday, sunday).unwrap().pop().unwrap();
        assert_eq!((day, body.kind().name()), (sunday, "check_in"));
    }

    #[test]
    fn a_mistake_is_told_with_its_day() {
        let monday: LocalDay = "2026-11-16".parse().unwrap();
        let wrong = |with: fn(&mut Row)| {
            let mut draft = Draft::default();
            draft.change(3, with);
            draft.read(&[], monday, monday).unwrap_err()
        };
        assert_eq!(wrong(|row| row.minutes = "20".to_owned()), (3, "activity-what-missing"));
        assert_eq!(wrong(|row| row.minutes = "mange".to_owned()), (3, "activity-minutes-wrong"));
        assert_eq!(wrong(|row| row.worked = "25".to_owned()), (3, "work-hours-wrong"));
        assert_eq!(wrong(|row| row.note = "x".repeat(4001)), (3, "paper-note-long"));
    }
}
