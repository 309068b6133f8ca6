//! What can be shared apart: eight categories, and sets of them. The one `table` gives every field of every kind exactly one
//! of them (section 6), and `redaction` leaves of an entry what a reader may see.

mod redaction;
mod table;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use redaction::{SharedEntry, redact, redact_thing};
pub use table::{FIELDS, FieldRule, THINGS, home, of_field};

use crate::json::Json;

/// One thing a patient can share or keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Category {
    /// Programme, exercise logs, pauses.
    Exercises,
    /// The activity diary.
    Activity,
    /// PSFS.
    Function,
    /// Every pain answer, and the reasons *afraid* and *hurt*.
    Pain,
    /// Sleep, fatigue, mood, trust; the reasons *ill* and *no energy*.
    WellBeing,
    /// Medicine.
    Medicine,
    /// Work.
    Work,
    /// Goals, action plan, relapse plan.
    Plans,
}

impl Category {
    /// Every category, in the order screens show them.
    pub const ALL: [Self; 8] = [
        Self::Exercises,
        Self::Activity,
        Self::Function,
        Self::Pain,
        Self::WellBeing,
        Self::Medicine,
        Self::Work,
        Self::Plans,
    ];

    fn bit(self) -> u8 {
        1 << (self as u8)
    }

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exercises => "exercises",
            Self::Activity => "activity",
            Self::Function => "function",
            Self::Pain => "pain",
            Self::WellBeing => "well_being",
            Self::Medicine => "medicine",
            Self::Work => "work",
            Self::Plans => "plans",
        }
    }
}

/// A set of categories; on the wire a list in [`Category::ALL`] order, in the database one small number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Json)]
#[serde(from = "Vec<Category>", into = "Vec<Category>")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = Vec<Category>))]
pub struct CategorySet(u8);

impl CategorySet {
    /// No category.
    pub const EMPTY: Self = Self(0);

    /// Whether `category` is among them.
    #[must_use]
    pub fn contains(self, category: Category) -> bool {
        self.0 & category.bit() != 0
    }

    /// With `category` added.
    #[must_use]
    pub fn with(self, category: Category) -> Self {
        Self(self.0 | category.bit())
    }

    /// Without `category`.
    #[must_use]
    pub fn without(self, category: Category) -> Self {
        Self(self.0 & !category.bit())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The members in [`Category::ALL`] order.
    pub fn iter(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |category| self.contains(*category))
    }

    /// As a number for storage: bit n is the n-th of [`Category::ALL`].
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// From storage.
    #[must_use]
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

impl FromIterator<Category> for CategorySet {
    fn from_iter<I: IntoIterator<Item = Category>>(items: I) -> Self {
        items.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl From<Vec<Category>> for CategorySet {
    fn from(list: Vec<Category>) -> Self {
        list.into_iter().collect()
    }
}

impl From<CategorySet> for Vec<Category> {
    fn from(set: CategorySet) -> Self {
        set.iter().collect()
    }
}
