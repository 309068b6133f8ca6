//! The patient's record in memory: what screens show. Made from the [`Books`] by parsing; what cannot be parsed (a newer
//! version's kind) stays in the books untouched and is not shown.

pub mod draft;
pub mod due;
pub mod keeper;
mod noted;
pub mod plans;

use domain::course::Course;
use domain::day::Millis;
use domain::entry::{Entry, Label};
use domain::goal::Goal;
use domain::grant::{Grant, NewGrant};
use domain::id::{
    CourseId, EntryId, GoalId, GrantId, MeasurePeriodId, OwnExerciseId, PatientId, PauseId, PersonalPlanId,
    PsfsActivityId, PutId, ReminderId, WorkPlanId,
};
use domain::json::FromJson;
use domain::measure_period::MeasurePeriod;
use domain::own_exercise::OwnExercise;
use domain::pause::Pause;
use domain::personal_plan::PersonalPlan;
use domain::problem::Code;
use domain::programme::Programme;
use domain::psfs::PsfsActivity;
use domain::reminder::Rule;
use domain::sync::Noun;
use domain::team::Team;
use domain::work_plan::WorkPlan;

use crate::ordered::Ordered;
use crate::sync::outbox::{Books, Key, Outgoing, Refusal, Thing};

/// One thing of the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<T> {
    /// The thing itself.
    pub body: T,
    /// The server's revision it follows from; 0 if the server has none yet.
    pub revision: i64,
    /// Whether something about it has not reached the server.
    pub waiting: bool,
    /// When the server got it.
    pub received_at: Option<Millis>,
}

/// A decision to share, as far as it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptGrant {
    /// As it stands at the server; `None` until it is there.
    pub grant: Option<Grant>,
    /// What was decided.
    pub decision: NewGrant,
    /// Whether it has not reached the server.
    pub waiting: bool,
    /// Whether its end waits to be sent.
    pub ending: bool,
}

/// A write that the server does not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedPut {
    /// Which write.
    pub put_id: PutId,
    /// What it is about.
    pub noun: Noun,
    /// Which one.
    pub id: String,
    /// For the wording `problem-…`.
    pub code: Code,
    /// Which field, where that is known.
    pub field: Option<String>,
    /// In English, for a developer.
    pub detail: String,
}

/// Everything the patient's screens show. Removed things are not in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Whose.
    pub patient: PatientId,
    /// The diary.
    pub entries: Ordered<EntryId, Kept<Entry>>,
    /// Entries taken away, as they last stood: they can be brought back. Erased ones are nowhere.
    pub removed: Ordered<EntryId, Kept<Entry>>,
    /// What the patient scores, retired ones too.
    pub psfs_activities: Ordered<PsfsActivityId, Kept<PsfsActivity>>,
    /// Decisions to share, ended ones too.
    pub grants: Ordered<GrantId, KeptGrant>,
    /// Reminder rules.
    pub reminders: Ordered<ReminderId, Kept<Rule>>,
    /// Graded goals, ended ones too.
    pub goals: Ordered<GoalId, Kept<Goal>>,
    /// Graded returns to work.
    pub work_plans: Ordered<WorkPlanId, Kept<WorkPlan>>,
    /// Action plans and relapse plans.
    pub personal_plans: Ordered<PersonalPlanId, Kept<PersonalPlan>>,
    /// Days on which nothing is due.
    pub pauses: Ordered<PauseId, Kept<Pause>>,
    /// *Mine øvelser*, those put aside too.
    pub own_exercises: Ordered<OwnExerciseId, Kept<OwnExercise>>,
    /// Times of closer follow-up.
    pub measure_periods: Ordered<MeasurePeriodId, Kept<MeasurePeriod>>,
    /// Turns in the course.
    pub course: Ordered<CourseId, Kept<Course>>,
    /// What the patient says of their team, under their own id.
    pub team: Ordered<PatientId, Kept<Team>>,
    /// What professionals prescribed.
    pub programmes: Vec<Programme>,
    /// How many things have not reached the server and will, once it can be reached.
    pub waiting: usize,
    /// What the server does not take.
    pub refused: Vec<RefusedPut>,
    /// What was changed in two places, until the person says that they know.
    pub merged: Vec<Key>,
    /// When the server last answered.
    pub last_sync: Option<Millis>,
    /// Whether the server was reached at the last try.
    pub online: bool,
    /// Whether the server no longer takes what this version of the app says: nothing is sent until it is renewed.
    pub too_old: bool,
    /// How far the device's clock is ahead of the server's, in milliseconds, where that is an hour or more.
    pub clock_ahead_ms: Option<i64>,
    /// Whether somebody sits with the patient while they write, by their own word: until they end it or the app is closed.
    pub together: bool,
}

impl Record {
    /// Reads the books.
    #[must_use]
    pub fn of(patient: PatientId, books: &Books) -> Self {
        let mut record = Self {
            patient,
            entries: Ordered::default(),
            removed: Ordered::default(),
            psfs_activities: Ordered::default(),
            grants: Ordered::default(),
            reminders: Ordered::default(),
            goals: Ordered::default(),
            work_plans: Ordered::default(),
            personal_plans: Ordered::default(),
            pauses: Ordered::default(),
            own_exercises: Ordered::default(),
            measure_periods: Ordered::default(),
            course: Ordered::default(),
            team: Ordered::default(),
            programmes: Vec::new(),
            waiting: 0,
            refused: Vec::new(),
            merged: Vec::new(),
            last_sync: None,
            online: true,
            too_old: false,
            clock_ahead_ms: None,
            together: false,
        };
        for key in books.things.keys() {
            record.look_again(key, books);
        }
        record.count(books);
        record
    }

    /// Reads one thing again after it changed; [`Record::count`] follows once all have been.
    pub fn look_again(&mut self, key: &Key, books: &Books) {
        let (noun, id) = key;
        let thing = books.things.get(&if *noun == Noun::Revocation { (Noun::Grant, id.clone()) } else { key.clone() });
        let all = thing;
        let thing = thing.filter(|thing| !thing.removed);
        let waiting = books.unsent(key);
        match noun {
            Noun::Entry => {
                place(&mut self.entries, id, thing, waiting);
                place(&mut self.removed, id, all.filter(|thing| thing.removed), waiting);
            }
            Noun::PsfsActivity => place(&mut self.psfs_activities, id, thing, waiting),
            Noun::Reminder => place(&mut self.reminders, id, thing, waiting),
            Noun::Grant | Noun::Revocation => self.place_grant(id, thing, books),
            Noun::Erasure => {}
            Noun::Goal => place(&mut self.goals, id, thing, waiting),
            Noun::WorkPlan => place(&mut self.work_plans, id, thing, waiting),
            Noun::PersonalPlan => place(&mut self.personal_plans, id, thing, waiting),
            Noun::Pause => place(&mut self.pauses, id, thing, waiting),
            Noun::OwnExercise => place(&mut self.own_exercises, id, thing, waiting),
            Noun::MeasurePeriod => place(&mut self.measure_periods, id, thing, waiting),
            Noun::Course => place(&mut self.course, id, thing, waiting),
            Noun::Team => place(&mut self.team, id, thing, waiting),
            Noun::Programme => self.place_programme(id, thing),
        }
    }

    /// Counts what waits, what was refused and what came together.
    pub fn count(&mut self, books: &Books) {
        let goes_by_itself = |row: &&Outgoing| row.refused.as_ref().is_none_or(Refusal::is_passing);
        let about: Ordered<Key, ()> = books.outbox.values().filter(goes_by_itself).map(Outgoing::key).collect();
        self.waiting = about.len();
        self.merged = books.things.values().filter(|thing| thing.merged).map(Thing::key).collect();
        self.refused = books
            .outbox
            .values()
            .filter_map(|row| {
                let refusal = row.refused.as_ref()?;
                Some(RefusedPut {
                    put_id: row.put.put_id,
                    noun: row.put.noun,
                    id: row.put.id.clone(),
                    code: refusal.code,
                    field: refusal.field.clone(),
                    detail: refusal.detail.clone(),
                })
            })
            .collect();
    }

    fn place_grant(&mut self, id: &str, thing: Option<&Thing>, books: &Books) {
        let Ok(id) = id.parse::<GrantId>() else { return };
        let Some((thing, decision)) = thing.and_then(|thing| Some((thing, parsed::<NewGrant>(thing)?))) else {
            self.grants.remove(&id);
            return;
        };
        let waiting = books.unsent(&(Noun::Grant, id.to_string()));
        let ending = books.unsent(&(Noun::Revocation, id.to_string()));
        self.grants.insert(id, KeptGrant { grant: parsed::<Grant>(thing), decision, waiting, ending });
    }

    fn place_programme(&mut self, id: &str, thing: Option<&Thing>) {
        self.programmes.retain(|programme| programme.id.to_string() != id);
        if let Some(programme) = thing.and_then(parsed::<Programme>) {
            let place = self.programmes.partition_point(|other| other.id < programme.id);
            self.programmes.insert(place, programme);
        }
    }
}

/// The thing's body, if this version can read it. Of what is erased nothing is left to read.
fn parsed<T: FromJson>(thing: &Thing) -> Option<T> {
    T::from_json(&thing.body)
}

fn place<Id: Ord + std::str::FromStr, T: FromJson>(
    map: &mut Ordered<Id, Kept<T>>,
    id: &str,
    thing: Option<&Thing>,
    waiting: bool,
) {
    let Ok(id) = id.parse::<Id>() else { return };
    match thing.and_then(|thing| Some((thing, parsed(thing)?))) {
        Some((thing, body)) => {
            map.insert(id, Kept { body, revision: thing.revision, waiting, received_at: thing.received_at });
        }
        None => {
            map.remove(&id);
        }
    }
}

impl Kept<Entry> {
    /// *Live*, *back-filled* or *edited*; `offset_at` gives the zone's offsets.
    pub fn label(&self, offset_at: impl Fn(Millis) -> i32) -> Label {
        let recorded_on = domain::LocalDay::at(self.body.recorded_at, offset_at);
        // A correction that waits is a correction already.
        let revision = self.revision + i64::from(self.waiting && self.revision > 0);
        self.body.label(revision, recorded_on)
    }
}
