//! A real Firefox, headless, driven by WebDriver BiDi without a driver program in between; it ends with the [`Firefox`].
//!
//! Its push connection goes to a loopback [`PushService`](crate::push_service::PushService): what the app subscribes to and
//! what arrives is real, only the service is ours.

mod profile;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use crate::child::{self, Child, End};
use crate::notification::Shown;
use crate::rpc::Rpc;

const INSTALL: &str = "Firefox is not installed. Type: sudo apt-get install --no-install-recommends firefox-esr";
/// Notifications are windows of the browser, not of a page.
const SYSTEM_ACCESS: &str = "--remote-allow-system-access";
const NOTIFICATION_WINDOW: &str = "chrome://global/content/alerts/alert.xhtml";
const START_LIMIT: Duration = Duration::from_secs(120);
const WAIT_LIMIT: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(100);

/// How the person's device is set up.
#[derive(Debug, Clone)]
pub struct FirefoxOptions {
    /// Of the page, in CSS pixels.
    pub width: u32,
    /// Of the page, in CSS pixels.
    pub height: u32,
    /// What the browser asks pages for, as in `da` or `en-GB`.
    pub lang: String,
    /// The device's time zone.
    pub zone: String,
    /// Where the push service listens; without one there is no push.
    pub push_service: Option<SocketAddr>,
    /// A folder for the profile that outlives the browser: started there again it is the same browser. Otherwise a fresh
    /// profile, gone with it.
    pub folder: Option<PathBuf>,
}

/// 800 × 800, Danish, in Copenhagen, without push.
impl Default for FirefoxOptions {
    fn default() -> Self {
        Self {
            width: 800,
            height: 800,
            lang: "da".to_owned(),
            zone: "Europe/Copenhagen".to_owned(),
            push_service: None,
            folder: None,
        }
    }
}

/// A running browser with one tab.
#[derive(Debug)]
pub struct Firefox {
    rpc: Rpc,
    tab: String,
    program: Child,
}

impl Firefox {
    /// Starts it.
    pub async fn start(options: FirefoxOptions) -> Self {
        let program = child::find_program(&["firefox-esr", "firefox"]).unwrap_or_else(|| panic!("{INSTALL}"));
        let own = options.folder.is_none().then(|| child::new_folder("firefox"));
        let folder = options.folder.as_ref().or(own.as_ref()).expect("one of the two");
        let mut firefox = Command::new(program);
        firefox.args(["--headless", "--no-remote", "--remote-debugging-port=0", SYSTEM_ACCESS, "--profile"]);
        firefox.arg(profile::create(folder, &options)).arg("about:blank");
        firefox.env("HOME", folder).env("TMPDIR", folder).env("TZ", &options.zone);
        firefox.env("MOZ_CRASHREPORTER_DISABLE", "1").env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("DISPLAY");
        let program = Child::start(&firefox, own.as_deref(), End::Kill, None);
        let address =
            program.line(START_LIMIT, |line| Some(line.split_once("BiDi listening on ")?.1.trim().to_owned()));
        let address = address.await.unwrap_or_else(|missing| panic!("Firefox did not start:\n{}", missing.said));
        let rpc = Rpc::connect(&format!("{address}/session")).await.expect("Firefox listens where it says");
        rpc.call("session.new", json!({ "capabilities": {} })).await.expect("a fresh Firefox has no session");
        let tabs = rpc.call("browsingContext.getTree", json!({})).await.expect("Firefox has a tab");
        let tab = tabs["contexts"][0]["context"].as_str().expect("a tab has a name").to_owned();
        let firefox = Self { rpc, tab, program };
        let viewport = json!({ "width": options.width, "height": options.height });
        firefox.tell("browsingContext.setViewport", json!({ "viewport": viewport })).await;
        firefox
    }

    /// Closes it as a person would, and waits until it has ended. Dropped, it is killed.
    pub async fn quit(self) {
        // The answer may be lost: the connection ends with the browser.
        drop(self.rpc.call("browser.close", json!({})).await);
        let silent = self.program.line(START_LIMIT, |_| None::<()>).await.expect_err("it says nothing of this");
        assert!(silent.ended, "Firefox does not end:\n{}", silent.said);
    }

    /// Opens `url` and waits until it is loaded.
    pub async fn goto(&self, url: &str) {
        self.tell("browsingContext.navigate", json!({ "url": url, "wait": "complete" })).await;
    }

    /// What `script`, the body of an async function, returns. Panics when it throws.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_run(script, arguments).await.unwrap_or_else(|thrown| panic!("{script}\n{thrown}"))
    }

    /// Runs the condition `script` again and again until it returns something other than `null`, `undefined`, `false` or an
    /// empty list, and gives that.
    pub async fn wait_until(&self, script: &str, arguments: &[Value]) -> Value {
        let holds = async {
            loop {
                // A page that is just being left throws: the next one will answer.
                let value = self.try_run(script, arguments).await.unwrap_or_default();
                if value != Value::Null && value != json!(false) && value != json!([]) {
                    return value;
                }
                sleep(POLL).await;
            }
        };
        let waited = timeout(WAIT_LIMIT, holds).await;
        waited.unwrap_or_else(|_| panic!("in {WAIT_LIMIT:?} this never held: {script} {arguments:?}"))
    }

    /// Clicks in the middle of the first element that matches the CSS `selector`, as a person's mouse would; waits for it.
    pub async fn click(&self, selector: &str) {
        let place = "const found = document.querySelector(arguments[0]);
            if (!found) return null;
            found.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = found.getBoundingClientRect();
            return width ? [x + width / 2, y + height / 2] : null;";
        let place = self.wait_until(place, &[json!(selector)]).await;
        let at = |axis: usize| place[axis].as_f64().unwrap_or_default().round();
        let actions = json!([
            { "type": "pointerMove", "x": at(0), "y": at(1) },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let mouse = json!([{ "type": "pointer", "id": "mouse", "actions": actions }]);
        self.tell("input.performActions", json!({ "actions": mouse })).await;
    }

    /// Clicks the first element that matches `selector` and types `text` at its end.
    pub async fn type_text(&self, selector: &str, text: &str) {
        self.click(selector).await;
        let keys = text.chars().flat_map(|key| ["keyDown", "keyUp"].map(|what| json!({ "type": what, "value": key })));
        let end = ["keyDown", "keyUp"].map(|what| json!({ "type": what, "value": "\u{E010}" }));
        let actions: Vec<Value> = end.into_iter().chain(keys).collect();
        let keyboard = json!([{ "type": "key", "id": "keyboard", "actions": actions }]);
        self.tell("input.performActions", json!({ "actions": keyboard })).await;
    }

    /// Waits for a notification and gives the newest as it stands on the screen. Without attention it goes after 20 seconds.
    pub async fn wait_for_notification(&self) -> Shown {
        let window = self.notification_window().await;
        let text = |id: &str, property: &str| format!("document.getElementById({id:?}).{property}");
        let title = self.evaluate(&window, &text("alertTitleLabel", "value")).await;
        let body = self.evaluate(&window, &text("alertTextLabel", "textContent")).await;
        let text = |value: Result<Value, String>| value.unwrap_or_default().as_str().unwrap_or_default().to_owned();
        Shown { title: text(title), body: text(body) }
    }

    /// Waits for a notification and clicks it, as the person would: the service worker hears of it and may open a window.
    pub async fn click_notification(&self) {
        let window = self.notification_window().await;
        let click = "window.dispatchEvent(new MouseEvent('click', { bubbles: true }))";
        self.evaluate(&window, click).await.expect("a notification can be clicked");
    }

    /// Waits for a tab whose address starts with `url` and goes on there: the one that a click opened.
    pub async fn follow(&mut self, url: &str) {
        self.tab = self.wait_for_window(json!({}), url).await;
    }

    /// The address that the tab shows.
    pub async fn url(&self) -> String {
        self.run("return location.href", &[]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Writes what the tab shows as PNG; folders are made.
    pub async fn picture(&self, path: &Path) {
        let png = self.tell("browsingContext.captureScreenshot", json!({})).await;
        let png = BASE64_STANDARD.decode(png["data"].as_str().unwrap_or_default()).expect("BiDi sends pictures so");
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
        }
        std::fs::write(path, png).expect("a picture can be written");
    }

    /// A BiDi command about the tab, whose name is added to `params`.
    pub async fn tell(&self, method: &str, mut params: Value) -> Value {
        params["context"] = json!(self.tab);
        self.rpc.call(method, params).await.unwrap_or_else(|error| panic!("{error}"))
    }

    async fn try_run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        // As text, because BiDi describes objects in a form of its own. The inner function sees the outer one's arguments.
        let arguments = Value::from(arguments);
        let expression = format!(
            "(async function () {{ return JSON.stringify(await (async () => {{ {script}\n }})()) }}).apply(null, {arguments})"
        );
        match self.evaluate(&self.tab, &expression).await?.as_str() {
            Some(text) => serde_json::from_str(text).map_err(|error| error.to_string()),
            None => Ok(Value::Null),
        }
    }

    /// The value of `expression` where it is a text, a number or a truth value.
    async fn evaluate(&self, window: &str, expression: &str) -> Result<Value, String> {
        let params = json!({
            "expression": expression,
            "target": { "context": window },
            "awaitPromise": true,
            "userActivation": true,
        });
        let answer = self.rpc.call("script.evaluate", params).await.map_err(|error| error.to_string())?;
        match answer["type"].as_str() {
            Some("exception") => Err(answer["exceptionDetails"]["text"].to_string()),
            _ => Ok(answer["result"]["value"].clone()),
        }
    }

    async fn notification_window(&self) -> String {
        self.wait_for_window(json!({ "moz:scope": "chrome" }), NOTIFICATION_WINDOW).await
    }

    /// The name of the newest window of that scope whose address starts with `url`.
    async fn wait_for_window(&self, scope: Value, url: &str) -> String {
        let appears = async {
            loop {
                let windows = self.rpc.call("browsingContext.getTree", scope.clone()).await;
                let windows = windows.unwrap_or_else(|error| panic!("{error}"));
                let windows = windows["contexts"].as_array().map_or(&[][..], Vec::as_slice);
                let at_url = |window: &&Value| window["url"].as_str().is_some_and(|found| found.starts_with(url));
                if let Some(name) = windows.iter().rev().find(at_url).and_then(|window| window["context"].as_str()) {
                    return name.to_owned();
                }
                sleep(POLL).await;
            }
        };
        let waited = timeout(WAIT_LIMIT, appears).await;
        waited.unwrap_or_else(|_| panic!("in {WAIT_LIMIT:?} no window showed {url}"))
    }
}

#[cfg(test)]
mod tests;
