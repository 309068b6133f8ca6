//! The files of the app as the server hands them out: what a page and the worker may do, and what a browser keeps.

use reqwest::Method;
use tests::app::{Answer, App};

const POLICIES: [&str; 4] =
    ["content-security-policy", "x-frame-options", "referrer-policy", "cross-origin-opener-policy"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_and_the_worker_are_bound_and_asked_for_again_and_what_they_pull_in_is_kept_for_good() {
    let app = App::with_pages().await;
    let mut pulled_in = Vec::new();
    for path in ["/", "/diary", "/team/", "/sw.js", "/icons/icon.svg", "/assets/no-such"] {
        let answer = Answer::of(app.anonymous(Method::GET, path)).await;
        for policy in POLICIES {
            assert!(answer.headers.contains_key(policy), "{path} says {policy}");
        }
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert!(["no-cache", "no-store"].iter().any(|cache| answer.headers["cache-control"] == *cache), "{path}");
        let named = answer.text.split('"').filter(|part| part.starts_with("/assets/") && part.contains('.'));
        pulled_in.extend(named.map(str::to_owned));
    }
    assert!(["css", "js", "wasm"].iter().all(|end| pulled_in.iter().any(|path| path.ends_with(end))), "{pulled_in:?}");
    for path in pulled_in {
        let answer = Answer::of(app.anonymous(Method::GET, &path)).await;
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable", "{path}");
        for policy in POLICIES {
            assert!(!answer.headers.contains_key(policy), "{path} brings {policy}, which says nothing there");
        }
    }
    app.running.stop().await;
}
