//! A valid request for each row: right in everything but who asks. What it needs – a code, a device, a subscription – is made
//! for it, so that no try uses up what another needs.

use domain::calendar::NewCalendar;
use domain::push::Subscription;
use domain::session::SessionInfo;
use domain::statement::WayIn;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tests::app::{Person, new_id, picture, plan, put, statement};

use crate::policy::{Row, Way};
use crate::relation::Relation;
use crate::world::World;

/// Builds the request of a row as one relation asks it.
pub(crate) async fn build(world: &World<'_>, row: &Row, relation: Relation) -> RequestBuilder {
    let (method, template) = row.operation.split_once(' ').expect("method and path");
    // Whoever may erase a diary erases one that nobody else here needs.
    let erases = row.operation == "DELETE /api/v1/account" && !relation.is_nobody() && !relation.works();
    let leaving = match relation {
        Relation::Relative if erases => Some(world.app.relative_of(&somebody(world).await, "Nogen Anden").await),
        _ if erases => Some(somebody(world).await),
        _ => None,
    };
    // What of a second factor is tried with, is somebody's who has just got as far.
    let proving = match row.operation {
        _ if relation.is_nobody() => None,
        "POST /api/v1/second-factor" | "POST /api/v1/second-factor/confirmation" => Some(somebody(world).await),
        "POST /api/v1/second-factor/reserve-codes" | "DELETE /api/v1/second-factor" => {
            let person = somebody(world).await;
            person.sets_up_second_factor(&world.app.clock).await;
            Some(person)
        }
        _ => None,
    };
    let asker = leaving.as_ref().or(proving.as_ref()).or(world.person(relation));
    let path = path(world, row, asker, template).await;
    let path = ties(world, relation, template, path).await;
    let method: Method = method.parse().expect("a method");
    let request = match asker {
        Some(person) => person.request(method, &path),
        None => world.app.anonymous(method, &path),
    };
    if row.operation == "POST /api/v1/units/{unit}/media" {
        return request.body(picture(8, 8, [1, 2, 3]));
    }
    let request = match body(world, row, asker.filter(|_| !relation.is_nobody())).await {
        Some(body) => request.json(&body),
        None => request,
    };
    match (template, asker) {
        // The cookie decides: of a device of its own, since it is used up.
        ("/api/v1/session" | "/api/v1/session/refresh", Some(person)) if relation == Relation::Ended => {
            request.header("cookie", person.refresh_cookie())
        }
        ("/api/v1/session" | "/api/v1/session/refresh", Some(person)) => {
            request.header("cookie", world.app.signs_in(person).await.refresh_cookie())
        }
        _ => request,
    }
}

async fn path(world: &World<'_>, row: &Row, asker: Option<&Person>, template: &str) -> String {
    let own = asker.and_then(|person| person.account.memberships.first()).map(|membership| membership.id);
    let membership = match row.way {
        Way::ByGrantedMembership => world.granted_membership(),
        // Who works nowhere tries with that of somebody who does.
        _ => own.unwrap_or_else(|| world.granted_membership()),
    };
    let path = template
        .replace("{unit}", &world.unit.id.to_string())
        .replace("{membership}", &membership.to_string())
        .replace("{patient}", &world.subject().patient_id().to_string())
        .replace("{assigned}", &membership.to_string())
        .replace("{review}", &world.review.to_string())
        .replace("{programme}", &world.programme.to_string())
        // One more plan.
        .replace("{plan}", &new_id())
        .replace("{day}", &world.app.today().to_string())
        .replace("{goal}", &new_id())
        .replace("{template}", &new_id())
        .replace("{media}", world.media.id.as_str());
    match template {
        "/api/v1/units/{unit}/library-exercises/{exercise}" => path.replace("{exercise}", &world.exercise),
        "/api/v1/units/{unit}/library-exercises/{exercise}/versions" => path.replace("{exercise}", &new_id()),
        "/api/v1/units/{unit}/members/{member}" => {
            let colleague = world.unit.colleague("Ny Kollega", "nurse", false).await;
            path.replace("{member}", &colleague.membership().to_string())
        }
        "/api/v1/sessions/{id}" => path.replace("{id}", &a_session(world).await),
        "/api/v1/push/subscriptions/{id}" | "/api/v1/push/subscriptions/{id}/test" => {
            path.replace("{id}", &a_subscription(world).await)
        }
        "/api/v1/calendar/{file}" => a_feed(world).await,
        "/api/v1/reminders/{id}/snooze" => path.replace("{id}", &a_reminder(world).await),
        "/api/v1/access-requests/{id}" => path.replace("{id}", &a_question(world).await),
        "/api/v1/memberships/{membership}/statements/{statement}" => {
            let [jobcentre, unit, _] = &world.statements;
            path.replace("{statement}", if row.way == Way::ToUnit { unit } else { jobcentre })
        }
        "/api/v1/statements/{statement}/opening" => path.replace("{statement}", &world.statements[2]),
        _ if template.contains("{statement}") => {
            let addressee = json!({"to": "outsider", "name": "Min læge"});
            path.replace("{statement}", &world.subject().releases(addressee).await.id.to_string())
        }
        "/api/v1/memberships/{membership}/covers/{cover}" => path.replace("{cover}", &a_cover(world, asker).await),
        "/api/v1/entries/{id}/revisions" => path.replace("{id}", &world.entry),
        _ => path,
    }
}

/// Of what can be ended once, whoever may ends one that is made for it; everybody else tries with what stands.
async fn ties(world: &World<'_>, relation: Relation, template: &str, path: String) -> String {
    let subject = world.subject();
    match (template, relation) {
        ("/api/v1/supporters/{supporter}", Relation::Oneself) => {
            let relative = world.app.relative_of(subject, "Nogen Anden").await;
            path.replace("{supporter}", &subject.tie_of(&relative).await.to_string())
        }
        ("/api/v1/supported/ties/{supporter}", Relation::Relative) => {
            let (patient, relative) = (somebody(world).await, world.person(relation).expect("a relative"));
            relative.uses_code(&patient.makes_supporter_code().await.code).await.is(StatusCode::OK);
            path.replace("{supporter}", &patient.tie_of(relative).await.to_string())
        }
        ("/api/v1/supporters/codes/{code}", Relation::Oneself) => {
            path.replace("{code}", &subject.makes_supporter_code().await.id.to_string())
        }
        _ => path.replace("{supporter}", &world.tie).replace("{code}", &world.open_code),
    }
}

/// One more covering of the asker's for a colleague of the unit; of nobody's where they may not.
async fn a_cover(world: &World<'_>, asker: Option<&Person>) -> String {
    let cover = cover(world);
    if let Some((person, own)) = asker.and_then(|person| Some((person, person.account.memberships.first()?))) {
        person.post(&format!("/api/v1/memberships/{}/covers", own.id), &cover).await;
    }
    cover["id"].as_str().expect("an id").to_owned()
}

fn cover(world: &World<'_>) -> Value {
    json!({"id": new_id(), "colleague": world.unit.lead.membership(), "until": world.app.today()})
}

/// One more device of the patient.
async fn a_session(world: &World<'_>) -> String {
    let device = world.app.signs_in(world.subject()).await;
    let sessions: Vec<SessionInfo> = device.get("/api/v1/sessions").await.json();
    sessions.iter().find(|session| session.current).expect("this one").id.to_string()
}

/// One more subscription of the patient.
async fn a_subscription(world: &World<'_>) -> String {
    let device = world.app.signs_in(world.subject()).await;
    let answer = device.post("/api/v1/push/subscriptions", &subscription()).await;
    answer.is(StatusCode::CREATED);
    answer.json::<Subscription>().id.to_string()
}

/// The address of the patient's calendar feed.
async fn a_feed(world: &World<'_>) -> String {
    let device = world.app.signs_in(world.subject()).await;
    let made: NewCalendar = device.post("/api/v1/calendar", &json!({})).await.json();
    made.address.replace(&world.app.running.origin(), "")
}

/// One more question to the patient.
async fn a_question(world: &World<'_>) -> String {
    let asker = world.unit.colleague("Anna Andet", "physiotherapist", true).await;
    let id = new_id();
    asker.asks_to_see(world.subject(), &json!({"id": id, "categories": ["pain"]})).await.is(StatusCode::CREATED);
    id
}

/// One more reminder of the patient.
async fn a_reminder(world: &World<'_>) -> String {
    let rule = json!({
        "what": "activity", "time": "08:00", "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true,
    });
    let id = new_id();
    world.subject().writes("reminder", &id, rule).await;
    id
}

/// With the public key and secret of RFC 8291, appendix A.
fn subscription() -> Value {
    json!({
        "endpoint": format!("https://push.example/{}", new_id()),
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    })
}

/// An account that nobody else uses.
async fn somebody(world: &World<'_>) -> Person {
    world.app.register("Nogen Anden", None).await
}

/// A review as this reader can hold one now; whoever sees nothing tries with what another saw.
async fn review_by(reader: &Person, world: &World<'_>) -> Value {
    let granted = world.person(Relation::Granted).expect("a professional");
    let desk = match reader.review_desk(world.subject()).await {
        Some(desk) => desk,
        None => granted.review_desk(world.subject()).await.expect("a desk"),
    };
    json!({"id": new_id(), "basis": desk.basis, "said": {"recognition": "godt gået"}})
}

async fn body(world: &World<'_>, row: &Row, asker: Option<&Person>) -> Option<Value> {
    let today = world.app.today();
    let body = match row.operation {
        "POST /api/v1/accounts" => json!({
            "name": "Ny Person", "email": format!("{}@example.invalid", new_id()), "password": "en lang adgangskode",
            "language": "da", "zone": "Europe/Copenhagen",
        }),
        "POST /api/v1/recovery" => {
            let person = somebody(world).await;
            json!({"email": person.email, "code": person.recovery_code, "password": "en helt ny kode"})
        }
        "POST /api/v1/session" => {
            let person = somebody(world).await;
            json!({"email": person.email, "password": person.password})
        }
        "DELETE /api/v1/account" => json!({"password": asker.unwrap_or(world.subject()).password}),
        "POST /api/v1/second-factor/confirmation" => match asker {
            Some(person) => person.begins_second_factor(&world.app.clock).await.1,
            None => json!({"password": "x", "code": "123456"}),
        },
        "POST /api/v1/second-factor/reserve-codes" | "DELETE /api/v1/second-factor" => {
            let code = asker.and_then(|person| person.next_code(&world.app.clock));
            json!({"password": asker.unwrap_or(world.subject()).password, "code": code.unwrap_or("123456".to_owned())})
        }
        "PATCH /api/v1/account" => json!({"language": "en"}),
        "POST /api/v1/sync" => {
            let walk = world.app.entry(today, &json!({"kind": "activity", "what": "walking", "minutes": 20}));
            let puts = [put("entry", &new_id(), 0, &walk)];
            asker.unwrap_or(world.subject()).sync_request(&puts)
        }
        "POST /api/v1/push/subscriptions" => subscription(),
        "POST /api/v1/push/receipts" => json!({"receipt": "x"}),
        "POST /api/v1/memberships/{membership}/patients/{patient}/reminders" => {
            json!({"what": "exercises", "time": "08:00", "recurrence": "FREQ=DAILY"})
        }
        "POST /api/v1/push/snoozes" => json!({"snooze": "x"}),
        "POST /api/v1/reminders/{id}/snooze" => json!({"minutes": 30}),
        "POST /api/v1/invitations/redeem" => {
            let nurse = json!({"role": "professional", "profession": "nurse", "treating": false});
            json!({"code": world.elsewhere.code(&world.elsewhere.lead, nurse).await})
        }
        "POST /api/v1/units/{unit}/invitations" if row.way == Way::ForPatient => json!({"role": "patient"}),
        "POST /api/v1/units/{unit}/invitations" => {
            json!({"role": "professional", "profession": "nurse", "treating": false})
        }
        "POST /api/v1/preview" => {
            let recipient = json!({"to": "membership", "membership": world.granted_membership()});
            json!({"of": "standing", "recipient": recipient})
        }
        "POST /api/v1/statements" => statement(json!({"to": "outsider", "name": "Min læge"}), today),
        "POST /api/v1/statements/{statement}/opening" => {
            // Each tries with a code of its own, on a device that is still signed in.
            let device = world.app.signs_in(world.subject()).await;
            let path = format!("/api/v1/statements/{}/code", world.statements[2]);
            json!({"code": device.post(&path, &json!({})).await.json::<WayIn>().code})
        }
        "POST /api/v1/memberships/{membership}/worklist" | "POST /api/v1/memberships/{membership}/connected" => {
            json!({"page": 0})
        }
        operation if operation.ends_with("/openings") => json!({"reason": "contact"}),
        operation if operation.starts_with("POST") && operation.ends_with("/paper") => {
            json!({"entries": [{"id": new_id(), "day": today, "body": {"kind": "flare_up"}}]})
        }
        operation if operation.starts_with("POST") && operation.ends_with("/assignments") => {
            let own = asker.and_then(|person| person.account.memberships.first()).map(|membership| membership.id);
            json!({"membership": own.unwrap_or_else(|| world.granted_membership())})
        }
        operation if operation.starts_with("POST") && operation.ends_with("/covers") => cover(world),
        operation if operation.contains("/access-requests") => json!({"id": new_id(), "categories": ["work"]}),
        operation if operation.contains("/library-exercises/{exercise}/versions") => {
            json!({"base_revision": 0, "exercise": {"title": "Bækkenløft"}})
        }
        operation if operation.contains("/programme-templates/{template}/versions") => {
            let minutes = json!({"by": "minutes", "minutes": 5});
            let exercise = json!({"title": "x", "dosage": minutes, "frequency": {"by": "times_a_week", "times": 3}});
            json!({"base_revision": 0, "template": {"title": "x", "exercises": [exercise]}})
        }
        operation if operation.contains("/personal-plans") => {
            let plan = json!({"purpose": "action", "written_on": today, "how": "går en kort tur"});
            json!({"base_revision": 0, "plan": plan})
        }
        operation if operation.contains("/goals") => {
            let goal = json!({"what": "gå", "unit": {"by": "minutes"}, "per": "day", "set_on": today});
            json!({"base_revision": 0, "goal": goal})
        }
        operation if operation.contains("/work-plans") => {
            let hours = json!({"mon": 8, "tue": 8, "wed": 8, "thu": 8, "fri": 8, "sat": 0, "sun": 0});
            json!({"base_revision": 0, "plan": {"stages": [{"from": today, "hours": hours}]}})
        }
        operation if operation.starts_with("POST") && operation.ends_with("/reviews") => {
            let reader = asker.filter(|person| !person.account.memberships.is_empty());
            review_by(reader.unwrap_or(world.person(Relation::Granted).expect("a professional")), world).await
        }
        operation if operation.contains("/rejoinders") => json!({"id": new_id(), "text": "sådan så jeg det"}),
        operation if operation.starts_with("POST") && operation.contains("/messages") => {
            json!({"id": new_id(), "kind": "message", "text": "godt gået"})
        }
        operation if operation.ends_with("/answer-time") => json!({"days": 3}),
        operation if operation.contains("/programmes") => plan(today),
        _ => return None,
    };
    Some(body)
}
