//! The calendar feed: its secret address, what stands in it and what does not, and what ends it.

use domain::calendar::{CalendarState, NewCalendar};
use domain::day::{DAY_MS, Millis};
use domain::problem::Code;
use domain::reminder::moment;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tests::app::{Answer, App, Person, new_id};
use tests::each_database;
use tests::oracles::{ask, node};
use tests::tables::Tables;

/// Monday 11 January 2027, 07:59 in Copenhagen.
const MORNING: Millis = Millis(1_799_650_740_000);

fn rule(what: &str, time: &str) -> Value {
    json!({"what": what, "time": time, "recurrence": "FREQ=DAILY", "zone": "Europe/Copenhagen", "enabled": true})
}

async fn made(person: &Person) -> String {
    let answer = person.post("/api/v1/calendar", &json!({})).await;
    answer.is(StatusCode::CREATED);
    answer.json::<NewCalendar>().address
}

async fn state(person: &Person) -> CalendarState {
    person.get("/api/v1/calendar").await.json()
}

/// As a calendar fetches it: nobody is signed in.
async fn fetched(app: &App, address: &str) -> Answer {
    let path = address.strip_prefix(&app.running.origin()).expect("an address of this server");
    Answer::of(app.anonymous(Method::GET, path)).await
}

fn starts(text: &str) -> Vec<&str> {
    text.split("\r\n").filter_map(|line| line.strip_prefix("DTSTART:")).collect()
}

each_database! {
    async fn a_feed_is_made_fetched_made_anew_and_revoked(app: App) {
        app.clock.set(MORNING);
        let patient = app.patient().await;
        assert_eq!(state(&patient).await, CalendarState { made_at: None, fetched_at: None });
        let first = made(&patient).await;
        let secret = first.rsplit('/').next().unwrap().strip_suffix(".ics").unwrap();
        assert_eq!(secret.len(), 43, "256 bits");
        assert!(state(&patient).await.made_at.is_some());
        assert_eq!(state(&patient).await.fetched_at, None);
        let empty = fetched(&app, &first).await;
        empty.is(StatusCode::OK);
        assert_eq!(starts(&empty.text), [] as [&str; 0], "no rule, and still a calendar");
        assert!(empty.text.starts_with("BEGIN:VCALENDAR\r\n"));
        assert!(state(&patient).await.fetched_at.is_some());

        let second = made(&patient).await;
        fetched(&app, &first).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        fetched(&app, &second).await.is(StatusCode::OK);
        for wrong in [second.trim_end_matches(".ics"), &second.to_uppercase().replace("HTTP://", "http://").replace("/API/V1/CALENDAR", "/api/v1/calendar").replace(".ICS", ".ics")] {
            fetched(&app, wrong).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        // In the database there is a hash, and no address.
        let content = Tables::open(&app.settings.database_url()).content(&[]);
        let secret = second.rsplit('/').next().unwrap().strip_suffix(".ics").unwrap();
        assert!(!content.contains(secret));

        let stranger = app.patient().await;
        stranger.delete("/api/v1/calendar").await.is(StatusCode::NO_CONTENT);
        fetched(&app, &second).await.is(StatusCode::OK);
        patient.delete("/api/v1/calendar").await.is(StatusCode::NO_CONTENT);
        patient.delete("/api/v1/calendar").await.is(StatusCode::NO_CONTENT);
        fetched(&app, &second).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        assert_eq!(state(&patient).await.made_at, None);
    }

    async fn it_holds_what_would_ring_in_neutral_words(app: App) {
        app.clock.set(MORNING);
        let patient = app.patient().await;
        for (what, time) in [("check_in", "08:00"), ("psfs", "18:30"), ("grant_ending", "09:00")] {
            patient.writes("reminder", &new_id(), rule(what, time)).await;
        }
        let off = json!({"enabled": false, "what": "activity", "time": "10:00", "recurrence": "FREQ=DAILY", "zone": "UTC"});
        patient.writes("reminder", &new_id(), off).await;
        let address = made(&patient).await;
        let text = fetched(&app, &address).await.text;
        let found = starts(&text);
        assert_eq!(found.len(), 2 * 61, "sixty days and the day before, none for what does not end");
        assert_eq!(&found[..2], ["20270110T070000Z", "20270110T173000Z"]);
        assert!(found.contains(&"20270228T070000Z") && !text.contains("T080000Z"));
        let lower = text.to_lowercase();
        for word in ["psfs", "check", "karen", "ryg ", "smerte", "øvelse", "aktivitet", "pain", "exercise", "demo", "127.0.0.1"] {
            assert!(!lower.contains(word), "{word}");
        }
        let week = app.entry(app.today(), &json!({"kind": "check_in", "sleep": 4}));
        patient.writes("entry", &new_id(), week).await;
        let text = fetched(&app, &address).await.text;
        // The seven days from its own on need none, nor does the day before any more.
        assert_eq!(starts(&text).iter().filter(|at| at.ends_with("T070000Z")).count(), 61 - 8);
        patient.patch("/api/v1/account", &json!({"language": "en"})).await.is(StatusCode::OK);
        assert!(fetched(&app, &address).await.text.contains("SUMMARY;LANGUAGE=en:Reminder from Rygrad\r\n"));
    }

    async fn summer_time_moves_the_moment_and_not_the_wall(app: App) {
        // Two days before summer time begins on 28 March 2027.
        app.clock.set(Millis(MORNING.0 + 74 * DAY_MS));
        let patient = app.patient().await;
        for time in ["02:30", "08:00"] {
            patient.writes("reminder", &new_id(), rule("psfs", time)).await;
        }
        let text = fetched(&app, &made(&patient).await).await.text;
        let of = |day: &str| starts(&text).into_iter().filter(|at| at.starts_with(day)).collect::<Vec<_>>();
        assert_eq!(of("20270327"), ["20270327T013000Z", "20270327T070000Z"]);
        assert_eq!(of("20270328"), ["20270328T010000Z", "20270328T060000Z"], "the first moment after the gap");
        assert_eq!(of("20270329"), ["20270329T003000Z", "20270329T060000Z"]);
    }

    async fn a_calendar_that_shares_no_code_with_ours_reads_the_same(app: App) {
        // Two days before summer time begins on 28 March 2027.
        app.clock.set(Millis(MORNING.0 + 74 * DAY_MS));
        let patient = app.patient().await;
        for (what, time) in [("check_in", "02:30"), ("psfs", "18:30")] {
            patient.writes("reminder", &new_id(), rule(what, time)).await;
        }
        let text = fetched(&app, &made(&patient).await).await.text;
        let read = ask(node("ical_feed.cjs"), &json!(text));
        assert_eq!([&read["kind"], &read["version"], &read["method"], &read["name"]], ["vcalendar", "2.0", "PUBLISH", "Rygrad"]);
        assert_eq!(read["others"], 0);
        let events = read["events"].as_array().unwrap();
        assert_eq!(events.len(), 2 * 61);
        let mut uids: Vec<_> = events.iter().map(|event| event["uid"].as_str().unwrap()).collect();
        uids.sort_unstable();
        uids.dedup();
        assert_eq!(uids.len(), events.len(), "each event is one of its own");
        // At the wall's 02.30 and 18.30 in Copenhagen, as our clock of the zone has them; the gap's is its end.
        let zone = store::zone::KnownZone::or_copenhagen("Europe/Copenhagen");
        let first = zone.day_at(app.clock.now()).plus_days(-1);
        let mut wanted = Vec::new();
        for day in (0..61).map(|n| first.plus_days(n)) {
            for time in ["02:30", "18:30"] {
                wanted.push(moment(day, time.to_owned().try_into().unwrap(), |at| zone.offset_at(at)).0 / 1000);
            }
        }
        wanted.sort_unstable();
        let got: Vec<_> = events.iter().map(|event| event["at"].as_i64().unwrap()).collect();
        assert_eq!(got, wanted);
        for event in events {
            let same = [&event["utc"], &event["recurs"], &event["lasts_s"], &event["summary"], &event["alarms"][0]];
            let alarm = json!({"action": "DISPLAY", "description": "Påmindelse fra Rygrad", "after_s": 0});
            assert_eq!(same, [&json!(true), &json!(false), &json!(900), &json!("Påmindelse fra Rygrad"), &alarm]);
let since_s = app.clock.now().0 / 1000 - event["written_at"].as_i64().unwrap();
            assert!((0..300).contains(&since_s), "when its rule was written, {since_s} s ago");
        }
    }

    async fn a_fetch_is_cached_by_its_reader_limited_and_ends_with_the_account(app: App) {
        app.clock.set(MORNING);
        let patient = app.patient().await;
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        let address = made(&patient).await;
        let path = address.replace(&app.running.origin(), "");
        let send = |tag: Option<String>| {
            let request = app.anonymous(Method::GET, &path);
            let request = tag.iter().fold(request, |request, tag| request.header("If-None-Match", tag));
            async move { request.send().await.expect("an answer") }
        };
        let answer = send(None).await;
        let header = |answer: &reqwest::Response, name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header(&answer, "content-type"), "text/calendar; charset=utf-8");
        assert_eq!(header(&answer, "cache-control"), "private, max-age=900");
        assert_eq!(header(&answer, "referrer-policy"), "no-referrer");
        let tag = header(&answer, "etag");
        assert_eq!(send(Some(tag.clone())).await.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(send(Some(format!("\"x\", W/{tag}"))).await.status(), StatusCode::NOT_MODIFIED);
        patient.writes("reminder", &new_id(), rule("psfs", "09:00")).await;
        let changed = send(Some(tag)).await;
        assert_eq!(changed.status(), StatusCode::OK);
        for _ in 4..60 {
            assert_eq!(send(None).await.status(), StatusCode::OK);
        }
        let limited = send(None).await;
        assert_eq!(limited.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(header(&limited, "retry-after").parse::<u32>().unwrap() > 0);
        app.clock.set(MORNING.plus_ms(2 * 60 * 60 * 1000));
        assert_eq!(send(None).await.status(), StatusCode::OK, "later");

        let recovery = json!({"email": patient.email, "code": patient.recovery_code, "password": "en helt ny kode"});
        Answer::of(app.anonymous(Method::POST, "/api/v1/recovery").json(&recovery)).await.is(StatusCode::OK);
        assert_eq!(send(None).await.status(), StatusCode::NOT_FOUND, "whoever was in may know it");
        let other = app.patient().await;
        let theirs = made(&other).await;
        other.erases_everything(&other.password).await.is(StatusCode::NO_CONTENT);
        fetched(&app, &theirs).await.is(StatusCode::NOT_FOUND);
    }
}
