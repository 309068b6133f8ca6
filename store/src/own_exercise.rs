//! Exercises of the patient's own.

use diesel::prelude::*;
use domain::sync::Noun;

use crate::permit::{Exercises, Read};
use crate::schema::own_exercise;
use crate::synced::{bodies_for_reminders, bodies_of_table, ids_of_table, plain_table};

plain_table!(own_exercise, Noun::OwnExercise);
ids_of_table!(own_exercise);
bodies_of_table!(own_exercise, shared, Read, Exercises);
bodies_for_reminders!(own_exercise);
