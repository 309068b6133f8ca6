//! The patient's action and relapse plans; every earlier version is in `revision`.

use diesel::prelude::*;
use domain::sync::Noun;

use crate::permit::{Plans, Read};
use crate::schema::personal_plan;
use crate::synced::{bodies_of_table, plain_table};

plain_table!(personal_plan, Noun::PersonalPlan);
bodies_of_table!(personal_plan, shared, Read, Plans);
