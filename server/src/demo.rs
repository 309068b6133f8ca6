//! Made-up people for a demonstration, labelled as such wherever they are named. Written through the same doors as
//! real ones: sync, permits, prescriptions. Made once, in an empty database, and only on loopback.

mod course;
mod library;

use domain::account::Email;
use domain::category::{Category, CategorySet};
use domain::day::{LocalDay, Weekday, Zone};
use domain::grant::{NewGrant, PROPOSED_MONTHS, Purpose, RecipientRef};
use domain::id::{AccountId, GrantId, MembershipId, PatientId, PrescriptionId, PsfsActivityId, PutId, UnitId, uuid_v7};
use domain::locale::Language;
use domain::programme::Plan;
use domain::sync::{Noun, SyncRequest};
use domain::unit::{Profession, Sector};
use serde_json::{Value, json};
use store::permit::Actor;
use store::{StoreError, Tx};

use crate::clock;
use crate::error::ApiError;
use crate::state::State;

/// The password of every demonstration person.
pub const PASSWORD: &str = "rygrad-demo";
/// The patient with a full history.
pub const PATIENT: &str = "karen@demo.invalid";
/// The physiotherapist she shares with.
pub const PHYSIO: &str = "mette@demo.invalid";
/// The unit's lead, who treats nobody.
pub const LEAD: &str = "lone@demo.invalid";

/// What `rygrad serve --demo` prints.
#[must_use]
pub fn how_to_sign_in(origin: &str, made: bool) -> String {
    let first = if made { "Made demonstration people" } else { "The database already has its demonstration people" };
    format!(
        "{first} (they are invented). The password of each is {PASSWORD}\n\
         \x20 patient          {origin}/       {PATIENT}\n\
         \x20 physiotherapist  {origin}/team/  {PHYSIO}\n\
         \x20 unit lead        {origin}/team/  {LEAD}"
    )
}

/// Makes them, unless they are there; answers whether it did.
///
/// # Errors
/// What the store answers.
pub async fn make(state: &State) -> Result<bool, ApiError> {
    let password_hash = state.passwords.hash(PASSWORD).map_err(ApiError::Internal)?;
    // Nobody has this code: a demonstration person who forgets the password is made anew.
    let recovery_hash = domain::disclosure::hex(&clock::random::<32>());
    state.write(move |tx| Cast { password_hash: &password_hash, recovery_hash: &recovery_hash }.play(tx)).await
}

struct Cast<'a> {
    password_hash: &'a str,
    recovery_hash: &'a str,
}

impl Cast<'_> {
    fn play(&self, tx: &mut Tx<'_>) -> Result<bool, StoreError> {
        if store::account::credentials(tx, &email(PATIENT)?).is_ok() {
            return Ok(false);
        }
        if store::account::any(tx)? {
            let what = "the database holds people already, and demonstration people are only made in an empty one. \
                        Choose another with --data-dir or --database";
            return Err(StoreError::Invalid(what.to_owned()));
        }
        let unit = store::unit::create(tx, "Genoptræningen, Demokommune", Sector::Municipality)?;
        let lead = self.person(tx, LEAD, "Lone Lind (demo)")?;
        store::unit::join(tx, unit, lead, Profession::Physiotherapist, false, true)?;
        let physio = self.person(tx, PHYSIO, "Mette Holm (demo)")?;
        let membership = store::unit::join(tx, unit, physio, Profession::Physiotherapist, true, false)?;
        let mette =
            Actor { account: physio, session: some_session(tx), name: "Mette Holm (demo)".to_owned(), proven: true };
        library::make(tx, &mette, unit)?;
        self.karen(tx, unit, membership, &mette)?;
        self.anders(tx, unit, membership, &mette)?;
        self.birthe(tx, unit, membership)?;
        Ok(true)
    }

    fn person(&self, tx: &mut Tx<'_>, address: &str, name: &str) -> Result<AccountId, StoreError> {
        let row = store::account::NewAccount {
            name,
            email: &email(address)?,
            language: Language::Da,
            password_hash: self.password_hash,
            recovery_hash: self.recovery_hash,
            demo: true,
        };
        store::account::create(tx, &row)
    }

    fn patient(&self, tx: &mut Tx<'_>, address: &str, name: &str, unit: UnitId) -> Result<Diary, StoreError> {
        let account = self.person(tx, address, name)?;
        let patient = store::patient::create(tx, account, &Zone::copenhagen())?;
        store::unit::connect(tx, patient, unit)?;
        let actor = Actor { account, session: some_session(tx), name: name.to_owned(), proven: true };
        let today = store::permit::own(tx, &actor)?.today();
        Ok(Diary { actor, patient, today, puts: Vec::new() })
    }

    /// Four weeks in: follows the plan, with some bad days; walking comes back.
    fn karen(&self, tx: &mut Tx<'_>, unit: UnitId, to: MembershipId, physio: &Actor) -> Result<(), StoreError> {
        let mut diary = self.patient(tx, PATIENT, "Karen Dahl (demo)", unit)?;
        diary.share(
            tx,
            RecipientRef::Membership { membership: to },
            &[
                Category::Exercises,
                Category::Activity,
                Category::Function,
                Category::Pain,
                Category::Work,
                Category::Plans,
            ],
            None,
        );
        diary.send(tx)?;
        let exercises = prescribe(tx, physio, to, diary.patient, diary.today.plus_days(-20))?;
        let walks = diary.walking_goal(tx);
        for back in (1..=20).rev() {
            let outcome = match back % 7 {
                3 => json!({"outcome": "partly", "reason": "hurt", "pain": 6}),
                5 => json!({"outcome": "not_done", "reason": "no_time"}),
                _ => json!({"outcome": "done", "pain": 3, "effort": 5}),
            };
            let on = diary.today.plus_days(-back).weekday();
            let planned = [true, matches!(on, Weekday::Mon | Weekday::Wed | Weekday::Fri), back % 2 == 0];
            for (n, exercise) in (0..).zip(&exercises).filter(|(n, _)| planned.get(*n) == Some(&true)) {
                // A day without any note now and then, as in life.
                if back % 6 != 4 || n == 1 {
                    diary.log(tx, back, *exercise, &outcome);
                }
            }
            if back % 2 == 0 {
                let minutes = 35 - back;
                diary.entry(tx, back, &json!({"kind": "activity", "what": "walking", "minutes": minutes, "effort": 4, "pain_before": 4, "pain_after": 3, "goal": walks}));
            }
        }
        diary.entry(tx, 15, &json!({"kind": "check_in", "back_pain": 6, "leg_pain": 2, "sleep": 4, "trust": 4}));
        diary.entry(tx, 8, &json!({"kind": "check_in", "back_pain": 5, "leg_pain": 1, "sleep": 5, "trust": 5}));
        diary.entry(tx, 1, &json!({"kind": "check_in", "back_pain": 4, "leg_pain": 0, "sleep": 6, "trust": 7}));
        let activities = ["gå en tur på 30 minutter", "løfte indkøbsposer", "sidde gennem en biograffilm"];
        let ids = activities.map(|words| diary.activity(tx, 20, words));
        diary.scores(tx, 20, &ids, &[4, 3, 5]);
        diary.scores(tx, 6, &ids, &[7, 5, 7]);
        diary.back_to_work(tx);
        diary.flare_up_with_plans(tx);
        diary.swims(tx);
        diary.send(tx)
    }

    /// Logs every third day; shares only exercises, with the whole unit, where nobody has him by now: a name until opened.
    fn anders(&self, tx: &mut Tx<'_>, unit: UnitId, to: MembershipId, physio: &Actor) -> Result<(), StoreError> {
        let mut diary = self.patient(tx, "anders@demo.invalid", "Anders Friis (demo)", unit)?;
        diary.share(tx, RecipientRef::Unit { unit }, &[Category::Exercises], None);
        diary.send(tx)?;
        let assigned = store::permit::assign(tx, physio, to, diary.patient, to)?;
        store::assignment::assign(tx, &assigned, to)?;
        let exercises = prescribe(tx, physio, to, diary.patient, diary.today.plus_days(-12))?;
        let given_up = store::permit::assign(tx, physio, to, diary.patient, to)?;
        store::assignment::unassign(tx, &given_up, to)?;
        for back in [10, 7, 4, 1] {
            for exercise in &exercises {
                diary.log(tx, back, *exercise, &json!({"outcome": "done"}));
            }
        }
        diary.holiday(tx);
        diary.send(tx)
    }

    /// Shared, and stopped it again.
    fn birthe(&self, tx: &mut Tx<'_>, unit: UnitId, to: MembershipId) -> Result<(), StoreError> {
        let mut diary = self.patient(tx, "birthe@demo.invalid", "Birthe Krag (demo)", unit)?;
        let recipient = RecipientRef::Membership { membership: to };
        let grant = diary.share(tx, recipient, &[Category::Exercises, Category::Function], None);
        diary.entry(tx, 2, &json!({"kind": "activity", "what": "cycling", "minutes": 25}));
        diary.put(tx, Noun::Revocation, grant.to_string(), Value::Null);
        diary.send(tx)
    }
}

fn email(address: &str) -> Result<Email, StoreError> {
    Email::parse(address).map_err(|e| StoreError::Invalid(e.to_string()))
}

fn new_uuid(tx: &Tx<'_>) -> String {
    let (ms, random) = tx.id_parts();
    uuid_v7(ms, random).hyphenated().to_string()
}

fn some_session(tx: &Tx<'_>) -> domain::id::SessionId {
    let (ms, random) = tx.id_parts();
    domain::id::SessionId::new(ms, random)
}

fn prescribe(
    tx: &mut Tx<'_>,
    physio: &Actor,
    membership: MembershipId,
    patient: PatientId,
    from: LocalDay,
) -> Result<Vec<PrescriptionId>, StoreError> {
    let exercises = [
        (
            "Bækkenløft",
            "Lig på ryggen med bøjede knæ og fødderne i gulvet. Løft bækkenet roligt, hold et øjeblik, og sænk det igen.",
            json!({"by": "repetitions", "sets": 3, "repetitions": 10}),
            json!({"by": "weekdays", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}),
        ),
        (
            "På alle fire: arm og ben",
            "Stå på hænder og knæ. Stræk en arm og det modsatte ben, og skift side. Ryggen må gerne bevæge sig.",
            json!({"by": "repetitions", "sets": 3, "repetitions": 8}),
            json!({"by": "weekdays", "days": ["mon", "wed", "fri"]}),
        ),
        (
            "Gå en tur",
            "I dit eget tempo. Hellere lidt og tit end langt og sjældent.",
            json!({"by": "minutes", "minutes": 20}),
            json!({"by": "times_a_week", "times": 4}),
        ),
    ];
    let prescriptions: Vec<Value> = exercises
        .into_iter()
        .map(|(title, instruction, dosage, frequency)| {
            json!({"id": new_uuid(tx), "title": title, "instruction": instruction, "dosage": dosage, "frequency": frequency,
                "easier": {"instruction": "Det halve, og med pauser undervejs.", "dosage": {"by": "minutes", "minutes": 5}}})
        })
        .collect();
    let plan: Plan = serde_json::from_value(json!({
        "from": from,
        "until": from.plus_days(83),
        "review_on": from.plus_days(28),
        "precautions": "Det er i orden, at det kan mærkes. Gør øvelserne mindre, hvis det bliver for meget.",
        "stop_if": "du får ny føleforstyrrelse eller kraftnedsættelse i benene.",
        "prescriptions": prescriptions,
    }))?;
    let ids = plan.prescriptions.iter().map(|p| p.id).collect();
    let permit = store::permit::prescribe(tx, physio, membership, patient)?;
    store::programme::prescribe(tx, &permit, &plan)?;
    Ok(ids)
}

/// A demonstration patient's phone.
struct Diary {
    actor: Actor,
    patient: PatientId,
    today: LocalDay,
    puts: Vec<Value>,
}

impl Diary {
    fn put(&mut self, tx: &Tx<'_>, noun: Noun, id: String, body: Value) {
        let (ms, random) = tx.id_parts();
        let put_id = PutId::new(ms, random);
        self.puts.push(
            json!({"put_id": put_id, "noun": noun, "id": id, "base_revision": 0, "removed": false, "body": body}),
        );
    }

    fn entry(&mut self, tx: &Tx<'_>, days_back: i64, body: &Value) {
        let recorded_at = tx.now().plus_ms(-days_back * domain::day::DAY_MS);
        let entry = json!({
            "day": self.today.plus_days(-days_back),
            "zone": Zone::copenhagen(),
            "recorded_at": recorded_at,
            "typed_by": "myself",
            "body": body,
        });
        self.put(tx, Noun::Entry, new_uuid(tx), entry);
    }

    fn log(&mut self, tx: &Tx<'_>, days_back: i64, exercise: PrescriptionId, outcome: &Value) {
        let mut body = json!({"kind": "exercise_log", "prescription": exercise});
        if let (Some(body), Some(outcome)) = (body.as_object_mut(), outcome.as_object()) {
            body.extend(outcome.clone());
        }
        self.entry(tx, days_back, &body);
    }

    fn activity(&mut self, tx: &Tx<'_>, days_back: i64, words: &str) -> PsfsActivityId {
        let (ms, random) = tx.id_parts();
        let id = PsfsActivityId::new(ms, random);
        let named_on = self.today.plus_days(-days_back);
        self.put(tx, Noun::PsfsActivity, id.to_string(), json!({"words": words, "named_on": named_on}));
        id
    }

    fn scores(&mut self, tx: &Tx<'_>, days_back: i64, ids: &[PsfsActivityId], scores: &[u8]) {
        let scores: Vec<Value> =
            ids.iter().zip(scores).map(|(id, score)| json!({"activity": id, "score": score})).collect();
        self.entry(tx, days_back, &json!({"kind": "psfs", "scores": scores}));
    }

    fn share(&mut self, tx: &Tx<'_>, recipient: RecipientRef, what: &[Category], from: Option<LocalDay>) -> GrantId {
        let (ms, random) = tx.id_parts();
        let id = GrantId::new(ms, random);
        let decision = NewGrant {
            recipient,
            categories: what.iter().copied().collect::<CategorySet>(),
            purpose: Purpose::Treatment,
            from,
            until: self.today.plus_months(PROPOSED_MONTHS),
        };
        self.put(tx, Noun::Grant, id.to_string(), json!(decision));
        id
    }

    /// Sends what was written; a refused put is a fault of this cast.
    fn send(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let permit = store::permit::own(tx, &self.actor)?;
        let request = SyncRequest {
            protocol: domain::sync::PROTOCOL,
            cursor: None,
            sent_at: tx.now(),
            puts: std::mem::take(&mut self.puts),
        };
        let answer = store::sync::sync(tx, &permit, &store::sync::Incoming::read(request))?;
        match answer.results.iter().find(|result| result.outcome.revision().is_none()) {
            Some(refused) => Err(StoreError::Invalid(format!("{:?}", refused.outcome))),
            None => Ok(()),
        }
    }
}
