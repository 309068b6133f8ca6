//! What a person does on a screen, and waits for. Nothing here sleeps for its own sake: each step waits until the screen
//! shows what it needs, up to a limit.

use std::path::Path;
use std::time::Duration;

use domain::LocalDay;
use serde_json::{Value, json};
use server::clock::Clock;
use tests::app::Person;
use tests::chromium::{Browser, BrowserOptions};
use thirtyfour::{By, Key};
use tokio::time::{Instant, sleep};

/// A loaded machine may take this long from one step to the next.
pub(crate) const LIMIT: Duration = Duration::from_secs(40);
pub(crate) const POLL: Duration = Duration::from_millis(40);
/// Whoever opens the app signed out asks once whether there is a session: the browser notes the answer.
const NOBODY_YET: &str = "/api/v1/session/refresh - Failed to load resource: the server responded with a status of 401";
/// What the browser notes of a request that met a dead line ...
const DEAD_LINE: &str = "net::ERR_";
/// ... and the loader of the app's parts, where the request was for one of them: it is asked for again.
const NO_PART: &str = "TypeError: Failed to fetch";
/// A sign-in is refused once before the form asks for the second factor.
const TWO_STEPS: &str = "/api/v1/session - Failed to load resource: the server responded with a status of 401";

/// What stands on the screen, without the marks that keep names apart in both directions of writing.
const TEXT: &str = "return document.body.innerText.replace(/[\\u2066-\\u2069]/g, '').replace(/\\u00a0/g, ' ');";

/// Brings an element to the middle of the screen; true once a finger would hit it there.
const WITHIN_REACH: &str = "
    const found = document.querySelector(arguments[0]);
    if (!found) return false;
    found.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = found.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return width > 0 && hit !== null && (found.contains(hit) || hit.contains(found));";

/// A phone or a computer with the app.
pub(crate) struct Screen {
    pub(crate) browser: Browser,
    pub(crate) origin: String,
}

impl Screen {
    /// A phone of 360 × 800, Danish, light.
    pub(crate) async fn phone(origin: &str) -> Self {
        Self::with(origin, BrowserOptions::default()).await
    }

    /// A professional's screen.
    pub(crate) async fn desk(origin: &str) -> Self {
        Self::with(origin, BrowserOptions { width: 1280, ..BrowserOptions::default() }).await
    }

    /// Any other device.
    pub(crate) async fn with(origin: &str, options: BrowserOptions) -> Self {
        Self { browser: Browser::start(options).await, origin: origin.to_owned() }
    }

    /// A phone on which a patient has signed in: *I dag* is open.
    pub(crate) async fn of_patient(origin: &str, person: &Person) -> Self {
        let phone = Self::phone(origin).await;
        phone.go("/").await;
        phone.sign_in(person).await;
        phone.is_at("/").await;
        phone.sees("Ingen holder øje med din dagbog.").await;
        phone
    }

    /// A screen on which a professional has signed in: the worklist is open.
    pub(crate) async fn of_professional(origin: &str, person: &Person) -> Self {
        let desk = Self::desk(origin).await;
        desk.go("/team/").await;
        desk.sign_in(person).await;
        desk.sees("Patienter").await;
        desk
    }

    /// Opens a page by its address.
    pub(crate) async fn go(&self, path: &str) {
        let address = format!("{}{path}", self.origin);
        self.browser.goto(address).await.expect("the page opens");
    }

    /// Fills in the form for signing in.
    pub(crate) async fn sign_in(&self, person: &Person) {
        self.sign_in_as(&person.email, &person.password).await;
        if let Some(code) = person.next_code(&Clock::default()) {
            self.write("sign-in-code", &code).await;
            self.press("sign-in").await;
        }
    }

    /// Fills in the form for signing in.
    pub(crate) async fn sign_in_as(&self, email: &str, password: &str) {
        self.write("sign-in-email", email).await;
        self.write("sign-in-password", password).await;
        self.press("sign-in").await;
    }

    /// Waits until the page has its heading, in this language, and nothing is on its way.
    pub(crate) async fn is_drawn(&self, language: &str) {
        let drawn = "
            const there = test => document.querySelector(`[data-test='${test}']`);
            return document.documentElement.lang === arguments[0] && Boolean(there('page-title')) && !there('skeleton');";
        self.until_within(drawn, vec![json!(language)]).await;
    }

    /// Where the first link that carries this `data-test` leads.
    pub(crate) async fn link(&self, test: &str) -> String {
        let there = "return Boolean(document.querySelector(arguments[0]))";
        self.until_within(there, vec![json!(named(test))]).await;
        let href = "return new URL(document.querySelector(arguments[0]).href).pathname";
        self.browser.run(href, vec![json!(named(test))]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses the first thing that carries this `data-test`.
    pub(crate) async fn press(&self, test: &str) {
        self.press_at(&named(test)).await;
    }

    /// Presses the first thing that matches a CSS selector, as soon as a finger would hit it.
    pub(crate) async fn press_at(&self, selector: &str) {
        let start = Instant::now();
        loop {
            self.until_within(WITHIN_REACH, vec![json!(selector)]).await;
            // The screen may be drawn anew between looking and pressing.
            let pressed = match self.browser.find(By::Css(selector)).await {
                Ok(found) => found.click().await,
                Err(error) => Err(error),
            };
            match pressed {
                Ok(()) => return,
                Err(error) if start.elapsed() > LIMIT => panic!("{selector} cannot be pressed: {error}"),
                Err(_) => sleep(POLL).await,
            }
        }
    }

    /// Writes into a field, in place of what stood there.
    pub(crate) async fn write(&self, test: &str, text: &str) {
        self.press(test).await;
        let field = self.browser.find(By::Css(named(test))).await.expect("it was just pressed");
        field.send_keys(Key::Control + "a").await.expect("a field takes keys");
        field.send_keys(text).await.expect("a field takes keys");
    }

    /// Pastes into a field: what no keyboard types, line breaks and emoji too.
    pub(crate) async fn pastes(&self, test: &str, text: &str) {
        self.press(test).await;
        let paste = "
            const field = document.querySelector(arguments[0]);
            const kind = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
            Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, arguments[1]);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true;";
        self.until_within(paste, vec![json!(named(test)), json!(text)]).await;
    }

    /// Chooses a day in a date field.
    pub(crate) async fn choose_day(&self, test: &str, day: LocalDay) {
        self.sets(test, &day.to_string()).await;
    }

    /// Gives a field of days or times its value: in which order those are typed differs from country to country.
    pub(crate) async fn sets(&self, test: &str, value: &str) {
        let choose = "
            const field = document.querySelector(arguments[0]);
            if (!field) return false;
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[1]);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            return true;";
        self.until_within(choose, vec![json!(named(test)), json!(value)]).await;
    }

    /// Presses a key wherever the focus is.
    pub(crate) async fn key(&self, key: Key) {
        self.types(&key.value().to_string()).await;
    }

    /// Types wherever the focus is. The screen may be drawn anew between looking for the focus and typing: nothing was
    /// typed then, and the focus is looked for again.
    pub(crate) async fn types(&self, text: &str) {
        let start = Instant::now();
        loop {
            let typed = match self.browser.active_element().await {
                Ok(focus) => focus.send_keys(text).await,
                Err(error) => Err(error),
            };
            match typed {
                Ok(()) => return,
                Err(error) if start.elapsed() > LIMIT => panic!("the focus takes no keys: {error}"),
                Err(_) => sleep(POLL).await,
            }
        }
    }

    /// Goes on by the Tab key until the focus is on what carries this `data-test`.
    pub(crate) async fn tab_to(&self, test: &str) {
        for _ in 0..60 {
            self.key(Key::Tab).await;
            let here = "return document.activeElement.matches(arguments[0])";
            if self.browser.run(here, vec![json!(named(test))]).await == true {
                return;
            }
        }
        panic!("the Tab key does not reach {test}:\n{}", self.text().await);
    }

    /// Everything that stands on the screen.
    pub(crate) async fn text(&self) -> String {
        self.browser.run(TEXT, Vec::new()).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this stands on the screen.
    pub(crate) async fn sees(&self, text: &str) {
        self.until_text(text, true).await;
    }

    /// Waits until this stands on the screen no longer.
    pub(crate) async fn misses(&self, text: &str) {
        self.until_text(text, false).await;
    }

    /// Waits until the first thing that carries this `data-test` says exactly this.
    pub(crate) async fn says(&self, test: &str, text: &str) {
        let start = Instant::now();
        loop {
            let said = self.said(test).await;
            if said.as_deref() == Some(text) {
                return;
            }
            assert!(start.elapsed() < LIMIT, "{test} says {said:?}, not {text:?}, on\n{}", self.text().await);
            sleep(POLL).await;
        }
    }

    /// What the first thing that carries this `data-test` says.
    pub(crate) async fn said(&self, test: &str) -> Option<String> {
        let read = format!(
            "
            const found = document.querySelector(arguments[0]);
            return found && (function () {{ {} }})();",
            TEXT.replace("document.body", "found")
        );
        self.try_run(&read, vec![json!(named(test))]).await?.as_str().map(str::to_owned)
    }

    /// How many elements match a CSS selector now.
    pub(crate) async fn count(&self, selector: &str) -> u64 {
        let count = self.browser.run("return document.querySelectorAll(arguments[0]).length", vec![json!(selector)]);
        count.await.as_u64().unwrap_or_default()
    }

    /// Waits until the address is this one.
    pub(crate) async fn is_at(&self, path: &str) {
        self.until_within("return location.pathname + location.search === arguments[0]", vec![json!(path)]).await;
    }

    /// From now on this page is told that there is no room for more, until it is loaded again. The browser counts room only
    /// now and then, so a small quota refuses too late for a test: this is what it says.
    pub(crate) async fn has_no_room(&self) {
        let full = "
            IDBObjectStore.prototype.add = () => { throw new DOMException('no room', 'QuotaExceededError'); };";
        self.browser.run(full, Vec::new()).await;
    }

    /// Waits until everything written has reached the server, on a screen that has been drawn. Only *I dag* says what waits, so
    /// that the phone's one account is looked into as well; with several on it, the screen alone tells.
    pub(crate) async fn everything_is_sent(&self) {
        let sent = "
            const there = test => document.querySelector(`[data-test='${test}']`);
            if (!there('page-title') || there('skeleton') || there('sync-waiting')) return false;
            const accounts = (await indexedDB.databases()).filter(({name}) => /^rygrad-[0-9a-f]{8}-/.test(name));
            if (accounts.length !== 1) return true;
            const answer = request => new Promise((yes, no) => {
                request.onsuccess = () => yes(request.result);
                request.onerror = () => no(request.error);
            });
            const database = await answer(indexedDB.open(accounts[0].name));
            try {
                const rows = await answer(database.transaction('outbox').objectStore('outbox').getAll());
                return rows.every(row => Boolean(JSON.parse(row).refused));
            } finally {
                database.close();
            }";
        self.until_within(sent, Vec::new()).await;
    }

    /// Waits until the whole app would open without a network: its parts arrive together, after the first screen.
    pub(crate) async fn is_installed(&self) {
        let ready = "
            if (!navigator.serviceWorker.controller) return false;
            const [name] = (await caches.keys()).filter((name) => name.startsWith('rygrad-shell-'));
            const kept = name ? await (await caches.open(name)).keys() : [];
            return kept.some((request) => request.url.includes('/split_'));";
        self.until_within(ready, Vec::new()).await;
    }

    /// Writes a picture of the screen.
    pub(crate) async fn picture(&self, path: &Path) {
        self.browser.picture(path).await;
    }

    /// Asserts that pages complained of nothing on the console but of what holds one of `expected`.
    pub(crate) async fn has_no_complaints_but(&self, expected: &[&str]) {
        let complaints = self.browser.complaints().await;
        let odd = |complaint: &&String| {
            let part = expected.contains(&DEAD_LINE) && complaint.contains(NO_PART);
            let known = part || complaint.contains(NOBODY_YET) || complaint.contains(TWO_STEPS);
            !known && !expected.iter().any(|part| complaint.contains(part))
        };
        let odd: Vec<_> = complaints.iter().filter(odd).collect();
        assert!(odd.is_empty(), "{odd:#?}");
    }

    /// Asserts that pages complained of nothing on the console.
    pub(crate) async fn has_no_complaints(&self) {
        self.has_no_complaints_but(&[]).await;
    }

    async fn until_text(&self, text: &str, there: bool) {
        let start = Instant::now();
        let mut said = String::new();
        while start.elapsed() < LIMIT {
            if let Some(now) = self.try_run(TEXT, Vec::new()).await {
                now.as_str().unwrap_or_default().clone_into(&mut said);
                if said.contains(text) == there {
                    return;
                }
            }
            sleep(POLL).await;
        }
        let word = if there { "never came" } else { "never went" };
        panic!("{text:?} {word}; on the screen stands\n{said}\n{:#?}", self.browser.complaints().await);
    }

    async fn until_within(&self, script: &str, arguments: Vec<Value>) {
        let start = Instant::now();
        while self.try_run(script, arguments.clone()).await != Some(json!(true)) {
            assert!(
                start.elapsed() < LIMIT,
                "{arguments:?} never held: {script}\n{}\n{:#?}",
                self.text().await,
                self.browser.complaints().await
            );
            sleep(POLL).await;
        }
    }

    /// As [`Browser::run`]; nothing while a page is being left.
    async fn try_run(&self, script: &str, arguments: Vec<Value>) -> Option<Value> {
        let wrapped = format!("return (async () => {{ {script}\n }})()");
        self.browser.execute(wrapped, arguments).await.ok().map(|answer| answer.json().clone())
    }
}

/// The CSS selector of a `data-test`.
pub(crate) fn named(test: &str) -> String {
    format!("[data-test='{test}']")
}

/// Waits until a question to the server is answered as wished, and gives the answer.
pub(crate) async fn eventually<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(start.elapsed() < LIMIT, "it never came to this: {what}");
        sleep(POLL).await;
    }
}
