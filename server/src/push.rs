//! Web push: the app's subscriptions, and the worker that sends reminders.

mod answer;
pub mod courier;
pub mod dispatch;
pub mod keys;
mod lane;
mod receipt;
pub mod vapid;

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::SubscriptionId;
use domain::problem::Problem;
use domain::push::{Device, NewSubscription, PushKey, PutOff, Receipt, Subscription, TestAnswer, Tested};
use domain::reminder::{SnoozeMinutes, Snoozed};
use domain::text::Line;
use store::push::Posted;
use web_push::{ContentEncoding, SubscriptionInfo, WebPushMessageBuilder};

use crate::actor::Actor;
use crate::endpoint;
use crate::error::ApiError;
use crate::json::Body;
use crate::limit::{self, Try};
use crate::state::State;

/// How long a test is worth showing, in milliseconds.
const TEST_USEFUL_MS: i64 = 5 * 60 * 1000;

/// The server's public key for `pushManager.subscribe`.
///
/// For anybody signed in. After a change of key `GET /api/v1/push/subscriptions` still lists the old ones: subscribe
/// anew with this key and store that.
#[utoipa::path(tag = "push", security(("access_token" = [])), responses(
    (status = 200, description = "Uncompressed P-256 point, base64url (RFC 8292)", body = PushKey),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/push/key")]
pub(crate) async fn get_push_key(state: Data<State>, _actor: Actor) -> Result<Json<PushKey>, ApiError> {
    Ok(Json(PushKey { application_server_key: courier::present_key(&state).await? }))
}

/// Stores this device's subscription. An endpoint belongs to the account that stored it last.
///
/// For anybody signed in. Only https addresses of public push services are taken. The same endpoint sent again is the
/// same subscription.
#[utoipa::path(tag = "push", security(("access_token" = [])), request_body = NewSubscription, responses(
    (status = 201, description = "Stored", body = Subscription),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`endpoint_refused` or `invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/push/subscriptions")]
pub(crate) async fn create_subscription(
    state: Data<State>,
    actor: Actor,
    body: Body<NewSubscription>,
) -> Result<HttpResponse, ApiError> {
    let mut new = body.0;
    endpoint::parse(new.endpoint.as_str(), state.settings.push_loopback)
        .map_err(|e| ApiError::EndpointRefused(e.to_string()))?;
    usable_keys(&new)?;
    let key = match &new.application_server_key {
        Some(said) => said.as_str().trim_end_matches('=').to_owned(),
        None => courier::present_key(&state).await?,
    };
    let known = key.clone();
    match state.read(move |tx| store::push::key::sealed(tx, &known)).await {
        Err(ApiError::NotFound) => return Err(ApiError::field("application_server_key", "a key of this server")),
        other => other?,
    };
    new.application_server_key = Line::parse(key).ok();
    let stored = state.write(move |tx| store::push::subscribe(tx, &actor.0, &new)).await?;
    Ok(HttpResponse::Created().json(stored))
}

/// The person's browsers that get reminders, and when a message last arrived at each.
///
/// For anybody signed in, of their own account only. Writes nothing.
#[utoipa::path(tag = "push", security(("access_token" = [])), responses(
    (status = 200, description = "The newest first", body = [Device]),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/push/subscriptions")]
pub(crate) async fn list_subscriptions(state: Data<State>, actor: Actor) -> Result<Json<Vec<Device>>, ApiError> {
    Ok(Json(state.read(move |tx| store::push::receipt::devices(tx, &actor.0)).await?))
}

/// Sends a test reminder to one of the person's browsers, now.
///
/// For the person whose it is. Ten in a quarter of an hour. An answer of `gone` means that the subscription is
/// forgotten: subscribe anew.
#[utoipa::path(tag = "push", security(("access_token" = [])), params(("id" = String, Path,)), responses(
    (status = 200, description = "What the push service answered", body = TestAnswer),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_tries`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/push/subscriptions/{id}/test")]
pub(crate) async fn test_subscription(
    state: Data<State>,
    actor: Actor,
    request: HttpRequest,
    id: Path<SubscriptionId>,
) -> Result<Json<TestAnswer>, ApiError> {
    let id = id.into_inner();
    let account = actor.0.account.to_string();
    let job = state.read(move |tx| store::push::receipt::test(tx, &actor.0, id, TEST_USEFUL_MS)).await?;
    limit::count(&state, &request, Try::TestReminder, Some(&account)).await?;
    let judged = courier::post(&state, &job).await;
    dispatch::count(&state, &job, judged);
    let outcome = match judged.posted {
        Posted::Accepted { .. } => Tested::Accepted,
        Posted::Later { .. } => Tested::Later,
        Posted::Refused { .. } => Tested::Refused,
        Posted::Gone { .. } => {
            state.write(move |tx| store::push::receipt::ended(tx, id)).await?;
            Tested::Gone
        }
    };
    Ok(Json(TestAnswer { outcome }))
}

/// A phone's worker says that a message arrived. Needs no sign-in: what was in the message is the proof. Answers the same
/// whether it was one or not.
///
/// For the service worker that got the message. Only a later message than the last one heard of counts, so it may be
/// sent again.
#[utoipa::path(tag = "push", request_body = Receipt, responses(
    (status = 204, description = "Heard"),
    (status = 400, description = "`malformed`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/push/receipts")]
pub(crate) async fn create_receipt(state: Data<State>, body: Body<Receipt>) -> Result<HttpResponse, ApiError> {
    if let Some((id, sent_at)) = receipt::read(&state.secret, body.0.receipt.as_str(), state.clock.now()) {
        state.write(move |tx| store::push::receipt::arrived(tx, id, sent_at)).await?;
        state.metrics.receipt();
    }
    Ok(HttpResponse::NoContent().finish())
}

/// A phone's worker says that the person puts a reminder off by half an hour. Needs no sign-in: what was in the message is
/// the proof. Said twice it is one; of what we did not make the answer is that it does not ring again.
///
/// For the service worker that shows the message. Not past midnight, not within quiet hours, eight times at most.
#[utoipa::path(tag = "push", request_body = PutOff, responses(
    (status = 200, description = "When it rings again, if it does", body = Snoozed),
    (status = 400, description = "`malformed`", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "`invalid`", body = Problem, content_type = "application/problem+json"),
))]
#[post("/push/snoozes")]
pub(crate) async fn create_snooze(state: Data<State>, body: Body<PutOff>) -> Result<Json<Snoozed>, ApiError> {
    let Some((occurrence, attempt)) = receipt::read_snooze(&state.secret, body.0.snooze.as_str()) else {
        return Ok(Json(Snoozed { rings_at: None }));
    };
    let half_an_hour = SnoozeMinutes::USUAL;
    let again =
        move |tx: &mut store::Tx<'_>| store::reminder::snooze::by_message(tx, occurrence, attempt, half_an_hour);
    Ok(Json(state.write(again).await?))
}

/// Tries the keys by encrypting to them: a point off the curve shows here, not at midnight. Their form is looked at before,
/// since the library panics over a point of another length.
fn usable_keys(new: &NewSubscription) -> Result<(), ApiError> {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
    if bytes(new.auth.as_str()).len() != 16 {
        return Err(ApiError::field("auth", "16 bytes, base64url without padding (RFC 8291)"));
    }
    let info = SubscriptionInfo::new(new.endpoint.as_str(), new.p256dh.as_str(), new.auth.as_str());
    let mut message = WebPushMessageBuilder::new(&info);
    message.set_payload(ContentEncoding::Aes128Gcm, b"{}");
    let uncompressed = matches!(bytes(new.p256dh.as_str()).as_slice(), [4, point @ ..] if point.len() == 64);
    let usable = uncompressed && message.build().is_ok();
    let rule = "an uncompressed point on P-256, base64url without padding (RFC 8291)";
    if usable { Ok(()) } else { Err(ApiError::field("p256dh", rule)) }
}

/// Forgets a subscription.
///
/// For the person whose it is. Nothing is sent there from the next message on.
#[utoipa::path(tag = "push", security(("access_token" = [])), params(("id" = String, Path,)), responses(
    (status = 204, description = "Forgotten"),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
))]
#[delete("/push/subscriptions/{id}")]
pub(crate) async fn delete_subscription(
    state: Data<State>,
    actor: Actor,
    id: Path<SubscriptionId>,
) -> Result<HttpResponse, ApiError> {
    let id = id.into_inner();
    state.write(move |tx| store::push::unsubscribe(tx, &actor.0, id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
