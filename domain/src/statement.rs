//! Statements (*resumé*, section 6): what the patient has read, cut, added to and released to one recipient, as text that no
//! longer changes. Drafted on the phone by [`draft`]; nothing of a draft, a cut or a change of mind is ever sent. The only
//! thing that a jobcentre can get: an [`Addressee`] can be made for one, a [`crate::grant::Recipient`] cannot.

mod draft;
mod envelope;

use serde::{Deserialize, Serialize};

pub use self::draft::{Fact, Noted, draft};
pub use self::envelope::Envelope;
use crate::adherence::Span;
use crate::category::{Category, CategorySet};
use crate::code::Code;
use crate::day::{DAY_MS, LocalDay, Millis};
use crate::id::{AccountId, MembershipId, StatementId, UnitId};
use crate::json::Json;
use crate::locale::Language;
use crate::problem::Broken;
use crate::text::{Line, Text};

/// How long a code opens a statement, in milliseconds: seven days.
pub const CODE_VALID_MS: i64 = 7 * DAY_MS;
/// How many wrong codes a statement bears before no code opens it any more.
pub const CODE_TRIES: u8 = 5;
/// Lines of one paragraph, at most.
pub const MAX_LINES: usize = 40;

/// The code that opens a statement for somebody without an account: 40 bits, five tries, seven days.
pub type StatementCode = Code<8>;

/// What a paragraph is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Section {
    /// The patient's own activities (PSFS).
    Function,
    /// The activity diary.
    Activity,
    /// Programme and goals.
    Plan,
    /// Exercises as they were done.
    Adherence,
    /// Work, and the return to it.
    Work,
}

impl Section {
    /// Every section, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Function, Self::Activity, Self::Plan, Self::Adherence, Self::Work];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Activity => "activity",
            Self::Plan => "plan",
            Self::Adherence => "adherence",
            Self::Work => "work",
        }
    }

    /// What the log says was shown by it.
    #[must_use]
    pub fn categories(self) -> CategorySet {
        let none = CategorySet::EMPTY;
        match self {
            Self::Function => none.with(Category::Function),
            Self::Activity => none.with(Category::Activity),
            // The programme's exercises stand beside the goals.
            Self::Plan => none.with(Category::Exercises).with(Category::Plans),
            Self::Adherence => none.with(Category::Exercises),
            Self::Work => none.with(Category::Work),
        }
    }
}

/// A heading and its lines, as the recipient reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Paragraph {
    /// What it is about.
    pub section: Section,
    /// In the language of the statement.
    pub heading: Line<120>,
    /// 1 to [`MAX_LINES`].
    pub lines: Vec<Line<1200>>,
}

/// What a statement says, frozen when it is released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Content {
    /// The language it is written in.
    pub language: Language,
    /// The days it is about.
    pub period: Span,
    /// At most one of each section.
    pub paragraphs: Vec<Paragraph>,
    /// What the patient adds in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<Text<2000>>,
}

impl Content {
    /// Checks what the types alone cannot; `today` is the day now where the patient is.
    ///
    /// # Errors
    /// The first rule [`Broken`].
    pub fn check(&self, today: LocalDay) -> Result<(), Broken> {
        let sections = |section| self.paragraphs.iter().filter(|paragraph| paragraph.section == section).count();
        if self.paragraphs.is_empty() && self.own_words.is_none() {
            Broken::of("paragraphs", "a statement says something")
        } else if Section::ALL.into_iter().any(|section| sections(section) > 1) {
            Broken::of("paragraphs", "there is at most one paragraph of each section")
        } else if self.paragraphs.iter().any(|paragraph| !(1..=MAX_LINES).contains(&paragraph.lines.len())) {
            Broken::of("paragraphs", "a paragraph has 1 to 40 lines")
        } else if self.period.from > self.period.to || self.period.to > today.plus_days(1) {
            Broken::of("period", "it begins before it ends, and ends today or earlier")
        } else {
            Ok(())
        }
    }

    /// Which parts of the record it speaks of.
    #[must_use]
    pub fn categories(&self) -> CategorySet {
        self.paragraphs.iter().flat_map(|paragraph| paragraph.section.categories().iter().collect::<Vec<_>>()).collect()
    }
}

/// Whom a statement names, as the phone sends it: not yet proven to be within reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(tag = "to", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AddresseeRef {
    /// One professional in one unit.
    Membership {
        /// Which membership.
        membership: MembershipId,
    },
    /// Whoever works with citizens in the unit at the moment of the request.
    Unit {
        /// Which unit.
        unit: UnitId,
    },
    /// Somebody without an account, by a link and a code.
    Outsider {
        /// As the patient calls them, for the patient's own list and log.
        name: Line<100>,
    },
}

/// Somebody who can get a statement: of every sector, a jobcentre too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee(AddresseeRef);

/// Why somebody cannot get a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddresseeError {
    /// The membership does not work with patients or citizens.
    #[error("the member does not work with patients")]
    NotTreating,
    /// Releasing to oneself.
    #[error("the recipient is the patient")]
    Oneself,
}

impl Addressee {
    /// A professional; `account` is theirs, `patient` the releasing patient's.
    ///
    /// # Errors
    /// [`AddresseeError`].
    pub fn membership(
        membership: MembershipId,
        treating: bool,
        account: AccountId,
        patient: AccountId,
    ) -> Result<Self, AddresseeError> {
        if account == patient {
            Err(AddresseeError::Oneself)
        } else if treating {
            Ok(Self(AddresseeRef::Membership { membership }))
        } else {
            Err(AddresseeError::NotTreating)
        }
    }

    /// A whole unit.
    #[must_use]
    pub fn unit(unit: UnitId) -> Self {
        Self(AddresseeRef::Unit { unit })
    }

    /// Somebody without an account.
    #[must_use]
    pub fn outsider(name: Line<100>) -> Self {
        Self(AddresseeRef::Outsider { name })
    }

    /// Whom it names.
    #[must_use]
    pub fn named(&self) -> &AddresseeRef {
        &self.0
    }
}

/// A statement as the patient releases it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewStatement {
    /// Made on the phone: what is sent twice is released once.
    pub id: StatementId,
    /// To whom.
    pub addressee: AddresseeRef,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
}

/// The way in for somebody without an account. The code is shown this once: the server keeps a keyed hash of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WayIn {
    /// The address to open; it holds no code.
    pub link: String,
    /// To hand over apart from the link, for example `7KQ2-M9XC`.
    pub code: String,
    /// Until when the code opens it.
    pub until: Millis,
}

/// The answer to releasing one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Released {
    /// Which statement.
    pub id: StatementId,
    /// How somebody without an account gets in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way_in: Option<WayIn>,
}

/// A code as somebody without an account types it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TypedCode {
    /// As typed; capitals, spaces and hyphens do not matter.
    pub code: String,
}

/// How it stands with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeState {
    /// Until when it opens the statement.
    pub until: Millis,
    /// How many wrong codes are still borne; 0 is a code that opens nothing any more.
    pub tries_left: u8,
}

/// A statement in the patient's own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnStatement {
    /// Which.
    pub id: StatementId,
    /// To whom.
    pub addressee: AddresseeRef,
    /// The recipient as named when it was released.
    pub addressee_name: String,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
    /// When it was released.
    pub released_at: Millis,
    /// When it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Millis>,
    /// How its code stands, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeState>,
}

/// One statement in a professional's list: the outside of the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatementRow {
    /// Which.
    pub id: StatementId,
    /// Who released it.
    pub name: String,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// Whether to the whole unit.
    pub to_unit: bool,
    /// When.
    pub released_at: Millis,
}

/// A released statement as its recipient reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatementPage {
    /// Who released it.
    pub name: String,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// The recipient as named when it was released.
    pub addressee_name: String,
    /// What it says.
    #[serde(flatten)]
    pub content: Content,
    /// When it was released.
    pub released_at: Millis,
    /// The day of that, where the patient was.
    pub released_on: LocalDay,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn membership(n: u8) -> MembershipId {
        MembershipId::new(1, [n; 10])
    }

    fn content(paragraphs: Vec<Paragraph>, own_words: Option<&str>) -> Content {
        let period = Span { from: "2026-11-01".parse().unwrap(), to: "2026-11-23".parse().unwrap() };
        let own_words = own_words.map(|words| Text::parse(words).unwrap());
        Content { language: Language::Da, period, paragraphs, own_words }
    }

    fn paragraph(section: Section, lines: usize) -> Paragraph {
        let line = Line::parse("Gå en tur: 4 → 7").unwrap();
        Paragraph { section, heading: Line::parse("Det, jeg kan").unwrap(), lines: vec![line; lines] }
    }

    #[test]
    fn it_says_something_and_each_thing_once() {
        let today: LocalDay = "2026-11-23".parse().unwrap();
        let check = |content: Content| content.check(today).map_err(|broken| broken.field);
        assert_eq!(check(content(vec![], None)), Err("paragraphs"));
        assert_eq!(check(content(vec![], Some("Jeg vil gerne tilbage."))), Ok(()));
        assert_eq!(check(content(vec![paragraph(Section::Work, 1)], None)), Ok(()));
        assert_eq!(check(content(vec![paragraph(Section::Work, 0)], None)), Err("paragraphs"));
        assert_eq!(check(content(vec![paragraph(Section::Work, MAX_LINES + 1)], None)), Err("paragraphs"));
        let twice = vec![paragraph(Section::Work, 1), paragraph(Section::Work, 1)];
        assert_eq!(check(content(twice, None)), Err("paragraphs"));
        let later = today.plus_days(-2);
        assert_eq!(content(vec![paragraph(Section::Work, 1)], None).check(later).map_err(|b| b.field), Err("period"));
        let said = |sections: &[Section]| {
            let paragraphs = sections.iter().map(|section| paragraph(*section, 1)).collect();
            content(paragraphs, None).categories().iter().collect::<Vec<_>>()
        };
        assert_eq!(said(&[Section::Plan]), [Category::Exercises, Category::Plans], "a programme is exercises too");
        assert_eq!(said(&[Section::Adherence, Section::Work]), [Category::Exercises, Category::Work]);
    }

    #[test]
    fn a_jobcentre_can_be_addressed_and_nobody_who_does_not_work_with_patients() {
        let account = |n| AccountId::new(1, [n; 10]);
        assert!(Addressee::membership(membership(1), true, account(1), account(2)).is_ok());
        let not_treating = Addressee::membership(membership(1), false, account(1), account(2));
        assert_eq!(not_treating, Err(AddresseeError::NotTreating));
        let oneself = Addressee::membership(membership(1), true, account(1), account(1));
        assert_eq!(oneself, Err(AddresseeError::Oneself));
    }
}
