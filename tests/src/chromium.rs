//! A real Chromium, headless, driven through chromedriver; both end with the [`Browser`].
//!
//! `http://127.0.0.1` counts as a secure context, so service workers, push and installed apps work without TLS. Scripts run
//! by the driver are not bound by the page's content security policy.

mod accessibility;

pub use accessibility::Violation;

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

use crate::child::{self, Child, End};
use crate::notification::Shown;
use crate::rpc::Rpc;

const INSTALL: &str = "is not installed. Type: sudo apt-get install --no-install-recommends chromium chromium-driver";
const START_LIMIT: Duration = Duration::from_secs(60);
const SCRIPT_LIMIT: Duration = Duration::from_secs(60);
/// Narrower windows are phones: the viewport follows the page's `<meta name=viewport>`.
const PHONE_BELOW_PX: u32 = 600;

/// How the person's device is set up.
#[derive(Debug, Clone)]
pub struct BrowserOptions {
    /// Of the page, in CSS pixels.
    pub width: u32,
    /// Of the page, in CSS pixels.
    pub height: u32,
    /// What the browser asks pages for, as in `da` or `en-GB`.
    pub lang: String,
    /// The device prefers dark.
    pub dark: bool,
    /// The device's time zone.
    pub zone: String,
    /// A profile that outlives this browser, for a second visit; a fresh one otherwise.
    pub user_data_dir: Option<PathBuf>,
}

/// A phone of 360 × 800, Danish, light, in Copenhagen.
impl Default for BrowserOptions {
    fn default() -> Self {
        Self {
            width: 360,
            height: 800,
            lang: "da".to_owned(),
            dark: false,
            zone: "Europe/Copenhagen".to_owned(),
            user_data_dir: None,
        }
    }
}

/// A running browser with one window. It is also a [`WebDriver`]: `goto`, `find`, `refresh` and the rest are there.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    _chromedriver: Child,
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.driver
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ending chromedriver ends its browser; asking it first would block this thread's runtime.
        drop(self.driver.clone().leak());
    }
}

impl Browser {
    /// Starts chromedriver and a browser.
    pub async fn start(options: BrowserOptions) -> Self {
        let browser = find(&["chromium", "chromium-browser", "google-chrome"]);
        let folder = child::new_folder("chromium");
        let mut command = Command::new(find(&["chromedriver"]));
        command.arg("--port=0").env("TZ", &options.zone).env("LANGUAGE", &options.lang).env("HOME", &folder);
        let (chromedriver, port) = driver(&command, &folder).await;
        let capabilities = capabilities(&browser, &folder, &options);
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(2 * SCRIPT_LIMIT)
            .await;
        let driver = driver.unwrap_or_else(|error| panic!("Chromium did not start: {error}\n{}", chromedriver.said()));
        let browser = Self { driver, _chromedriver: chromedriver };
        browser.set_script_timeout(SCRIPT_LIMIT).await.expect("a fresh session takes settings");
        browser.set_size(options.width, options.height).await;
        browser.set_dark(options.dark).await;
        browser
    }

    /// Closes the browser as a person does, so that its profile is written; dropping it is a crash.
    pub async fn end(self) {
        self.driver.clone().quit().await.expect("the browser closes");
    }

    /// What `script`, the body of an async function, returns. Panics when it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        // An arrow function, so that `arguments` are those of the function around it.
        let wrapped = format!("return (async () => {{ {script}\n }})()");
        let result = self.driver.execute(wrapped, arguments).await;
        result.unwrap_or_else(|error| panic!("{script}\n{error}")).json().clone()
    }

    /// Writes what the window shows as PNG; folders are made.
    pub async fn picture(&self, path: &Path) {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
        }
        self.driver.screenshot(path).await.expect("a window that can be pictured");
    }

    /// Sends a DevTools command to the window: `Emulation.setTimezoneOverride`, `Network.clearBrowserCache`, ….
    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        self.driver.cdp().send_raw(method, params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Changes the size of the page, in CSS pixels.
    pub async fn set_size(&self, width: u32, height: u32) {
        let mobile = width < PHONE_BELOW_PX;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Makes the device prefer dark, or light.
    pub async fn set_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let feature = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", feature).await;
    }

    /// Makes the processor `times` slower; 1 is its own speed.
    pub async fn slow_cpu(&self, times: u32) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// Says yes for the person: `notifications`, `backgroundSync`, `durableStorage`, …. `origin` as in `http://127.0.0.1:8080`.
    pub async fn grant(&self, origin: &str, permissions: &[&str]) {
        self.devtools("Browser.grantPermissions", json!({ "origin": origin, "permissions": permissions })).await;
    }

    /// Hands `payload`, already decrypted, to the push handler of the service worker that controls `origin`, and waits for the
    /// notification it shows. `getNotifications()` right after a push is no substitute: when Chromium is asked while it is
    /// still showing one, it forgets that one.
    pub async fn deliver_push(&self, origin: &str, payload: &str) -> Shown {
        let tools = self.devtools_socket().await;
        let recording = json!({ "service": "notifications", "shouldRecord": true });
        tools.call("BackgroundService.setRecording", recording).await.expect("DevTools know notifications");
        tools.call("BackgroundService.clearEvents", json!({ "service": "notifications" })).await.expect("and forget");
        tools.call("BackgroundService.startObserving", json!({ "service": "notifications" })).await.expect("and tell");
        tools.call("ServiceWorker.enable", json!({})).await.expect("DevTools know service workers");
        let registration = tools.event(START_LIMIT, |method, params| registration_of(origin, method, params));
        let registration = registration.await.unwrap_or_else(|_| panic!("{origin} has no service worker"));
        let push = json!({ "origin": origin, "registrationId": registration, "data": payload });
        tools.call("ServiceWorker.deliverPushMessage", push).await.expect("a registered service worker takes a push");
        tools.event(START_LIMIT, shown).await.expect("the service worker shows a notification")
    }

    /// What `expression`, run in the service worker of `origin`, becomes once its promise is kept. A worker that sleeps is
    /// none: deliver a push before.
    pub async fn in_worker(&self, origin: &str, expression: &str) -> Value {
        let list = format!("http://{}/json", self.debugger());
        let targets = reqwest::get(list).await.expect("the browser lists what it runs");
        let targets: Vec<Value> = targets.json().await.expect("a list");
        let here = |target: &&Value| {
            target["type"] == "service_worker" && target["url"].as_str().is_some_and(|url| url.starts_with(origin))
        };
        let worker = targets.iter().find(here).unwrap_or_else(|| panic!("no worker of {origin} runs: {targets:?}"));
        let socket = worker["webSocketDebuggerUrl"].as_str().expect("a DevTools socket");
        let tools = Rpc::connect(socket).await.expect("the worker has a DevTools socket");
        let run = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = tools.call("Runtime.evaluate", run).await.expect("the worker answers");
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// What pages of this browser wrote to the console as errors since the last call, refused resources included.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("the log is switched on at the start");
        log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
    }

    /// The port of DevTools on this machine: for a tool that looks at the same browser.
    pub fn debugger_port(&self) -> u16 {
        let (_, port) = self.debugger().rsplit_once(':').expect("host and port");
        port.parse().expect("a port")
    }

    fn debugger(&self) -> &str {
        let options = self.driver.capabilities().get("goog:chromeOptions");
        let address = options.and_then(|options| options["debuggerAddress"].as_str());
        address.expect("chromedriver names the browser's address")
    }

    async fn devtools_socket(&self) -> Rpc {
        let address = self.debugger();
        let window = self.driver.window().await.expect("the browser has a window");
        Rpc::connect(&format!("ws://{address}/devtools/page/{window}")).await.expect("the window has a DevTools socket")
    }
}

fn registration_of(origin: &str, method: &str, params: &Value) -> Option<Value> {
    let all = params["registrations"].as_array().filter(|_| method == "ServiceWorker.workerRegistrationUpdated")?;
    let scoped = |known: &&Value| known["scopeURL"].as_str().is_some_and(|scope| scope.starts_with(origin));
    Some(all.iter().find(scoped)?["registrationId"].clone())
}

fn shown(method: &str, params: &Value) -> Option<Shown> {
    let event = &params["backgroundServiceEvent"];
    if method != "BackgroundService.backgroundServiceEventReceived" || event["eventName"] != "Notification displayed" {
        return None;
    }
    let metadata = event["eventMetadata"].as_array()?;
    let value = |key: &str| Some(metadata.iter().find(|entry| entry["key"] == key)?["value"].as_str()?.to_owned());
    Some(Shown { title: value("Title")?, body: value("Body").unwrap_or_default() })
}

fn find(names: &[&str]) -> PathBuf {
    child::find_program(names).unwrap_or_else(|| panic!("{} {INSTALL}", names.first().unwrap_or(&"Chromium")))
}

/// Starts chromedriver: itself and its port. It takes a free one for IPv6 and then finds it taken for IPv4 now and then.
async fn driver(command: &Command, folder: &Path) -> (Child, u16) {
    let mut said = String::new();
    for _ in 0..3 {
        let chromedriver = Child::start(command, Some(folder), End::Kill, None);
        let port = chromedriver.line(START_LIMIT, |line| {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        match port.await {
            Ok(port) => return (chromedriver, port),
            Err(missing) => said = missing.said,
        }
    }
    panic!("chromedriver did not start:\n{said}")
}

fn capabilities(browser: &Path, folder: &Path, options: &BrowserOptions) -> thirtyfour::ChromeCapabilities {
    let profile = options.user_data_dir.clone().unwrap_or_else(|| folder.join("profile"));
    let mut capabilities = DesiredCapabilities::chrome();
    let arguments = [
        "--headless=new",
        // Chromium has no sandbox under root, where container machines run tests; pages come from the server under test.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-breakpad",
        "--hide-scrollbars",
        &format!("--lang={}", options.lang),
        &format!("--window-size={},{}", options.width.max(500), options.height),
        &format!("--user-data-dir={}", profile.display()),
    ];
    let mut set = || {
        capabilities.set_binary(&browser.to_string_lossy())?;
        arguments.iter().try_for_each(|argument| capabilities.add_arg(argument))?;
        capabilities.add_experimental_option("prefs", json!({ "intl.accept_languages": options.lang }))?;
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)
    };
    set().expect("capabilities are plain JSON");
    capabilities
}

#[cfg(test)]
mod tests;
