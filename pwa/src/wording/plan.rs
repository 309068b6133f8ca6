//! Hours and amounts of goals in words.

use domain::entry::Quarters;
use domain::goal::Unit;
use yew::AttrValue;

use super::{Wording, apart, isolated};

impl Wording {
    /// "3 t 45 min", or "4 t".
    #[must_use]
    pub fn hours(&self, quarters: Quarters) -> AttrValue {
        let hours = ("hours", quarters.hours().into());
        match quarters.minutes() {
            0 => self.ta("work-whole-hours", &[hours]),
            minutes => self.ta("work-hours", &[hours, ("minutes", minutes.into())]),
        }
    }

    /// As [`Wording::hours`], of more than a day.
    #[must_use]
    pub fn quarters(&self, quarters: u32) -> AttrValue {
        let hours = ("hours", (quarters / 4).into());
        match quarters % 4 * 15 {
            0 => self.ta("work-whole-hours", &[hours]),
            minutes => self.ta("work-hours", &[hours, ("minutes", minutes.into())]),
        }
    }

    /// What a number in this unit counts: "minutter", "gange", "meter", "trapper".
    #[must_use]
    pub fn unit(&self, unit: &Unit) -> AttrValue {
        match unit {
            Unit::Minutes => self.t("goal-in-minutes"),
            Unit::Times => self.t("goal-in-times"),
            Unit::Metres => self.t("goal-in-metres"),
            Unit::Own { word } => apart(word.as_str()),
        }
    }

    /// "20 min", "3 gange", "400 m", "12 trapper".
    #[must_use]
    pub fn amount(&self, unit: &Unit, amount: u32) -> AttrValue {
        let n = ("n", amount.into());
        match unit {
            Unit::Minutes => self.ta("goal-minutes", &[n]),
            Unit::Times => self.ta("goal-times", &[n]),
            Unit::Metres => self.ta("goal-metres", &[n]),
            Unit::Own { word } => self.ta("goal-own", &[n, ("word", isolated(word.as_str()))]),
        }
    }
}
