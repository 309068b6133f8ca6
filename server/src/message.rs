//! Messages between a unit and a patient who shares with it, and how soon the unit says that it answers.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use domain::disclosure::Operation;
use domain::id::{MembershipId, PatientId, UnitId};
use domain::message::{AnswerTime, Message, NewMessage, News, Thread};
use domain::problem::Problem;

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// What the reader's unit and the patient have written to each other. The patient's messages count as seen from now on.
///
/// For a professional whom the patient shares anything with. One line in the patient's log says who asked and what was
/// shown; a refusal is logged too.
#[utoipa::path(tag = "message", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), responses(
    (status = 200, description = "Oldest first", body = Thread),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/patients/{patient}/messages")]
pub(crate) async fn get_unit_thread(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
) -> Result<Json<Thread>, ApiError> {
    let (membership, patient) = path.into_inner();
    let thread = state.disclose(move |tx| {
        let permit = store::permit::note(tx, &actor.0, membership, patient, (Operation::Message, false))?;
        store::message::of_unit(tx, &permit)
    });
    Ok(Json(thread.await?))
}

/// Writes to the patient, under an id made by the client. Nobody changes it.
///
/// For a professional whom the patient shares anything with. The same `id` with the same text is the same message, so a
/// lost answer is met by sending it again. One line in the patient's log says who asked and what was shown; a refusal
/// is logged too.
#[utoipa::path(tag = "message", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = NewMessage, responses(
    (status = 201, description = "Sent", body = Message),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the id is in use", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/messages")]
pub(crate) async fn create_message(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<NewMessage>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), new) = (path.into_inner(), body.0);
    let message = state.disclose(move |tx| {
        let permit = store::permit::note(tx, &actor.0, membership, patient, (Operation::Message, false))?;
        store::message::write(tx, &permit, &new)
    });
    Ok(HttpResponse::Created().json(message.await?))
}

/// The patient's threads: one for each unit that something is shared with or was written with. What units wrote counts as
/// seen from now on.
///
/// For whoever keeps a diary. Reading marks what units wrote as seen; nothing else is written.
#[utoipa::path(tag = "message", security(("access_token" = [])), responses(
    (status = 200, description = "By the unit's name", body = Vec<Thread>),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/messages")]
pub(crate) async fn list_threads(state: Data<State>, actor: Actor) -> Result<Json<Vec<Thread>>, ApiError> {
    let threads = state.write(move |tx| {
        let permit = store::permit::own(tx, &actor.0)?;
        store::message::seen(tx, &permit)?;
        store::message::own(tx, &permit)
    });
    Ok(Json(threads.await?))
}

/// The patient writes to a unit that something is shared with now, under an id made by the client.
///
/// For whoever keeps a diary. The same `id` with the same text is the same message. Where the sharing with the unit has
/// ended the answer is 404: share again to write.
#[utoipa::path(tag = "message", security(("access_token" = [])), params(("unit" = String, Path,)), request_body = NewMessage, responses(
    (status = 201, description = "Sent", body = Message),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: nothing is shared with that unit", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the id is in use", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/messages/{unit}")]
pub(crate) async fn create_reply(
    state: Data<State>,
    actor: Actor,
    path: Path<UnitId>,
    body: Body<NewMessage>,
) -> Result<HttpResponse, ApiError> {
    let (unit, new) = (path.into_inner(), body.0);
    let message = state.write(move |tx| {
        let permit = store::permit::own(tx, &actor.0)?;
        store::message::reply(tx, &permit, unit, &new)
    });
    Ok(HttpResponse::Created().json(message.await?))
}

/// How many messages and reviews were not on the patient's screen yet, and how many ask to be shared with.
///
/// For whoever keeps a diary. Meant to be asked often; it marks nothing as seen.
#[utoipa::path(tag = "message", security(("access_token" = [])), responses(
    (status = 200, description = "Numbers and nothing else", body = News),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/news")]
pub(crate) async fn get_news(state: Data<State>, actor: Actor) -> Result<Json<News>, ApiError> {
    let news = state.read(move |tx| {
        let permit = store::permit::own(tx, &actor.0)?;
        Ok(News {
            messages: store::message::unseen(tx, &permit)?,
            reviews: store::review::unseen(tx, &permit)?,
            questions: store::access_request::unanswered(tx, &permit)?,
        })
    });
    Ok(Json(news.await?))
}

/// Says within how many weekdays the unit usually answers. Only its lead does.
///
/// Patients read it above the messages. Without `days` the word is taken back.
#[utoipa::path(tag = "message", security(("access_token" = [])), params(("unit" = String, Path,)), request_body = AnswerTime, responses(
    (status = 200, description = "Said", body = AnswerTime),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`not_allowed` or `second_factor_due`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not your unit", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/units/{unit}/answer-time")]
pub(crate) async fn set_answer_time(
    state: Data<State>,
    actor: Actor,
    path: Path<UnitId>,
    body: Body<AnswerTime>,
) -> Result<Json<AnswerTime>, ApiError> {
    let (unit, time) = (path.into_inner(), body.0);
    let said = state.write(move |tx| {
        let lead = store::unit::place(tx, &actor.0, unit)?.lead;
        if lead {
            store::message::set_answer_time(tx, unit, time)?;
        }
        Ok(lead)
    });
    if said.await? { Ok(Json(time)) } else { Err(ApiError::NotAllowed) }
}
