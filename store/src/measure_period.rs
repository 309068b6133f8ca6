//! Times of closer follow-up.

use diesel::prelude::*;
use domain::sync::Noun;

use crate::permit::{Exercises, Read};
use crate::schema::measure_period;
use crate::synced::{bodies_for_reminders, bodies_of_table, plain_table};

plain_table!(measure_period, Noun::MeasurePeriod);
bodies_of_table!(measure_period, shared, Read, Exercises);
bodies_for_reminders!(measure_period);
