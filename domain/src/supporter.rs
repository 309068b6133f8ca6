//! Relatives (*pårørende*): whom a patient lets come within reach of sharing by a code, and what a relative sees. A tie shares
//! nothing; a grant does. A relative only sees (section 6).

use serde::{Deserialize, Serialize};

use crate::day::{LocalDay, Millis};
use crate::id::{AccountId, InvitationId, PatientId, SupporterId};
use crate::json::Json;
use crate::measure_period::MeasurePeriod;
use crate::patient::PatientPage;
use crate::programme::{Prescription, Programme, Version};
use crate::team::SeenTeam;

/// The most relatives one patient has within reach, open codes included. Rygrad's own number: a family and some more.
pub const MAX_OF_A_PATIENT: i64 = 10;
/// The most patients one account is a relative of. Rygrad's own number: nobody is that to twenty people who have a bad back at
/// the same time, so more of them is somebody who collects.
pub const MAX_OF_AN_ACCOUNT: i64 = 20;

/// A relative as the patient sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Supporter {
    /// Which tie.
    pub id: SupporterId,
    /// Their account, for a grant to name.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Since when they are within reach.
    pub since: Millis,
}

/// A code that a relative can still use, without the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenCode {
    /// Which invitation.
    pub id: InvitationId,
    /// Until when it can be used.
    pub expires_at: Millis,
}

/// The relatives of a patient, as the patient sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Supporters {
    /// Those within reach, by name.
    pub supporters: Vec<Supporter>,
    /// Codes nobody has used yet, newest first.
    pub codes: Vec<OpenCode>,
}

/// One whose relative somebody is, as the relative sees it. Who shares nothing now is not named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Supported {
    /// Which tie.
    pub id: SupporterId,
    /// Since when.
    pub since: Millis,
    /// Who shares, and until when; `None` while nothing is shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shares: Option<Sharing>,
}

/// Who shares with a relative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sharing {
    /// Who.
    pub patient: PatientId,
    /// Their name.
    pub name: String,
    /// A made-up person of the demonstration.
    pub demo: bool,
    /// The last day of the sharing.
    pub until: LocalDay,
}

/// A tie in the export of the relative's own account: whose relative, nobody is told but by the patient's sharing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnTie {
    /// Which tie.
    pub id: SupporterId,
    /// Since when.
    pub since: Millis,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Millis>,
}

/// Why a code makes nobody a relative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TieError {
    /// One's own code.
    #[error("the code is your own: it is for a relative")]
    Oneself,
    /// [`MAX_OF_A_PATIENT`] are within reach, or may be by the codes that are open.
    #[error("ten relatives are within reach already, or may be by codes that are open")]
    PatientHasMost,
    /// [`MAX_OF_AN_ACCOUNT`].
    #[error("an account is the relative of twenty at most")]
    AccountHasMost,
}

/// Whether an account may become a relative: not one's own, and `of_the_account` others at most.
///
/// # Errors
/// The first [`TieError`] found.
pub fn may_tie(account: AccountId, patient: AccountId, of_the_account: i64) -> Result<(), TieError> {
    if account == patient {
        Err(TieError::Oneself)
    } else if of_the_account >= MAX_OF_AN_ACCOUNT {
        Err(TieError::AccountHasMost)
    } else {
        Ok(())
    }
}

/// Whether a patient may make one more code, with `tied` relatives and `open` codes.
///
/// # Errors
/// [`TieError::PatientHasMost`].
pub fn may_invite(tied: i64, open: i64) -> Result<(), TieError> {
    if tied + open >= MAX_OF_A_PATIENT { Err(TieError::PatientHasMost) } else { Ok(()) }
}

/// The patient's page as a relative sees it: what is shared with them, without what is between the patient and professionals.
/// Who wrote a programme is left out and where its exercises were copied from, whom a closer follow-up was agreed with, and
/// what a unit suggested; and a relative never prescribes. Every field of the page is named here, so that a new one has to be
/// decided on before this compiles.
#[must_use]
pub fn for_a_relative(page: PatientPage) -> PatientPage {
    let PatientPage {
        patient,
        name,
        demo,
        today,
        shared,
        until,
        last_heard,
        window,
        programmes,
        adherence,
        entries,
        psfs,
        plans,
        work,
        pauses,
        own_exercises,
        measure_periods,
        may_prescribe: _,
        own_programmes: _,
        suggestions: _,
        team: _,
    } = page;
    PatientPage {
        patient,
        name,
        demo,
        today,
        shared,
        until,
        last_heard,
        window,
        programmes: programmes.map(|all| all.into_iter().map(unsigned).collect()),
        adherence,
        entries,
        psfs,
        plans,
        work,
        pauses,
        own_exercises,
        measure_periods: measure_periods.map(|all| all.into_iter().map(unnamed).collect()),
        may_prescribe: false,
        own_programmes: Vec::new(),
        suggestions: Vec::new(),
        team: SeenTeam::default(),
    }
}

/// A programme without who wrote it.
fn unsigned(programme: Programme) -> Programme {
    let Programme { id, author: _, versions } = programme;
    let exercise = |prescription: Prescription| {
        let Prescription { id, title, instruction, dosage, frequency, easier, harder, copied: _ } = prescription;
        Prescription { id, title, instruction, dosage, frequency, easier, harder, copied: None }
    };
    let version = |version: Version| {
        let Version { number, mut plan } = version;
        plan.prescriptions = plan.prescriptions.into_iter().map(exercise).collect();
        Version { number, plan }
    };
    Programme { id, author: None, versions: versions.into_iter().map(version).collect() }
}

/// A closer follow-up without whom it was agreed with.
fn unnamed(period: MeasurePeriod) -> MeasurePeriod {
    MeasurePeriod { agreed_with: None, ..period }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nobody_is_their_own_relative_nor_that_of_too_many() {
        let account = |n| AccountId::new(1, [n; 10]);
        assert_eq!(may_tie(account(1), account(1), 0), Err(TieError::Oneself));
        assert_eq!(may_tie(account(1), account(2), MAX_OF_AN_ACCOUNT), Err(TieError::AccountHasMost));
        assert_eq!(may_tie(account(1), account(2), MAX_OF_AN_ACCOUNT - 1), Ok(()));
        assert_eq!(may_invite(MAX_OF_A_PATIENT - 1, 0), Ok(()));
        assert_eq!(may_invite(6, 4), Err(TieError::PatientHasMost));
    }

    #[test]
    fn a_relative_reads_what_is_shared_and_no_professional_in_it() {
        let id = |n: u8| PatientId::new(1, [n; 10]).to_string();
        let page = json!({
            "patient": id(1), "name": "Karen", "demo": false, "today": "2026-11-22", "shared": ["exercises"],
            "until": "2027-01-01", "last_heard": 7, "window": {"from": "2026-11-09", "to": "2026-11-22"},
            "programmes": [{
                "id": id(2), "author": {"membership": id(3), "name": "Mette Hemmelig", "profession": "gp", "unit": "Klinikken"},
                "versions": [{
                    "number": 1, "from": "2026-11-01", "until": "2026-12-01", "review_on": "2026-11-20",
                    "precautions": "pas på", "stop_if": "det snurrer",
                    "prescriptions": [{
                        "id": id(4), "title": "Bækkenløft", "instruction": "lig ned",
                        "dosage": {"by": "minutes", "minutes": 5}, "frequency": {"by": "times_a_week", "times": 3},
                        "copied": {"exercise": id(5), "revision": 2},
                    }],
                }],
            }],
            "adherence": null, "entries": [{
                "id": id(6), "label": "live", "typed_by": "myself", "day": "2026-11-20", "kind": "exercise_log",
                "fields": {"outcome": "done"},
            }],
            "psfs": null, "plans": null, "work": null, "pauses": null, "own_exercises": null,
            "measure_periods": [{"from": "2026-11-20", "until": "2026-11-30", "day_after": true, "agreed_with": "Mette Hemmelig"}],
            "may_prescribe": true, "own_programmes": [id(2)], "suggestions": [],
            "team": {"you_coordinate": true, "others": [{"unit": "Klinikken"}]},
        });
        let page: PatientPage = serde_json::from_value(page).unwrap();
        let mut wanted = serde_json::to_value(&page).unwrap();
        let cut = serde_json::to_value(for_a_relative(page)).unwrap();
        assert!(!cut.to_string().contains("Mette") && !cut.to_string().contains("Klinikken"), "{cut}");
        wanted["may_prescribe"] = json!(false);
        wanted["own_programmes"] = json!([]);
        wanted["team"] = json!({"you_coordinate": false});
        wanted["programmes"][0].as_object_mut().unwrap().remove("author");
        wanted["programmes"][0]["versions"][0]["prescriptions"][0].as_object_mut().unwrap().remove("copied");
        wanted["measure_periods"][0].as_object_mut().unwrap().remove("agreed_with");
        assert_eq!(cut, wanted, "and nothing else is gone");
    }
}
