//! A year of twenty patients on a clock of the test's own: in the end every occurrence of every rule is accounted for, as a
//! model that knows no database says. Phones write over HTTP, are offline for days, switch rules off and on; push services
//! take a message, put it off or never take it; the server is away three times.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::day::{DAY_MS, LocalDay, Millis};
use domain::reminder::{Occurrence, Rule, USEFUL_MS, What};
use reqwest::StatusCode;
use serde_json::{Value, json};
use store::push::Posted;
use store::zone::KnownZone;
use tests::app::{App, Person, new_id, put};
use tests::dice::Dice;
use tests::tables::Tables;

const MINUTE_MS: i64 = 60_000;
/// Monday 1 March 2027, 00:00 in Copenhagen; the year holds 29 February 2028.
const BEGIN: i64 = 1_803_855_600_000;
const END: i64 = BEGIN + 370 * DAY_MS;
/// `RYGRAD_PATIENTS` is how many instead; `cargo xtask soak` sets it.
const PATIENTS: usize = 20;

/// How the push service of a patient's phone answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Service {
    Takes,
    /// First in ten minutes, then it takes it.
    PutsOff,
    /// Always in an hour and a half.
    NeverTakes,
    /// There is no phone.
    NoPhone,
}

impl Service {
    const ALL: [Self; 5] = [Self::Takes, Self::Takes, Self::PutsOff, Self::NeverTakes, Self::NoPhone];

    /// When it wants to be asked again after so many tries before.
    fn later_ms(self, tries: i64) -> Option<i64> {
        match self {
            Self::PutsOff if tries == 0 => Some(10 * MINUTE_MS),
            Self::NeverTakes => Some(90 * MINUTE_MS),
            _ => None,
        }
    }
}

/// A rule, and from when to when it was switched on.
struct Kept {
    id: String,
    body: Value,
    rule: Rule,
    on: Vec<(i64, i64)>,
}

/// What a patient wrote: known to the server from a moment on, about a day.
type Note = (i64, What, LocalDay);

struct Life {
    person: Person,
    service: Service,
    kept: Vec<Kept>,
    notes: Vec<Note>,
}

/// What a phone does when.
#[derive(Debug, Clone, Copy)]
enum Act {
    Note { what: What, day: LocalDay },
    Switch { rule: usize, on: bool },
}

fn body(dice: &mut Dice, first: LocalDay) -> Value {
    let what = dice.of(&["check_in", "check_in", "activity", "activity", "psfs", "exercises", "grant_ending"]);
    let recurrence = dice.of(&[
        "FREQ=DAILY",
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU",
        "FREQ=DAILY;COUNT=100",
        "FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231",
    ]);
    let zone =
        dice.of(&["Europe/Copenhagen", "Europe/Copenhagen", "Europe/Copenhagen", "America/New_York", "Pacific/Apia"]);
    let mut body = json!({
        "what": what, "time": dice.of(&["02:30", "06:30", "08:00", "22:30"]), "recurrence": recurrence, "from": first,
        "zone": zone, "enabled": true,
    });
    match dice.roll(4) {
        0 => body["quiet"] = json!({"from": "22:00", "to": "07:00"}),
        // What is put off by a service falls into these.
        1 => body["quiet"] = json!({"from": "08:05", "to": "10:00"}),
        2 => body["quiet"] = json!({"from": "09:00", "to": "13:00"}),
        _ => {}
    }
    body
}

async fn life(app: &App, dice: &mut Dice, n: usize, subscriptions: &mut HashMap<String, Service>) -> Life {
    let person = app.patient().await;
    let service = Service::ALL[n % Service::ALL.len()];
    if service != Service::NoPhone {
        let (pair, auth) = ece::generate_keypair_and_auth_secret().expect("keys");
        let public = URL_SAFE_NO_PAD.encode(pair.pub_as_raw().expect("a point"));
        let endpoint = format!("http://127.0.0.1:9/{n}");
        let phone = json!({"endpoint": endpoint, "p256dh": public, "auth": URL_SAFE_NO_PAD.encode(auth)});
        let answer = person.post("/api/v1/push/subscriptions", &phone).await;
        answer.is(StatusCode::CREATED);
        subscriptions.insert(answer.json::<Value>()["id"].as_str().expect("an id").to_owned(), service);
    }
    let mut kept = Vec::new();
    for _ in 0..=dice.roll(2) {
        let (id, body) = (new_id(), body(dice, app.today()));
        person.writes("reminder", &id, body.clone()).await;
        let rule = serde_json::from_value(body.clone()).expect("a rule");
        kept.push(Kept { id, body, rule, on: vec![(BEGIN, i64::MAX)] });
    }
    Life { person, service, kept, notes: Vec::new() }
}

/// A year of acts, at minutes at which nothing falls due. What is written offline arrives days after its day.
fn acts(dice: &mut Dice, lives: &[Life]) -> BTreeMap<(i64, usize), Vec<Act>> {
    let mut acts: BTreeMap<(i64, usize), Vec<Act>> = BTreeMap::new();
    let moment = |day: i64, hour: usize| {
        let at = BEGIN + day * DAY_MS + i64::try_from(hour).expect("small") * 60 * MINUTE_MS + 17 * MINUTE_MS;
        // While the server is away nothing reaches it.
        if awake(at) == at { at } else { awake(at) + 17 * MINUTE_MS }
    };
    let copenhagen = KnownZone::or_copenhagen("Europe/Copenhagen");
    for (n, life) in lives.iter().enumerate() {
        let mut day = 3;
        while day < 360 {
            let at = moment(day, dice.roll(24));
            let today = copenhagen.day_at(Millis(at));
            let written = acts.entry((at, n)).or_default();
            for back in 0..dice.of(&[1, 2, 5, 9]) {
                written
                    .push(Act::Note { what: dice.of(&[What::CheckIn, What::Activity]), day: today.plus_days(-back) });
            }
            day += 5 + i64::try_from(dice.roll(20)).expect("small");
        }
        for rule in 0..life.kept.len() {
            let off = 20 + i64::try_from(dice.roll(250)).expect("small");
            acts.entry((moment(off, 5), n)).or_default().push(Act::Switch { rule, on: false });
            acts.entry((moment(off + 14, 5), n)).or_default().push(Act::Switch { rule, on: true });
        }
    }
    acts
}

impl Life {
    async fn act(&mut self, app: &App, at: i64, acts: &[Act]) {
        app.clock.set(Millis(at));
        self.person.refresh().await.is(StatusCode::OK);
        let mut puts = Vec::new();
        for act in acts {
            match *act {
                Act::Note { what, day } => {
                    self.notes.push((at, what, day));
                    let body = if what == What::CheckIn {
                        json!({"kind": "check_in", "sleep": 4})
                    } else {
                        json!({"kind": "activity", "what": "walking"})
                    };
                    puts.push(put("entry", &new_id(), 0, &app.entry(day, &body)));
                }
                Act::Switch { rule, on } => {
                    let kept = &mut self.kept[rule];
                    kept.body["enabled"] = json!(on);
                    puts.push(put("reminder", &kept.id, 1, &kept.body));
                    if on {
                        kept.on.push((at, i64::MAX));
                    } else {
                        kept.on.last_mut().expect("it was on").1 = at;
                    }
                }
            }
        }
        let answer = self.person.sync(&puts).await;
        // A rule that ended while it was off cannot be switched on.
        for (act, result) in acts.iter().zip(&answer.results) {
            if let (Act::Switch { rule, on: true }, None) = (act, result.outcome.revision()) {
                self.kept[*rule].on.pop();
            }
        }
    }

    fn is_on(kept: &Kept, at: i64) -> bool {
        kept.on.iter().any(|(from, to)| (*from..*to).contains(&at))
    }

    /// Section 8's "already done?", for what these patients write. Without a programme or a sharing nothing is due.
    fn is_done(&self, what: What, day: LocalDay, at: i64) -> bool {
        let known = |kind: What, from: LocalDay| {
            self.notes.iter().any(|(since, noted, on)| *since < at && *noted == kind && (from..=day).contains(on))
        };
        match what {
            What::CheckIn => known(What::CheckIn, day.plus_days(-6)),
            What::Activity => known(What::Activity, day),
            What::Psfs => false,
            What::Exercises | What::ProgrammeReview | What::GrantEnding | What::MeasurePeriod => true,
        }
    }

    /// How one occurrence ends.
    fn fate(&self, kept: &Kept, due: Occurrence) -> &'static str {
        let zone = KnownZone::of(&kept.rule.zone).expect("a zone");
        let useful_until = due.at.0 + USEFUL_MS;
        let mut at = awake(due.at.0);
        if at >= useful_until {
            return "expired late";
        }
        if let Some(quiet) = kept.rule.quiet {
            match quiet.let_through(due, Millis(at), |at| zone.offset_at(at)) {
                None => return "expired quiet",
                Some(through) => at = awake(through.0),
            }
        }
        if self.service == Service::NoPhone {
            return "nowhere -";
        }
        for tries in 0.. {
            if at >= useful_until {
                return "expired -";
            }
            if !Self::is_on(kept, at) || self.is_done(kept.rule.what, due.day, at) {
                return "done -";
            }
            if let Some(quiet) = kept.rule.quiet {
                match quiet.let_through(due, Millis(at), |at| zone.offset_at(at)) {
                    None => return "expired quiet",
                    Some(through) if through.0 > at => at = awake(through.0),
                    Some(_) => {}
                }
                if at >= useful_until {
                    return "expired -";
                }
                if !Self::is_on(kept, at) || self.is_done(kept.rule.what, due.day, at) {
                    return "done -";
                }
            }
            match self.service.later_ms(tries) {
                None => break,
                Some(later) if at + later >= useful_until => return "expired -",
                Some(later) => at = awake(at + later),
            }
        }
        "settled -"
    }

    fn occurrences<'a>(&self, kept: &'a Kept) -> impl Iterator<Item = Occurrence> + use<'a> {
        let zone = KnownZone::of(&kept.rule.zone).expect("a zone");
        kept.on.iter().flat_map(move |(from, to)| {
            let next = move |after| {
                kept.rule.next_after(after, |at| zone.offset_at(at)).filter(|next| next.at.0 < END.min(*to))
            };
            std::iter::successors(next(Millis(*from)), move |last| next(last.at))
        })
    }
}

/// When a server looks at what falls due at a moment: then, or when it is back.
fn awake(at: i64) -> i64 {
    let away = [(40, 12, 30 * 60), (150, 3, 2 * 24 * 60), (290, 7, 5 * 24 * 60 + 90)];
    let since = |(day, hour, minutes): (i64, i64, i64)| {
        let from = BEGIN + day * DAY_MS + hour * 60 * MINUTE_MS;
        (from, from + minutes * MINUTE_MS)
    };
    away.map(since).into_iter().find(|(from, to)| (*from..*to).contains(&at)).map_or(at, |(_, to)| to)
}

/// One look of the server at exactly this moment. Answers when it is to look again.
fn look(app: &App, at: i64, subscriptions: &HashMap<String, Service>) -> Vec<i64> {
    let looked = app.running.state.db.write(Millis(at), |tx| {
        // Afterwards only what fell due before comes to its end.
        while at <= END && store::reminder::fall_due(tx, 100)?.more {}
        let mut again = Vec::new();
        loop {
            let claimed = store::push::claim(tx, 100)?;
            let looked_at = claimed.jobs.len() + claimed.unsent.len() + claimed.put_off.len();
            again.extend(claimed.put_off.iter().map(|at| at.0));
            let mut through = Vec::new();
            for job in claimed.jobs {
                let posted = match subscriptions[&job.subscription.to_string()].later_ms(job.tries) {
                    None => Posted::Accepted { status: 201 },
                    Some(later) => {
                        again.push(at + later);
                        Posted::Later { status: Some(503), at: Millis(at + later) }
                    }
                };
                through.push((job, posted));
            }
            store::push::settle_all(tx, &through)?;
            if looked_at < 100 {
                return Ok(again);
            }
        }
    });
    looked.expect("the database answers")
}

/// Plays the year.
pub(super) async fn play(app: App) {
    let app = app.restarted_with(|settings| settings.push_every_ms = 24 * 60 * 60 * 1000).await;
    app.clock.set(Millis(BEGIN));
    let mut dice = Dice::of_seed(2027);
    let mut subscriptions = HashMap::new();
    let mut lives = Vec::new();
    let patients = std::env::var("RYGRAD_PATIENTS").map_or(PATIENTS, |asked| asked.parse().expect("a number"));
    for n in 0..patients {
        lives.push(life(&app, &mut dice, n, &mut subscriptions).await);
    }
    // Registering took some time, and nothing of it may fall due in between.
    let mut acts = acts(&mut dice, &lives);
    let mut looks: BTreeSet<i64> = BTreeSet::new();
    for kept in lives.iter().flat_map(|life| &life.kept) {
        let zone = KnownZone::of(&kept.rule.zone).expect("a zone");
        let mut last = Millis(BEGIN);
        while let Some(next) = kept.rule.next_after(last, |at| zone.offset_at(at)).filter(|next| next.at.0 < END) {
            let at = awake(next.at.0);
            let through =
                kept.rule.quiet.and_then(|quiet| quiet.let_through(next, Millis(at), |at| zone.offset_at(at)));
            looks.extend(through.map(|at| awake(at.0)));
            looks.insert(at);
            last = next.at;
        }
    }
    looks.insert(END);
    while let Some(at) = looks.pop_first() {
        while let Some(((when, n), what)) = acts.first_key_value().map(|(key, what)| (*key, what.clone()))
            && when < at
        {
            lives[n].act(&app, when, &what).await;
            acts.pop_first();
        }
        let again = tokio::task::block_in_place(|| look(&app, at, &subscriptions));
        looks.extend(again.into_iter().map(awake));
    }
    account_for_all(&app, &lives);
}

fn account_for_all(app: &App, lives: &[Life]) {
    let mut wanted = BTreeMap::new();
    for life in lives {
        for kept in &life.kept {
            for due in life.occurrences(kept) {
                wanted.insert(format!("{} {}", kept.id, due.day), (life.fate(kept, due), life.service, &kept.body));
            }
        }
    }
    let mut tables = Tables::open(&app.settings.database_url());
    let query =
        "SELECT reminder_id || ' ' || day || ' ' || state || ' ' || coalesce(reason, '-') AS line FROM occurrence";
    let mut found = BTreeMap::new();
    for line in tables.lines(query) {
        let (rule, rest) = line.split_once(' ').expect("a rule");
        let (day, fate) = rest.split_once(' ').expect("a day");
        let twice = found.insert(format!("{rule} {day}"), fate.to_owned());
        assert_eq!(twice, None, "{line} stands twice");
    }
    for (occurrence, (fate, service, rule)) in &wanted {
        assert_eq!(found.get(occurrence).map(String::as_str), Some(*fate), "{occurrence} {service:?} {rule}");
    }
    let unasked: Vec<_> = found
        .iter()
        .filter(|(occurrence, _)| !wanted.contains_key(*occurrence))
        .map(|(occurrence, fate)| {
            let kept = lives.iter().flat_map(|life| &life.kept).find(|kept| occurrence.starts_with(&kept.id));
            (occurrence, fate, kept.map(|kept| (&kept.body, &kept.on)))
        })
        .collect();
    assert!(unasked.is_empty(), "no rule asked for {unasked:?}");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for fate in found.values() {
        *counts.entry(fate).or_default() += 1;
    }
    eprintln!("{} occurrences: {counts:?}", found.len());
    let fates = ["done -", "expired -", "expired late", "expired quiet", "nowhere -", "settled -"];
    assert_eq!(counts.keys().copied().collect::<Vec<_>>(), fates, "each way to end was met");
    let waiting = tables.lines("SELECT CAST(count(*) AS TEXT) AS line FROM occurrence WHERE state = 'due'");
    assert_eq!(waiting, ["0"]);
}
