//! The API document, collected from the routes themselves.

use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rygrad",
        description = "Self-monitoring for people with low back pain. Errors are RFC 9457 problems with a `code`.",
    ),
    modifiers(&Bearer),
    components(schemas(
        domain::entry::Entry,
        domain::entry::Label,
        domain::programme::Programme,
        domain::psfs::PsfsActivity,
        domain::grant::NewGrant,
        domain::grant::Grant,
        domain::reminder::Rule,
        domain::goal::Goal,
        domain::work_plan::WorkPlan,
        domain::personal_plan::PersonalPlan,
        domain::pause::Pause,
        domain::own_exercise::OwnExercise,
        domain::measure_period::MeasurePeriod,
        domain::course::Course,
        domain::team::Team,
        domain::access_request::PutQuestion,
        domain::supporter::OwnTie,
        domain::disclosure::Payload,
        domain::sync::Put,
    )),
)]
pub(crate) struct Base;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("access_token", SecurityScheme::Http(bearer));
    }
}

/// The document of the routes as registered.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    use utoipa_actix_web::AppExt as _;
    let app = actix_web::App::new().into_utoipa_app().openapi(Base::openapi());
    let (_, document) = crate::app::routes(app).split_for_parts();
    document
}
