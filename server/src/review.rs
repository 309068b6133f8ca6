//! 14-day reviews: held by a professional with any share, told to the patient, who can put words beside one.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use domain::disclosure::Operation;
use domain::id::{MembershipId, PatientId, ReviewId};
use domain::problem::Problem;
use domain::review::{NewRejoinder, NewReview, Rejoinder, Review, ReviewDesk};

use crate::actor::Actor;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// What a review begins with: what it would rely on now, and the reviews of the reader's unit before it.
///
/// For a professional whom the patient shares anything with. Send `basis` back unchanged with the review. One line in
/// the patient's log says who asked and what was shown; a refusal is logged too.
#[utoipa::path(tag = "review", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), responses(
    (status = 200, description = "Cut to what is shared", body = ReviewDesk),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
))]
#[get("/memberships/{membership}/patients/{patient}/reviews")]
pub(crate) async fn get_review_desk(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
) -> Result<Json<ReviewDesk>, ApiError> {
    let (membership, patient) = path.into_inner();
    let desk = state.disclose(move |tx| {
        let permit = store::permit::note(tx, &actor.0, membership, patient, (Operation::Review, true))?;
        store::review::desk(tx, &permit)
    });
    Ok(Json(desk.await?))
}

/// Records a review under an id made by the client. What it relied on must still stand as it was on the screen.
///
/// For a professional whom the patient shares anything with. The patient reads it. `conflict` means that something was
/// written meanwhile: fetch the desk, look, and send again with the new `basis`. One line in the patient's log says who
/// asked and what was shown; a refusal is logged too.
#[utoipa::path(tag = "review", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,)), request_body = NewReview, responses(
    (status = 201, description = "Recorded", body = Review),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: something else stands by now; look at it and send again", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/reviews")]
pub(crate) async fn create_review(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId)>,
    body: Body<NewReview>,
) -> Result<HttpResponse, ApiError> {
    let ((membership, patient), new) = (path.into_inner(), body.0);
    let review = state.disclose(move |tx| {
        let permit = store::permit::note(tx, &actor.0, membership, patient, (Operation::Review, true))?;
        store::review::record(tx, &permit, &new)
    });
    Ok(HttpResponse::Created().json(review.await?))
}

/// Says in the patient's log that a review was copied into the unit's own journal. The text is made on the screen.
///
/// For members of the unit that held the review, while anything is shared. Send it before the text is put on the
/// clipboard: a refusal means that nothing may be copied.
#[utoipa::path(tag = "review", security(("access_token" = [])), params(("membership" = String, Path,), ("patient" = String, Path,), ("review" = String, Path,)), responses(
    (status = 201, description = "Noted; what is to be copied", body = Review),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 403, description = "`second_factor_due`; `reason_due`: a patient of the unit, not one of your own, and not opened today", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`, or `not_shared` where it once was", body = Problem, content_type = "application/problem+json"),
))]
#[post("/memberships/{membership}/patients/{patient}/reviews/{review}/copies")]
pub(crate) async fn create_review_copy(
    state: Data<State>,
    actor: Actor,
    path: Path<(MembershipId, PatientId, ReviewId)>,
) -> Result<HttpResponse, ApiError> {
    let (membership, patient, review) = path.into_inner();
    let noted = state.disclose(move |tx| {
        let permit = store::permit::note(tx, &actor.0, membership, patient, (Operation::Copy, true))?;
        store::review::find(tx, &permit, review)
    });
    Ok(HttpResponse::Created().json(noted.await?))
}

/// The patient's reviews, newest first. They count as seen from now on.
///
/// For whoever keeps a diary. Reading marks them as seen; nothing else is written.
#[utoipa::path(tag = "review", security(("access_token" = [])), responses(
    (status = 200, description = "Newest first", body = Vec<Review>),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: no diary", body = Problem, content_type = "application/problem+json"),
))]
#[get("/reviews")]
pub(crate) async fn list_reviews(state: Data<State>, actor: Actor) -> Result<Json<Vec<Review>>, ApiError> {
    let reviews = state.write(move |tx| {
        let permit = store::permit::own(tx, &actor.0)?;
        store::review::seen(tx, &permit)?;
        store::review::own(tx, &permit)
    });
    Ok(Json(reviews.await?))
}

/// Puts the patient's words beside a review, under an id made by the client. Nobody changes them.
///
/// For the patient whom the review is about. The unit reads it beside the review. The same `id` with the same text is
/// the same.
#[utoipa::path(tag = "review", security(("access_token" = [])), params(("review" = String, Path,)), request_body = NewRejoinder, responses(
    (status = 201, description = "Put beside it", body = Rejoinder),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`: not the patient's", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "`conflict`: the id is in use", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/reviews/{review}/rejoinders")]
pub(crate) async fn create_rejoinder(
    state: Data<State>,
    actor: Actor,
    path: Path<ReviewId>,
    body: Body<NewRejoinder>,
) -> Result<HttpResponse, ApiError> {
    let (review, new) = (path.into_inner(), body.0);
    let rejoinder = state.write(move |tx| {
        let permit = store::permit::own(tx, &actor.0)?;
        store::review::rejoin(tx, &permit, review, &new)
    });
    Ok(HttpResponse::Created().json(rejoinder.await?))
}
