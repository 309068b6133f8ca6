//! A unit's exercise library: found by the beginnings of words, changed over the version that was seen and never over another.

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{LibraryExerciseId, UnitId};
use domain::library_exercise::{
    LIBRARY_PAGE, LibraryExercise, LibraryExerciseEdit, LibraryPage, MAX_LIBRARY_EXERCISES, NamedLibraryExercise,
    wanted,
};
use domain::programme::{Copied, Programme};
use domain::text::order_key;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::media;
use crate::permit::Actor;
use crate::schema::{account, library_exercise, membership};
use crate::unit::{self, Curator};

/// What is asked of the library.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Beginnings of words; empty for all.
    pub search: String,
    /// 0 for the first [`LIBRARY_PAGE`].
    pub page: i64,
    /// Those put aside, instead of those in use.
    pub retired: bool,
}

/// A page of the library, for members.
///
/// # Errors
/// As [`unit::place`].
pub fn list(tx: &mut Tx<'_>, actor: &Actor, of: UnitId, part: &Part) -> Result<LibraryPage, StoreError> {
    let may_change = unit::curator(tx, actor, of)?.is_some();
    let mut query = library_exercise::table
        .filter(library_exercise::unit_id.eq(of.to_string()))
        .filter(library_exercise::retired.eq(part.retired))
        .select((library_exercise::id, library_exercise::title))
        .into_boxed();
    for word in wanted(&part.search) {
        // Letters and digits only, so that nothing in it is a pattern.
        query = query.filter(library_exercise::searched.like(format!("% {word}%")));
    }
    let mut found: Vec<(String, String)> = query.load(tx.conn)?;
    found.sort_by_cached_key(|(id, title)| (order_key(title), id.clone()));
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let skip = usize::try_from(part.page.max(0).saturating_mul(LIBRARY_PAGE)).unwrap_or(usize::MAX);
    let shown = usize::try_from(LIBRARY_PAGE).unwrap_or(0);
    let ids: Vec<String> = found.into_iter().skip(skip).take(shown).map(|(id, _)| id).collect();
    let mut exercises = whole(tx, &ids)?;
    exercises.sort_by_key(|exercise| ids.iter().position(|id| *id == exercise.id.to_string()));
    Ok(LibraryPage { exercises, total, may_change })
}

/// One exercise, for members.
///
/// # Errors
/// As [`unit::place`]; [`StoreError::NotFound`] where there is none of this unit.
pub fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    of: UnitId,
    id: LibraryExerciseId,
) -> Result<NamedLibraryExercise, StoreError> {
    unit::place(tx, actor, of)?;
    if revision_of(tx, of, id)?.is_none() {
        return Err(StoreError::NotFound);
    }
    whole(tx, &[id.to_string()])?.pop().ok_or(StoreError::NotFound)
}

/// Writes an exercise anew, or a first one under an id made by the client. The same again after a lost answer is no change.
///
/// # Errors
/// [`StoreError::Conflict`] where another version stands than the one it was written over, or the id is taken elsewhere;
/// [`StoreError::Invalid`] for a picture that the unit does not keep, or a library that is full.
pub fn edit(
    tx: &mut Tx<'_>,
    curator: &Curator,
    id: LibraryExerciseId,
    edit: &LibraryExerciseEdit,
) -> Result<NamedLibraryExercise, StoreError> {
    if let Some(picture) = &edit.exercise.media
        && !media::is_of(tx, curator.unit, picture)?
    {
        return Err(StoreError::Invalid("the unit keeps no such picture or video".to_owned()));
    }
    let stands = revision_of(tx, curator.unit, id)?;
    if stands == Some(edit.base_revision + 1)
        && let Some(now) = whole(tx, &[id.to_string()])?.pop()
        && (now.retired, &now.exercise) == (edit.retired, &edit.exercise)
    {
        return Ok(now);
    }
    if stands.unwrap_or(0) != edit.base_revision {
        return Err(StoreError::Conflict);
    }
    let content = (
        library_exercise::revision.eq(edit.base_revision + 1),
        library_exercise::retired.eq(edit.retired),
        library_exercise::title.eq(edit.exercise.title.as_str()),
        library_exercise::searched.eq(edit.exercise.searched()),
        library_exercise::media_id.eq(edit.exercise.media.as_ref().map(|id| id.as_str().to_owned())),
        library_exercise::changed_by.eq(curator.membership.to_string()),
        library_exercise::changed_at.eq(tx.now().0),
        library_exercise::body.eq(serde_json::to_string(&edit.exercise)?),
    );
    let key = (library_exercise::id.eq(id.to_string()), library_exercise::unit_id.eq(curator.unit.to_string()));
    if stands.is_none() {
        let all = library_exercise::table.filter(library_exercise::unit_id.eq(curator.unit.to_string()));
        if all.count().get_result::<i64>(tx.conn)? >= MAX_LIBRARY_EXERCISES {
            return Err(StoreError::Invalid("the library holds as many exercises as it may".to_owned()));
        }
        diesel::insert_into(library_exercise::table).values((key, content)).execute(tx.conn)?;
    } else {
        // Between the look and here another may have come first.
        let over = library_exercise::table
            .find(id.to_string())
            .filter(library_exercise::unit_id.eq(curator.unit.to_string()))
            .filter(library_exercise::revision.eq(edit.base_revision));
        if diesel::update(over).set(content).execute(tx.conn)? == 0 {
            return Err(StoreError::Conflict);
        }
        media::forget_unused(tx, curator.unit)?;
    }
    whole(tx, &[id.to_string()])?.pop().ok_or(StoreError::NotFound)
}

/// The version that stands in this unit's library.
fn revision_of(tx: &mut Tx<'_>, of: UnitId, id: LibraryExerciseId) -> Result<Option<i64>, StoreError> {
    let query = library_exercise::table
        .find(id.to_string())
        .filter(library_exercise::unit_id.eq(of.to_string()))
        .select(library_exercise::revision);
    Ok(query.first(tx.conn).optional()?)
}

/// id, revision, retired, who, when, body.
type Columns = (String, i64, bool, String, i64, String);

fn whole(tx: &mut Tx<'_>, ids: &[String]) -> Result<Vec<NamedLibraryExercise>, StoreError> {
    let rows: Vec<Columns> = library_exercise::table
        .inner_join(membership::table.on(membership::id.eq(library_exercise::changed_by)))
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(library_exercise::id.eq_any(ids))
        .select((
            library_exercise::id,
            library_exercise::revision,
            library_exercise::retired,
            account::name,
            library_exercise::changed_at,
            library_exercise::body,
        ))
        .load(tx.conn)?;
    let named = |(id, revision, retired, changed_by, changed_at, body): Columns| {
        let exercise: LibraryExercise = serde_json::from_str(&body).map_err(|_| corrupt("library_exercise.body"))?;
        let id = id.parse().map_err(|_| corrupt("library_exercise.id"))?;
        Ok(NamedLibraryExercise { id, revision, retired, changed_by, changed_at: Millis(changed_at), exercise })
    };
    rows.into_iter().map(named).collect()
}

/// Whether what is said to be copied was: from the unit's own library, or as it stood in the programme before.
///
/// # Errors
/// [`StoreError::Invalid`].
pub(crate) fn check_copies<'a>(
    tx: &mut Tx<'_>,
    of: UnitId,
    copies: impl Iterator<Item = &'a Copied>,
    before: Option<&Programme>,
) -> Result<(), StoreError> {
    let earlier = || before.iter().flat_map(|p| &p.versions).flat_map(|v| &v.plan.prescriptions);
    for copied in copies {
        if earlier().any(|prescription| prescription.copied.as_ref() == Some(copied)) {
            continue;
        }
        let stands = revision_of(tx, of, copied.exercise)?.unwrap_or(0);
        let known = (1..=stands).contains(&copied.revision);
        let shown = copied.media.as_ref().map_or(Ok(true), |id| media::is_of(tx, of, id))?;
        if !known || !shown {
            return Err(StoreError::Invalid("copied from a library that is not the unit's own".to_owned()));
        }
    }
    Ok(())
}
