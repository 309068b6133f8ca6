//! A third language can come, and one that runs from right to left: the app is built once more with every English letter
//! turned into an Arabic one, and on no page stands a word that did not come from a wording file, or text that people wrote
//! without a direction of its own, or anything that runs off the screen.

use std::path::PathBuf;

use server::demo::{PASSWORD, PATIENT, PHYSIO};
use tests::app::App;
use tests::chromium::BrowserOptions;
use tests::proxy::{Pages, Proxy};

use crate::demo;
use crate::pages::{SIGNED_OUT, TEAM_SIGNED_OUT, of_patient, of_professional};
use crate::steps::Screen;

/// From right to left from now on; then what stands there in Latin letters outside of an element with a direction or
/// language of its own and outside of the marks around what people wrote; and what runs off the screen.
const ODD: &str = "
    document.documentElement.dir = 'rtl';
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const latin = (text) => /[a-zæøå]/i.test((text ?? '').replace(/\\u2068[^\\u2069]*\\u2069/g, ''));
    const own = 'script, style, noscript, [dir=auto], [dir=ltr], body [lang]';
    const odd = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (latin(data) && !parentElement.closest(own)) odd.push(`text “${data}” in ${parentElement.outerHTML.slice(0, 120)}`);
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        for (const element of document.querySelectorAll(`[${name}]`))
            if (latin(element.getAttribute(name)) && !element.closest(own)) odd.push(`${name} “${element.getAttribute(name)}”`);
    if (latin(document.title.replace('Rygrad', ''))) odd.push(`the title “${document.title}”`);
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) odd.push(`${page.scrollWidth - page.clientWidth} px run off the screen`);
    const moves = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || moves(element.parentElement));
    for (const element of document.querySelectorAll('body *'))
        if (element.checkVisibility() && !moves(element.parentElement) && !element.closest('.away, svg') && element.getBoundingClientRect().left < -1
            && getComputedStyle(element).position !== 'absolute')
            odd.push(`${element.outerHTML.slice(0, 120)} begins off the screen`);
    return odd;";

async fn odd(screen: &Screen, paths: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths {
        screen.go(path).await;
        screen.is_drawn("en").await;
        let odd = screen.browser.run(ODD, Vec::new()).await;
        found.extend(odd.as_array().expect("a list").iter().map(|line| format!("{path}: {line}")));
    }
    found
}

/// A screen on which the turned app speaks.
async fn turned(app: &App, width: u32) -> (Proxy, Screen) {
    let folder = std::env::var_os("RYGRAD_TURNED_APP").expect("RYGRAD_TURNED_APP. Type: cargo xtask test");
    let proxy = Proxy::with_app(app.running.address, Pages::new(PathBuf::from(folder))).await;
    let options = BrowserOptions { width, ..BrowserOptions::default() };
    let screen = Screen::with(&proxy.url(""), options).await;
    screen.go("/help").await;
    speaks(&screen).await;
    (proxy, screen)
}

/// In the turned language from the next page on.
async fn speaks(screen: &Screen) {
    screen.browser.run("localStorage.setItem('language', 'en')", Vec::new()).await;
}

fn owned(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_patients_app_has_no_word_of_its_own_and_runs_from_right_to_left() {
    let app = demo().await;
    let (_proxy, phone) = turned(&app, 360).await;
    let mut found = odd(&phone, &owned(&SIGNED_OUT)).await;
    phone.go("/").await;
    phone.sign_in_as(PATIENT, PASSWORD).await;
    // Signing in takes over the language of the account.
    phone.sees("Ingen holder øje med din dagbog.").await;
    speaks(&phone).await;
    phone.go("/").await;
    let pages = of_patient(&phone, &app).await;
    found.extend(odd(&phone, &pages).await);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_professionals_app_has_no_word_of_its_own_and_runs_from_right_to_left() {
    let app = demo().await;
    let (_proxy, desk) = turned(&app, 1280).await;
    let mut found = odd(&desk, &owned(&TEAM_SIGNED_OUT)).await;
    desk.go("/team/").await;
    desk.sign_in_as(PHYSIO, PASSWORD).await;
    desk.sees("Karen Dahl").await;
    speaks(&desk).await;
    desk.go("/team/").await;
    let pages = of_professional(&desk).await;
    found.extend(odd(&desk, &pages).await);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_in_the_code_would_be_found() {
    let app = demo().await;
    let (_proxy, phone) = turned(&app, 360).await;
    phone.go("/help").await;
    phone.is_drawn("en").await;
    let put = "document.querySelector('main').insertAdjacentHTML('beforeend',
        `<p>A word</p><p dir=auto>Ann</p><p>\u{2068}Ann\u{2069}</p><div style='width: 2000px'>.</div>`)";
    phone.browser.run(put, Vec::new()).await;
    let found = phone.browser.run(ODD, Vec::new()).await;
    let found: Vec<String> = serde_json::from_value(found).expect("a list");
    assert!(found.iter().any(|line| line.starts_with("text “A word”")), "{found:?}");
    assert!(!found.iter().any(|line| line.contains("Ann")), "{found:?}");
    assert!(found.iter().any(|line| line.ends_with("px run off the screen")), "{found:?}");
}
