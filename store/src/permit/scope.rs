//! What a permit can be for, as types without values: the action, and the part of the record.

use domain::category::Category;

macro_rules! markers {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$( $(#[$doc])* #[derive(Debug)] pub enum $name {} )+};
}

markers! {
    /// Action: the patient with their own record.
    Own,
    /// Action: another person reads.
    Read,
    /// Action: a professional prescribes.
    Prescribe,
    /// Action: a professional changes a plan of the patient's.
    Edit,
    /// Action: a professional writes in the unit's own record about the patient: a review, a message.
    Note,
    /// Action: a professional asks whether the patient will share; shows nothing.
    Ask,
    /// Action: a professional says why they open a patient of the unit; shows nothing.
    Open,
    /// Action: a professional assigns a patient to a member of the unit; shows nothing.
    Assign,
    /// Action: a professional types a paper diary, the patient present.
    Transcribe,
    /// Action: a background job from the list in this module.
    System,
    /// Scope: the whole record; only with [`Own`].
    All,
    /// Scope: whatever the grants show, cut field by field.
    Shared,
    /// Scope: programme and exercise logs.
    Exercises,
    /// Scope: no part of the record.
    Nothing,
    /// Scope: PSFS.
    Function,
    /// Scope: goals, own plans, the course.
    Plans,
    /// Scope: the return to work.
    Work,
    /// Job: reminders that fall due.
    Reminders,
}

/// An action by which a professional writes into a patient's record.
pub trait Writing {}

impl Writing for Prescribe {}
impl Writing for Edit {}
impl Writing for Note {}
impl Writing for Ask {}
impl Writing for Open {}
impl Writing for Assign {}
impl Writing for Transcribe {}

/// A scope that is one category.
pub trait OneCategory {
    /// Which one.
    const CATEGORY: Category;
}

impl OneCategory for Exercises {
    const CATEGORY: Category = Category::Exercises;
}

impl OneCategory for Function {
    const CATEGORY: Category = Category::Function;
}

impl OneCategory for Plans {
    const CATEGORY: Category = Category::Plans;
}

impl OneCategory for Work {
    const CATEGORY: Category = Category::Work;
}
