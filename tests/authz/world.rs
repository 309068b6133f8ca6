//! The people around one patient, and what she has.

use domain::category::Category;
use domain::id::{MembershipId, ProgrammeId, ReviewId};
use domain::media::Media;
use domain::programme::Programme;
use domain::unit::Sector;
use reqwest::StatusCode;
use serde_json::json;
use tests::app::{App, Person, Unit, days_ms, new_id, picture, plan};

use crate::relation::Relation;

/// The patient's name, which nobody refused may read.
pub(crate) const SUBJECT: &str = "Sofie Sundt";

/// Everybody in their relation to the patient.
pub(crate) struct World<'a> {
    pub(crate) app: &'a App,
    pub(crate) unit: Unit<'a>,
    /// A unit with nothing to do with the patient.
    pub(crate) elsewhere: Unit<'a>,
    /// All but anonymous and the lead.
    people: Vec<(Relation, Person)>,
    pub(crate) programme: ProgrammeId,
    /// A review of the unit's.
    pub(crate) review: ReviewId,
    /// One of the patient's entries.
    pub(crate) entry: String,
    /// Statements of the patient: to the jobcentre, to the unit, and to somebody without an account.
    pub(crate) statements: [String; 3],
    /// An exercise of the unit's library, which the patient has in her programme.
    pub(crate) exercise: String,
    /// Its picture.
    pub(crate) media: Media,
    /// What makes the relative hers.
    pub(crate) tie: String,
    /// A code for a relative that nobody has used.
    pub(crate) open_code: String,
}

impl<'a> World<'a> {
    /// Makes the people, shares and stops sharing, and lets a day pass.
    pub(crate) async fn make(app: &'a App) -> Self {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let elsewhere = app.unit("Naboen", Sector::PrivatePractice).await;
        let jobcentre = app.unit("Jobcentret", Sector::Jobcentre).await;
        let granted = unit.colleague("Grethe Givet", "physiotherapist", true).await;
        let partly = unit.colleague("Per Pånoget", "chiropractor", true).await;
        let expired = unit.colleague("Uffe Udløbet", "physiotherapist", true).await;
        let revoked = unit.colleague("Stine Stoppet", "nurse", true).await;
        let colleague = unit.colleague("Kaj Kollega", "physiotherapist", true).await;
        let caseworker = jobcentre.colleague("Carl Case", "caseworker", true).await;
        let unproven = unit.colleague("Ulla Uden", "physiotherapist", true).await;
        let code = unit.code(&granted, json!({"role": "patient"})).await;
        let subject = app.register(SUBJECT, Some(&code)).await;
        let other = unit.patient(&granted).await;
        let supporter = app.register("Søs Støtte", None).await;
        supporter.uses_code(&subject.makes_supporter_code().await.code).await.is(StatusCode::OK);
        let relative = app.relative_of(&subject, "Poul Pårørende").await;
        let code = jobcentre.code(&caseworker, json!({"role": "patient"})).await;
        subject.post("/api/v1/invitations/redeem", &json!({"code": code})).await.is(StatusCode::OK);

        subject.shares(&granted, &Category::ALL).await;
        subject.shares(&partly, &[Category::Pain]).await;
        subject.shares(&unproven, &Category::ALL).await;
        subject.shares_with_relative(&relative, &Category::ALL).await;
        let tie = subject.tie_of(&relative).await.to_string();
        let open_code = subject.makes_supporter_code().await.id.to_string();
        unproven.removes_second_factor(&app.clock).await;
        let until_today = json!({"to": "membership", "membership": expired.membership()});
        subject.shares_as(until_today, &Category::ALL, None, Some(app.today())).await;
        let stopped = subject.shares(&revoked, &Category::ALL).await;
        subject.stops(stopped).await;
        let entry = new_id();
        let check_in = json!({"kind": "check_in", "back_pain": 7, "note": {"text": "hemmelig", "shared": false}});
        subject.writes("entry", &entry, app.entry(app.today(), &check_in)).await;
        let mut statements = [const { String::new() }; 3];
        let outsider = json!({"to": "outsider", "name": "Min læge"});
        let to_units = [&jobcentre, &unit].map(|unit| json!({"to": "unit", "unit": unit.id}));
        for (place, addressee) in statements.iter_mut().zip(to_units.into_iter().chain([outsider])) {
            *place = subject.releases(addressee).await.id.to_string();
        }
        let media = granted.sends_in(unit.id, picture(8, 8, [9, 9, 9])).await;
        let exercise = new_id();
        let path = format!("/api/v1/units/{}/library-exercises/{exercise}/versions", unit.id);
        let edit = json!({"base_revision": 0, "exercise": {"title": "Bækkenløft", "media": media.id}});
        granted.post(&path, &edit).await.is(StatusCode::CREATED);
        let mut plan = plan(app.today());
        plan["prescriptions"][0]["copied"] = json!({"exercise": exercise, "revision": 1, "media": media.id});
        let answer = granted.tries_to_prescribe(&subject, &plan).await;
        answer.is(StatusCode::CREATED);
        let programme = answer.json::<Programme>().id;

        let review = granted.reviews(&subject, "godt gået").await.id;

        let ended = app.signs_in(&subject).await;
        ended.signs_out().await.is(StatusCode::NO_CONTENT);
        let people = vec![
            (Relation::Oneself, subject),
            (Relation::OtherPatient, other),
            (Relation::Granted, granted),
            (Relation::Partly, partly),
            (Relation::Expired, expired),
            (Relation::Revoked, revoked),
            (Relation::Colleague, colleague),
            (Relation::Supporter, supporter),
            (Relation::Relative, relative),
            (Relation::Jobcentre, caseworker),
            (Relation::Unproven, unproven),
            (Relation::Ended, ended),
        ];
        let world = Self {
            app,
            unit,
            elsewhere,
            people,
            programme,
            review,
            entry,
            statements,
            exercise,
            media,
            tie,
            open_code,
        };
        app.clock.advance_ms(days_ms(1));
        for person in Relation::ALL.into_iter().filter(|r| !r.is_nobody()).filter_map(|r| world.person(r)) {
            person.refresh().await.is(StatusCode::OK);
        }
        world.elsewhere.lead.refresh().await.is(StatusCode::OK);
        world
    }

    /// The person in a relation; none is anonymous.
    pub(crate) fn person(&self, relation: Relation) -> Option<&Person> {
        if relation == Relation::Lead {
            return Some(&self.unit.lead);
        }
        self.people.iter().find(|(found, _)| *found == relation).map(|(_, person)| person)
    }

    /// The patient.
    pub(crate) fn subject(&self) -> &Person {
        self.person(Relation::Oneself).expect("the patient")
    }

    /// The membership with the whole grant.
    pub(crate) fn granted_membership(&self) -> MembershipId {
        self.person(Relation::Granted).expect("a professional").membership()
    }
}
