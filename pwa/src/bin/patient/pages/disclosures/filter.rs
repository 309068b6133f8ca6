//! Which lines of the log are looked at: whose, and from when. Nothing is hidden by itself, and a line whose contents were
//! erased shows as long as nothing is asked for.

use domain::LocalDay;
use domain::id::AccountId;
use pwa::components::{Chips, Choice, Select};
use pwa::wording::use_wording;
use yew::prelude::*;

use super::lines::{Seen, What};

/// How many days back can be asked for.
const SPANS: [i64; 2] = [7, 30];

/// Whose lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Of one reader.
    Account(AccountId),
    /// Of whoever had the code of a statement, or tried one: they have no account to tell them apart by.
    Code,
}

impl Who {
    fn of(account: Option<AccountId>) -> Self {
        account.map_or(Self::Code, Self::Account)
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Filter {
    /// Some readers; none is all.
    pub(super) who: Option<Who>,
    /// The last so many days; none is all.
    pub(super) days: Option<i64>,
}

impl Filter {
    fn is_off(self) -> bool {
        self == Self::default()
    }

    fn lets_through(self, what: &What, today: LocalDay) -> bool {
        let theirs = self.who.is_none_or(|who| who == Who::of(what.reader.account));
        theirs && self.days.is_none_or(|days| what.day >= today.plus_days(1 - days))
    }

    /// The lines that are asked for.
    pub(super) fn of(self, seen: &[Seen], today: LocalDay) -> Vec<&Seen> {
        let through = |seen: &&Seen| match &seen.what {
            Some(what) => self.lets_through(what, today),
            None => self.is_off(),
        };
        seen.iter().filter(through).collect()
    }
}

/// Everybody in the log, in the order of the list, with their latest name; those with a code together, without one.
fn readers(seen: &[Seen]) -> Vec<(Who, Option<String>)> {
    let mut found: Vec<(Who, Option<String>)> = Vec::new();
    for what in seen.iter().filter_map(|seen| seen.what.as_ref()) {
        let who = Who::of(what.reader.account);
        if !found.iter().any(|(known, _)| *known == who) {
            found.push((who, (who != Who::Code).then(|| what.reader.name.clone())));
        }
    }
    found
}

/// [`FilterFields`]'s properties.
#[derive(Properties, PartialEq)]
pub(super) struct FilterFieldsProps {
    pub(super) seen: std::rc::Rc<Vec<Seen>>,
    pub(super) filter: Filter,
    pub(super) on_change: Callback<Filter>,
}

/// The two questions.
#[component]
pub(super) fn FilterFields(props: &FilterFieldsProps) -> Html {
    let w = use_wording();
    let filter = props.filter;
    let choice = |(value, name): (Who, Option<String>)| {
        let key = match value {
            Who::Account(account) => account.to_string(),
            Who::Code => "code".to_owned(),
        };
        Choice { value, key: key.into(), label: name.map_or_else(|| w.t("disclosure-who-code"), AttrValue::from) }
    };
    let who: Vec<Choice<Who>> = readers(&props.seen).into_iter().map(choice).collect();
    let when = SPANS.map(|days| {
        let label = w.ta("disclosure-when-days", &[("n", days.into())]);
        Choice { value: days, key: days.to_string().into(), label }
    });
    html! {
        <div class="stack" data-test="disclosure-filter">
            <Select<Who>
                name="disclosure-who" label={w.t("disclosure-who")} choices={who} value={filter.who}
                placeholder={w.t("disclosure-who-all")}
                on_change={props.on_change.reform(move |who| Filter { who, ..filter })}
            />
            <Chips<i64>
                name="disclosure-when" label={w.t("disclosure-when")} choices={when.to_vec()} value={filter.days}
                on_change={props.on_change.reform(move |days| Filter { days, ..filter })}
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::disclosures::lines::samples;

    #[test]
    fn who_and_when_narrow_the_list_and_erased_lines_stay_while_nothing_is_asked() {
        let today: LocalDay = "2026-11-23".parse().unwrap();
        let (mette, kaj) = (AccountId::new(1, [1; 10]), AccountId::new(1, [2; 10]));
        let seen = [
            samples::seen(Some(mette), "Mette Ny", today),
            samples::seen(Some(kaj), "Kaj", today.plus_days(-6)),
            samples::seen(Some(mette), "Mette", today.plus_days(-7)),
            samples::seen(None, "Min læge", today),
            Seen { what: None },
        ];
        let (mette, kaj) = (Who::Account(mette), Who::Account(kaj));
        let count = |who, days| Filter { who, days }.of(&seen, today).len();
        assert_eq!(count(None, None), 5);
        assert_eq!((count(Some(mette), None), count(Some(kaj), None), count(Some(Who::Code), None)), (2, 1, 1));
        assert_eq!((count(None, Some(7)), count(None, Some(30)), count(Some(mette), Some(7))), (3, 4, 1));
        let named = [(mette, Some("Mette Ny".to_owned())), (kaj, Some("Kaj".to_owned())), (Who::Code, None)];
        assert_eq!(readers(&seen), named);
    }
}
