//! The seven scales of *Min uge*, in the order asked: the same for the form, the sheet and those who type it in.

use domain::Score;
use domain::entry::CheckIn;

/// One scale: how it is named, what its ends are called, and where its answer lies.
#[derive(Debug)]
pub struct Ask {
    /// In marks and wording keys.
    pub name: &'static str,
    /// Of its ends, in wording keys.
    pub ends: &'static str,
    /// The answer.
    pub get: fn(&CheckIn) -> Option<Score>,
    /// Another answer, or none.
    pub set: fn(&mut CheckIn, Option<Score>),
}

/// In the order asked. Leg pain stands apart from back pain.
pub const ASKED: [Ask; 7] = [
    Ask { name: "back-pain", ends: "pain", get: |c| c.back_pain, set: |c, s| c.back_pain = s },
    Ask { name: "leg-pain", ends: "pain", get: |c| c.leg_pain, set: |c, s| c.leg_pain = s },
    Ask { name: "sleep", ends: "sleep", get: |c| c.sleep, set: |c, s| c.sleep = s },
    Ask { name: "fatigue", ends: "fatigue", get: |c| c.fatigue, set: |c, s| c.fatigue = s },
    Ask { name: "mood", ends: "mood", get: |c| c.mood, set: |c, s| c.mood = s },
    Ask { name: "trust", ends: "trust", get: |c| c.trust, set: |c, s| c.trust = s },
    Ask { name: "work", ends: "work", get: |c| c.work, set: |c, s| c.work = s },
];
