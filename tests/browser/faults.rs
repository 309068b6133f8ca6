//! Random faults, by seed: a person writes, corrects and removes on a phone whose network drops, answers late, twice or
//! not at all, whose app is killed in the middle of saving, in two tabs that race, while the clock runs over midnight and
//! through both summer-time nights and the phone flies to other zones. In the end every entry stands once, as last
//! written, on the day it was written for, at the server and on the phone; what was not saved is still in its form.
//!
//! `RYGRAD_SEED` is the first seed and `RYGRAD_SEEDS` how many; a failure names its seed.

mod device;
mod diary;

use std::time::Duration;

use chrono_tz::Tz;
use domain::day::{LocalDay, Millis};
use domain::unit::Sector;
use serde_json::json;
use tests::app::{App, Person};
use tests::dice::Dice;
use tests::proxy::Proxy;

use self::device::Device;
use self::diary::Diary;
use crate::steps::{Screen, named};

/// How many seeds a run tries where nothing else is said.
const SEEDS: u64 = 20;
/// How many steps each takes.
const STEPS: usize = 8;
/// Phones at work at the same time.
const PHONES: u64 = 2;
const ZONES: [&str; 4] = ["Europe/Copenhagen", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"];
/// Late evenings: before the night that loses an hour, the night that has one twice, New Year, and the one without any
/// of it. UTC.
const EVENINGS: [&str; 4] =
    ["2027-03-27T20:40:00Z", "2027-10-30T19:40:00Z", "2027-12-31T20:40:00Z", "2027-05-11T19:40:00Z"];
const MINUTE_MS: i64 = 60_000;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text}")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_goes_wrong_every_entry_stands_once_on_its_day() {
    let (first, count) = (setting("RYGRAD_SEED", 1), setting("RYGRAD_SEEDS", SEEDS));
    let phones = (0..PHONES).map(|phone| async move {
        let mut device = None;
        for seed in (first..first + count).filter(|seed| seed % PHONES == phone) {
            let named = Named(seed);
            device = Some(Run::of(seed, device).await);
            drop(named);
        }
    });
    let phones: Vec<_> = phones.map(tokio::spawn).collect();
    for phone in phones {
        phone.await.expect("the seed named above holds");
    }
}

/// Names its seed if it fails.
struct Named(u64);

impl Drop for Named {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("faults: it was seed {0}; again: RYGRAD_SEED={0} RYGRAD_SEEDS=1", self.0);
        }
    }
}

/// One of several, counted around.
fn of(several: &[&'static str], n: u64) -> &'static str {
    let places = u64::try_from(several.len()).expect("a few");
    several.get(usize::try_from(n % places).expect("a few")).expect("counted around")
}

/// One seed.
struct Run {
    dice: Dice,
    app: App,
    proxy: Proxy,
    patient: Person,
    device: Device,
    zone: &'static str,
    diary: Diary,
}

impl Run {
    /// Runs a seed on a phone that an earlier one left, and gives the phone back.
    async fn of(seed: u64, phone: Option<(Device, Proxy)>) -> (Device, Proxy) {
        let mut dice = Dice::of_seed(seed);
        let app = App::with_pages().await;
        let evening = of(&EVENINGS, seed);
        let evening = chrono::DateTime::parse_from_rfc3339(evening).expect("a moment").timestamp_millis();
        app.clock.set(Millis(evening + i64::try_from(dice.below(60)).unwrap_or(0) * MINUTE_MS));
        let patient = person(&app).await;
        let (device, proxy) = match phone {
            Some((mut device, proxy)) => {
                // While the tabs of the last run live, they must not meet a server that does not know them.
                device.is_wiped().await;
                proxy.restore();
                proxy.set_upstream(app.running.address);
                (device, proxy)
            }
            None => {
                let proxy = Proxy::start(app.running.address).await;
                (Device::new(Screen::phone(&proxy.url("")).await), proxy)
            }
        };
        let mut run = Self { dice, app, proxy, patient, device, zone: of(&ZONES, 0), diary: Diary::default() };
        run.begins().await;
        for _ in 0..STEPS {
            run.step().await;
        }
        run.ends().await;
        (run.device, run.proxy)
    }

    async fn begins(&mut self) {
        self.device.open().await;
        self.device.set_clock(self.app.clock.now(), self.zone).await;
        self.device.screen.sign_in(&self.patient).await;
        self.device.screen.sees("Ingen holder øje med din dagbog.").await;
        self.device.screen.is_installed().await;
        self.device.open().await;
        self.is_open().await;
    }

    async fn is_open(&self) {
        self.device.screen.sees("Bækkenløft").await;
    }

    fn today(&self) -> LocalDay {
        let zone: Tz = self.zone.parse().expect("a zone");
        let now = chrono::DateTime::from_timestamp_millis(self.app.clock.now().0).expect("a moment");
        now.with_timezone(&zone).date_naive().to_string().parse().expect("a day")
    }

    async fn step(&mut self) {
        match self.dice.below(14) {
            0..=2 => self.writes_a_note(false).await,
            3 => self.writes_a_note(true).await,
            4 => self.corrects(false).await,
            5 => self.corrects(true).await,
            6 => self.removes().await,
            7 => self.logs().await,
            8 => self.races().await,
            9 => self.network().await,
            10 => self.network().await,
            11 => self.midnight().await,
            12 => self.journey().await,
            _ => self.device.turn().await,
        }
    }

    /// A note; its app may be killed while it saves, and the clock may pass midnight while it is typed.
    async fn writes_a_note(&mut self, killed: bool) {
        let day = self.today();
        let (note, text) = self.diary.begin(day);
        self.device.walk("/note").await;
        self.types(&text).await;
        if self.dice.below(4) == 0 {
            self.midnight().await;
        }
        self.device.screen.press("note-save").await;
        if killed {
            self.dies().await;
        } else {
            self.device.screen.sees("Gemt på telefonen").await;
        }
        self.diary.resolve(&self.device, note, &text, killed).await;
    }

    async fn corrects(&mut self, killed: bool) {
        let Some((note, id)) = self.diary.any(&self.device, self.dice.below(97)).await else { return };
        let text = self.diary.next_text(note);
        self.device.walk(&format!("/entry/{id}")).await;
        self.types(&text).await;
        self.device.screen.press("note-save").await;
        if killed {
            self.dies().await;
        } else {
            self.device.screen.is_at("/diary").await;
        }
        self.diary.resolve(&self.device, note, &text, killed).await;
    }

    /// What is typed is in its form on the disk before a finger has found the button.
    async fn types(&self, text: &str) {
        self.device.screen.pastes("note-text", text).await;
        self.device.has_draft(text).await;
    }

    async fn removes(&mut self) {
        let Some((note, id)) = self.diary.any(&self.device, self.dice.below(97)).await else { return };
        self.device.walk(&format!("/entry/{id}")).await;
        self.device.screen.press("entry-remove").await;
        self.device.screen.press("entry-remove-yes").await;
        self.device.screen.is_at("/diary").await;
        self.diary.removed(note);
    }

    /// One tap on *I dag*.
    async fn logs(&mut self) {
        self.device.walk("/").await;
        self.is_open().await;
        let open = self.device.screen.count(&named("exercise-done")).await;
        if open == 0 {
            return;
        }
        self.device.screen.press("exercise-done").await;
        // What is said of it may stand there from the one before.
        self.device.has_fewer(&named("exercise-done"), open).await;
        self.diary.logged(self.today());
    }

    /// Both tabs save at the same time.
    async fn races(&mut self) {
        let day = self.today();
        let mut typed = Vec::new();
        for _ in 0..2 {
            let (note, text) = self.diary.begin(day);
            self.device.walk("/note").await;
            self.device.screen.pastes("note-text", &text).await;
            typed.push((note, text));
            self.device.turn().await;
        }
        for _ in 0..2 {
            self.device.screen.press("note-save").await;
            self.device.turn().await;
        }
        for _ in 0..2 {
            self.device.screen.sees("Gemt på telefonen").await;
            self.device.turn().await;
        }
        for (note, text) in typed {
            self.diary.resolve(&self.device, note, &text, false).await;
        }
    }

    async fn network(&mut self) {
        match self.dice.below(6) {
            0 | 1 => self.proxy.cut(),
            2 => self.proxy.delay(Duration::from_millis(200 + self.dice.below(600))),
            3 => self.proxy.lose_answers(2, "/api/"),
            4 => self.proxy.double("/api/v1/sync"),
            _ => self.proxy.restore(),
        }
        self.device.screen.browser.run("dispatchEvent(new Event('online'))", Vec::new()).await;
    }

    /// Past the next midnight here, or a few hours on: through the hour that is missing or comes twice.
    async fn midnight(&mut self) {
        let day = self.today();
        let step = if self.dice.below(2) == 0 { 7 } else { 61 };
        loop {
            self.app.clock.advance_ms(step * MINUTE_MS);
            if self.today() != day {
                break;
            }
        }
        self.device.set_clock(self.app.clock.now(), self.zone).await;
    }

    async fn journey(&mut self) {
        self.zone = of(&ZONES, self.dice.below(4));
        self.app.clock.advance_ms(11 * 60 * MINUTE_MS);
        self.device.set_clock(self.app.clock.now(), self.zone).await;
    }

    async fn dies(&mut self) {
        let ms = self.dice.below(25);
        self.device.lingers(ms).await;
        self.device.kill().await;
        self.device.open().await;
        self.is_open().await;
    }

    async fn ends(&mut self) {
        self.proxy.restore();
        for _ in 0..self.device.tabs() {
            self.device.screen.go("/").await;
            self.is_open().await;
            self.device.screen.everything_is_sent().await;
            self.device.turn().await;
        }
        let seen = self.app.signs_in(&self.patient).await.sync(&[]).await;
        self.diary.stands_at_the_server(&seen.changes);
        for _ in 0..self.device.tabs() {
            self.device.walk("/diary").await;
            self.diary.is_shown_by(&self.device).await;
            self.device.turn().await;
        }
        self.device.screen.browser.complaints().await;
    }
}

/// A patient with a programme, by the server's clock, which is not this machine's.
async fn person(app: &App) -> Person {
    let unit = app.unit("Genoptræningen", Sector::Municipality).await;
    let physio = unit.physio().await;
    let patient = unit.patient(&physio).await;
    let recipient = json!({ "to": "membership", "membership": physio.membership() });
    let until = Some(app.today().plus_months(6));
    patient.shares_as(recipient, &[domain::category::Category::Exercises], None, until).await;
    physio.prescribes(&patient, app.today().plus_days(-1)).await;
    patient
}
