//! Patients: their sequence, and what a professional sees of them – the worklist and the patient page, built by
//! `domain` from rows that a permit lets through.

mod connected;
mod plan;
mod worklist;

pub use self::connected::connected;
pub(crate) use self::plan::own_exercises;
pub use self::worklist::worklist;

use std::collections::HashMap;

use diesel::prelude::*;
use domain::adherence::{self, Log, Span};
use domain::category::Category;
use domain::day::{LocalDay, Millis};
use domain::disclosure::Operation;
use domain::entry::{Assessment, Body};
use domain::grant::{RecipientError, RecipientRef};
use domain::id::{AccountId, MembershipId, PatientId, ProgrammeId};
use domain::patient::{DatedAssessment, LOOK_BACK_DAYS, PatientPage, PsfsPage, SharedRecord};
use domain::pause::Pause;
use domain::preview::PreviewOf;
use domain::programme::Programme;
use domain::supporter::for_a_relative;
use domain::{day, psfs as scale};

use crate::conn::load;
use crate::db::Tx;
use crate::disclosure;
use crate::entry::{self, Stored};
use crate::error::StoreError;
use crate::permit::{self, Actor, All, Exercises, Function, Own, Permit, Read, Shared, Writing};
use crate::schema::{account, patient};
use crate::{programme, psfs, team};

/// Makes a diary for an account, with its disclosure chain.
///
/// # Errors
/// [`StoreError::Conflict`] if it has one.
pub fn create(tx: &mut Tx<'_>, owner: AccountId, zone: &day::Zone) -> Result<PatientId, StoreError> {
    let (ms, random) = tx.id_parts();
    let id = PatientId::new(ms, random);
    diesel::insert_into(patient::table)
        .values((
            patient::id.eq(id.to_string()),
            patient::account_id.eq(owner.to_string()),
            patient::zone.eq(zone.as_str()),
            patient::seq.eq(0),
        ))
        .execute(tx.conn)?;
    disclosure::begin(tx, id)?;
    Ok(id)
}

/// Moves the sequence on by `count` and notes that the phone was heard from; answers the new sequence. Writers start
/// here: the row is the lock that orders them. A diary that was erased while this waited for the row takes nothing more.
pub(crate) fn heard_from<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    count: i64,
    skew_ms: i64,
) -> Result<i64, StoreError> {
    Ok(diesel::update(patient::table.find(permit.patient().to_string()).filter(patient::erased_at.is_null()))
        .set((
            patient::seq.eq(patient::seq + count),
            patient::last_heard_at.eq(tx.now().0),
            patient::clock_skew_ms.eq(skew_ms),
        ))
        .returning(patient::seq)
        .get_result(tx.conn)?)
}

/// Moves the sequence on for a professional's write; answers the new sequence.
pub(crate) fn next_seq<'tx, A: Writing, C>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, A, C>,
    count: i64,
) -> Result<i64, StoreError> {
    Ok(diesel::update(patient::table.find(permit.patient().to_string()))
        .set(patient::seq.eq(patient::seq + count))
        .returning(patient::seq)
        .get_result(tx.conn)?)
}

struct Person {
    name: String,
    demo: bool,
    last_heard: Option<Millis>,
}

fn person(tx: &mut Tx<'_>, permit: &Permit<'_, Read, Shared>) -> Result<Person, StoreError> {
    people(tx, std::slice::from_ref(permit))?.remove(&permit.patient().to_string()).ok_or(StoreError::NotFound)
}

/// Who they are, by id.
fn people<C>(tx: &mut Tx<'_>, permits: &[Permit<'_, Read, C>]) -> Result<HashMap<String, Person>, StoreError> {
    if permits.is_empty() {
        return Ok(HashMap::new());
    }
    let query = patient::table
        .inner_join(account::table.on(account::id.eq(patient::account_id)))
        .filter(patient::id.eq_any(permit::patients(permits)))
        .select((patient::id, account::name, account::demo, patient::last_heard_at));
    let rows: Vec<(String, String, bool, Option<i64>)> = load!(tx.conn, query);
    let person = |(id, name, demo, last_heard): (String, String, bool, Option<i64>)| {
        (id, Person { name, demo, last_heard: last_heard.map(Millis) })
    };
    Ok(rows.into_iter().map(person).collect())
}

/// The name of one whose name is shown, and whether they are made up.
pub(crate) fn named<C>(tx: &mut Tx<'_>, permit: &Permit<'_, Read, C>) -> Result<(String, bool), StoreError> {
    let person = people(tx, std::slice::from_ref(permit))?.remove(&permit.patient().to_string());
    person.map(|person| (person.name, person.demo)).ok_or(StoreError::NotFound)
}

fn window(today: LocalDay) -> Span {
    Span { from: today.plus_days(1 - LOOK_BACK_DAYS), to: today }
}

/// From when logs count in a window: a week counts whole where its Sunday lies in it (section 5).
fn adherence_from(from: LocalDay) -> LocalDay {
    from.plus_days(-6)
}

/// The patient page: one transaction, one disclosure line.
///
/// # Errors
/// As [`permit::read`].
pub fn page(
    tx: &mut Tx<'_>,
    actor: &Actor,
    membership: MembershipId,
    id: PatientId,
) -> Result<PatientPage, StoreError> {
    let permit = permit::read(tx, actor, membership, id, Operation::PatientPage)?;
    shown(tx, &permit, Some(membership))
}

/// The same page for the patient, in a recipient's place: no disclosure, so no line.
///
/// # Errors
/// As [`permit::preview`].
pub fn preview(
    tx: &mut Tx<'_>,
    actor: &Actor,
    of: &PreviewOf,
) -> Result<Result<PatientPage, RecipientError>, StoreError> {
    match permit::preview(tx, actor, of)? {
        Ok(permit) => {
            let reader = match of.recipient() {
                RecipientRef::Membership { membership } => Some(membership),
                RecipientRef::Unit { .. } | RecipientRef::Supporter { .. } => None,
            };
            let page = shown(tx, &permit, reader)?;
            Ok(Ok(match of.recipient() {
                RecipientRef::Supporter { .. } => for_a_relative(page),
                RecipientRef::Membership { .. } | RecipientRef::Unit { .. } => page,
            }))
        }
        Err(error) => Ok(Err(error)),
    }
}

/// What this reader sees of one patient; `reader` is `None` for whoever has no membership, and for a whole unit.
pub(crate) fn shown<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
    reader: Option<MembershipId>,
) -> Result<PatientPage, StoreError> {
    let window = window(permit.today());
    let person = person(tx, permit)?;
    let seen = Seen::gather(tx, permit, window)?;
    let in_window = seen.stored.iter().filter(|s| window.contains(s.entry.day));
    let entries: Vec<SharedRecord> = in_window.filter_map(|stored| entry::cut(permit, stored)).collect();
    Ok(PatientPage {
        patient: permit.patient(),
        name: person.name,
        demo: person.demo,
        today: permit.today(),
        shared: permit.sight().categories(),
        until: permit.until(),
        last_heard: person.last_heard,
        window,
        adherence: seen.adherence(permit, window),
        psfs: seen.psfs(tx, permit)?,
        entries,
        plans: plan::plans(tx, permit)?,
        work: plan::work(tx, permit, &seen.stored, window)?,
        pauses: plan::shown_pauses(tx, permit)?,
        own_exercises: plan::own_exercises(tx, permit)?,
        measure_periods: plan::measure_periods(tx, permit)?,
        may_prescribe: permit.only::<Exercises>().is_some(),
        own_programmes: own_programmes(tx, permit)?,
        suggestions: crate::reminder::suggestion::seen(tx, permit)?,
        team: team::seen(tx, permit, reader)?,
        programmes: seen.programmes,
    })
}

/// The programmes that the reader's unit wrote; none where exercises are not shared.
fn own_programmes(tx: &mut Tx<'_>, permit: &Permit<'_, Read, Shared>) -> Result<Vec<ProgrammeId>, StoreError> {
    match permit.unit().filter(|_| permit.only::<Exercises>().is_some()) {
        Some(unit) => team::programmes_of_unit(tx, permit.patient(), unit),
        None => Ok(Vec::new()),
    }
}

/// What this reader sees of the entries of some days.
pub(crate) fn shown_entries<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Read, Shared>,
    days: Span,
) -> Result<Vec<SharedRecord>, StoreError> {
    let stored = entry::of_days(tx, permit, days.from, days.to)?;
    let of_days = stored.iter().filter(|stored| days.contains(stored.entry.day));
    Ok(of_days.filter_map(|stored| entry::cut(permit, stored)).collect())
}

/// What one reader's screens are built from.
struct Seen {
    stored: Vec<Stored>,
    programmes: Option<Vec<Programme>>,
    pauses: Vec<Span>,
}

impl Seen {
    fn gather<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Read, Shared>, window: Span) -> Result<Self, StoreError> {
        let stored = entry::of_days(tx, permit, adherence_from(window.from), window.to)?;
        let exercises = permit.only::<Exercises>();
        let programmes = exercises.as_ref().map(|permit| programme::list(tx, permit)).transpose()?;
        let pauses = exercises.as_ref().map(|permit| plan::pauses(tx, permit)).transpose()?.unwrap_or_default();
        Ok(Self { stored, programmes, pauses: pauses.iter().map(Pause::span).collect() })
    }

    /// Adherence in the part of the window that is shared: days before the sharing began are no gaps.
    fn adherence(&self, permit: &Permit<'_, Read, Shared>, window: Span) -> Option<adherence::Adherence> {
        let programmes = self.programmes.as_ref()?;
        let from = permit.sight().from(Category::Exercises)?.map_or(window.from, |from| from.max(window.from));
        let logs: Vec<Log> = self.stored.iter().filter_map(|stored| exercise_log(permit, stored)).collect();
        Some(adherence::count(programmes, &logs, &self.pauses, Span { from, to: window.to }, permit.today()))
    }

    fn assessments(&self, permit: &Permit<'_, Read, Shared>) -> Vec<DatedAssessment> {
        // Newest first in the database, oldest first here.
        self.stored.iter().rev().filter_map(|stored| assessment(permit, stored)).collect()
    }

    fn psfs<'tx>(&self, tx: &mut Tx<'tx>, permit: &Permit<'tx, Read, Shared>) -> Result<Option<PsfsPage>, StoreError> {
        let Some(function) = permit.only::<Function>() else { return Ok(None) };
        let activities = psfs::activities(tx, &function)?;
        let assessments = self.assessments(permit);
        let reading = scale::read(&dated(&assessments));
        Ok(Some(PsfsPage { activities, assessments, reading }))
    }
}

fn dated(assessments: &[DatedAssessment]) -> Vec<(LocalDay, &Assessment)> {
    assessments.iter().map(|dated| (dated.day, &dated.assessment)).collect()
}

fn exercise_log(permit: &Permit<'_, Read, Shared>, stored: &Stored) -> Option<Log> {
    let Body::ExerciseLog(log) = &stored.entry.body else { return None };
    let day = stored.entry.day;
    if !permit.covers(Category::Exercises, day) {
        return None;
    }
    let shown = entry::cut(permit, stored)?;
    let reason = log.reason.filter(|_| shown.entry.fields.contains_key("reason"));
    Some(Log { prescription: log.prescription, day, outcome: log.outcome, reason })
}

fn assessment(permit: &Permit<'_, Read, Shared>, stored: &Stored) -> Option<DatedAssessment> {
    let Body::Psfs(assessment) = &stored.entry.body else { return None };
    let day = stored.entry.day;
    if !permit.covers(Category::Function, day) {
        return None;
    }
    let note = assessment.note.clone().filter(|note| note.shared);
    let assessment = Assessment { scores: assessment.scores.clone(), note, unknown: serde_json::Map::new() };
    Some(DatedAssessment { day, assessment })
}
