//! The rows of one page of the worklist, from what is read of all its patients at once: however many there are, a constant
//! number of queries, each for those only whose permit holds what it reads.

use std::collections::HashMap;
use std::sync::Arc;

use domain::adherence::{self, Log, Span};
use domain::assignment::Mine;
use domain::category::Category;
use domain::day::LocalDay;
use domain::entry::Assessment;
use domain::entry::fact::{self, Dated};
use domain::id::PatientId;
use domain::patient::WorklistRow;
use domain::pause::Pause;
use domain::programme::{Plan, Programme};
use domain::psfs as scale;

use super::super::{Person, adherence_from, people, window};
use super::Candidate;
use crate::db::Tx;
use crate::entry;
use crate::error::StoreError;
use crate::kept::{self, Standing};
use crate::permit::{Exercises, Function, Permit, Read, Shared};
use crate::{pause, programme};

/// A row for each permit, in the order of the candidates.
pub(super) fn rows<'tx>(
    tx: &mut Tx<'tx>,
    own: Vec<(Permit<'tx, Read, Shared>, Mine)>,
    order: &[Candidate],
) -> Result<Vec<WorklistRow>, StoreError> {
    let (permits, mut why): (Vec<Permit<'tx, Read, Shared>>, Vec<Option<Mine>>) =
        own.into_iter().map(|(permit, why)| (permit, Some(why))).unzip();
    let mut read = Gathered::of(tx, &permits, order)?;
    let mut rows = Vec::with_capacity(permits.len());
    for candidate in order {
        let found = permits.iter().zip(&mut why).find(|(permit, _)| permit.patient() == candidate.patient);
        let Some((permit, mine)) = found.and_then(|(permit, why)| Some((permit, why.take()?))) else { continue };
        rows.push(row(permit, mine, candidate, read.take(permit)?));
    }
    Ok(rows)
}

/// Rows by patient, shared with the shelf they are kept on.
type OfEach<T> = HashMap<PatientId, Arc<[T]>>;

/// What was read of all of them.
#[derive(Default)]
struct Gathered {
    people: HashMap<String, Person>,
    facts: OfEach<Dated>,
    scorings: OfEach<Dated>,
    programmes: OfEach<Programme>,
    pauses: OfEach<Span>,
}

/// What was read of one.
struct OfOne {
    person: Person,
    facts: Arc<[Dated]>,
    scorings: Arc<[Dated]>,
    programmes: Arc<[Programme]>,
    pauses: Arc<[Span]>,
}

impl Gathered {
    fn of<'tx>(
        tx: &mut Tx<'tx>,
        permits: &[Permit<'tx, Read, Shared>],
        order: &[Candidate],
    ) -> Result<Self, StoreError> {
        // They need not all be where it is the same day.
        let days = || permits.iter().map(|permit| window(permit.today()));
        let (Some(from), Some(to)) = (days().map(|days| days.from).min(), days().map(|days| days.to).max()) else {
            return Ok(Self::default());
        };
        let exercises: Vec<Permit<'tx, Read, Exercises>> = permits.iter().filter_map(Permit::only).collect();
        let function: Vec<Permit<'tx, Read, Function>> = permits.iter().filter_map(Permit::only).collect();
        let seqs = order.iter().map(|candidate| (candidate.patient, candidate.seq)).collect();
        let standing = Standing { seqs, days: Span { from: adherence_from(from), to } };
        let (days, kept) = (standing.days, tx.kept);
        Ok(Self {
            people: people(tx, permits)?,
            facts: kept::each(tx, &kept.facts, permits, &standing, |tx, of| entry::facts(tx, of, days.from, days.to))?,
            scorings: kept::each(tx, &kept.scorings, &function, &standing, |tx, of| entry::scorings(tx, of))?,
            programmes: kept::each(tx, &kept.programmes, &exercises, &standing, |tx, of| programme::list_each(tx, of))?,
            pauses: kept::each(tx, &kept.pauses, &exercises, &standing, |tx, of| {
                let pauses = pause::shared_each::<Pause>(tx, of.iter().copied())?;
                let spans = |pauses: Vec<(String, Pause)>| pauses.iter().map(|(_, pause)| pause.span()).collect();
                Ok(pauses.into_iter().map(|(patient, pauses)| (patient, spans(pauses))).collect())
            })?,
        })
    }

    fn take(&mut self, permit: &Permit<'_, Read, Shared>) -> Result<OfOne, StoreError> {
        let id = permit.patient();
        Ok(OfOne {
            person: self.people.remove(&id.to_string()).ok_or(StoreError::NotFound)?,
            facts: self.facts.remove(&id).unwrap_or_default(),
            scorings: self.scorings.remove(&id).unwrap_or_default(),
            programmes: self.programmes.remove(&id).unwrap_or_default(),
            pauses: self.pauses.remove(&id).unwrap_or_default(),
        })
    }
}

fn row(permit: &Permit<'_, Read, Shared>, mine: Mine, candidate: &Candidate, of: OfOne) -> WorklistRow {
    let days = window(permit.today());
    let shared = permit.sight().categories();
    let covers = |category, day| permit.covers(category, day);
    let (new_entries, pain) = fact::recent(&*of.facts, candidate.reviewed_at, days, covers);
    let scorings: Vec<(LocalDay, Assessment)> =
        of.scorings.iter().filter_map(|scoring| scoring.scoring(covers)).collect();
    let plan = of.running_plan(permit.today());
    WorklistRow {
        patient: candidate.patient,
        demo: of.person.demo,
        mine,
        shared,
        until: permit.until(),
        last_heard: of.person.last_heard,
        reviewed_on: candidate.reviewed_at.map(|at| candidate.zone.day_at(at)),
        review_due_on: candidate.due_on(),
        new_entries,
        pain: shared.contains(Category::Pain).then_some(pain),
        unanswered: candidate.need.unanswered(),
        contact: candidate.need.contact(),
        adherence: of.adherence(permit, days),
        psfs: scale::mean(&scorings),
        review_on: plan.map(|plan| plan.review_on),
        programme_until: plan.map(|plan| plan.until),
        name: of.person.name,
    }
}

impl OfOne {
    /// In the part of the window that is shared: days before the sharing began are no gaps.
    fn adherence(&self, permit: &Permit<'_, Read, Shared>, window: Span) -> Option<adherence::Counts> {
        let from = permit.sight().from(Category::Exercises)?.map_or(window.from, |from| from.max(window.from));
        let logs = self.facts.iter().filter_map(|dated| dated.log(|category, day| permit.covers(category, day)));
        let logs: Vec<Log> = logs.collect();
        let span = Span { from, to: window.to };
        Some(adherence::count(&self.programmes, &logs, &self.pauses, span, permit.today()).total)
    }

    fn running_plan(&self, today: LocalDay) -> Option<&Plan> {
        self.programmes.iter().find_map(|programme| programme.on(today))
    }
}
