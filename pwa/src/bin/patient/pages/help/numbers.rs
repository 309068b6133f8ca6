//! The telephone numbers of the help page, and who stands for its texts. The one place a deployment changes: the
//! out-of-hours number differs between the regions.

use domain::LocalDay;

/// A telephone number.
pub(super) struct Number {
    /// As people read it, on one line: with no-break spaces.
    pub(super) written: &'static str,
    /// As a phone dials it.
    pub(super) href: &'static str,
}

/// The out-of-hours service, here that of Region Midtjylland.
pub(super) const OUT_OF_HOURS: Number = Number { written: "70\u{a0}11\u{a0}31\u{a0}31", href: "tel:+4570113131" };
/// Alarm.
pub(super) const EMERGENCY: Number = Number { written: "112", href: "tel:112" };
/// Livslinien.
pub(super) const LIFELINE: Number = Number { written: "70\u{a0}201\u{a0}201", href: "tel:+4570201201" };

/// Who stands for the texts.
pub(super) struct SignOff {
    /// The version of the texts.
    pub(super) version: &'static str,
    /// The day they were written, in days since 1970-01-01.
    written: i64,
    /// Who signed them clinically: name and profession; `None` until a deployment has that.
    pub(super) signed_by: Option<&'static str>,
}

impl SignOff {
    /// The day the texts were written.
    pub(super) fn written_on(&self) -> LocalDay {
        LocalDay::from_days_since_epoch(self.written)
    }
}

/// The texts of `help.ftl` as they stand: written 2026-11-23, signed by nobody.
pub(super) const SIGN_OFF: SignOff = SignOff { version: "1", written: 20_780, signed_by: None };
