//! The chain's lines as people read them: newest first, repeats of a day folded into one. A refusal is folded whatever
//! screen it came from, so that a page left open does not look like snooping.

use domain::assignment::TreatmentReason;
use domain::category::CategorySet;
use domain::disclosure::{Line, Operation, Outcome, Payload, Reader};
use domain::grant::Purpose;
use domain::{LocalDay, Millis};

/// One line of the list; `None` where its contents were erased.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    pub(super) what: Option<What>,
}

/// What happened, once or several times on one day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct What {
    /// The last time.
    pub(super) at: Millis,
    pub(super) reader: Reader,
    pub(super) operation: Operation,
    pub(super) categories: CategorySet,
    pub(super) purpose: Option<Purpose>,
    pub(super) reason: Option<TreatmentReason>,
    outcome: Outcome,
    pub(super) day: LocalDay,
    pub(super) times: u32,
}

impl What {
    /// Whether nothing was shown.
    pub(super) fn is_refusal(&self) -> bool {
        self.outcome != Outcome::Shown
    }

    /// Why nothing was shown, as the wording's name.
    pub(super) fn refusal(&self) -> Option<&'static str> {
        match self.outcome {
            Outcome::Shown => None,
            Outcome::NeverShared => Some("never_shared"),
            Outcome::Stopped => Some("stopped"),
            Outcome::Expired => Some("expired"),
            Outcome::NotThisPart => Some("not_this_part"),
            Outcome::WrongCode => Some("wrong_code"),
            Outcome::NoTriesLeft => Some("no_tries_left"),
        }
    }

    fn repeats(&self, other: &Self) -> bool {
        let same = self.day == other.day && self.reader == other.reader && self.outcome == other.outcome;
        // Each opening of a statement, and each wrong code, is a line of its own.
        let statement = self.operation == Operation::Statement || other.operation == Operation::Statement;
        same && !statement
            && (self.is_refusal()
                || (self.operation == other.operation
                    && self.categories == other.categories
                    && self.reason == other.reason))
    }
}

/// Reads the lines; `day_of` gives the day where the patient is.
pub(super) fn read(lines: &[Line], day_of: impl Fn(Millis) -> LocalDay) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    for line in lines.iter().rev() {
        let payload = line.payload.as_deref().and_then(pwa::json::read::<Payload>);
        let Some(payload) = payload else {
            seen.push(Seen { what: None });
            continue;
        };
        let what = What {
            at: payload.at,
            day: day_of(payload.at),
            reader: payload.reader,
            operation: payload.operation,
            categories: payload.categories,
            purpose: payload.purpose,
            reason: payload.reason,
            outcome: payload.outcome,
            times: 1,
        };
        match seen.iter_mut().filter_map(|seen| seen.what.as_mut()).find(|earlier| earlier.repeats(&what)) {
            Some(earlier) => earlier.times += 1,
            None => seen.push(Seen { what: Some(what) }),
        }
    }
    seen
}

#[cfg(test)]
pub(super) mod samples {
    use super::*;
    use domain::id::AccountId;

    /// One showing of a day.
    pub(in crate::pages::disclosures) fn seen(account: Option<AccountId>, name: &str, day: LocalDay) -> Seen {
        let reader = Reader { account, name: name.to_owned(), profession: None, unit: None };
        let (operation, outcome) = (Operation::PatientPage, Outcome::Shown);
        let categories = CategorySet::EMPTY;
        let purpose = Some(Purpose::Treatment);
        let reason = None;
        Seen {
            what: Some(What { at: Millis(0), reader, operation, categories, purpose, reason, outcome, day, times: 1 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::category::Category;
    use domain::id::AccountId;

    fn line(n: i64, at: i64, operation: Operation, outcome: Outcome) -> Line {
        let account = AccountId::new(1, [1; 10]);
        let reader = Reader { account: Some(account), name: "Mette".to_owned(), profession: None, unit: None };
        let categories = CategorySet::EMPTY.with(Category::Function);
        let payload = Payload {
            at: Millis(at),
            reader,
            operation,
            categories,
            purpose: Some(Purpose::Treatment),
            outcome,
            reason: None,
        };
        let payload = Some(serde_json::to_string(&payload).unwrap());
        Line { n, commitment: String::new(), hash: String::new(), salt: None, payload }
    }

    #[test]
    fn repeats_of_a_day_are_one_line_and_refusals_of_every_screen_too() {
        let day_ms = domain::day::DAY_MS;
        let lines = [
            line(1, 1, Operation::PatientPage, Outcome::Shown),
            line(2, 2, Operation::PatientPage, Outcome::Shown),
            line(3, 3, Operation::Worklist, Outcome::Shown),
            line(4, 4, Operation::Worklist, Outcome::Stopped),
            line(5, 5, Operation::PatientPage, Outcome::Stopped),
            line(6, day_ms, Operation::PatientPage, Outcome::Stopped),
        ];
        let seen = read(&lines, |at| LocalDay::at(at, |_| 0));
        let times: Vec<(i64, u32)> = seen.iter().filter_map(|s| s.what.as_ref()).map(|w| (w.at.0, w.times)).collect();
        assert_eq!(times, [(day_ms, 1), (5, 2), (3, 1), (2, 2)]);
    }

    #[test]
    fn an_erased_line_stays_a_line() {
        let mut erased = line(1, 1, Operation::Worklist, Outcome::Shown);
        erased.payload = None;
        assert_eq!(read(&[erased], |at| LocalDay::at(at, |_| 0)), [Seen { what: None }]);
    }
}
