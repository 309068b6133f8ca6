//! *Mine øvelser* (section 4): exercises of the patient's own, with or without a professional. Their logs never count as
//! prescribed adherence.

mod change;
mod form;
mod list;

pub(crate) use self::change::ChangeOwnExercise;
pub(crate) use self::form::NewOwnExercise;
pub(crate) use self::list::OwnExercises;
