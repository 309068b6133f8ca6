//! One file per screen.

pub(crate) mod activity;
mod cached;
pub(crate) mod check_in;
pub(crate) mod day_after;
pub(crate) mod devices;
pub(crate) mod diary;
pub(crate) mod disclosures;
pub(crate) mod entry;
pub(crate) mod exercise;
pub(crate) mod flare_up;
pub(crate) mod help;
pub(crate) mod more;
pub(crate) mod my_data;
pub(crate) mod note;
pub(crate) mod notice;
pub(crate) mod one_page;
pub(crate) mod paper;
pub(crate) mod phone;
pub(crate) mod progress;
pub(crate) mod psfs;
pub(crate) mod recover;
pub(crate) mod register;
pub(crate) mod reminders;
pub(crate) mod sharing;
pub(crate) mod sign_in;
pub(crate) mod today;
pub(crate) mod work_day;
