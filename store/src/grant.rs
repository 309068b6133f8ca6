//! Grants: made and ended by the patient through sync, never edited, never erased.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use domain::category::{Category, CategorySet};
use domain::day::{LocalDay, Millis};
use domain::grant::{Grant, NewGrant, Purpose, Recipient, RecipientError, RecipientRef};
use domain::id::{AccountId, MembershipId, PatientId, UnitId};
use domain::patient::{LOOK_BACK_DAYS, Need};
use domain::sync::{Change, Noun};
use domain::unit::Sector;

use crate::access_request;
use crate::conn::Conn;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::{self, All, Note, Own, Permit, Reminders, Shared, System};
use crate::schema::{account, connection, grant, membership, patient, supporter, unit};
use crate::synced::ByPatient;
use crate::zone::KnownZone;

#[derive(Queryable, Selectable)]
#[diesel(table_name = grant)]
struct GrantRow {
    id: String,
    seq: i64,
    revision: i64,
    received_at: i64,
    membership_id: Option<String>,
    unit_id: Option<String>,
    categories: i32,
    purpose: String,
    from_day: Option<String>,
    until_day: String,
    recipient_name: String,
    granted_at: i64,
    ended_at: Option<i64>,
    account_id: Option<String>,
}

fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => "treatment",
        Purpose::Support => "support",
    }
}

impl GrantRow {
    fn parse(&self) -> Result<Grant, StoreError> {
        let recipient = match (&self.membership_id, &self.unit_id, &self.account_id) {
            (Some(id), None, None) => {
                RecipientRef::Membership { membership: id.parse().map_err(|_| corrupt("grant.membership_id"))? }
            }
            (None, Some(id), None) => RecipientRef::Unit { unit: id.parse().map_err(|_| corrupt("grant.unit_id"))? },
            (None, None, Some(id)) => {
                RecipientRef::Supporter { account: id.parse().map_err(|_| corrupt("grant.account_id"))? }
            }
            _ => return Err(corrupt("grant recipient")),
        };
        let day = |text: &String| text.parse().map_err(|_| corrupt("grant day"));
        Ok(Grant {
            id: self.id.parse().map_err(|_| corrupt("grant.id"))?,
            decision: NewGrant {
                recipient,
                categories: CategorySet::from_bits(
                    u8::try_from(self.categories).map_err(|_| corrupt("grant.categories"))?,
                ),
                purpose: if self.purpose == "support" { Purpose::Support } else { Purpose::Treatment },
                from: self.from_day.as_ref().map(day).transpose()?,
                until: day(&self.until_day)?,
            },
            recipient_name: self.recipient_name.clone(),
            granted_at: Millis(self.granted_at),
            ended_at: self.ended_at.map(Millis),
        })
    }
}

/// All grants, current or not, that reach a member: theirs, and their unit's.
pub(crate) fn reaching(
    tx: &mut Tx<'_>,
    patient: PatientId,
    member: MembershipId,
    unit: UnitId,
) -> Result<Vec<Grant>, StoreError> {
    let theirs = grant::membership_id.eq(member.to_string());
    let their_units = grant::unit_id.eq(unit.to_string());
    let rows: Vec<GrantRow> = grant::table
        .filter(grant::patient_id.eq(patient.to_string()))
        .filter(theirs.or(their_units).assume_not_null())
        .select(GrantRow::as_select())
        .load(tx.conn)?;
    rows.iter().map(GrantRow::parse).collect()
}

/// [`reaching`] of several patients, by patient.
pub(crate) fn reaching_each(
    tx: &mut Tx<'_>,
    patients: &[String],
    member: MembershipId,
    unit: UnitId,
) -> Result<ByPatient<Grant>, StoreError> {
    let theirs = grant::membership_id.eq(member.to_string());
    let their_units = grant::unit_id.eq(unit.to_string());
    let of_them =
        grant::table.filter(grant::patient_id.eq_any(patients)).filter(theirs.or(their_units).assume_not_null());
    let rows: Vec<(String, GrantRow)> = match &mut *tx.conn {
        Conn::Postgres(pg) => of_them.select((grant::patient_id, GrantRow::as_select())).load(pg)?,
        Conn::Sqlite(sqlite) => of_them.select((grant::patient_id, GrantRow::as_select())).load(sqlite)?,
    };
    let mut grants = ByPatient::<Grant>::new();
    for (patient, row) in rows {
        grants.entry(patient).or_default().push(row.parse()?);
    }
    Ok(grants)
}

/// All grants, current or not, that name a whole unit.
pub(crate) fn reaching_unit(tx: &mut Tx<'_>, patient: PatientId, unit: UnitId) -> Result<Vec<Grant>, StoreError> {
    let rows: Vec<GrantRow> = grant::table
        .filter(grant::patient_id.eq(patient.to_string()))
        .filter(grant::unit_id.eq(unit.to_string()))
        .select(GrantRow::as_select())
        .load(tx.conn)?;
    rows.iter().map(GrantRow::parse).collect()
}

/// All grants, current or not, that name a relative's account.
pub(crate) fn reaching_supporter(
    tx: &mut Tx<'_>,
    patient: PatientId,
    relative: AccountId,
) -> Result<Vec<Grant>, StoreError> {
    let rows: Vec<GrantRow> = grant::table
        .filter(grant::patient_id.eq(patient.to_string()))
        .filter(grant::account_id.eq(relative.to_string()))
        .select(GrantRow::as_select())
        .load(tx.conn)?;
    rows.iter().map(GrantRow::parse).collect()
}

/// Ends whatever a patient shares with a relative, from the next request on, so that the patient's phones hear of it. It takes no
/// permit, since it shows nothing and gives nothing: the relative may end the tie too.
pub(crate) fn end_of_supporter(tx: &mut Tx<'_>, patient: PatientId, relative: AccountId) -> Result<(), StoreError> {
    // The patient's row comes first, as for everybody who changes what is shared.
    let row = || patient::table.find(patient.to_string());
    diesel::update(row()).set(patient::seq.eq(patient::seq)).execute(tx.conn)?;
    let standing: Vec<String> = grant::table
        .filter(grant::patient_id.eq(patient.to_string()))
        .filter(grant::account_id.eq(relative.to_string()))
        .filter(grant::ended_at.is_null())
        .order(grant::id)
        .select(grant::id)
        .load(tx.conn)?;
    let now = tx.now().0;
    for id in standing {
        let seq: i64 =
            diesel::update(row()).set(patient::seq.eq(patient::seq + 1)).returning(patient::seq).get_result(tx.conn)?;
        let moved = (grant::seq.eq(seq), grant::revision.eq(grant::revision + 1));
        diesel::update(grant::table.find((patient.to_string(), id)))
            .set((moved, grant::received_at.eq(now), grant::ended_at.eq(now)))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// Where a member works.
pub(crate) fn unit_of(tx: &mut Tx<'_>, member: MembershipId) -> Result<UnitId, StoreError> {
    let unit: String = membership::table.find(member.to_string()).select(membership::unit_id).first(tx.conn)?;
    unit.parse().map_err(|_| corrupt("membership.unit_id"))
}

/// The grants of each of these patients that were not stopped, for "already done?".
pub(crate) fn for_reminders<'tx>(
    tx: &mut Tx<'tx>,
    permits: &[Permit<'tx, System, Reminders>],
) -> Result<ByPatient<Grant>, StoreError> {
    let rows: Vec<(String, GrantRow)> = grant::table
        .filter(grant::patient_id.eq_any(permit::patients(permits)))
        .filter(grant::ended_at.is_null())
        .select((grant::patient_id, GrantRow::as_select()))
        .load(tx.conn)?;
    let mut grants = ByPatient::<Grant>::new();
    for (patient, row) in &rows {
        grants.entry(patient.clone()).or_default().push(row.parse()?);
    }
    Ok(grants)
}

/// A patient within reach of a member today.
pub(crate) struct Reach {
    pub(crate) patient: PatientId,
    /// Since when, by the grants that stand.
    pub(crate) since: Millis,
    pub(crate) zone: KnownZone,
    pub(crate) name: String,
    /// The patient's sequence.
    pub(crate) seq: i64,
    /// What was written between the patient and the unit, and when the phone was last heard from.
    pub(crate) need: Need,
    /// When the unit last held a review.
    pub(crate) reviewed_at: Option<Millis>,
    /// The last day of the unit's programmes, where exercises are shared.
    pub(crate) programme_until: Option<LocalDay>,
    /// Whether they share with the member by name, not only with the unit.
    pub(crate) chosen: bool,
}

/// Patients with a grant that reaches a member and stands today, where the patient is.
pub(crate) fn patients_reaching(tx: &mut Tx<'_>, member: MembershipId, unit: UnitId) -> Result<Vec<Reach>, StoreError> {
    let theirs = grant::membership_id.eq(member.to_string());
    let their_units = grant::unit_id.eq(unit.to_string());
    type Columns = (String, (String, i64, i32, Option<String>), OfPatient, String, Option<String>, Standing);
    type OfPatient = (String, i64, Option<i64>, Option<i64>, Option<String>);
    type Standing = (Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<String>);
    let with_unit = connection::patient_id.eq(grant::patient_id).and(connection::unit_id.eq(unit.to_string()));
    let rows: Vec<Columns> = grant::table
        .inner_join(patient::table.on(patient::id.eq(grant::patient_id)))
        .inner_join(account::table.on(account::id.eq(patient::account_id)))
        .inner_join(connection::table.on(with_unit))
        .filter(grant::ended_at.is_null())
        .filter(theirs.or(their_units).assume_not_null())
        .select((
            grant::patient_id,
            (grant::until_day, grant::granted_at, grant::categories, grant::from_day),
            (patient::zone, patient::seq, patient::last_heard_at, patient::hurt_at, patient::hurt_on),
            account::name,
            grant::membership_id,
            (
                connection::asked_at,
                connection::contact_at,
                connection::answered_at,
                connection::reviewed_at,
                connection::programme_until,
            ),
        ))
        .load(tx.conn)?;
    let mut patients: BTreeMap<PatientId, Reach> = BTreeMap::new();
    let day = |text: &str, column| text.parse::<LocalDay>().map_err(|_| corrupt(column));
    for (id, (until, granted_at, categories, from), of_patient, name, by_name, standing) in rows {
        let (zone, seq, last_heard, hurt_at, hurt_on) = of_patient;
        let zone = KnownZone::or_copenhagen(&zone);
        let today = zone.day_at(tx.now());
        if today > day(&until, "grant.until_day")? {
            continue;
        }
        let patient = id.parse().map_err(|_| corrupt("grant.patient_id"))?;
        let since = Millis(granted_at);
        let (asked, contact, answered, reviewed, programme_until) = standing;
        let need = Need {
            // An answer settles it, whatever else the patient wrote.
            asked_at: asked.map(|at| (Millis(at), contact.is_some_and(|at| answered.is_none_or(|then| then < at)))),
            answered_at: answered.map(Millis),
            last_heard: last_heard.map(Millis),
            ..Need::default()
        };
        let reviewed_at = reviewed.map(Millis);
        let new = Reach { patient, since, zone, name, seq, need, reviewed_at, programme_until: None, chosen: false };
        let reach = patients.entry(patient).or_insert(new);
        reach.since = reach.since.min(since);
        reach.chosen |= by_name.is_some();
        // What is not shared does not order either.
        let bits = u8::try_from(categories).map_err(|_| corrupt("grant.categories"))?;
        let shared = CategorySet::from_bits(bits);
        if let (true, Some(at), Some(on)) = (shared.contains(Category::Pain), hurt_at, hurt_on) {
            let on = day(&on, "patient.hurt_on")?;
            let from = from.map(|from| day(&from, "grant.from_day")).transpose()?;
            let fresh = on > today.plus_days(-LOOK_BACK_DAYS) && reviewed.is_none_or(|reviewed| reviewed < at);
            if fresh && from.is_none_or(|from| from <= on) {
                reach.need.hurt_at = Some(Millis(at));
            }
        }
        if let (true, Some(until)) = (shared.contains(Category::Exercises), programme_until) {
            reach.programme_until = Some(day(&until, "connection.programme_until")?);
        }
    }
    Ok(patients.into_values().collect())
}

/// Since when something has been shared with the one who writes, by the grants that were not stopped.
pub(crate) fn shared_since<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Note, Shared>,
) -> Result<Option<Millis>, StoreError> {
    let (Some(author), Some(unit)) = (permit.author(), permit.unit()) else { return Ok(None) };
    let reaching = reaching(tx, permit.patient(), author.membership, unit)?;
    let standing = reaching.iter().filter(|grant| grant.current(permit.today()));
    Ok(standing.map(|grant| grant.granted_at).min())
}

/// The units that something is shared with today, as a whole or through one of their members.
pub(crate) fn units_shared_with<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
) -> Result<BTreeSet<UnitId>, StoreError> {
    let rows: Vec<(Option<String>, Option<String>, String)> = grant::table
        .left_join(membership::table.on(membership::id.nullable().eq(grant::membership_id)))
        .filter(grant::patient_id.eq(permit.patient().to_string()))
        .filter(grant::ended_at.is_null())
        .filter(membership::ended_at.is_null())
        .select((grant::unit_id, membership::unit_id.nullable(), grant::until_day))
        .load(tx.conn)?;
    let mut units = BTreeSet::new();
    for (whole, of_member, until) in rows {
        let until: LocalDay = until.parse().map_err(|_| corrupt("grant.until_day"))?;
        if let Some(unit) = whole.or(of_member).filter(|_| permit.today() <= until) {
            units.insert(unit.parse().map_err(|_| corrupt("grant.unit_id"))?);
        }
    }
    Ok(units)
}

/// A recipient proven to be one, with the name the patient will read.
pub(crate) struct Proven {
    pub(crate) recipient: Recipient,
    pub(crate) name: String,
}

/// Proves a recipient: within the patient's reach, still there, and of a sector that can receive live data.
pub(crate) fn prove<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    named: RecipientRef,
) -> Result<Result<Proven, RecipientError>, StoreError> {
    match named {
        RecipientRef::Membership { membership } => prove_membership(tx, permit, membership),
        RecipientRef::Unit { unit } => prove_unit(tx, permit, unit),
        RecipientRef::Supporter { account } => prove_supporter(tx, permit, account),
    }
}

fn sector(name: &str) -> Result<Sector, StoreError> {
    Sector::named(name).ok_or_else(|| corrupt("unit.sector"))
}

fn prove_membership<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: MembershipId,
) -> Result<Result<Proven, RecipientError>, StoreError> {
    type Columns = (String, bool, String, String, String);
    let (account_id, treating, person, unit_name, unit_sector): Columns = membership::table
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .inner_join(unit::table.on(unit::id.eq(membership::unit_id)))
        .inner_join(connection::table.on(connection::unit_id.eq(unit::id)))
        .filter(connection::patient_id.eq(permit.patient().to_string()))
        .filter(membership::id.eq(id.to_string()))
        .filter(membership::ended_at.is_null())
        .filter(account::disabled_at.is_null())
        .select((membership::account_id, membership::treating, account::name, unit::name, unit::sector))
        .first(tx.conn)?;
    let account_id = account_id.parse().map_err(|_| corrupt("membership.account_id"))?;
    let recipient = Recipient::membership(id, sector(&unit_sector)?, treating, account_id, permit.account());
    Ok(recipient.map(|recipient| Proven { recipient, name: format!("{person}, {unit_name}") }))
}

fn prove_unit<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: UnitId,
) -> Result<Result<Proven, RecipientError>, StoreError> {
    let (name, unit_sector): (String, String) = unit::table
        .inner_join(connection::table.on(connection::unit_id.eq(unit::id)))
        .filter(connection::patient_id.eq(permit.patient().to_string()))
        .filter(unit::id.eq(id.to_string()))
        .select((unit::name, unit::sector))
        .first(tx.conn)?;
    Ok(Recipient::unit(id, sector(&unit_sector)?).map(|recipient| Proven { recipient, name }))
}

fn prove_supporter<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: AccountId,
) -> Result<Result<Proven, RecipientError>, StoreError> {
    let name: String = supporter::table
        .inner_join(account::table.on(account::id.eq(supporter::account_id)))
        .filter(supporter::patient_id.eq(permit.patient().to_string()))
        .filter(supporter::account_id.eq(id.to_string()))
        .filter(supporter::ended_at.is_null())
        .filter(account::disabled_at.is_null())
        .select(account::name)
        .first(tx.conn)?;
    Ok(Recipient::supporter(id, permit.account()).map(|recipient| Proven { recipient, name }))
}

/// The grant of that id as it stands.
pub(crate) fn find<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: &str,
) -> Result<Option<(i64, Grant)>, StoreError> {
    let row: Option<GrantRow> = grant::table
        .find((permit.patient().to_string(), id))
        .select(GrantRow::as_select())
        .first(tx.conn)
        .optional()?;
    row.map(|row| Ok((row.revision, row.parse()?))).transpose()
}

/// Writes a new grant.
pub(crate) fn insert<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: &str,
    seq: i64,
    decision: &NewGrant,
    proven: &Proven,
) -> Result<(), StoreError> {
    let (membership_id, unit_id, account_id) = match proven.recipient.named() {
        RecipientRef::Membership { membership } => (Some(membership.to_string()), None, None),
        RecipientRef::Unit { unit } => (None, Some(unit.to_string()), None),
        RecipientRef::Supporter { account } => (None, None, Some(account.to_string())),
    };
    diesel::insert_into(grant::table)
        .values((
            grant::patient_id.eq(permit.patient().to_string()),
            grant::id.eq(id),
            grant::seq.eq(seq),
            grant::revision.eq(1),
            grant::received_at.eq(tx.now().0),
            grant::membership_id.eq(membership_id),
            grant::unit_id.eq(unit_id),
            grant::account_id.eq(account_id),
            grant::categories.eq(i32::from(decision.categories.bits())),
            grant::purpose.eq(purpose_name(decision.purpose)),
            grant::from_day.eq(decision.from.map(|day| day.to_string())),
            grant::until_day.eq(decision.until.to_string()),
            grant::recipient_name.eq(&proven.name),
            grant::granted_at.eq(tx.now().0),
        ))
        .execute(tx.conn)?;
    access_request::answered_by_sharing(tx, permit, proven.recipient.named())
}

/// Ends a grant, from the next request on.
pub(crate) fn end<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    id: &str,
    seq: i64,
    revision: i64,
) -> Result<(), StoreError> {
    let now = tx.now().0;
    diesel::update(grant::table.find((permit.patient().to_string(), id)))
        .set((grant::seq.eq(seq), grant::revision.eq(revision), grant::received_at.eq(now), grant::ended_at.eq(now)))
        .execute(tx.conn)?;
    Ok(())
}

/// Grants that changed, for the patient's phone.
pub(crate) fn changes<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    after: i64,
    up_to: i64,
    limit: i64,
) -> Result<Vec<Change>, StoreError> {
    let rows: Vec<GrantRow> = grant::table
        .filter(grant::patient_id.eq(permit.patient().to_string()))
        .filter(grant::seq.gt(after))
        .filter(grant::seq.le(up_to))
        .order(grant::seq)
        .limit(limit)
        .select(GrantRow::as_select())
        .load(tx.conn)?;
    let change = |row: &GrantRow| {
        Ok(Change {
            noun: Noun::Grant,
            id: row.id.clone(),
            seq: row.seq,
            revision: row.revision,
            removed: false,
            received_at: Millis(row.received_at),
            body: serde_json::to_value(row.parse()?)?,
        })
    };
    rows.iter().map(change).collect()
}
