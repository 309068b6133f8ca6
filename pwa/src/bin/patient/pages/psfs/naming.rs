//! Writing down an activity: one line, something one does.

use domain::id::PsfsActivityId;
use domain::psfs::PsfsActivity;
use domain::text::{Line, TextError};
use pwa::components::{Button, Field, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::ids;
use pwa::wording::use_wording;
use yew::prelude::*;

use super::history;
use crate::forms::saving::{SaveFailed, use_saver};

/// The form for one more activity.
#[component]
pub(super) fn Naming() -> Html {
    let w = use_wording();
    let record = use_record();
    let words = use_draft("/psfs#name", String::new);
    let mistake = use_state(|| None::<AttrValue>);
    let saver = use_saver();
    use_focus_on_mistake(mistake.is_some());

    let on_input = {
        let mistake = mistake.clone();
        words.change(move |words, typed| {
            *words = typed;
            mistake.set(None);
        })
    };
    let onsubmit = {
        let (w, record, words, mistake, saver) =
            (w.clone(), record.clone(), words.clone(), mistake.clone(), saver.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let line = match parse(&words, &history::active(&record.record())) {
                Ok(line) => line,
                Err(key) => return mistake.set(Some(w.t(key))),
            };
            let activity = PsfsActivity { words: line, named_on: record.today(), retired_on: None };
            let (pen, id) = (words.pen(), ids::fresh(PsfsActivityId::new));
            saver.empty(&words, async move { pen.save_psfs_activity(id, &activity).await }, |()| ());
        })
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <Field
                name="psfs-words"
                label={w.t("psfs-words")}
                value={(*words).clone()}
                {on_input}
                mistake={(*mistake).clone()}
                autocomplete="off"
            />
            <SaveFailed {saver} />
            <div><Button test="psfs-add" submit=true>{ w.t("psfs-add") }</Button></div>
        </form>
    }
}

/// The words as they may be kept, or the key of what is wrong with them.
pub(super) fn parse(typed: &str, active: &[domain::patient::NamedActivity]) -> Result<Line<120>, &'static str> {
    let line = Line::parse(typed.trim()).map_err(|error| match error {
        TextError::Empty => "psfs-mistake-empty",
        TextError::TooLong(_) => "psfs-mistake-long",
        TextError::Null | TextError::LineBreak => "psfs-mistake-line",
    })?;
    let folded = domain::text::fold(line.as_str());
    let twice = active.iter().any(|named| domain::text::fold(named.activity.words.as_str()) == folded);
    if twice { Err("psfs-mistake-twice") } else { Ok(line) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::patient::NamedActivity;

    #[test]
    fn an_activity_is_one_short_line_named_once() {
        let words = Line::parse("At gå en tur").unwrap();
        let activity = PsfsActivity { words, named_on: domain::LocalDay::from_days_since_epoch(1), retired_on: None };
        let there = [NamedActivity { id: PsfsActivityId::new(1, [1; 10]), activity }];
        assert_eq!(parse("  ", &there), Err("psfs-mistake-empty"));
        assert_eq!(parse(" at gå en TUR ", &there), Err("psfs-mistake-twice"));
        assert_eq!(parse(&"æ".repeat(121), &there), Err("psfs-mistake-long"));
        assert_eq!(parse(" at løfte ", &there).map(String::from), Ok("at løfte".to_owned()));
    }
}
