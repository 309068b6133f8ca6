//! Chromium on pages of our own: each thing a browser test will ask of it.

use super::*;
use crate::child::Folder;
use crate::proxy::Proxy;
use crate::site::Site;

const PAGES: &[(&str, &str)] = &[
    (
        "/",
        "<!doctype html><html lang=da><meta name=viewport content='width=device-width'><title>Prøve</title>
         <link rel=icon href='data:,'><link rel=stylesheet href=/app.css><main><h1>Prøve</h1><button>Lavet</button></main>",
    ),
    ("/bad", "<!doctype html><title></title><img src=/none.png><button></button>"),
    ("/sw.js", "self.addEventListener('push', event => { const { title, body } = event.data.json(); event.waitUntil(self.registration.showNotification(title, { body })); });"),
];

#[tokio::test]
async fn a_phone_shows_a_page_in_its_language_size_colours_and_zone() {
    let site = Site::start(PAGES).await;
    let browser = Browser::start(BrowserOptions { dark: true, ..BrowserOptions::default() }).await;
    browser.goto(site.origin()).await.unwrap();
    let device =
        "return [navigator.language, innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches,
        Intl.DateTimeFormat().resolvedOptions().timeZone, isSecureContext, await Promise.resolve(arguments[0])]";
    assert_eq!(
        browser.run(device, vec![json!("tea")]).await,
        json!(["da", 360, 800, true, "Europe/Copenhagen", true, "tea"])
    );
    browser.set_size(1280, 800).await;
    browser.set_dark(false).await;
    browser.slow_cpu(4).await;
    assert_eq!(
        browser.run("return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]", vec![]).await,
        json!([1280, false])
    );
    let folder = Folder::new("picture");
    browser.picture(&folder.join("new/page.png")).await;
    let png = std::fs::read(folder.join("new/page.png")).unwrap();
    // The width stands in the header of the file.
    assert_eq!(png[16..20], 1280_u32.to_be_bytes());
}

#[tokio::test]
async fn axe_and_the_console_tell_a_bad_page_from_a_good_one() {
    let site = Site::start(PAGES).await;
    let browser = Browser::start(BrowserOptions::default()).await;
    browser.goto(format!("{}/bad", site.origin())).await.unwrap();
    let mut broken: Vec<_> = browser.axe().await.into_iter().map(|violation| violation.id).collect();
    broken.sort();
    assert_eq!(broken, ["button-name", "document-title", "html-has-lang", "image-alt"]);
    assert!(browser.complaints().await.iter().any(|complaint| complaint.contains("/none.png")));
    browser.goto(site.origin()).await.unwrap();
    assert_eq!(browser.axe().await, []);
}

#[tokio::test]
async fn a_push_reaches_the_service_worker() {
    let site = Site::start(PAGES).await;
    let browser = Browser::start(BrowserOptions::default()).await;
    browser.grant(&site.origin(), &["notifications"]).await;
    browser.goto(site.origin()).await.unwrap();
    browser
        .run("await navigator.serviceWorker.register('/sw.js'); await navigator.serviceWorker.ready; ", vec![])
        .await;
    let shown = browser.deliver_push(&site.origin(), r#"{"title": "Tid til øvelser", "body": "Tre venter"}"#).await;
    assert_eq!(shown, Shown { title: "Tid til øvelser".to_owned(), body: "Tre venter".to_owned() });
    let again = browser.deliver_push(&site.origin(), r#"{"title": "Igen"}"#).await;
    assert_eq!(again, Shown { title: "Igen".to_owned(), body: String::new() });
}

#[tokio::test]
async fn a_cut_reaches_the_page_and_its_service_worker() {
    let site = Site::start(PAGES).await;
    let proxy = Proxy::start(site.addr).await;
    let browser = Browser::start(BrowserOptions::default()).await;
    browser.goto(proxy.url("/")).await.unwrap();
    let reach = "return await fetch('/', { cache: 'no-store' }).then(answer => answer.status, () => 'cut')";
    assert_eq!(browser.run(reach, vec![]).await, 200);
    proxy.cut();
    assert_eq!(browser.run(reach, vec![]).await, "cut");
    let install = "return await navigator.serviceWorker.register('/sw.js').then(() => 'there', () => 'cut')";
    assert_eq!(browser.run(install, vec![]).await, "cut");
    proxy.restore();
    assert_eq!(browser.run(reach, vec![]).await, 200);
    proxy.lose_answers(1, "/");
    assert_eq!(browser.run(reach, vec![]).await, "cut");
    assert_eq!(browser.run(install, vec![]).await, "there");
}

#[tokio::test]
async fn a_profile_kept_remembers_and_the_browser_ends_when_dropped() {
    let site = Site::start(PAGES).await;
    let profile = Folder::new("profile");
    let options = BrowserOptions { user_data_dir: Some(profile.to_path_buf()), ..BrowserOptions::default() };
    let browser = Browser::start(options.clone()).await;
    browser.goto(site.origin()).await.unwrap();
    browser.run("localStorage.setItem('tea', 'milk'); await navigator.serviceWorker.register('/sw.js')", vec![]).await;
    browser.end().await;
    assert_eq!(running_with(&profile), Vec::<String>::new());
    let browser = Browser::start(options).await;
    browser.goto(site.origin()).await.unwrap();
    assert_eq!(browser.run("return localStorage.getItem('tea')", vec![]).await, "milk");
    drop(browser);
    assert_eq!(running_with(&profile), Vec::<String>::new());
}

/// Command lines of processes that name `folder`.
fn running_with(folder: &Path) -> Vec<String> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let lines = processes.filter_map(|process| std::fs::read_to_string(process.path().join("cmdline")).ok());
    lines.filter(|line| line.contains(&*folder.to_string_lossy())).collect()
}
