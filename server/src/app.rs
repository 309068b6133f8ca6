//! Every route, registered in one place through `utoipa-actix-web`, so that the API document knows them all.

use actix_web::dev::{ServiceFactory, ServiceRequest};
use actix_web::{Error, HttpRequest, HttpResponse, web};
use utoipa_actix_web::UtoipaApp;

use crate::error::ApiError;
use crate::{
    access_request, account, assets, assignment, calendar, disclosure, export, goal, health, library_exercise, media,
    message, paper, patient, personal_plan, preview, programme, programme_template, push, reminder, review,
    second_factor, session, statement, supporter, sync, unit, work_plan,
};

/// Registers the routes of the API and of health.
pub(crate) fn routes<T>(app: UtoipaApp<T>) -> UtoipaApp<T>
where
    T: ServiceFactory<ServiceRequest, Config = (), Error = Error, InitError = ()>,
{
    app.service(health::get_health).service(health::get_readiness).service(
        utoipa_actix_web::scope("/api/v1")
            .service(account::register)
            .service(account::recover)
            .service(account::get_account)
            .service(account::patch_account)
            .service(account::erase_account)
            .service(export::export)
            .service(export::export_csv)
            .service(account::redeem_invitation)
            .service(session::sign_in)
            .service(session::refresh_session)
            .service(session::sign_out)
            .service(session::list_sessions)
            .service(session::end_session)
            .service(second_factor::get_second_factor)
            .service(second_factor::create_second_factor)
            .service(second_factor::confirm_second_factor)
            .service(second_factor::renew_reserve_codes)
            .service(second_factor::delete_second_factor)
            .service(unit::get_unit)
            .service(unit::create_invitation)
            .service(unit::end_membership)
            .service(unit::list_recipients)
            .service(supporter::list_supporters)
            .service(supporter::create_supporter_code)
            .service(supporter::withdraw_supporter_code)
            .service(supporter::end_supporter)
            .service(supporter::list_supported)
            .service(supporter::get_supported)
            .service(supporter::leave_supported)
            .service(access_request::list_connected)
            .service(access_request::create_access_request)
            .service(access_request::get_last_access_request)
            .service(access_request::list_access_requests)
            .service(access_request::decline_access_request)
            .service(library_exercise::list_library_exercises)
            .service(library_exercise::get_library_exercise)
            .service(library_exercise::create_library_exercise_version)
            .service(programme_template::list_templates)
            .service(programme_template::create_template_version)
            .service(media::create_media)
            .service(media::get_media)
            .service(sync::sync)
            .service(sync::list_revisions)
            .service(disclosure::list_disclosures)
            .service(patient::list_patients)
            .service(patient::get_patient)
            .service(assignment::create_opening)
            .service(assignment::create_assignment)
            .service(assignment::end_assignment)
            .service(assignment::list_covers)
            .service(assignment::create_cover)
            .service(assignment::end_cover)
            .service(preview::preview)
            .service(programme::create_programme)
            .service(programme::create_version)
            .service(personal_plan::create_plan_version)
            .service(goal::create_goal_version)
            .service(work_plan::create_work_plan_version)
            .service(paper::get_paper_desk)
            .service(paper::create_paper)
            .service(review::get_review_desk)
            .service(review::create_review)
            .service(review::create_review_copy)
            .service(review::list_reviews)
            .service(review::create_rejoinder)
            .service(message::get_unit_thread)
            .service(message::create_message)
            .service(message::list_threads)
            .service(message::create_reply)
            .service(message::get_news)
            .service(message::set_answer_time)
            .service(statement::list_addressees)
            .service(statement::list_own_statements)
            .service(statement::release_statement)
            .service(statement::renew_statement_code)
            .service(statement::withdraw_statement)
            .service(statement::list_statements)
            .service(statement::get_statement)
            .service(statement::open_statement)
            .service(push::get_push_key)
            .service(push::create_subscription)
            .service(push::list_subscriptions)
            .service(push::delete_subscription)
            .service(push::test_subscription)
            .service(push::create_receipt)
            .service(push::create_snooze)
            .service(reminder::snooze_reminder)
            .service(reminder::suggest_reminder)
            .service(calendar::get_calendar)
            .service(calendar::create_calendar)
            .service(calendar::delete_calendar)
            .service(calendar::fetch_calendar),
    )
}

/// An id in the path that is none is like one that does not exist.
pub(crate) fn path_config() -> web::PathConfig {
    web::PathConfig::default().error_handler(|_, _| ApiError::NotFound.into())
}

/// What follows the `?` in another form than the operation's.
pub(crate) fn query_config() -> web::QueryConfig {
    web::QueryConfig::default().error_handler(|error, _| ApiError::Malformed(error.to_string()).into())
}

/// Every path that no route took: the app's, unless it is one of the API, which answers in its own form. `/metrics` is
/// on a listener of its own.
pub(crate) async fn unrouted(request: HttpRequest) -> Result<HttpResponse, ApiError> {
    if request.path().starts_with("/api/") || request.path() == "/metrics" {
        Err(ApiError::NotFound)
    } else {
        Ok(assets::serve(request).await)
    }
}

/// The API document.
pub(crate) async fn document() -> HttpResponse {
    HttpResponse::Ok().json(crate::openapi::document())
}

/// The shape of the export.
pub(crate) async fn export_schema() -> HttpResponse {
    HttpResponse::Ok().content_type("application/schema+json").json(crate::export::schema::schema())
}
