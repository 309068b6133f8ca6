//! Statements: the patient releases, lists and withdraws them; members read those released to them; somebody without an
//! account opens one with the code they were given.

pub(crate) mod page;

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use domain::id::{MembershipId, StatementId};
use domain::problem::Problem;
use domain::statement::{
    NewStatement, OwnStatement, Released, StatementCode, StatementPage, StatementRow, TypedCode, WayIn,
};
use domain::unit::ReachableUnit;
use store::permit;

use crate::actor::Actor;
use crate::clock;
use crate::error::ApiError;
use crate::json::Body;
use crate::limit::{self, Try};
use crate::state::State;

/// What is stored of a code: bound to nothing but the server's secret, since it is looked for by the statement.
fn code_hash(state: &State, code: &StatementCode) -> String {
    state.secret.hash("statement code", code.canonical())
}

/// The address of the page that asks for the code.
fn link(state: &State, id: StatementId) -> String {
    format!("{}/statement/{id}", state.origin)
}

/// Whom the patient can release a statement to within the app: the units they are connected with, of every sector.
///
/// For whoever keeps a diary. Only a statement can be released to a jobcentre; live data is shared with those of `GET
/// /api/v1/recipients`. Writes nothing.
#[utoipa::path(tag = "statement", security(("access_token" = [])), responses(
    (status = 200, description = "Jobcentres too", body = [ReachableUnit]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/addressees")]
pub(crate) async fn list_addressees(state: Data<State>, actor: Actor) -> Result<Json<Vec<ReachableUnit>>, ApiError> {
    let connected = state.read(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::unit::connected(tx, &permit)
    });
    Ok(Json(connected.await?))
}

/// Everything the patient has released, withdrawn ones too.
///
/// For whoever keeps a diary. Who opened them, and when, stands in the log.
#[utoipa::path(tag = "statement", security(("access_token" = [])), responses(
    (status = 200, description = "Newest first", body = [OwnStatement]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/statements")]
pub(crate) async fn list_own_statements(state: Data<State>, actor: Actor) -> Result<Json<Vec<OwnStatement>>, ApiError> {
    let own = state.read(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::statement::own(tx, &permit)
    });
    Ok(Json(own.await?))
}

/// Releases a statement to one recipient, as text that no longer changes. For somebody without an account the answer holds
/// a link and, this once, a code to hand over.
///
/// For whoever keeps a diary. The text is built from the diary now and is shown to the recipient as it is; later
/// changes of the diary do not change it. It gives no sight of the diary. The id is the sender's: the same again, after an
/// answer that was lost, is the same statement, with a new code where it has one.
#[utoipa::path(tag = "statement", security(("access_token" = [])), request_body = NewStatement, responses(
    (status = 201, description = "Released", body = Released),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the id is of another statement, or of one that is withdrawn", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`, or `recipient_impossible`: nobody of that id is within reach", body = Problem, content_type = "application/problem+json"),
))]
#[post("/statements")]
pub(crate) async fn release_statement(
    state: Data<State>,
    actor: Actor,
    body: Body<NewStatement>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0;
    let code = StatementCode::from_random(clock::random());
    let hash = code_hash(&state, &code);
    let made = state
        .write(move |tx| {
            let permit = permit::own(tx, &actor.0)?;
            match store::statement::release(tx, &permit, &new, &hash) {
                // The diary is there, so it is the recipient who is not.
                Err(store::StoreError::NotFound) => {
                    Ok(Err("nobody of that id is within reach; connect with their unit by its code".to_owned()))
                }
                answer => Ok(answer?.map_err(|error| error.to_string())),
            }
        })
        .await?
        .map_err(ApiError::RecipientImpossible)?;
    let way_in = made.code_until.map(|until| WayIn { link: link(&state, made.id), code: code.to_string(), until });
    Ok(HttpResponse::Created().json(Released { id: made.id, way_in }))
}

/// A new code for somebody without an account, shown this once; the one before opens nothing from then on.
///
/// For the patient who released it. Seven days and five tries begin anew.
#[utoipa::path(tag = "statement", security(("access_token" = [])), params(("statement" = String, Path,)), responses(
    (status = 201, description = "Made: seven days and five tries of its own", body = WayIn),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not yours, withdrawn, or for somebody with an account", body = Problem, content_type = "application/problem+json"),
))]
#[post("/statements/{statement}/code")]
pub(crate) async fn renew_statement_code(
    state: Data<State>,
    actor: Actor,
    statement: Path<StatementId>,
) -> Result<HttpResponse, ApiError> {
    let id = statement.into_inner();
    let code = StatementCode::from_random(clock::random());
    let hash = code_hash(&state, &code);
    let until = state
        .write(move |tx| {
            let permit = permit::own(tx, &actor.0)?;
            store::statement::renew_code(tx, &permit, id, &hash)
        })
        .await?;
    Ok(HttpResponse::Created().json(WayIn { link: link(&state, id), code: code.to_string(), until }))
}

/// Withdraws a statement: it cannot be opened again. What was read cannot be unread. Fine if it was withdrawn before.
///
/// For the patient who released it. The recipient is answered 404 `not_shared`, by code `wrong_code`, from the next
/// request on.
#[utoipa::path(tag = "statement", security(("access_token" = [])), params(("statement" = String, Path,)), responses(
    (status = 204, description = "Withdrawn"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not yours", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/statements/{statement}")]
pub(crate) async fn withdraw_statement(
    state: Data<State>,
    actor: Actor,
    statement: Path<StatementId>,
) -> Result<HttpResponse, ApiError> {
    let id = statement.into_inner();
    let withdrawn = state.write(move |tx| {
        let permit = permit::own(tx, &actor.0)?;
        store::statement::withdraw(tx, &permit, id)
    });
    withdrawn.await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What was released to this membership or its unit and not withdrawn: from whom, and when. Of every sector, a jobcentre's
/// too.
///
/// For members of a unit of any sector. The list says from whom and when, not what; it writes no line, opening one
/// does.
#[utoipa::path(tag = "statement", security(("access_token" = [])), params(("membership" = String, Path,)), responses(
    (status = 200, description = "Newest first; what they say is read one by one", body = [StatementRow]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not your membership", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/statements")]
pub(crate) async fn list_statements(
    state: Data<State>,
    actor: Actor,
    membership: Path<MembershipId>,
) -> Result<Json<Vec<StatementRow>>, ApiError> {
    let membership = membership.into_inner();
    Ok(Json(state.read(move |tx| store::statement::list(tx, &actor.0, membership)).await?))
}

/// Opens a statement released to this membership or its unit, with one line in the patient's log.
///
/// For members of the unit, or the one membership, that it was released to. What is read is the frozen text, never the
/// live diary.
#[utoipa::path(tag = "statement", security(("access_token" = [])), params(("membership" = String, Path,), ("statement" = String, Path,)), responses(
    (status = 200, description = "As it was released", body = StatementPage),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it was withdrawn", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/statements/{statement}")]
pub(crate) async fn get_statement(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, StatementId)>,
) -> Result<Json<StatementPage>, ApiError> {
    let (membership, id) = path.into_inner();
    let page = state.disclose(move |tx| {
        let permit = permit::open_statement(tx, &actor.0, membership, id)?;
        store::statement::page(tx, &permit)
    });
    Ok(Json(page.await?))
}

/// Opens a statement with the code that its patient handed over: no sign-in. A POST, because the code belongs in no address.
/// Which of the reasons a refusal has is not said.
///
/// The statement's patient reads in their log that it was opened by code. A code opens for seven days and bears five
/// wrong tries.
#[utoipa::path(tag = "statement", params(("statement" = String, Path,)), request_body = TypedCode, responses(
    (status = 200, description = "As it was released", body = StatementPage),
    (status = 404, description = "`wrong_code`: wrong, too old, tried too often, or the statement was withdrawn", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/statements/{statement}/opening")]
pub(crate) async fn open_statement(
    state: Data<State>,
    request: HttpRequest,
    statement: Path<StatementId>,
    body: Body<TypedCode>,
) -> Result<Json<StatementPage>, ApiError> {
    Ok(Json(opened(&state, &request, statement.into_inner(), &body.0.code).await?))
}

/// Tries a code at a statement, with one line in the patient's log; one that does not open it is counted against the
/// address too.
pub(crate) async fn opened(
    state: &State,
    request: &HttpRequest,
    id: StatementId,
    typed: &str,
) -> Result<StatementPage, ApiError> {
    let hash = StatementCode::parse(typed).ok().map(|code| code_hash(state, &code));
    // A write and not a disclosure: the counted try stays when the answer is no, and its line with it.
    let answer = state
        .write(move |tx| {
            let permit = match permit::open_statement_by_code(tx, id, hash.as_deref())? {
                Ok(permit) => permit,
                Err(outcome) => return Ok(Err(outcome)),
            };
            store::statement::page(tx, &permit).map(Ok)
        })
        .await;
    match answer {
        Ok(Ok(page)) => Ok(page),
        Ok(Err(_)) | Err(ApiError::NotFound) => {
            limit::count(state, request, Try::Statement, None).await?;
            Err(ApiError::WrongCode)
        }
        Err(other) => Err(other),
    }
}
