//! The patient's graded returns to work.

use diesel::prelude::*;
use domain::sync::Noun;

use crate::permit::{Read, Work};
use crate::schema::work_plan;
use crate::synced::{bodies_of_table, plain_table};

plain_table!(work_plan, Noun::WorkPlan);
bodies_of_table!(work_plan, shared, Read, Work);
