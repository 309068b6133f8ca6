//! The API document, collected from the routes themselves and completed by rule: what every operation of a sort answers, what
//! a name in a path means, and examples that were recorded from real answers.

mod complete;
mod examples;
mod parameters;
mod problems;

use serde_json::Value;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rygrad",
        description = "Self-monitoring for people with low back pain. Errors are RFC 9457 problems with a `code`: what a client \
            does next goes by the code, never by the title. Within `/api/v1` nothing is taken away and no field changes its \
            meaning; fields, operations and codes may be added, so a client passes over what it does not know. The examples \
            are recorded from a test; names, codes and tokens in them are made up.",
    ),
    tags(
        (name = "access_request", description = "A professional asks a patient to share; the patient answers."),
        (name = "account", description = "Registering, a forgotten password, the person's own account."),
        (name = "assignment", description = "Whose patient somebody is in a unit, covering for a colleague, opening for a reason."),
        (name = "calendar", description = "When reminders ring, as a calendar feed."),
        (name = "disclosure", description = "Who has seen the patient's data."),
        (name = "entry", description = "The versions of what a patient wrote."),
        (name = "export", description = "The patient takes everything away."),
        (name = "goal", description = "Goals, as professionals write them."),
        (name = "grant", description = "Whom a patient can share with, and what they would see."),
        (name = "health", description = "For whatever watches the server."),
        (name = "library_exercise", description = "A unit's exercise library."),
        (name = "media", description = "Pictures and videos of exercises."),
        (name = "message", description = "Messages between a unit and a patient."),
        (name = "paper", description = "A professional types a paper diary, the patient present."),
        (name = "patient", description = "What a professional sees: the worklist and the patient page."),
        (name = "personal_plan", description = "Action and relapse plans, as professionals write them."),
        (name = "programme", description = "Prescribing."),
        (name = "programme_template", description = "A unit's programme templates."),
        (name = "push", description = "The devices that get reminders."),
        (name = "reminder", description = "Reminders that have come, and suggested ones."),
        (name = "review", description = "Reviews, with what they relied on."),
        (name = "second-factor", description = "Setting up, renewing and taking away the second factor."),
        (name = "session", description = "Signing in and out, refreshing, signed-in devices."),
        (name = "statement", description = "Text that a patient releases to one recipient."),
        (name = "supporter", description = "Relatives: codes, ties, and what they see."),
        (name = "sync", description = "The patient's phone and the server come to agree."),
        (name = "unit", description = "Units, their members and invitations."),
        (name = "work_plan", description = "The return to work, as professionals write it."),
    ),
    modifiers(&Security),
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

struct Security;

impl utoipa::Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some("`access_token` of a sign-in or a refresh; ten minutes."));
        let about = "Set by a sign-in and rotated by each refresh; HttpOnly, and sent to `/api/v1/session…` only.";
        let cookie = ApiKey::Cookie(ApiKeyValue::with_description("rygrad_refresh", about));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("access_token", SecurityScheme::Http(bearer.build()));
        components.add_security_scheme("refresh_cookie", SecurityScheme::ApiKey(cookie));
    }
}

/// The document of the routes as registered.
#[must_use]
pub fn document() -> Value {
    use utoipa_actix_web::AppExt as _;
    let app = actix_web::App::new().into_utoipa_app().openapi(Base::openapi());
    let (_, document) = crate::app::routes(app).split_for_parts();
    // A document that cannot be written is seen by every test of it.
    let mut document = serde_json::to_value(&document).unwrap_or_default();
    complete::complete(&mut document);
    document
}
