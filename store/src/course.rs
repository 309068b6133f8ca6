//! Turns in the course.

use diesel::prelude::*;
use domain::sync::Noun;

use crate::permit::{Plans, Read};
use crate::schema::course;
use crate::synced::{bodies_for_reminders, bodies_of_table, plain_table};

plain_table!(course, Noun::Course);
bodies_of_table!(course, shared, Read, Plans);
bodies_for_reminders!(course);
