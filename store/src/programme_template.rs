//! A unit's programme templates, changed over the version that was seen and never over another.

use diesel::prelude::*;
use domain::day::Millis;
use domain::id::{TemplateId, UnitId};
use domain::programme_template::{MAX_TEMPLATES, NamedTemplate, ProgrammeTemplate, TemplateEdit, Templates};
use domain::text::order_key;

use crate::db::Tx;
use crate::error::{StoreError, corrupt};
use crate::library_exercise::check_copies;
use crate::permit::Actor;
use crate::schema::{account, membership, programme_template};
use crate::unit::{self, Curator};

/// The templates in use, for members.
///
/// # Errors
/// As [`unit::place`].
pub fn list(tx: &mut Tx<'_>, actor: &Actor, of: UnitId) -> Result<Templates, StoreError> {
    let may_change = unit::curator(tx, actor, of)?.is_some();
    let mut templates = whole(tx, of, None)?;
    templates.retain(|template| !template.retired);
    templates.sort_by_cached_key(|named| (order_key(named.template.title.as_str()), named.id));
    Ok(Templates { templates, may_change })
}

/// Writes a template anew, or a first one under an id made by the client. The same again after a lost answer is no change.
///
/// # Errors
/// [`StoreError::Conflict`] where another version stands than the one it was written over, or the id is taken elsewhere;
/// [`StoreError::Invalid`] for what it breaks.
pub fn edit(
    tx: &mut Tx<'_>,
    curator: &Curator,
    id: TemplateId,
    edit: &TemplateEdit,
) -> Result<NamedTemplate, StoreError> {
    edit.template.check().map_err(|broken| StoreError::Invalid(broken.to_string()))?;
    let copies = edit.template.exercises.iter().filter_map(|exercise| exercise.copied.as_ref());
    check_copies(tx, curator.unit, copies, None)?;
    let stands = whole(tx, curator.unit, Some(id))?.pop();
    if let Some(now) = &stands
        && now.revision == edit.base_revision + 1
        && (now.retired, &now.template) == (edit.retired, &edit.template)
    {
        return Ok(now.clone());
    }
    if stands.as_ref().map_or(0, |now| now.revision) != edit.base_revision {
        return Err(StoreError::Conflict);
    }
    let content = (
        programme_template::revision.eq(edit.base_revision + 1),
        programme_template::retired.eq(edit.retired),
        programme_template::changed_by.eq(curator.membership.to_string()),
        programme_template::changed_at.eq(tx.now().0),
        programme_template::body.eq(serde_json::to_string(&edit.template)?),
    );
    let unit = curator.unit.to_string();
    if stands.is_none() {
        let all = programme_template::table.filter(programme_template::unit_id.eq(&unit));
        if all.count().get_result::<i64>(tx.conn)? >= MAX_TEMPLATES {
            return Err(StoreError::Invalid("the unit has as many templates as it may".to_owned()));
        }
        let key = (programme_template::id.eq(id.to_string()), programme_template::unit_id.eq(&unit));
        diesel::insert_into(programme_template::table).values((key, content)).execute(tx.conn)?;
    } else {
        // Between the look and here another may have come first.
        let over = programme_template::table
            .find(id.to_string())
            .filter(programme_template::unit_id.eq(&unit))
            .filter(programme_template::revision.eq(edit.base_revision));
        if diesel::update(over).set(content).execute(tx.conn)? == 0 {
            return Err(StoreError::Conflict);
        }
    }
    whole(tx, curator.unit, Some(id))?.pop().ok_or(StoreError::NotFound)
}

/// id, revision, retired, who, when, body.
type Columns = (String, i64, bool, String, i64, String);

fn whole(tx: &mut Tx<'_>, of: UnitId, only: Option<TemplateId>) -> Result<Vec<NamedTemplate>, StoreError> {
    let mut query = programme_template::table
        .inner_join(membership::table.on(membership::id.eq(programme_template::changed_by)))
        .inner_join(account::table.on(account::id.eq(membership::account_id)))
        .filter(programme_template::unit_id.eq(of.to_string()))
        .select((
            programme_template::id,
            programme_template::revision,
            programme_template::retired,
            account::name,
            programme_template::changed_at,
            programme_template::body,
        ))
        .into_boxed();
    if let Some(id) = only {
        query = query.filter(programme_template::id.eq(id.to_string()));
    }
    let rows: Vec<Columns> = query.load(tx.conn)?;
    let named = |(id, revision, retired, changed_by, changed_at, body): Columns| {
        let template: ProgrammeTemplate =
            serde_json::from_str(&body).map_err(|_| corrupt("programme_template.body"))?;
        let id = id.parse().map_err(|_| corrupt("programme_template.id"))?;
        Ok(NamedTemplate { id, revision, retired, changed_by, changed_at: Millis(changed_at), template })
    };
    rows.into_iter().map(named).collect()
}
