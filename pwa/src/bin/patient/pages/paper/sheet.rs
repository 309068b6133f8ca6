//! The blank sheet: a row a day, a box for each exercise, room for the rest, and *Min uge* below with both ends in words.
//! One sheet of A4 in black and white; its measures stand in the print styles.

use domain::LocalDay;
use pwa::hooks::{use_record, use_session};
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use super::week::{asks, columns, with_work};
use crate::forms::check_in::{ASKED, Ask};

/// [`Sheet`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// The week's first day.
    pub(super) monday: LocalDay,
}

/// The sheet.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let w = use_wording();
    let record = use_record().record();
    let account = use_session().account();
    let (monday, sunday) = (props.monday, props.monday.plus_days(6));
    let columns = columns(&record, monday);
    let work = with_work(&record);
    let row = |day: LocalDay| {
        let boxes = columns.iter().map(|column| {
            // A day that does not ask for it has no box; it can still be written under activity.
            if asks(&record, column.which, day) {
                html! { <td class="box">{ "☐" }</td> }
            } else {
                html! { <td class="box">{ "·" }</td> }
            }
        });
        html! {
            <tr>
                <th scope="row">{ w.day(day) }</th>
                { for boxes }
                <td></td>
                if work {
                    <td></td>
                }
                <td></td>
            </tr>
        }
    };
    let days = [("from", w.full_date(monday)), ("to", w.full_date(sunday))];
    let days: Vec<_> = days.iter().map(|(name, day)| (*name, day.as_str().into())).collect();
    html! {
        <article class="sheet paper card" data-test="paper-sheet">
            <header>
                <h2>{ w.ta("paper-heading", &days) }</h2>
                if let Some(account) = account {
                    <p dir="auto">{ &account.name }</p>
                }
            </header>
            <p>{ w.t("paper-how") }</p>
            // On a phone the table is wider than the screen: it is moved, with a finger or the arrow keys.
            <div class="paper-table" tabindex="0" role="region" aria-label={w.t("paper-table")}>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ w.t("paper-day") }</th>
                            { for columns.iter().map(|column| html! { <th scope="col" class="name" dir="auto">{ &column.title }</th> }) }
                            <th scope="col" class="wide">{ w.t("paper-activity") }</th>
                            if work {
                                <th scope="col">{ w.t("paper-work") }</th>
                            }
                            <th scope="col" class="wide">{ w.t("note-label") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for monday.through(sunday).map(row) }</tbody>
                </table>
            </div>
            <section>
                <h3>{ w.t("paper-week-title") }</h3>
                <ul class="paper-scales">{ for ASKED.iter().map(|ask| scale(&w, ask)) }</ul>
            </section>
            <p>{ w.t("paper-keep") }{ " " }{ w.t("words-nobody-watches") }</p>
        </article>
    }
}

/// A question with its eleven numbers to ring, between its ends.
fn scale(w: &Wording, ask: &Ask) -> Html {
    let end = |which: &str| w.t(&format!("scale-{}-{which}", ask.ends));
    let (low, high) = (end("low"), end("high"));
    let numbers = (0..=10).map(|n| html! { <span>{ n }</span> });
    html! {
        <li>
            <span class="question">{ w.t(&format!("check-in-{}", ask.name)) }</span>
            <span class="end">{ low }</span>
            <span class="numbers">{ for numbers }</span>
            <span class="end">{ high }</span>
        </li>
    }
}
