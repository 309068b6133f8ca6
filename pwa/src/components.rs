//! The parts that every screen of both entries is made of: answers (scales, chips, fields), what the app says (banners,
//! dialogs, empty places) and what it shows (counts, PSFS). They know Yew and words, never the API, the database or a page.
//!
//! Every part that can be pressed carries `data-test`, by which the browser tests find it. `name` is unique on its screen:
//! labels, hints and mistakes are tied together by it. No part has a style attribute: the content security policy forbids it.

mod adherence_counts;
mod answers_chart;
mod banner;
mod button;
mod chart;
mod chips;
mod dialog;
mod empty;
mod field;
mod focus;
mod frame;
mod keep;
mod medium;
mod minutes_chart;
mod not_shared;
mod numbers;
mod page;
mod paper_day;
mod print;
mod psfs_chart;
mod psfs_reading;
mod qr;
mod scale;
mod select;
mod skeleton;
mod snack;
mod statement_sheet;
mod text_area;
mod tick;
mod toggle_days;
mod way;
mod work_plan_fields;

pub use adherence_counts::{AdherenceCounts, adherence_words};
pub use answers_chart::{AnswersChart, AnswersLine};
pub use banner::{Banner, Tone};
pub use button::{Button, Look};
pub use chips::{Chips, Choice};
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::Field;
pub use focus::use_focus_on_mistake;
pub use keep::Keep;
pub use medium::Medium;
pub use minutes_chart::MinutesChart;
pub use not_shared::NotShared;
pub use page::Page;
pub use paper_day::{Asks, PaperDay};
pub use print::Print;
pub use psfs_chart::PsfsChart;
pub use psfs_reading::{PsfsReading, verdict_key};
pub use qr::Qr;
pub use scale::Scale;
pub use select::Select;
pub use skeleton::Skeleton;
pub use snack::{Snack, SnackAction};
pub use statement_sheet::StatementSheet;
pub use text_area::TextArea;
pub use tick::Tick;
pub use toggle_days::ToggleDays;
pub use way::Way;
pub use work_plan_fields::WorkPlanFields;
