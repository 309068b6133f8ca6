//! *Lavet* on a notification: the worker leaves what was pressed on the device, and here it is noted – what was due on that
//! day and has no answer yet, as one tap on *I dag* would, with *Fortryd* beside it.
//!
//! The logs get ids that follow from the press, so that two tabs, or an app that ended halfway, note it once.

use domain::day::DAY_MS;
use domain::entry::Outcome;
use domain::id::EntryId;
use domain::reminder::What;
use pwa::db::device::{AskedDone, DeviceDb};
use pwa::hooks::{RecordHandle, SaveError, use_record};
use pwa::wording::use_wording;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::log::{self, Which};
use crate::route::Route;
use crate::undo::{Done, use_done};

/// What was pressed longer ago than this, in days, and could not be noted – on a phone that another person took over, say –
/// is let go.
const KEPT_DAYS: i64 = 7;

/// Notes what is asked for: at the start, whenever the worker says so, and once what was asked about has come to this phone.
/// Shows nothing itself.
#[component]
pub(crate) fn Asked() -> Html {
    let w = use_wording();
    let (record, done) = (use_record(), use_done());
    let heard = use_state(|| 0u32);
    use_effect_with((), {
        let heard = heard.setter();
        move |()| {
            let mut times = 0;
            let listener = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                let kind = js_sys::Reflect::get(&event.data(), &"type".into()).ok().and_then(|kind| kind.as_string());
                if kind.as_deref() == Some("done") {
                    times += 1;
                    heard.set(times);
                }
            });
            let container = web_sys::window().map(|window| window.navigator().service_worker());
            let function: js_sys::Function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
            if let Some(container) = &container {
                // Refused only for a listener that is no function.
                let _ = container.add_event_listener_with_callback("message", &function);
            }
            move || {
                if let Some(container) = container {
                    let _ = container.remove_event_listener_with_callback("message", &function);
                }
                drop(listener);
            }
        }
    });
    let kept = record.record();
    use_effect_with((*heard, kept.last_sync.is_some(), kept.reminders.len()), move |_| {
        spawn_local(async move {
            let noted = note(&record).await.unwrap_or_default();
            if !noted.is_empty() {
                let text = w.ta("today-all-done-said", &[("n", noted.len().into())]);
                let before = noted.into_iter().map(|id| (id, None)).collect();
                done.emit(Done { text, on: Route::Today, before, more: None, then: Callback::noop() });
            }
        });
    });
    Html::default()
}

/// Notes all of it; the logs that are new.
async fn note(record: &RecordHandle) -> Result<Vec<EntryId>, SaveError> {
    // Before everything was fetched once, nobody here knows what was due.
    if record.record().last_sync.is_none() {
        return Ok(Vec::new());
    }
    let device = DeviceDb::open().await?;
    let (mut settled, mut noted) = (Vec::new(), Vec::new());
    for asked in device.asked_done().await? {
        let kept = record.record();
        let rule = kept.reminders.get(&asked.rule).map(|rule| rule.body.what);
        let old = asked.at.0 < record.now().0 - KEPT_DAYS * DAY_MS;
        if rule == Some(What::Exercises) {
            let log = |which: Which| {
                let mut entry = record.entry(asked.day, which.plain(Outcome::Done).into());
                entry.recorded_at = asked.at;
                (id_of(&asked, which), Some(entry))
            };
            let logs: Vec<_> = log::open_on(&kept, asked.day).into_iter().map(log).collect();
            noted.extend(logs.iter().map(|(id, _)| *id));
            record.put_back(logs).await?;
        }
        // Of a rule of somebody else's the person it belongs to may still come back.
        if rule.is_some() || old {
            settled.push(asked);
        }
    }
    if !settled.is_empty() {
        device.forget_asked(&settled).await?;
    }
    Ok(noted)
}

/// The id of a log: of this press and this exercise.
fn id_of(asked: &AskedDone, which: Which) -> EntryId {
    let exercise = match which {
        Which::Prescribed(id) => id.to_string(),
        Which::Own(id) => id.to_string(),
    };
    let digits: Vec<u8> =
        exercise.chars().filter_map(|c| c.to_digit(16)).filter_map(|digit| u8::try_from(digit).ok()).collect();
    let mut tail = [0; 10];
    for (byte, pair) in tail.iter_mut().zip(digits.rchunks(2)) {
        *byte = pair.iter().fold(0, |all, digit| all << 4 | digit);
    }
    EntryId::new(u64::try_from(asked.at.0).unwrap_or_default(), tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Millis;
    use domain::id::PrescriptionId;

    #[test]
    fn one_press_and_one_exercise_make_one_id() {
        let asked = |at| AskedDone {
            rule: domain::id::ReminderId::new(1, [1; 10]),
            day: "2026-11-23".parse().unwrap(),
            at: Millis(at),
        };
        let which = |n| Which::Prescribed(PrescriptionId::new(5, [n; 10]));
        assert_eq!(id_of(&asked(7), which(1)), id_of(&asked(7), which(1)));
        assert_ne!(id_of(&asked(7), which(1)), id_of(&asked(8), which(1)));
        assert_ne!(id_of(&asked(7), which(1)), id_of(&asked(7), which(2)));
    }
}
