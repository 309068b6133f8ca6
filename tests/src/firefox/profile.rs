//! The settings of a fresh profile: push to our service, permission given, and nothing that talks to the outside.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::FirefoxOptions;

/// Firefox asks these for updates, experiments, lists and news by itself; a test has no business there.
const QUIET: &[(&str, bool)] = &[
    ("app.normandy.enabled", false),
    ("app.update.auto", false),
    ("app.update.disabledForTesting", true),
    ("browser.aboutConfig.showWarning", false),
    ("browser.discovery.enabled", false),
    ("browser.newtabpage.enabled", false),
    ("browser.region.update.enabled", false),
    ("browser.safebrowsing.downloads.enabled", false),
    ("browser.safebrowsing.malware.enabled", false),
    ("browser.safebrowsing.phishing.enabled", false),
    ("browser.search.update", false),
    ("browser.shell.checkDefaultBrowser", false),
    ("browser.translations.enable", false),
    ("datareporting.healthreport.uploadEnabled", false),
    ("datareporting.policy.dataSubmissionEnabled", false),
    ("extensions.getAddons.cache.enabled", false),
    ("extensions.systemAddon.update.enabled", false),
    ("extensions.update.enabled", false),
    ("media.gmp-manager.updateEnabled", false),
    ("network.captive-portal-service.enabled", false),
    ("network.connectivity-service.enabled", false),
    ("network.dns.disablePrefetch", true),
    ("network.prefetch-next", false),
    ("signon.management.page.breach-alerts.enabled", false),
    ("toolkit.telemetry.enabled", false),
    ("toolkit.telemetry.unified", false),
];

/// Writes a profile below `folder`, or its settings anew where it is there already, and says where.
pub(super) fn create(folder: &Path, options: &FirefoxOptions) -> PathBuf {
    let profile = folder.join("profile");
    std::fs::create_dir_all(&profile).expect("the folder is there and ours");
    let lines: String = settings(options).map(|(name, value)| format!("user_pref({name:?}, {value});\n")).collect();
    std::fs::write(profile.join("user.js"), lines).expect("our folder can be written");
    profile
}

fn settings(options: &FirefoxOptions) -> impl Iterator<Item = (&'static str, Value)> {
    let push = options.push_service.map(|service| format!("ws://{service}/")).unwrap_or_default();
    let own = [
        ("intl.accept_languages", json!(options.lang)),
        ("permissions.default.desktop-notification", json!(1)),
        // Notifications by Firefox itself: there is no desktop here to show them.
        ("alerts.useSystemBackend", json!(false)),
        ("dom.push.serverURL", json!(push)),
        ("dom.push.testing.allowInsecureServerURL", json!(true)),
        // Its own default, but a browser under remote control switches push off unless the profile says something.
        ("dom.push.connection.enabled", json!(options.push_service.is_some())),
        // Remote settings, from nowhere.
        ("services.settings.server", json!("data:,#remote-settings-dummy/v1")),
        ("browser.startup.homepage_override.mstone", json!("ignore")),
    ];
    own.into_iter().chain(QUIET.iter().map(|(name, value)| (*name, json!(value))))
}
