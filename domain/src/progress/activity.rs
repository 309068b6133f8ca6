//! Minutes of activity, by day or week and by what was done. Rest is listed and not added to the minutes of moving.

use super::{Grain, pieces};
use crate::adherence::Span;
use crate::day::LocalDay;
use crate::entry::{Activity, What};
use crate::text::fold;

/// One day or week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// Its days.
    pub span: Span,
    /// The minutes that were noted; `None` where nothing was, or only without a length.
    pub minutes: Option<u32>,
    /// How many times something was noted, with or without a length.
    pub times: u32,
}

/// One kind of activity, or one in own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// Which kind.
    pub what: What,
    /// The own words, as first written, where the kind is [`What::Own`].
    pub words: Option<String>,
    /// Its minutes; 0 where no length was noted.
    pub minutes: u32,
    /// How many times.
    pub times: u32,
}

/// What a time of the activity diary adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Minuted {
    /// Oldest first, without rest.
    pub slices: Vec<Slice>,
    /// Most minutes first, rest too.
    pub doings: Vec<Doing>,
    /// On how many different days something other than rest was noted.
    pub days: u32,
    /// All minutes, without rest.
    pub minutes: u32,
}

/// Adds up what was noted in `span`. `diary` may come in any order.
#[must_use]
pub fn minutes(diary: &[(LocalDay, &Activity)], span: Span, grain: Grain) -> Minuted {
    let empty = |span| Slice { span, minutes: None, times: 0 };
    let mut all = Minuted { slices: pieces(span, grain).into_iter().map(empty).collect(), ..Minuted::default() };
    let mut days: Vec<LocalDay> = Vec::new();
    let mut doings: Vec<(String, Doing)> = Vec::new();
    for (day, activity) in diary.iter().filter(|(day, _)| span.contains(*day)) {
        add_doing(&mut doings, activity);
        if activity.what == What::Rest {
            continue;
        }
        if let Err(place) = days.binary_search(day) {
            days.insert(place, *day);
        }
        let length = activity.minutes.map(|minutes| u32::from(minutes.value()));
        all.minutes += length.unwrap_or(0);
        let place = all.slices.partition_point(|slice| slice.span.to < *day);
        if let Some(slice) = all.slices.get_mut(place) {
            slice.times += 1;
            slice.minutes = length.map(|length| slice.minutes.unwrap_or(0) + length).or(slice.minutes);
        }
    }
    all.days = u32::try_from(days.len()).unwrap_or(u32::MAX);
    for (_, doing) in doings {
        let before = |other: &Doing| (other.minutes, other.times) >= (doing.minutes, doing.times);
        all.doings.insert(all.doings.partition_point(before), doing);
    }
    all
}

fn add_doing(doings: &mut Vec<(String, Doing)>, activity: &Activity) {
    let words = activity.words.as_ref().filter(|_| activity.what == What::Own).map(|words| words.as_str());
    let folded = words.map(fold).unwrap_or_default();
    let known = doings.iter().position(|(key, doing)| doing.what == activity.what && *key == folded);
    let place = known.unwrap_or_else(|| {
        let words = words.map(str::to_owned);
        doings.push((folded, Doing { what: activity.what, words, minutes: 0, times: 0 }));
        doings.len() - 1
    });
    if let Some((_, doing)) = doings.get_mut(place) {
        doing.times += 1;
        doing.minutes += activity.minutes.map_or(0, |minutes| u32::from(minutes.value()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(what: &str, minutes: Option<u32>, words: Option<&str>) -> Activity {
        let mut body = serde_json::json!({ "what": what });
        if let Some(minutes) = minutes {
            body["minutes"] = minutes.into();
        }
        if let Some(words) = words {
            body["words"] = words.into();
        }
        serde_json::from_value(body).unwrap()
    }

    fn day(n: i64) -> LocalDay {
        "2026-11-02".parse::<LocalDay>().unwrap().plus_days(n)
    }

    #[test]
    fn a_day_without_a_note_has_no_minutes_and_rest_is_not_moving() {
        let walk = done("walking", Some(20), None);
        let short = done("walking", Some(5), None);
        let unmeasured = done("garden", None, None);
        let rest = done("rest", Some(90), None);
        let diary = [(day(2), &walk), (day(0), &short), (day(0), &walk), (day(1), &unmeasured), (day(3), &rest)];
        let found = minutes(&diary, Span { from: day(0), to: day(6) }, Grain::Day);
        let by_day: Vec<_> = found.slices.iter().map(|slice| (slice.minutes, slice.times)).collect();
        let nothing = (None, 0);
        assert_eq!(by_day, [(Some(25), 2), (None, 1), (Some(20), 1), nothing, nothing, nothing, nothing]);
        assert_eq!((found.days, found.minutes), (3, 45));
        let order: Vec<_> = found.doings.iter().map(|doing| (doing.what, doing.minutes, doing.times)).collect();
        assert_eq!(order, [(What::Rest, 90, 1), (What::Walking, 45, 3), (What::Garden, 0, 1)]);
    }

    #[test]
    fn weeks_add_up_and_what_lies_outside_is_left_out() {
        let walk = done("walking", Some(10), None);
        let diary = [(day(-1), &walk), (day(0), &walk), (day(6), &walk), (day(7), &walk), (day(14), &walk)];
        let found = minutes(&diary, Span { from: day(0), to: day(13) }, Grain::Week);
        assert_eq!(found.slices.iter().map(|slice| slice.minutes).collect::<Vec<_>>(), [Some(20), Some(10)]);
        assert_eq!(found.minutes, 30);
    }

    #[test]
    fn own_words_are_told_apart_whatever_their_letters() {
        let (dance, again, swim) = (
            done("own", Some(30), Some("Dans")),
            done("own", None, Some("dans")),
            done("own", Some(5), Some("vinterbad")),
        );
        let diary = [(day(0), &dance), (day(1), &again), (day(1), &swim)];
        let found = minutes(&diary, Span { from: day(0), to: day(6) }, Grain::Day).doings;
        let words: Vec<_> = found.iter().map(|doing| (doing.words.as_deref(), doing.times)).collect();
        assert_eq!(words, [(Some("Dans"), 2), (Some("vinterbad"), 1)]);
    }
}
