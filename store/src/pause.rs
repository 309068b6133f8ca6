//! Days on which nothing is due: adherence and reminders look here.

use diesel::prelude::*;
use domain::sync::Noun;

use crate::permit::{Exercises, Read};
use crate::schema::pause;
use crate::synced::{bodies_for_reminders, bodies_of_each, bodies_of_table, plain_table};

plain_table!(pause, Noun::Pause);
bodies_of_table!(pause, shared, Read, Exercises);
bodies_of_each!(pause, shared_each, Read, Exercises);
bodies_for_reminders!(pause);
