//! The phone of a random run: tabs that are opened and killed, a clock and a zone that the run moves, and what lies on it.

use std::time::Duration;

use domain::day::{LocalDay, Millis};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use tokio::time::{Instant, sleep};

use crate::steps::{LIMIT, POLL, Screen};

/// Before any script of a page: its clock and its zone are the run's, read from what the tabs share.
const MOVED: &str = "
    const read = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
    const Clock = Date, Format = Intl.DateTimeFormat;
    const now = () => Clock.now() + Number(read('test-moved') || 0);
    globalThis.Date = class Date extends Clock {
        constructor(...from) { if (from.length) super(...from); else super(now()); }
        static now() { return now(); }
    };
    Intl.DateTimeFormat = class DateTimeFormat extends Format {
        constructor(language, options) { super(language, { timeZone: read('test-zone') || undefined, ...options }); }
    };";

/// Everything in the diary's database of this origin: what is kept, and what is half written.
const KEPT: &str = "
    const names = (await indexedDB.databases()).map((found) => found.name).filter((name) => /^rygrad-[0-9a-f]{8}-/.test(name));
    const asked = (request) => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = no; });
    const database = await asked(indexedDB.open(names[0]));
    const read = database.transaction(['things', 'meta']);
    const [things, meta, keys] = await Promise.all([
        asked(read.objectStore('things').getAll()),
        asked(read.objectStore('meta').getAll()),
        asked(read.objectStore('meta').getAllKeys())]);
    database.close();
    return { things: things.map(JSON.parse), drafts: meta.filter((_, n) => keys[n].startsWith('draft/')).map(JSON.parse) };";

/// The phone.
pub(super) struct Device {
    pub(super) screen: Screen,
    tabs: Vec<WindowHandle>,
    now: usize,
}

impl Device {
    pub(super) fn new(screen: Screen) -> Self {
        Self { screen, tabs: Vec::new(), now: 0 }
    }

    fn tab(&self) -> WindowHandle {
        self.tabs.get(self.now).expect("an open tab").clone()
    }

    /// As new: no tabs, no diary, nobody signed in; the app's own files stay.
    pub(super) async fn is_wiped(&mut self) {
        while !self.tabs.is_empty() {
            self.now = 0;
            self.kill().await;
        }
        // A tab that is closed may work on for a moment: what it still writes would be wiped half.
        while self.shows_anything().await {
            sleep(POLL).await;
        }
        let what = "cookies,indexeddb,local_storage";
        let origin = self.screen.origin.clone();
        self.screen
            .browser
            .devtools("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": what }))
            .await;
    }

    /// Whether the browser has a page of the app, closing ones too.
    async fn shows_anything(&self) -> bool {
        let targets = self.screen.browser.devtools("Target.getTargets", json!({})).await;
        let pages = targets.get("targetInfos").and_then(Value::as_array).into_iter().flatten();
        let mut urls = pages
            .filter(|one| one.get("type").is_some_and(|kind| kind == "page"))
            .filter_map(|one| one.get("url")?.as_str());
        urls.any(|url| url.starts_with(&self.screen.origin))
    }

    /// Opens one more tab of the app, and looks at it.
    pub(super) async fn open(&mut self) {
        let browser = &self.screen.browser;
        let tab = browser.new_tab().await.expect("a browser has room for a tab");
        browser.switch_to_window(tab.clone()).await.expect("it was just opened");
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": MOVED })).await;
        self.tabs.push(tab);
        self.now = self.tabs.len() - 1;
        self.screen.go("/").await;
    }

    /// Looks at another tab.
    pub(super) async fn turn_to(&mut self, tab: usize) {
        self.now = tab % self.tabs.len();
        self.screen.browser.switch_to_window(self.tab()).await.expect("an open tab");
    }

    pub(super) async fn turn(&mut self) {
        self.turn_to(self.now + 1).await;
    }

    /// Ends the tab one looks at, whatever it is doing.
    pub(super) async fn kill(&mut self) {
        let browser = &self.screen.browser;
        browser.switch_to_window(self.tab()).await.expect("an open tab");
        browser.close_window().await.expect("a tab that can be closed");
        self.tabs.remove(self.now);
        self.now = 0;
        let left = browser.windows().await.expect("the browser has windows");
        let next = self.tabs.first().or(left.first()).expect("the first window stays").clone();
        browser.switch_to_window(next).await.expect("it is open");
    }

    pub(super) fn tabs(&self) -> usize {
        self.tabs.len()
    }

    /// The device's clock stands at `now`, in this zone; tabs wake and look.
    pub(super) async fn set_clock(&mut self, now: Millis, zone: &str) {
        let set = "
            const [now, zone] = arguments;
            const real = Date.now() - Number(localStorage.getItem('test-moved') || 0);
            localStorage.setItem('test-moved', String(now - real));
            localStorage.setItem('test-zone', zone);";
        self.screen.browser.run(set, vec![json!(now), json!(zone)]).await;
        for _ in 0..self.tabs() {
            self.screen.browser.run("document.dispatchEvent(new Event('visibilitychange'))", Vec::new()).await;
            self.turn().await;
        }
    }

    /// Goes to a screen without loading the app anew.
    pub(super) async fn walk(&self, path: &str) {
        let walk = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))";
        self.screen.browser.run(walk, vec![json!(path)]).await;
        self.screen.is_drawn("da").await;
    }

    /// What lies on it: things, and drafts.
    pub(super) async fn kept(&self) -> (Vec<Value>, Vec<Value>) {
        let kept = self.screen.browser.run(KEPT, Vec::new()).await;
        let rows = |name: &str| kept.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        (rows("things"), rows("drafts"))
    }

    /// Waits until this text is kept as half written.
    pub(super) async fn has_draft(&self, text: &str) {
        let start = Instant::now();
        while !self.kept().await.1.iter().any(|draft| half_written(draft) == Some(text)) {
            assert!(start.elapsed() < LIMIT, "{text} is not kept while it is typed");
            sleep(POLL).await;
        }
    }

    /// Waits until the screen holds fewer of these than `before`.
    pub(super) async fn has_fewer(&self, css: &str, before: u64) {
        let start = Instant::now();
        while self.screen.count(css).await >= before {
            assert!(start.elapsed() < LIMIT, "there are still {before} of {css}");
            sleep(POLL).await;
        }
    }

    /// Waits a moment that decides how far saving gets before the tab dies.
    pub(super) async fn lingers(&self, ms: u64) {
        sleep(Duration::from_millis(ms)).await;
    }

    /// The days that the diary shows this text on.
    pub(super) async fn days_showing(&self, text: &str) -> Vec<LocalDay> {
        let find = "
            const cards = [...document.querySelectorAll('[data-test^=\"diary-2\"]')];
            const lines = (card) => [...card.querySelectorAll('li')].filter((line) => line.textContent.includes(arguments[0]));
            return cards.flatMap((card) => lines(card).map(() => card.dataset.test.slice(6)));";
        let days = self.screen.browser.run(find, vec![json!(text)]).await;
        let days = days.as_array().cloned().unwrap_or_default();
        days.iter().filter_map(|day| day.as_str()?.parse().ok()).collect()
    }
}

/// The text of a note that is half written.
pub(super) fn half_written(draft: &Value) -> Option<&str> {
    draft.pointer("/body/text")?.as_str()
}
