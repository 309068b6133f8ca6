//! One sample and more of everything that travels or is kept.

use super::{same, taken};
use crate::access_request::{AccessRequest, Asked, ConnectedPage, NewAccessRequest};
use crate::account::{Account, AccountPatch, NewAccount, Recovery, Redeem, Registered};
use crate::assignment::{Cover, NewAssignment, NewCover, NewOpening};
use crate::course::Course;
use crate::disclosure;
use crate::entry::Entry;
use crate::goal::{Goal, GoalEdit};
use crate::grant::{Grant, NewGrant};
use crate::id::uuid_v7;
use crate::measure_period::MeasurePeriod;
use crate::message::{NewMessage, News, Thread};
use crate::own_exercise::OwnExercise;
use crate::paper::{NewPaper, PaperDesk, TypedPaper};
use crate::patient::{PatientPage, Worklist, WorklistPart};
use crate::pause::Pause;
use crate::personal_plan::{PersonalPlan, PersonalPlanEdit};
use crate::problem::Problem;
use crate::programme::{Plan, Programme};
use crate::psfs::PsfsActivity;
use crate::push::{Device, NewSubscription, PushKey, Subscription, TestAnswer};
use crate::reminder::{Rule, Suggested};
use crate::review::{NewRejoinder, NewReview, ReviewDesk};
use crate::second_factor::{Enrolment, Proof, ReserveCodes, SecondFactor};
use crate::session::{SessionInfo, SignIn, SignedIn};
use crate::statement::NewStatement;
use crate::supporter::{OwnTie, Supported, Supporters};
use crate::sync::{Noun, Put, Revision, SyncAnswer, SyncRequest};
use crate::team::Team;
use crate::unit::{IssuedInvitation, NewInvitation, ReachableUnit, UnitPage};
use crate::work_plan::{WorkPlan, WorkPlanEdit};
use serde_json::{Value, json};

fn id(n: u8) -> String {
    uuid_v7(1, [n; 10]).to_string()
}

fn bodies() -> Vec<Value> {
    let note = json!({"text": "to\nlinjer", "shared": true});
    vec![
        json!({
            "kind": "exercise_log", "prescription": id(1), "outcome": "partly", "reason": "hurt", "pain": 0,
            "effort": 10, "note": note, "newer": {"x": [1, 2.5, null]},
        }),
        json!({
            "kind": "activity", "what": "own", "words": "dans", "minutes": 1440, "effort": 3, "pain_before": null,
            "pain_after": 4, "goal": id(6), "amount": 100_000, "note": note,
        }),
        json!({
            "kind": "own_exercise_log", "own_exercise": id(4), "outcome": "not_done", "reason": "ill", "pain": 2,
            "effort": 0, "note": note,
        }),
        json!({"kind": "day_after", "exercises_on": "2026-11-21", "hurt_more": "hours_to_days", "note": note}),
        json!({"kind": "flare_up", "to": "2026-11-23", "helped": note, "note": note}),
        json!({"kind": "flare_up"}),
        json!({
            "kind": "work_day", "worked": 15, "planned": 16, "went_well": note, "went_badly": note, "note": note,
        }),
        json!({"kind": "psfs", "scores": [{"activity": id(2), "score": 3}, {"activity": id(3), "score": null}]}),
        json!({
            "kind": "check_in", "back_pain": 1, "leg_pain": 2, "sleep": 3, "fatigue": 4, "mood": 0, "trust": 6,
            "work": 7, "medicine": "less", "medicine_helped": false, "newer": u64::MAX,
        }),
        json!({"kind": "note", "note": {"text": "x"}}),
    ]
}

#[test]
fn entries() {
    for body in bodies() {
        same::<Entry>(&json!({
            "day": "2026-11-22", "zone": "Europe/Copenhagen", "recorded_at": 1_795_398_000_000_i64,
            "typed_by": "myself", "body": body,
        }));
        same::<Entry>(&json!({
            "day": "2026-11-22", "zone": "Europe/Copenhagen", "recorded_at": 4, "typed_by": "professional",
            "typist": {"membership": id(91), "name": "M", "profession": "nurse", "unit": "G"}, "body": body,
        }));
    }
}

fn decision(recipient: &Value) -> Value {
    json!({
        "recipient": recipient, "categories": ["exercises", "well_being"], "purpose": "treatment",
        "from": "2026-11-01", "until": "2027-05-22",
    })
}

#[test]
fn decisions_to_share() {
    for recipient in [
        json!({"to": "membership", "membership": id(2)}),
        json!({"to": "unit", "unit": id(3)}),
        json!({"to": "supporter", "account": id(4)}),
    ] {
        let mut grant = decision(&recipient);
        same::<NewGrant>(&grant);
        for (name, value) in
            [("id", json!(id(1))), ("recipient_name", json!("Mette")), ("granted_at", json!(1)), ("ended_at", json!(2))]
        {
            grant[name] = value;
        }
        same::<Grant>(&grant);
    }
}

#[test]
fn rules_and_activities() {
    for recurrence in ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE"] {
        same::<Rule>(&json!({
            "what": "exercises", "time": "08:30", "recurrence": recurrence, "zone": "Europe/Copenhagen",
            "enabled": true,
        }));
    }
    same::<Rule>(&json!({
        "what": "grant_ending", "time": "08:30", "recurrence": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=9",
        "from": "2026-11-22", "zone": "Europe/Copenhagen", "follows_phone": true,
        "quiet": {"from": "21:00", "to": "07:00"}, "enabled": true,
    }));
    same::<Suggested>(&json!({
        "by": {
            "membership": "0199fda2-7e0e-7cc0-8000-000000000000", "name": "Bo", "profession": "nurse", "unit": "Genoptræningen",
        },
        "at": 1_764_000_000_000_i64, "answer": "declined",
        "rule": {"what": "exercises", "time": "08:30", "recurrence": "FREQ=DAILY"},
    }));
    same::<PsfsActivity>(&json!({"words": "gå", "named_on": "2026-11-01", "retired_on": "2026-11-20"}));
}

#[test]
fn plans_pauses_and_the_course() {
    for (noun, thing) in crate::sync::samples::things() {
        match noun {
            Noun::Goal => same::<Goal>(&thing),
            Noun::WorkPlan => same::<WorkPlan>(&thing),
            Noun::PersonalPlan => same::<PersonalPlan>(&thing),
            Noun::Pause => same::<Pause>(&thing),
            Noun::OwnExercise => same::<OwnExercise>(&thing),
            Noun::MeasurePeriod => same::<MeasurePeriod>(&thing),
            Noun::Course => same::<Course>(&thing),
            Noun::Team => same::<Team>(&thing),
            other => panic!("{other:?}"),
        }
    }
}

fn plan() -> Value {
    json!({
        "from": "2026-11-02", "until": "2026-12-20", "review_on": "2026-11-30", "precautions": "pas på",
        "stop_if": "ondt",
        "prescriptions": [
            {"id": id(3), "title": "A", "instruction": "lig ned",
             "dosage": {"by": "hold", "sets": 3, "seconds": 20}, "frequency": {"by": "times_a_week", "times": 3},
             "easier": {"instruction": "kun et ben", "dosage": {"by": "hold", "sets": 1, "seconds": 10}},
             "harder": {"instruction": "med vægt", "dosage": {"by": "minutes", "minutes": 1}}},
            {"id": id(4), "title": "B", "dosage": {"by": "minutes", "minutes": 9},
             "frequency": {"by": "weekdays", "days": ["sun", "mon"]}},
            {"id": id(5), "title": "C", "dosage": {"by": "repetitions", "sets": 1, "repetitions": 100},
             "frequency": {"by": "weekdays", "days": ["tue"]}},
        ],
    })
}

fn programme() -> Value {
    let mut version = plan();
    version["number"] = json!(1);
    json!({
        "id": id(1), "author": {"membership": id(2), "name": "M", "profession": "gp", "unit": "G"},
        "versions": [version],
    })
}

#[test]
fn programmes() {
    same::<Plan>(&plan());
    same::<Programme>(&programme());
}

fn unit() -> Value {
    json!({"id": id(4), "name": "G", "sector": "general_practice"})
}

fn account() -> Value {
    json!({
        "id": id(1), "name": "Karen", "email": "k@x.dk", "language": "da", "patient": id(2), "demo": false,
        "second_factor_due": true, "supports": true,
        "memberships": [
            {"id": id(3), "unit": unit(), "profession": "physiotherapist", "treating": true, "lead": false},
        ],
    })
}

#[test]
fn accounts_and_sessions() {
    same::<Account>(&account());
    same::<NewAccount>(&json!({
        "name": "Karen", "email": "k@x.dk", "password": "0123456789", "language": "en", "zone": "UTC", "code": "7KQ2",
    }));
    same::<Recovery>(&json!({"email": "k@x.dk", "code": "7KQ2", "password": "0123456789"}));
    same::<Recovery>(&json!({"email": "k@x.dk", "code": "7KQ2", "password": "0123456789", "second_factor": "012345"}));
    same::<AccountPatch>(&json!({"language": "en"}));
    same::<Redeem>(&json!({"code": "7KQ2"}));
    same::<SignIn>(&json!({"email": "k@x.dk", "password": "p"}));
    same::<SignIn>(&json!({"email": "k@x.dk", "password": "p", "second_factor": "012345"}));
    let mut signed_in = json!({"access_token": "t", "expires_at": 1, "session": id(5), "account": account()});
    same::<SignedIn>(&signed_in);
    signed_in["recovery_code"] = json!("A");
    same::<Registered>(&signed_in);
    same::<SessionInfo>(&json!({"id": id(1), "device": "Firefox", "started_at": 1, "used_at": 2, "current": true}));
}

#[test]
fn second_factors() {
    same::<SecondFactor>(&json!({"since": 5, "reserve_codes": 9}));
    same::<Enrolment>(&json!({"secret": "GEZD", "address": "otpauth://totp/x"}));
    same::<Proof>(&json!({"password": "p", "code": "012345"}));
    same::<ReserveCodes>(&json!({"codes": ["0123-4567-89"]}));
}

#[test]
fn problems_and_push() {
    same::<Problem>(&json!({
        "type": "about:blank", "status": 400, "code": "invalid", "title": "t", "request_id": "r",
        "fields": [{"field": "name", "rule": "r"}],
    }));
    same::<NewSubscription>(&json!({"endpoint": "https://push", "p256dh": "k", "auth": "a"}));
    same::<NewSubscription>(
        &json!({"endpoint": "https://push", "p256dh": "k", "auth": "a", "application_server_key": "b"}),
    );
    same::<Device>(&json!({"id": id(1), "device": "x", "since": 5, "here": true}));
    same::<Device>(&json!({"id": id(1), "device": "x", "since": 5, "arrived_at": 7, "here": false}));
    for outcome in ["accepted", "gone", "later", "refused"] {
        same::<TestAnswer>(&json!({"outcome": outcome}));
    }
    same::<Subscription>(&json!({"id": id(1)}));
    same::<PushKey>(&json!({"application_server_key": "k"}));
}

#[test]
fn what_a_sync_says_both_ways() {
    let put = json!({
        "put_id": id(9), "noun": "psfs_activity", "id": id(1), "base_revision": 2, "removed": true,
        "body": {"any": [1.5, "x", null, true]},
    });
    same::<Put>(&put);
    same::<SyncRequest>(&json!({"protocol": 1, "cursor": {"epoch": "e", "seq": 7}, "sent_at": 3, "puts": [put]}));
    same::<SyncAnswer>(&json!({
        "results": [
            {"put_id": id(1), "result": "accepted", "revision": 2},
            {"put_id": id(2), "result": "same", "revision": 2},
            {"put_id": id(3), "result": "merged", "revision": 2},
            {"put_id": "", "result": "refused", "code": "waiting", "field": "f", "detail": "d"},
        ],
        "changes": [{
            "noun": "entry", "id": id(2), "seq": 7, "revision": 1, "removed": false, "received_at": 3,
            "body": {"any": [1.5, "x", null, true]},
        }],
        "more": true, "cursor": {"epoch": "e", "seq": 7}, "server_at": -1,
    }));
}

#[test]
fn who_has_seen_my_data() {
    same::<disclosure::Log>(&json!({
        "lines": [{"n": 1, "commitment": "c", "hash": "h", "salt": null, "payload": "{}"}], "key": "k", "length": 1,
    }));
    same::<disclosure::Head>(&json!({"n": 1, "hash": "h"}));
    same::<disclosure::Payload>(&json!({
        "at": 1, "reader": {"account": id(1), "name": "M", "profession": null, "unit": "G"}, "purpose": "treatment",
        "operation": "patient_page", "categories": ["pain", "exercises", "pain"], "outcome": "not_this_part",
    }));
    same::<disclosure::Payload>(&json!({
        "at": 1, "reader": {"account": id(1), "name": "M", "profession": null, "unit": "G"}, "purpose": "treatment",
        "operation": "opening", "categories": [], "outcome": "shown", "reason": "taking_over",
    }));
}

fn counts() -> Value {
    json!({"due": 12, "done": 9, "partly": 1, "not_done": 1, "no_entry": 1, "open": 0, "extra": 2})
}

fn mean() -> Value {
    json!({
        "first": {"sum": 13, "count": 3}, "first_on": "2026-11-01", "latest": {"sum": 20, "count": 3},
        "latest_on": "2026-11-22", "verdict": "clear_progress",
    })
}

fn sample(noun: Noun) -> Value {
    crate::sync::samples::things().into_iter().find(|(n, _)| *n == noun).unwrap().1
}

fn named(noun: Noun) -> Value {
    let mut named = sample(noun);
    named["id"] = json!(id(8));
    named
}

#[test]
fn what_a_professional_reads() {
    assert!(taken::<WorklistPart>(&json!({"page": 2, "search": "ka"})));
    same::<Worklist>(&json!({
        "total": 1, "mine": 1,
        "names": [{"patient": id(4), "name": "B", "demo": false, "unanswered": true, "contact": false, "assigned": ["M"]}],
        "rows": [{
            "patient": id(1), "name": "A", "demo": true, "mine": {"by": "covered", "name": "N"}, "shared": ["exercises"], "until": "2027-01-01",
            "last_heard": 3, "new_entries": 4, "reviewed_on": "2026-11-10", "review_due_on": "2026-11-24",
            "pain": {"flare_ups": 1, "worse_after": 2, "stopped": 3}, "unanswered": true, "contact": false, "adherence": counts(), "psfs": mean(), "review_on": null,
            "programme_until": null,
        }],
    }));
    same::<Cover>(
        &json!({"id": id(5), "by": id(6), "by_name": "M", "colleague": id(7), "colleague_name": "N", "until": "2026-12-01"}),
    );
    same::<NewCover>(&json!({"id": id(5), "colleague": id(7), "until": "2026-12-01"}));
    same::<NewOpening>(&json!({"reason": "colleague_asked"}));
    same::<NewAssignment>(&json!({"membership": id(7)}));
    let versioned = |noun| {
        let mut named = named(noun);
        named["revision"] = json!(3);
        named
    };
    same::<GoalEdit>(&json!({"base_revision": 2, "goal": sample(Noun::Goal)}));
    same::<WorkPlanEdit>(&json!({"base_revision": 0, "plan": sample(Noun::WorkPlan)}));
    same::<PersonalPlanEdit>(&json!({"base_revision": 2, "plan": sample(Noun::PersonalPlan)}));
    let author = json!({"membership": id(91), "name": "M", "profession": "physiotherapist", "unit": "G"});
    for by in [json!(null), author] {
        let version = json!({"revision": 2, "received_at": 5, "removed": false, "by": by, "body": sample(Noun::Goal)});
        same::<Revision>(&version);
    }
    for body in bodies() {
        same::<NewPaper>(&json!({"entries": [{"id": id(1), "day": "2026-11-22", "body": body}]}));
    }
    same::<TypedPaper>(&json!({"entries": [id(1), id(2)]}));
    same::<PaperDesk>(&json!({
        "name": "A", "today": "2026-11-22", "week": {"from": "2026-11-16", "to": "2026-11-22"},
        "shared": [{"category": "pain"}, {"category": "exercises", "from": "2026-11-01"}],
        "programmes": [programme()], "own_exercises": [named(Noun::OwnExercise)],
        "entries": [{"id": id(3), "label": "live", "typed_by": "professional", "day": "2026-11-20", "kind": "flare_up",
                     "fields": {}}],
    }));
    same::<PatientPage>(&json!({
        "patient": id(1), "name": "A", "demo": true, "today": "2026-11-22", "shared": ["pain"], "until": "2027-01-01",
        "last_heard": null, "window": {"from": "2026-11-09", "to": "2026-11-22"}, "programmes": [programme()],
        "adherence": {"total": counts(), "exercises": [{"prescription": id(2), "counts": counts()}],
                      "reasons": [{"reason": "forgot", "times": 2}]},
        "entries": [{"id": id(3), "label": "back_filled", "typed_by": "myself", "day": "2026-11-20",
                     "kind": "activity", "fields": {"what": "walking", "minutes": 20, "pain_after": 0}}],
        "psfs": {
            "activities": [{"id": id(4), "words": "gå", "named_on": "2026-11-01"}],
            "assessments": [{"day": "2026-11-01", "assessment": {"scores": [{"activity": id(4), "score": 3}]}}],
            "reading": {"mean": mean(), "activities": [{
                "activity": id(4), "first": 3, "first_on": "2026-11-01", "latest": 8, "latest_on": "2026-11-22",
                "verdict": null, "near_ceiling": false,
            }]},
        },
        "plans": {"goals": [versioned(Noun::Goal)], "personal": [versioned(Noun::PersonalPlan)], "course": "closed"},
        "work": {"plans": [versioned(Noun::WorkPlan)],
                 "days": [{"day": "2026-11-02", "planned": 16, "worked": null}]},
        "pauses": [sample(Noun::Pause), {"from": "2026-11-20"}], "own_exercises": [named(Noun::OwnExercise)],
        "measure_periods": [sample(Noun::MeasurePeriod)], "may_prescribe": false, "own_programmes": [id(9)], "suggestions": [],
        "team": {"you_coordinate": true, "others": [
            {"person": {"name": "M", "profession": "nurse", "coordinator": true}, "unit": "G"}, {"unit": "H"},
        ]},
    }));
}

#[test]
fn relatives() {
    same::<Supporters>(&json!({
        "supporters": [{"id": id(1), "account": id(2), "name": "Jonas", "since": 3}],
        "codes": [{"id": id(4), "expires_at": 5}],
    }));
    let shares = json!({"patient": id(1), "name": "Karen", "demo": false, "until": "2027-01-01"});
    same::<Supported>(&json!({"id": id(1), "since": 3, "shares": shares}));
    same::<Supported>(&json!({"id": id(1), "since": 3}));
    same::<OwnTie>(&json!({"id": id(1), "since": 3, "ended_at": 4}));
}

#[test]
fn statements() {
    for addressee in [
        json!({"to": "membership", "membership": id(2)}),
        json!({"to": "unit", "unit": id(3)}),
        json!({"to": "outsider", "name": "Lise Bang"}),
    ] {
        same::<NewStatement>(&json!({
            "id": id(1), "addressee": addressee, "language": "da", "period": {"from": "2026-11-01", "to": "2026-11-28"},
            "paragraphs": [{"section": "function", "heading": "Funktion", "lines": ["Gå: 4"]}], "own_words": "Til dig",
        }));
    }
}

#[test]
fn reviews_and_messages() {
    let author = json!({"membership": id(91), "name": "M", "profession": "physiotherapist", "unit": "G"});
    let day = |day: &str, score: i32| json!({"on": day, "score": score});
    let basis = json!({
        "period": {"from": "2026-11-09", "to": "2026-11-22"}, "shared": ["exercises", "pain"], "last_heard": 4,
        "entries": {"live": 1, "back_filled": 2, "edited": 3, "with_others": 1, "days_without": 9}, "exercises": counts(),
        "activity": {"days": 2, "minutes": 40, "minutes_before": 30,
                     "doings": [{"what": "own", "words": "dans", "times": 1, "minutes": 40}]},
        "pain": {"flare_ups": 1, "worse_after": 2, "stopped": 3},
        "scales": [{"question": "back_pain", "before": day("2026-11-01", 6), "now": day("2026-11-20", 0)},
                   {"question": "mood"}],
        "medicine": {"taken": [{"medicine": "less", "times": 1}], "helped": 1, "did_not_help": 0},
        "function": {"mean": mean(), "activities": [{"words": "gå", "first": day("2026-11-01", 3),
                     "latest": day("2026-11-20", 7), "verdict": "clear_progress"}]},
        "reasons": [{"reason": "forgot", "times": 2}],
        "programmes": [{"unit": "G", "exercises": ["A"], "review_on": "2026-12-01", "until": "2026-12-24"}],
    });
    let said =
        json!({"well": "v", "change": "c", "function": "f", "advice": "a", "programme": "p", "recognition": "r"});
    same::<NewReview>(&json!({"id": id(1), "basis": basis, "said": said}));
    same::<NewRejoinder>(&json!({"id": id(2), "text": "t"}));
    let review = json!({
        "id": id(1), "author": author, "made_at": 3, "basis": basis, "said": said,
        "rejoinders": [{"id": id(2), "at": 5, "text": "t"}],
    });
    same::<ReviewDesk>(&json!({
        "name": "A", "today": "2026-11-22", "due_on": "2026-11-24", "basis": basis, "reviews": [review],
        "may_prescribe": true, "programme": id(7),
    }));
    same::<NewMessage>(&json!({"id": id(3), "kind": "contact_me", "text": "t"}));
    same::<Thread>(&json!({
        "unit": id(4), "unit_name": "G", "answer_days": 3, "open": true, "messages": [
            {"id": id(5), "author": author, "kind": "recognition", "sent_at": 1, "read_at": 2, "text": "t"},
            {"id": id(6), "kind": "message", "sent_at": 3, "text": "t"},
        ],
    }));
    same::<News>(&json!({"messages": 1, "reviews": 2, "questions": 3}));
}

#[test]
fn units_and_invitations() {
    let member = json!({"id": id(3), "name": "M", "profession": "nurse", "treating": true, "lead": false});
    same::<ReachableUnit>(&json!({"unit": unit(), "members": [member]}));
    let professional = json!({"role": "professional", "profession": "gp", "treating": true, "lead": true, "note": "n"});
    same::<NewInvitation>(&professional);
    same::<NewInvitation>(&json!({"role": "patient"}));
    same::<IssuedInvitation>(&json!({"id": id(1), "code": "7KQ2", "expires_at": 9}));
    same::<UnitPage>(&json!({
        "unit": unit(), "members": [member],
        "invitations": [
            {"id": id(5), "role": "professional", "profession": "gp", "treating": true, "made_by": "L", "expires_at": 9},
            {"id": id(6), "role": "patient", "made_by": "L", "expires_at": 9},
        ],
        "answer_days": 2,
    }));
}

#[test]
fn questions_whether_to_share() {
    let asker = json!({"membership": id(1), "name": "M", "profession": "gp", "unit": "P"});
    let asked = json!({"id": id(2), "categories": ["pain", "work"], "words": "til mandag", "asked_at": 9});
    let with = |more: Value| {
        let mut whole = asked.clone();
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    same::<AccessRequest>(&with(json!({"asker": asker})));
    same::<Asked>(&asked);
    same::<Asked>(&with(json!({"answer": "shared", "again_from": "2026-11-23"})));
    let bare = json!({"patient": id(1), "name": "K", "demo": false, "connected_at": 3});
    let mut asking = bare.clone();
    asking["asked"] = asked.clone();
    same::<ConnectedPage>(&json!({"people": [bare, asking], "total": 2}));
    same::<Asked>(&with(json!({"answer": "no", "again_from": "2027-05-23"})));
    same::<NewAccessRequest>(&json!({"id": id(2), "categories": ["pain"]}));
}
