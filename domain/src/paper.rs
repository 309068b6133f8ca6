//! A paper diary that a professional types in with the patient present (section 2): at most a week at a time, and of it only
//! what is shared with them, field by field. Who typed it and when is the server's to say, so no request carries it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::adherence::Span;
use crate::category::{Category, CategorySet, home, of_field};
use crate::day::{LocalDay, Millis, Zone};
use crate::entry::{Body, Entry, TypedBy};
use crate::grant::Sight;
use crate::id::EntryId;
use crate::json::Json;
use crate::patient::{NamedOwnExercise, SharedRecord};
use crate::problem::FieldProblem;
use crate::programme::{Author, Programme};

/// How many days one typing may reach over: one sheet is one week.
pub const MAX_DAYS: i64 = 7;
/// How many entries one typing may hold: a week with every exercise of a full programme and as many own ones, and room for the rest.
pub const MAX_ENTRIES: usize = 200;

/// What is typed of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewPaper {
    /// One to [`MAX_ENTRIES`] entries, of at most [`MAX_DAYS`] days.
    pub entries: Vec<PaperEntry>,
}

/// One answer of a sheet. Zone, moment and who typed it are the server's to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperEntry {
    /// Made by the client; the same for every sending of it.
    pub id: EntryId,
    /// The day it happened.
    pub day: LocalDay,
    /// What happened.
    pub body: Body,
}

/// What stands in the diary of a typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TypedPaper {
    /// Every entry of the typing, as sent.
    pub entries: Vec<EntryId>,
}

/// A category with the first day that is shared of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedFrom {
    /// Which.
    pub category: Category,
    /// `None` is everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LocalDay>,
}

/// What somebody needs to type a week: what may be typed, and what the diary holds already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperDesk {
    /// The patient's name.
    pub name: String,
    /// The day now where the patient is; nothing later can be typed.
    pub today: LocalDay,
    /// Monday to Sunday.
    pub week: Span,
    /// What is shared with this reader.
    pub shared: Vec<SharedFrom>,
    /// Programmes, newest first; `None` if exercises are not shared.
    pub programmes: Option<Vec<Programme>>,
    /// *Mine øvelser*; `None` if exercises are not shared.
    pub own_exercises: Option<Vec<NamedOwnExercise>>,
    /// What the week holds already, cut to what is shared.
    pub entries: Vec<SharedRecord>,
}

impl PaperDesk {
    /// Whether an answer in `category` can be typed for `day`.
    #[must_use]
    pub fn takes(&self, category: Category, day: LocalDay) -> bool {
        let covers = |one: &SharedFrom| one.category == category && one.from.is_none_or(|from| from <= day);
        day <= self.today && self.shared.iter().any(covers)
    }
}

/// What is shared in this sight, with its first days, in the order of [`Category::ALL`].
#[must_use]
pub fn shared_from(sight: &Sight) -> Vec<SharedFrom> {
    let of = |category| Some(SharedFrom { category, from: sight.from(category)? });
    Category::ALL.into_iter().filter_map(of).collect()
}

/// The categories that a diary's entries can be of: with none of them there is nothing to type.
#[must_use]
pub fn of_diary(categories: CategorySet) -> CategorySet {
    categories.without(Category::Plans)
}

impl PaperEntry {
    /// The entry, typed now by this professional.
    #[must_use]
    pub fn typed(&self, zone: Zone, now: Millis, typist: Author) -> Entry {
        let typed_by = TypedBy::Professional;
        Entry { day: self.day, zone, recorded_at: now, typed_by, typist: Some(typist), body: self.body.clone() }
    }

    /// Each answer with its category, `None` for what is shown to nobody but the patient. A flare-up that goes on says nothing
    /// but that it is one.
    fn answers(&self) -> Vec<(String, Option<Category>)> {
        let kind = self.body.kind();
        let all = match serde_json::to_value(&self.body) {
            Ok(Value::Object(all)) => all,
            _ => serde_json::Map::new(),
        };
        let answers = all.into_iter().filter(|(field, _)| field != "kind");
        let category = |(field, value): (String, Value)| {
            let category = of_field(kind, &field, &value);
            (field, category)
        };
        let own = home(kind).map(|category| ("kind".to_owned(), Some(category)));
        own.into_iter().chain(answers.map(category)).collect()
    }
}

impl NewPaper {
    /// Everything that is typed into, for the line in the patient's log.
    #[must_use]
    pub fn categories(&self) -> CategorySet {
        self.entries.iter().flat_map(PaperEntry::answers).filter_map(|(_, category)| category).collect()
    }

    /// Whether a professional with this sight may type it, `today` where the patient is: what they may type is what they may read.
    /// So free text must carry the patient's tick: whoever typed it has read it, and an entry that calls it kept would not be true.
    ///
    /// # Errors
    /// The first field that may not be, named by the entry's place: `entries.2.pain`.
    pub fn check(&self, sight: &Sight, today: LocalDay) -> Result<(), FieldProblem> {
        let refused = |field: &str, rule: &str| Err(FieldProblem { field: field.to_owned(), rule: rule.to_owned() });
        if !(1..=MAX_ENTRIES).contains(&self.entries.len()) {
            return refused("entries", "a typing holds one to 200 entries");
        }
        let days = || self.entries.iter().map(|entry| entry.day.days_since_epoch());
        if let (Some(first), Some(last)) = (days().min(), days().max())
            && last - first >= MAX_DAYS
        {
            return refused("entries", "a typing reaches over seven days at most");
        }
        for (place, entry) in self.entries.iter().enumerate() {
            if self.entries.iter().take(place).any(|before| before.id == entry.id) {
                return refused(&format!("entries.{place}.id"), "each entry has an id of its own");
            }
            if entry.day > today {
                return refused(&format!("entries.{place}.day"), "the day has not come yet");
            }
            for (field, category) in entry.answers() {
                let rule = match category {
                    None => "what nobody but the patient may see is not typed by others; a text needs its tick",
                    Some(category) if !sight.categories().contains(category) => {
                        "the patient does not share this with you"
                    }
                    Some(category) if !sight.covers(category, entry.day) => {
                        "the patient does not share that day with you"
                    }
                    Some(_) => continue,
                };
                return refused(&format!("entries.{place}.{field}"), rule);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
