//! For the service worker: which reminders something unsent already answers, so that a push that could not know of it
//! says *allerede noteret*.

use domain::day::LocalDay;
use domain::entry::{Body, Entry};
use domain::reminder::What;

use super::Record;

/// `<rule>/<day>` for every rule and day with an unsent entry of its kind.
#[must_use]
pub(super) fn unsent_done_days(record: &Record) -> Vec<String> {
    let mut noted: Vec<(What, LocalDay)> = Vec::new();
    for answered in record.entries.values().filter(|kept| kept.waiting).filter_map(|kept| answers(&kept.body)) {
        if !noted.contains(&answered) {
            noted.push(answered);
        }
    }
    let mut pairs = Vec::new();
    for (rule, kept) in record.reminders.iter() {
        let days = noted.iter().filter(|(what, _)| *what == kept.body.what);
        pairs.extend(days.map(|(_, day)| format!("{rule}/{day}")));
    }
    pairs
}

fn answers(entry: &Entry) -> Option<(What, LocalDay)> {
    let what = match entry.body {
        Body::ExerciseLog(_) => What::Exercises,
        Body::Activity(_) => What::Activity,
        Body::CheckIn(_) => What::CheckIn,
        Body::Psfs(_) => What::Psfs,
        Body::OwnExerciseLog(_) | Body::DayAfter(_) | Body::FlareUp(_) | Body::WorkDay(_) | Body::Note(_) => {
            return None;
        }
    };
    Some((what, entry.day))
}
