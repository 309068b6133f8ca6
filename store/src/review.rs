//! 14-day reviews: the record of the unit whose member held it, told to the patient, changed by nobody. What one relied on is
//! computed by `domain` from what the reader may see in this very transaction.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::adherence::Span;
use domain::day::Millis;
use domain::id::ReviewId;
use domain::patient::PatientPage;
use domain::programme::Programme;
use domain::review::{self, Basis, NewRejoinder, NewReview, REVIEW_DAYS, Rejoinder, Review, ReviewDesk};

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::grant;
use crate::patient as record;
use crate::permit::{All, Note, Own, Permit, Shared};
use crate::schema::{connection, patient, rejoinder, review as reviews};
use crate::zone::KnownZone;

type Columns = (String, String, String, String, i64);

fn columns() -> (reviews::id, reviews::author, reviews::basis, reviews::said, reviews::made_at) {
    (reviews::id, reviews::author, reviews::basis, reviews::said, reviews::made_at)
}

fn parsed(row: Columns, rejoinders: &mut HashMap<String, Vec<Rejoinder>>) -> Result<Review, StoreError> {
    let (id, author, basis, said, made_at) = row;
    Ok(Review {
        rejoinders: rejoinders.remove(&id).unwrap_or_default(),
        id: id.parse().map_err(|_| corrupt("review.id"))?,
        author: serde_json::from_str(&author).map_err(|_| corrupt("review.author"))?,
        made_at: Millis(made_at),
        basis: serde_json::from_str(&basis).map_err(|_| corrupt("review.basis"))?,
        said: serde_json::from_str(&said).map_err(|_| corrupt("review.said"))?,
    })
}

/// What the patient put beside each of their reviews, oldest first.
fn rejoinders(tx: &mut Tx<'_>, patient: &str) -> Result<HashMap<String, Vec<Rejoinder>>, StoreError> {
    let rows: Vec<(String, String, i64, String)> = rejoinder::table
        .filter(rejoinder::patient_id.eq(patient))
        .order((rejoinder::made_at, rejoinder::id))
        .select((rejoinder::review_id, rejoinder::id, rejoinder::made_at, rejoinder::body))
        .load(tx.conn)?;
    let mut by_review: HashMap<String, Vec<Rejoinder>> = HashMap::new();
    for (review, id, at, text) in rows {
        by_review.entry(review).or_default().push(Rejoinder {
            id: id.parse().map_err(|_| corrupt("rejoinder.id"))?,
            at: Millis(at),
            text: text.try_into().map_err(|_| corrupt("rejoinder.body"))?,
        });
    }
    Ok(by_review)
}

fn basis<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Note, Shared>) -> Result<(PatientPage, Basis), StoreError> {
    let reading = permit.reading();
    let page = record::shown(tx, &reading, None)?;
    let before = Span { from: page.window.from.plus_days(-REVIEW_DAYS), to: page.window.from.plus_days(-1) };
    let before = record::shown_entries(tx, &reading, before)?;
    let basis = review::basis::basis(&page, &before);
    Ok((page, basis))
}

/// What a review begins with, and the reviews of the reader's unit before it.
///
/// # Errors
/// [`StoreError::Db`].
pub fn desk<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Note, Shared>) -> Result<ReviewDesk, StoreError> {
    let (page, basis) = basis(tx, permit)?;
    let unit = permit.unit().ok_or(StoreError::NotFound)?.to_string();
    let id = permit.patient().to_string();
    let rows: Vec<Columns> = reviews::table
        .filter(reviews::patient_id.eq(&id))
        .filter(reviews::unit_id.eq(&unit))
        .order((reviews::made_at.desc(), reviews::id.desc()))
        .select(columns())
        .load(tx.conn)?;
    let mut said = rejoinders(tx, &id)?;
    let reviews: Vec<Review> =
        rows.into_iter().map(|row| Ok(cut(permit, parsed(row, &mut said)?))).collect::<Result<_, StoreError>>()?;
    let zone = zone_of(tx, &id)?;
    let last = reviews.first().map(|review| zone.day_at(review.made_at));
    let since = grant::shared_since(tx, permit)?.map_or(page.today, |at| zone.day_at(at));
    let running = |programme: &&Programme| programme.on(page.today).is_some();
    Ok(ReviewDesk {
        due_on: review::due_on(last, since),
        programme: page.programmes.iter().flatten().find(running).map(|programme| programme.id),
        may_prescribe: page.may_prescribe,
        name: page.name,
        today: page.today,
        basis,
        reviews,
    })
}

fn zone_of(tx: &mut Tx<'_>, id: &str) -> Result<KnownZone, StoreError> {
    let zone: String = patient::table.find(id).select(patient::zone).first(tx.conn)?;
    Ok(KnownZone::or_copenhagen(&zone))
}

/// Records a review. The same sent again is the same review.
///
/// # Errors
/// [`StoreError::Conflict`] where something else stands by now than what it relied on, or another review has its id.
pub fn record<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Note, Shared>,
    new: &NewReview,
) -> Result<Review, StoreError> {
    let author = permit.author().ok_or(StoreError::NotFound)?.clone();
    let unit = permit.unit().ok_or(StoreError::NotFound)?.to_string();
    let id = permit.patient().to_string();
    let there = reviews::table
        .find(new.id.to_string())
        .filter(reviews::patient_id.eq(&id))
        .filter(reviews::membership_id.eq(author.membership.to_string()));
    if let Some(row) = there.select(columns()).first::<Columns>(tx.conn).optional()? {
        let known = parsed(row, &mut rejoinders(tx, &id)?)?;
        return if known.said == new.said { Ok(known) } else { Err(StoreError::Conflict) };
    }
    let (_, basis) = basis(tx, permit)?;
    // When the phone was last heard from says nothing of what a review relies on.
    let relied = |basis: &Basis| Basis { last_heard: None, ..basis.clone() };
    if relied(&basis) != relied(&new.basis) {
        return Err(StoreError::Conflict);
    }
    let now = tx.now();
    diesel::insert_into(reviews::table)
        .values((
            reviews::id.eq(new.id.to_string()),
            reviews::patient_id.eq(&id),
            reviews::unit_id.eq(&unit),
            reviews::membership_id.eq(author.membership.to_string()),
            reviews::made_at.eq(now.0),
            reviews::author.eq(serde_json::to_string(&author)?),
            reviews::basis.eq(serde_json::to_string(&basis)?),
            reviews::said.eq(serde_json::to_string(&new.said)?),
        ))
        .execute(tx.conn)?;
    // Kept beside the connection for lists, as what was written is.
    diesel::update(connection::table.find((&id, &unit))).set(connection::reviewed_at.eq(now.0)).execute(tx.conn)?;
    Ok(Review { id: new.id, author, made_at: now, basis, said: new.said.clone(), rejoinders: Vec::new() })
}

/// A review of the reader's unit, for copying it.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn find<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Note, Shared>, id: ReviewId) -> Result<Review, StoreError> {
    let unit = permit.unit().ok_or(StoreError::NotFound)?.to_string();
    let patient = permit.patient().to_string();
    let row: Columns = reviews::table
        .find(id.to_string())
        .filter(reviews::patient_id.eq(&patient))
        .filter(reviews::unit_id.eq(unit))
        .select(columns())
        .first(tx.conn)?;
    Ok(cut(permit, parsed(row, &mut rejoinders(tx, &patient)?)?))
}

/// Whoever held it sees all that it relied on, a colleague no more than is shared with them now.
fn cut(permit: &Permit<'_, Note, Shared>, review: Review) -> Review {
    let own = permit.author().is_some_and(|author| author.membership == review.author.membership);
    if own { review } else { review.for_reader(permit.reading().sight().categories()) }
}

/// All reviews of the patient, newest first, for the patient.
///
/// # Errors
/// [`StoreError::Db`].
pub fn own<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<Vec<Review>, StoreError> {
    let id = permit.patient().to_string();
    let rows: Vec<Columns> = reviews::table
        .filter(reviews::patient_id.eq(&id))
        .order((reviews::made_at.desc(), reviews::id.desc()))
        .select(columns())
        .load(tx.conn)?;
    let mut said = rejoinders(tx, &id)?;
    rows.into_iter().map(|row| parsed(row, &mut said)).collect()
}

/// Notes that the patient had the reviews on a screen.
///
/// # Errors
/// [`StoreError::Db`].
pub fn seen<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<(), StoreError> {
    let unseen = reviews::table.filter(reviews::patient_id.eq(permit.patient().to_string()));
    diesel::update(unseen.filter(reviews::read_at.is_null())).set(reviews::read_at.eq(tx.now().0)).execute(tx.conn)?;
    Ok(())
}

/// How many reviews were not on the patient's screen yet.
///
/// # Errors
/// [`StoreError::Db`].
pub fn unseen<'tx>(tx: &mut Tx<'tx>, permit: &Permit<'tx, Own, All>) -> Result<i64, StoreError> {
    let mine = reviews::table.filter(reviews::patient_id.eq(permit.patient().to_string()));
    Ok(mine.filter(reviews::read_at.is_null()).count().get_result(tx.conn)?)
}

/// Puts the patient's words beside a review. The same sent again is the same.
///
/// # Errors
/// [`StoreError::NotFound`] for a review that is not the patient's; [`StoreError::Conflict`] for an id in use.
pub fn rejoin<'tx>(
    tx: &mut Tx<'tx>,
    permit: &Permit<'tx, Own, All>,
    review: ReviewId,
    new: &NewRejoinder,
) -> Result<Rejoinder, StoreError> {
    let id = permit.patient().to_string();
    reviews::table
        .find(review.to_string())
        .filter(reviews::patient_id.eq(&id))
        .select(reviews::id)
        .first::<String>(tx.conn)?;
    let known = rejoinders(tx, &id)?.remove(&review.to_string()).unwrap_or_default();
    if let Some(there) = known.into_iter().find(|rejoinder| rejoinder.id == new.id) {
        return if there.text == new.text { Ok(there) } else { Err(StoreError::Conflict) };
    }
    diesel::insert_into(rejoinder::table)
        .values((
            rejoinder::id.eq(new.id.to_string()),
            rejoinder::patient_id.eq(id),
            rejoinder::review_id.eq(review.to_string()),
            rejoinder::made_at.eq(tx.now().0),
            rejoinder::body.eq(new.text.as_str()),
        ))
        .execute(tx.conn)?;
    Ok(Rejoinder { id: new.id, at: tx.now(), text: new.text.clone() })
}
