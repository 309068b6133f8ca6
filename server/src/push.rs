//! Web push: the app's subscriptions, and the worker that sends reminders.

pub mod dispatch;
pub mod vapid;

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, delete, get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::SubscriptionId;
use domain::problem::Problem;
use domain::push::{NewSubscription, PushKey, Subscription};
use web_push::{ContentEncoding, SubscriptionInfo, WebPushMessageBuilder};

use crate::actor::Actor;
use crate::endpoint;
use crate::error::ApiError;
use crate::json::Body;
use crate::state::State;

/// The server's public key for `pushManager.subscribe`.
#[utoipa::path(tag = "push", security(("access_token" = [])), responses(
    (status = 200, description = "Uncompressed P-256 point, base64url (RFC 8292)", body = PushKey),
    (status = 401, description = "`not_signed_in`", body = Problem, content_type = "application/problem+json"),
))]
#[get("/push/key")]
pub(crate) async fn get_push_key(state: Data<State>, _actor: Actor) -> Json<PushKey> {
    Json(PushKey { application_server_key: state.vapid.public_key() })
}

/// Stores this device's subscription. An endpoint belongs to the account that stored it last.
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
    let new = body.0;
    endpoint::parse(new.endpoint.as_str(), state.settings.push_loopback)
        .map_err(|e| ApiError::EndpointRefused(e.to_string()))?;
    usable_keys(&new)?;
    let stored = state.write(move |tx| store::push::subscribe(tx, &actor.0, &new)).await?;
    Ok(HttpResponse::Created().json(stored))
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
