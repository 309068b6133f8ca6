//! Pictures and videos, in parts, so that neither keeping nor showing one needs all of it in memory twice. Shown to members
//! of the units that keep it and to patients who have it in a programme; to everybody else it is not there.

use diesel::prelude::*;
use domain::id::UnitId;
use domain::media::{MAX_UNIT_BYTES, Media, MediaId, MediaKind};

use crate::conn::insert_rows;
use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::permit::Actor;
use crate::schema::{
    library_exercise, media, media_part, membership, patient, prescribed_media, programme_template, unit_media,
};
use crate::unit::Curator;

/// Bytes in one part.
pub const PART_BYTES: usize = 256 * 1024;
/// How long a medium that nothing shows is kept, in milliseconds: until the exercise it was sent in for is saved.
const UNUSED_MS: i64 = domain::day::DAY_MS;

/// Keeps a medium for a unit. The same content again is the same medium.
///
/// # Errors
/// [`StoreError::Invalid`] where the unit keeps as much as it may.
pub fn keep(
    tx: &mut Tx<'_>,
    curator: &Curator,
    id: &MediaId,
    kind: MediaKind,
    content: &[u8],
) -> Result<Media, StoreError> {
    forget_unused(tx, curator.unit)?;
    let size = i64::try_from(content.len()).map_err(|_| StoreError::Invalid("too large".to_owned()))?;
    let kept: Vec<i64> = unit_media::table
        .inner_join(media::table.on(media::id.eq(unit_media::media_id)))
        .filter(unit_media::unit_id.eq(curator.unit.to_string()))
        .filter(unit_media::media_id.ne(id.as_str()))
        .select(media::size)
        .load(tx.conn)?;
    if kept.iter().sum::<i64>().saturating_add(size) > MAX_UNIT_BYTES {
        return Err(StoreError::Invalid("the unit keeps as many pictures and videos as it may".to_owned()));
    }
    let known = media::table.find(id.as_str()).count().get_result::<i64>(tx.conn)? > 0;
    if !known {
        diesel::insert_into(media::table)
            .values((
                media::id.eq(id.as_str()),
                media::kind.eq(kind.name()),
                media::size.eq(size),
                media::made_at.eq(tx.now().0),
            ))
            .execute(tx.conn)?;
        for (part, n) in content.chunks(PART_BYTES).zip(0_i64..) {
            let row = (media_part::media_id.eq(id.as_str()), media_part::n.eq(n), media_part::content.eq(part));
            diesel::insert_into(media_part::table).values(row).execute(tx.conn)?;
        }
    }
    let key = (curator.unit.to_string(), id.as_str());
    let theirs = unit_media::table.find((&key.0, key.1));
    if theirs.count().get_result::<i64>(tx.conn)? == 0 {
        diesel::insert_into(unit_media::table)
            .values((
                unit_media::unit_id.eq(&key.0),
                unit_media::media_id.eq(key.1),
                unit_media::sent_by.eq(curator.membership.to_string()),
                unit_media::sent_at.eq(tx.now().0),
            ))
            .execute(tx.conn)?;
    }
    Ok(Media { id: id.clone(), kind, size })
}

/// A medium, for somebody who may see it.
///
/// # Errors
/// [`StoreError::NotFound`] for everybody else; [`StoreError::SecondFactorDue`] for a member who has to set one up first.
pub fn find(tx: &mut Tx<'_>, actor: &Actor, id: &MediaId) -> Result<Media, StoreError> {
    let prescribed: i64 = prescribed_media::table
        .inner_join(patient::table.on(patient::id.eq(prescribed_media::patient_id)))
        .filter(prescribed_media::media_id.eq(id.as_str()))
        .filter(patient::account_id.eq(actor.account.to_string()))
        .filter(patient::erased_at.is_null())
        .count()
        .get_result(tx.conn)?;
    if prescribed == 0 {
        let member: i64 = unit_media::table
            .inner_join(membership::table.on(membership::unit_id.eq(unit_media::unit_id)))
            .filter(unit_media::media_id.eq(id.as_str()))
            .filter(membership::account_id.eq(actor.account.to_string()))
            .filter(membership::ended_at.is_null())
            .count()
            .get_result(tx.conn)?;
        if member == 0 {
            return Err(StoreError::NotFound);
        }
        if !actor.proven {
            return Err(StoreError::SecondFactorDue);
        }
    }
    let (kind, size): (String, i64) =
        media::table.find(id.as_str()).select((media::kind, media::size)).first(tx.conn)?;
    Ok(Media { id: id.clone(), kind: MediaKind::named(&kind).ok_or_else(|| corrupt("media.kind"))?, size })
}

/// One part of a medium that was found; every part but the last has [`PART_BYTES`].
///
/// # Errors
/// [`StoreError::NotFound`] past the end.
pub fn part(tx: &mut Tx<'_>, id: &MediaId, n: i64) -> Result<Vec<u8>, StoreError> {
    Ok(media_part::table.find((id.as_str(), n)).select(media_part::content).first(tx.conn)?)
}

/// Whether the unit keeps it.
pub(crate) fn is_of(tx: &mut Tx<'_>, unit: UnitId, id: &MediaId) -> Result<bool, StoreError> {
    let rows = unit_media::table.find((unit.to_string(), id.as_str())).count().get_result::<i64>(tx.conn)?;
    Ok(rows > 0)
}

/// Lets a patient see what stands in a programme of theirs.
pub(crate) fn prescribe(tx: &mut Tx<'_>, patient: &str, ids: &[&MediaId]) -> Result<(), StoreError> {
    let known: Vec<String> = prescribed_media::table
        .filter(prescribed_media::patient_id.eq(patient))
        .select(prescribed_media::media_id)
        .load(tx.conn)?;
    let mut new: Vec<&str> = ids.iter().map(|id| id.as_str()).filter(|id| !known.iter().any(|k| k == id)).collect();
    new.sort_unstable();
    new.dedup();
    let row = |id: &&str| {
        (prescribed_media::patient_id.eq(patient.to_owned()), prescribed_media::media_id.eq((*id).to_owned()))
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    insert_rows!(&mut *tx.conn, prescribed_media, rows.as_slice());
    Ok(())
}

/// Takes away what no exercise, template or programme shows and what was not sent in just now: a picture that was replaced
/// is gone, and what was never used does not pile up.
pub(crate) fn forget_unused(tx: &mut Tx<'_>, unit: UnitId) -> Result<(), StoreError> {
    let unit = unit.to_string();
    let shown = library_exercise::table
        .filter(library_exercise::unit_id.eq(&unit))
        .filter(library_exercise::media_id.is_not_null())
        .select(library_exercise::media_id.assume_not_null());
    let unused: Vec<String> = unit_media::table
        .filter(unit_media::unit_id.eq(&unit))
        .filter(unit_media::sent_at.lt(tx.now().0 - UNUSED_MS))
        .filter(unit_media::media_id.ne_all(shown))
        .filter(unit_media::media_id.ne_all(prescribed_media::table.select(prescribed_media::media_id)))
        .select(unit_media::media_id)
        .load(tx.conn)?;
    for id in unused {
        let in_template = programme_template::table
            .filter(programme_template::unit_id.eq(&unit))
            .filter(programme_template::body.like(format!("%{id}%")));
        if in_template.count().get_result::<i64>(tx.conn)? > 0 {
            continue;
        }
        diesel::delete(unit_media::table.find((&unit, &id))).execute(tx.conn)?;
        let elsewhere = unit_media::table.filter(unit_media::media_id.eq(&id));
        if elsewhere.count().get_result::<i64>(tx.conn)? == 0 {
            diesel::delete(media_part::table.filter(media_part::media_id.eq(&id))).execute(tx.conn)?;
            diesel::delete(media::table.find(&id)).execute(tx.conn)?;
        }
    }
    Ok(())
}
