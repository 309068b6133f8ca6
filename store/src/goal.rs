//! The patient's graded goals.

use diesel::prelude::*;
use domain::sync::Noun;

use crate::permit::{Plans, Read};
use crate::schema::goal;
use crate::synced::{bodies_of_table, ids_of_table, plain_table};

plain_table!(goal, Noun::Goal);
ids_of_table!(goal);
bodies_of_table!(goal, shared, Read, Plans);
