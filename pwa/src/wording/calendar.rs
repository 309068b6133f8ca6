//! Days, times of day and moments in words. A moment is shown where the device is; a local day is a day as it stands.

use domain::day::{DAY_MS, LocalDay, Millis, Weekday};
use domain::programme::{DayName, Weekdays};
use yew::AttrValue;

use super::Wording;

impl Wording {
    /// "søn 22. nov": for lists.
    #[must_use]
    pub fn day(&self, day: LocalDay) -> AttrValue {
        let (_, month, number) = day.ymd();
        let weekday = self.t(&format!("weekday-short-{}", name(day.weekday())));
        let month = self.t(&format!("month-short-{month}"));
        self.ta(
            "day-short",
            &[("weekday", weekday.as_str().into()), ("day", number.into()), ("month", month.as_str().into())],
        )
    }

    /// "søn": a day's weekday alone.
    #[must_use]
    pub fn weekday_of(&self, day: LocalDay) -> AttrValue {
        self.t(&format!("weekday-short-{}", name(day.weekday())))
    }

    /// "søndag den 22. november": for headings.
    #[must_use]
    pub fn day_long(&self, day: LocalDay) -> AttrValue {
        let (_, month, number) = day.ymd();
        let weekday = self.t(&format!("weekday-{}", name(day.weekday())));
        let month = self.t(&format!("month-{month}"));
        self.ta(
            "day-long",
            &[("weekday", weekday.as_str().into()), ("day", number.into()), ("month", month.as_str().into())],
        )
    }

    /// "22. maj", or "22. maj 2027" where `today` lies in another year: for dates far away.
    #[must_use]
    pub fn date(&self, day: LocalDay, today: LocalDay) -> AttrValue {
        let (year, month, number) = day.ymd();
        if year != today.ymd().0 {
            return self.full_date(day);
        }
        let month = self.t(&format!("month-{month}"));
        self.ta("day-plain", &[("day", number.into()), ("month", month.as_str().into())])
    }

    /// "22. maj 2027".
    #[must_use]
    pub fn full_date(&self, day: LocalDay) -> AttrValue {
        let (year, month, number) = day.ymd();
        let month = self.t(&format!("month-{month}"));
        // The year as text: it takes no thousands separator.
        let values = [("day", number.into()), ("month", month.as_str().into()), ("year", year.to_string().into())];
        self.ta("day-with-year", &values)
    }

    /// "22. nov kl. 14.05": where the device is.
    #[must_use]
    pub fn moment(&self, at: Millis) -> AttrValue {
        let offset_s = offset_at(at);
        let (_, month, number) = LocalDay::at(at, |_| offset_s).ymd();
        let month = self.t(&format!("month-short-{month}"));
        let day = self.ta("day-plain", &[("day", number.into()), ("month", month.as_str().into())]);
        let time = self.clock_time(at);
        self.ta("moment-with-time", &[("day", day.as_str().into()), ("time", time.as_str().into())])
    }

    /// "14.05" in Danish, "14:05" in English: where the device is.
    #[must_use]
    pub fn clock_time(&self, at: Millis) -> AttrValue {
        let local_ms = at.0.saturating_add(i64::from(offset_at(at)) * 1000);
        let minutes = local_ms.rem_euclid(DAY_MS) / 60_000;
        self.wall_time(u16::try_from(minutes).unwrap_or_default())
    }

    /// A time on the wall, in minutes since midnight.
    #[must_use]
    pub fn wall_time(&self, minutes: u16) -> AttrValue {
        let mark = match self.language() {
            domain::locale::Language::Da => '.',
            domain::locale::Language::En => ':',
        };
        AttrValue::from(format!("{:02}{mark}{:02}", minutes / 60, minutes % 60))
    }

    /// "hver dag", or "man, ons og fre".
    #[must_use]
    pub fn weekdays(&self, days: Weekdays) -> AttrValue {
        if days == Weekdays::every_day() {
            return self.t("days-every");
        }
        let names: Vec<AttrValue> = Vec::<DayName>::from(days).into_iter().map(|day| self.weekday_short(day)).collect();
        self.list(&names)
    }

    /// "man".
    #[must_use]
    pub fn weekday_short(&self, day: DayName) -> AttrValue {
        self.t(&format!("weekday-short-{}", wire(day)))
    }

    /// "mandag".
    #[must_use]
    pub fn weekday(&self, day: DayName) -> AttrValue {
        self.t(&format!("weekday-{}", wire(day)))
    }
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

fn wire(day: DayName) -> &'static str {
    match day {
        DayName::Mon => "mon",
        DayName::Tue => "tue",
        DayName::Wed => "wed",
        DayName::Thu => "thu",
        DayName::Fri => "fri",
        DayName::Sat => "sat",
        DayName::Sun => "sun",
    }
}

/// Seconds east of UTC where the device is.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "moments and offsets fit both ways")]
fn offset_at(at: Millis) -> i32 {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    (-date.get_timezone_offset() * 60.0) as i32
}

/// Without a browser there is no device zone: UTC.
#[cfg(not(target_arch = "wasm32"))]
fn offset_at(_at: Millis) -> i32 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Source;
    use domain::locale::Language;
    use yew::Callback;

    const FILES: [Source; 1] = crate::wording_sources!["words"];

    fn wording(language: Language) -> Wording {
        Wording::new(language, &FILES, Callback::noop())
    }

    #[test]
    fn days_and_moments_read_as_people_write_them() {
        let (da, en) = (wording(Language::Da), wording(Language::En));
        let day: LocalDay = "2026-11-22".parse().unwrap();
        assert_eq!(da.day(day), "søn 22. nov");
        assert_eq!(en.day(day), "Sun 22 Nov");
        assert_eq!(da.day_long(day), "søndag den 22. november");
        assert_eq!(da.date("2027-05-22".parse().unwrap(), day), "22. maj 2027");
        assert_eq!(da.date(day, day), "22. november");
        assert_eq!(da.moment(Millis(1_795_390_200_000)), "22. nov kl. 23.30");
        assert_eq!(en.moment(Millis(1_795_390_200_000)), "22 Nov at 23:30");
    }

    #[test]
    fn weekdays_are_listed() {
        let da = wording(Language::Da);
        let days = Weekdays::try_from(vec![DayName::Fri, DayName::Mon, DayName::Wed]).unwrap();
        assert_eq!(da.weekdays(days), "man, ons og fre");
        assert_eq!(da.weekdays(Weekdays::every_day()), "hver dag");
    }
}
