//! Doses, roles and scores in words, as the tables and lists of this entry show them.

use domain::json::Word;
use domain::programme::{Dosage, Frequency};
use domain::psfs::MeanChange;
use domain::unit::Member;
use pwa::wording::Wording;
use yew::AttrValue;

/// "3 × 10".
pub(crate) fn dosage(w: &Wording, dosage: Dosage) -> AttrValue {
    match dosage {
        Dosage::Repetitions { sets, repetitions } => w.ta(
            "team-dosage-repetitions",
            &[("sets", sets.value().into()), ("repetitions", repetitions.value().into())],
        ),
        Dosage::Hold { sets, seconds } => {
            w.ta("team-dosage-hold", &[("sets", sets.value().into()), ("seconds", seconds.value().into())])
        }
        Dosage::Minutes { minutes } => w.ta("team-minutes", &[("n", minutes.value().into())]),
    }
}

/// "man, ons og fre", or "3 gange om ugen".
pub(crate) fn frequency(w: &Wording, frequency: Frequency) -> AttrValue {
    match frequency {
        Frequency::Weekdays { days } => w.weekdays(days),
        Frequency::TimesAWeek { times } => w.ta("team-frequency-times", &[("n", times.value().into())]),
    }
}

/// "4,3 → 6,7", or "4,3" while there is only one scoring.
pub(crate) fn mean(w: &Wording, change: &MeanChange) -> AttrValue {
    let first = w.tenths(change.first.tenths());
    if change.verdict.is_none() {
        return w.ta("team-psfs-first", &[("score", first.as_str().into())]);
    }
    let latest = w.tenths(change.latest.tenths());
    w.ta("team-psfs-change-values", &[("first", first.as_str().into()), ("latest", latest.as_str().into())])
}

/// "leder · behandler".
pub(crate) fn roles(w: &Wording, treating: bool, lead: bool) -> AttrValue {
    let mut roles = Vec::new();
    if lead {
        roles.push(w.t("team-lead"));
    }
    roles.push(w.t(if treating { "team-treating" } else { "team-not-treating" }));
    joined(&roles, " · ")
}

/// The roles of a colleague.
pub(crate) fn member_roles(w: &Wording, member: &Member) -> AttrValue {
    roles(w, member.treating, member.lead)
}

/// The wording of a value by its name on the wire: `named(w, "reason", Reason::Ill)`.
pub(crate) fn named(w: &Wording, group: &str, value: impl Word) -> AttrValue {
    w.t(&format!("{group}-{}", value.word()))
}

/// Several texts in one.
pub(crate) fn joined(parts: &[AttrValue], between: &str) -> AttrValue {
    let parts: Vec<&str> = parts.iter().map(AttrValue::as_str).collect();
    AttrValue::from(parts.join(between))
}
