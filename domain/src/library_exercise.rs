//! The exercise library of a unit (section 4): its own exercises, shared by its members. What is prescribed is a copy, so
//! that a later change of the library changes no patient's programme.

use serde::{Deserialize, Serialize};

use crate::day::Millis;
use crate::id::LibraryExerciseId;
use crate::json::Json;
use crate::media::MediaId;
use crate::programme::{Dosage, OtherStep};
use crate::text::{Line, Text, fold};

/// Exercises on one page of the library.
pub const LIBRARY_PAGE: i64 = 50;
/// The most exercises of one unit.
pub const MAX_LIBRARY_EXERCISES: i64 = 2000;
/// Words of a search that are looked at.
const MAX_WORDS: usize = 8;

/// An exercise as a unit has written it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LibraryExercise {
    /// What it is called, at most 80 characters.
    pub title: Line<80>,
    /// How to do it, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<Text<2000>>,
    /// How much is proposed; no dose stands as the truth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dosage: Option<Dosage>,
    /// An easier step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub easier: Option<OtherStep>,
    /// A harder step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub harder: Option<OtherStep>,
    /// The picture or video, sent in before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<MediaId>,
}

impl LibraryExercise {
    /// The words it is found by, folded, each after a space: those of its title and its instruction.
    #[must_use]
    pub fn searched(&self) -> String {
        let instruction = self.instruction.as_ref().map(Text::as_str).unwrap_or_default();
        let words = words(self.title.as_str()).chain(words(instruction));
        words.fold(String::new(), |all, word| all + " " + &word)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold)
}

/// The beginnings of words that a search asks for, folded, letters and digits only: all of them must be there.
#[must_use]
pub fn wanted(search: &str) -> Vec<String> {
    words(search).take(MAX_WORDS).collect()
}

/// An exercise with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedLibraryExercise {
    /// Which exercise.
    pub id: LibraryExerciseId,
    /// Its version, for a change to name.
    pub revision: i64,
    /// Put aside: no longer offered.
    pub retired: bool,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Millis,
    /// The exercise.
    #[serde(flatten)]
    pub exercise: LibraryExercise,
}

/// A new version of an exercise, or a first one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LibraryExerciseEdit {
    /// The version it is written over; 0 for a first one.
    pub base_revision: i64,
    /// Whether it is put aside.
    #[serde(default)]
    pub retired: bool,
    /// The exercise.
    pub exercise: LibraryExercise,
}

/// A page of the library, in the order of the Danish alphabet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LibraryPage {
    /// At most [`LIBRARY_PAGE`].
    pub exercises: Vec<NamedLibraryExercise>,
    /// How many are found in all.
    pub total: i64,
    /// Whether this reader may change the library.
    pub may_change: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_is_found_by_the_beginnings_of_its_words() {
        let exercise: LibraryExercise = serde_json::from_value(serde_json::json!({
            "title": "Bækkenløft (på ét ben)", "instruction": "Løft 5 cm.\nÅnd ud.",
        }))
        .unwrap();
        let searched = exercise.searched();
        assert_eq!(searched, " bækkenløft på ét ben løft 5 cm ånd ud");
        let found = |search: &str| wanted(search).iter().all(|word| searched.contains(&format!(" {word}")));
        for search in ["", "BÆK", "ånd bækk", "5 cm", "på-ét", "%", "_"] {
            assert!(found(search), "{search}");
        }
        for search in ["løfter", "kken", "bæk arm"] {
            assert!(!found(search), "{search}");
        }
        assert_eq!(wanted("a b c d e f g h i j").len(), MAX_WORDS);
    }
}
