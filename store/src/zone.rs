//! Zone rules on the server, from chrono-tz's copy of the IANA database.

use chrono::{DateTime, Offset, TimeZone};
use domain::day::{LocalDay, Millis, Zone};

/// The edition of the zone database in this program, for example 2025b.
pub const EDITION: &str = chrono_tz::IANA_TZDB_VERSION;

/// A zone this machine's table knows.
#[derive(Debug, Clone, Copy)]
pub struct KnownZone(chrono_tz::Tz);

impl KnownZone {
    /// Looks the zone up.
    #[must_use]
    pub fn of(zone: &Zone) -> Option<Self> {
        zone.as_str().parse().ok().map(Self)
    }

    /// The patient's zone, or Copenhagen's where the phone is ahead of this table.
    #[must_use]
    pub fn or_copenhagen(zone: &str) -> Self {
        Self(zone.parse().unwrap_or(chrono_tz::Europe::Copenhagen))
    }

    /// Seconds east of UTC at a moment.
    #[must_use]
    pub fn offset_at(self, at: Millis) -> i32 {
        let utc = DateTime::from_timestamp_millis(at.0).unwrap_or_default().naive_utc();
        self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    /// The local day at a moment.
    #[must_use]
    pub fn day_at(self, at: Millis) -> LocalDay {
        LocalDay::at(at, |moment| self.offset_at(moment))
    }
}
