//! Who has seen my data: one chain of lines per patient, from the first day (section 6). A line is
//! HMAC-SHA-256(chain key, previous line ‖ number ‖ SHA-256(salt ‖ payload)); erasing drops payload and salt and the
//! chain still verifies. The chain key is the patient's own, so that their app can check it.

use hmac::Mac;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::assignment::TreatmentReason;
use crate::category::CategorySet;
use crate::day::{LocalDay, Millis};
use crate::grant::Purpose;
use crate::id::AccountId;
use crate::json::Json;
use crate::session::keyed;
use crate::unit::Profession;

/// The hash before the first line.
pub const GENESIS: [u8; 32] = [0; 32];

/// What a line says, as it was then. Its JSON, in this field order, is what is hashed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Payload {
    /// When.
    pub at: Millis,
    /// Who.
    pub reader: Reader,
    /// Through which screen.
    pub operation: Operation,
    /// Which categories were shown; for a refusal, none.
    pub categories: CategorySet,
    /// What for; none where a statement was opened, which says so itself.
    pub purpose: Option<Purpose>,
    /// Shown, or why not.
    pub outcome: Outcome,
    /// Why a patient of the unit was opened who is not one of the reader's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<TreatmentReason>,
}

/// The reader as they were then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reader {
    /// Their account; none for somebody who opens a statement by its code.
    pub account: Option<AccountId>,
    /// Their name, or what the patient calls them.
    pub name: String,
    /// Their profession; none for somebody who works nowhere.
    pub profession: Option<Profession>,
    /// Their unit's name.
    pub unit: Option<String>,
}

/// Through which screen data was shown or asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Operation {
    /// A line of the worklist.
    Worklist,
    /// The patient page.
    PatientPage,
    /// Prescribing or changing a programme.
    Prescribe,
    /// Changing one of the patient's plans.
    EditPlans,
    /// The page of a 14-day review, and recording one.
    Review,
    /// Messages between the patient and the unit.
    Message,
    /// A review copied into the unit's own journal.
    Copy,
    /// Suggesting a reminder.
    SuggestReminder,
    /// Opening a statement.
    Statement,
    /// A patient of the unit opened by somebody whose own they are not.
    Opening,
    /// Assigning the patient to a member of the unit.
    Assignment,
    /// A paper diary typed in, the patient present.
    PaperDiary,
}

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 12] = [
        Self::Worklist,
        Self::PatientPage,
        Self::Prescribe,
        Self::EditPlans,
        Self::Review,
        Self::Message,
        Self::Copy,
        Self::SuggestReminder,
        Self::Statement,
        Self::Opening,
        Self::Assignment,
        Self::PaperDiary,
    ];

    /// The name on the wire and in fold keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Worklist => "worklist",
            Self::PatientPage => "patient_page",
            Self::Prescribe => "prescribe",
            Self::EditPlans => "edit_plans",
            Self::Review => "review",
            Self::Message => "message",
            Self::Copy => "copy",
            Self::SuggestReminder => "suggest_reminder",
            Self::Statement => "statement",
            Self::Opening => "opening",
            Self::Assignment => "assignment",
            Self::PaperDiary => "paper_diary",
        }
    }
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// Shown.
    Shown,
    /// Nothing was ever shared with them.
    NeverShared,
    /// The patient had stopped the sharing.
    Stopped,
    /// The sharing had run out.
    Expired,
    /// Shared, but not what was asked for.
    NotThisPart,
    /// A wrong code for a statement.
    WrongCode,
    /// So many wrong codes that none opens the statement any more.
    NoTriesLeft,
}

/// A stored line. `payload` and `salt` are gone after erasure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Line {
    /// 1 for the first line of a patient.
    pub n: i64,
    /// Hex of SHA-256(salt ‖ payload).
    pub commitment: String,
    /// Hex of the keyed line hash.
    pub hash: String,
    /// Hex of the salt.
    pub salt: Option<String>,
    /// The payload's JSON exactly as hashed.
    pub payload: Option<String>,
}

/// A page of the log, for the patient.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Log {
    /// Newest last; the whole chain, so that the app can check it.
    pub lines: Vec<Line>,
    /// Hex of the chain key, the patient's own.
    pub key: String,
    /// How many lines there are now.
    pub length: i64,
}

/// Why a chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A line is missing, doubled or out of order.
    #[error("line {0} is missing or out of order")]
    Number(i64),
    /// A payload or salt was changed.
    #[error("line {0} was changed")]
    Payload(i64),
    /// A hash does not follow from what stands before it.
    #[error("line {0} does not follow from the line before it")]
    Hash(i64),
    /// The chain ends before a head that was seen earlier, or does not contain it.
    #[error("the log does not continue what was seen before (line {0})")]
    CutOff(i64),
}

/// A head seen earlier: number and hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Head {
    /// The line's number; 0 before the first.
    pub n: i64,
    /// Hex of its hash.
    pub hash: String,
}

/// SHA-256(salt ‖ payload).
#[must_use]
pub fn commitment(salt: &[u8], payload: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(payload).finalize().into()
}

/// The hash of line `n`.
#[must_use]
pub fn line_hash(key: &[u8; 32], previous: &[u8; 32], n: i64, commitment: &[u8; 32]) -> [u8; 32] {
    let mut mac = keyed(key);
    mac.update(previous);
    mac.update(&n.to_be_bytes());
    mac.update(commitment);
    mac.finalize().into_bytes().into()
}

/// Checks a whole chain from its first line, and that it continues `seen`.
///
/// # Errors
/// The first [`Broken`] place.
pub fn verify(key: &[u8; 32], lines: &[Line], seen: Option<&Head>) -> Result<(), Broken> {
    let mut previous = GENESIS;
    for (expected, line) in (1..).zip(lines) {
        if line.n != expected {
            return Err(Broken::Number(expected));
        }
        let inner = unhex(&line.commitment).ok_or(Broken::Payload(line.n))?;
        if let (Some(salt), Some(payload)) = (&line.salt, &line.payload) {
            let salt = unhex(salt).ok_or(Broken::Payload(line.n))?;
            if commitment(&salt, payload) != inner {
                return Err(Broken::Payload(line.n));
            }
        } else if line.salt.is_some() || line.payload.is_some() {
            return Err(Broken::Payload(line.n));
        }
        previous = line_hash(key, &previous, line.n, &inner);
        if hex(&previous) != line.hash {
            return Err(Broken::Hash(line.n));
        }
    }
    match seen {
        Some(head) if head.n > 0 => {
            let there = usize::try_from(head.n - 1).ok().and_then(|at| lines.get(at));
            there.filter(|line| line.hash == head.hash).map(|_| ()).ok_or(Broken::CutOff(head.n))
        }
        _ => Ok(()),
    }
}

/// Checks a chain as it is stored: from its first line to the stored head and no further, and through every head that was
/// kept elsewhere.
///
/// # Errors
/// The first [`Broken`] place.
pub fn verify_stored(key: &[u8; 32], lines: &[Line], head: &Head, kept: &[Head]) -> Result<(), Broken> {
    verify(key, lines, Some(head))?;
    let after = head.n.saturating_add(1);
    if lines.last().map_or(0, |line| line.n) >= after {
        return Err(Broken::Number(after));
    }
    for seen in kept.iter().filter(|seen| seen.n > 0) {
        let there = usize::try_from(seen.n - 1).ok().and_then(|at| lines.get(at));
        if there.is_none_or(|line| line.hash != seen.hash) {
            return Err(Broken::CutOff(seen.n));
        }
    }
    Ok(())
}

/// What makes two lines one: repeats of it within a day are not stored again.
#[must_use]
pub fn fold_key(day: LocalDay, payload: &Payload) -> String {
    let outcome = serde_json::to_string(&payload.outcome).unwrap_or_default();
    let unit = payload.reader.unit.as_deref().unwrap_or_default();
    // Somebody without an account is told apart by what the patient calls them.
    let who = payload.reader.account.map_or_else(|| payload.reader.name.clone(), |account| account.to_string());
    format!("{day} {who} {} {} {outcome} {unit}", payload.operation.name(), payload.categories.bits(),)
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// 32 bytes from lower-case hexadecimal.
#[must_use]
pub fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    const KEY: [u8; 32] = [5; 32];

    fn chain(payloads: &[String]) -> Vec<Line> {
        let mut previous = GENESIS;
        (1..)
            .zip(payloads)
            .map(|(n, payload)| {
                let salt = [u8::try_from(n % 251).unwrap(); 32];
                let inner = commitment(&salt, payload);
                previous = line_hash(&KEY, &previous, n, &inner);
                Line {
                    n,
                    commitment: hex(&inner),
                    hash: hex(&previous),
                    salt: Some(hex(&salt)),
                    payload: Some(payload.clone()),
                }
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]

        #[test]
        fn any_tampering_is_found(payloads in prop::collection::vec(".{0,12}", 1..12), at in 0usize..12, how in 0u8..6) {
            let lines = chain(&payloads);
            let head = Head { n: i64::try_from(lines.len()).unwrap(), hash: lines.last().unwrap().hash.clone() };
            prop_assert_eq!(verify(&KEY, &lines, Some(&head)), Ok(()));
            let at = at % lines.len();
            let mut bad = lines.clone();
            match how {
                0 => { bad.remove(at); }
                1 => bad[at].payload = Some(format!("{}x", payloads[at])),
                2 => { let copy = bad[at].clone(); bad.insert(at, copy); }
                3 => bad[at].commitment = hex(&[1; 32]),
                4 => bad.truncate(at),
                _ => bad[at].salt = None,
            }
            prop_assert!(verify(&KEY, &bad, Some(&head)).is_err());
            prop_assert!(verify_stored(&KEY, &bad, &head, &[]).is_err());
            let start = Head { n: 0, hash: hex(&GENESIS) };
            let cut = lines.get(..at).unwrap();
            let cut_head = cut.last().map_or(start, |line| Head { n: line.n, hash: line.hash.clone() });
            prop_assert_eq!(verify_stored(&KEY, cut, &cut_head, &[]), Ok(()), "nothing in the database says so");
            let kept = [cut_head.clone(), head.clone()];
            prop_assert_eq!(verify_stored(&KEY, cut, &cut_head, &kept), Err(Broken::CutOff(head.n)));
            prop_assert_eq!(verify_stored(&KEY, &lines, &head, &kept), Ok(()));
            prop_assert_eq!(verify_stored(&KEY, &lines, &cut_head, &[]), Err(Broken::Number(cut_head.n + 1)));
            let mut erased = lines;
            for line in &mut erased { line.salt = None; line.payload = None; }
            prop_assert_eq!(verify(&KEY, &erased, Some(&head)), Ok(()));
            prop_assert!(verify(&[6; 32], &erased, None).is_err());
        }
    }
}
