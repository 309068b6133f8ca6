//! The built app, inside the server: which file answers which path, and how long a browser may keep it.
//!
//! Knows nothing of sessions or data. Files under `assets/` carry a digest in their name and never change; everything
//! else is asked for again each time and answered with 304 if it stayed the same.

use actix_web::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, ETAG, HeaderName, IF_NONE_MATCH, VARY,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse};

/// One file of the app.
pub(crate) struct Asset {
    /// Under the web root, without the leading slash.
    pub(crate) path: &'static str,
    /// The file as it is.
    pub(crate) bytes: &'static [u8],
    /// The file compressed, where that helps.
    pub(crate) brotli: Option<&'static [u8]>,
    /// The `Content-Type` to send.
    pub(crate) content_type: &'static str,
    /// Changes with the content.
    pub(crate) etag: &'static str,
    /// Whether the name changes with the content.
    pub(crate) immutable: bool,
}

/// Ordered by path. Empty if the server was built without the app.
static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Answers every path that no other route took: a file, or the page of the entry that the path belongs to.
pub(crate) async fn serve(request: HttpRequest) -> HttpResponse {
    answer(ASSETS, &request)
}

fn answer(assets: &'static [Asset], request: &HttpRequest) -> HttpResponse {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, (ALLOW, "GET, HEAD"), "Only GET and HEAD.\n");
    }
    match find(assets, request.path()).or_else(|| find(assets, page(request.path())?)) {
        Some(asset) => file(asset, request),
        None if assets.is_empty() => plain(
            StatusCode::SERVICE_UNAVAILABLE,
            (CACHE_CONTROL, "no-store"),
            "This server was built without the app. Start it with: cargo xtask run\n",
        ),
        None => plain(StatusCode::NOT_FOUND, (CACHE_CONTROL, "no-store"), "No such file.\n"),
    }
}

/// Whether a page pulls this file in, so that no browser shows it as a page of its own: scripts, styles and wasm, which all
/// lie under `assets/`.
pub(crate) fn is_pulled_in(path: &str) -> bool {
    find(ASSETS, path).is_some_and(|asset| asset.immutable)
}

/// Where the stylesheet is, for the page that the server writes itself; none where the server was built without the app.
pub(crate) fn style() -> Option<&'static str> {
    ASSETS.iter().map(|asset| asset.path).find(|path| path.starts_with("assets/") && path.ends_with(".css"))
}

/// The file at exactly this path, with or without the leading slash.
fn find(assets: &'static [Asset], path: &str) -> Option<&'static Asset> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let place = assets.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
    assets.get(place)
}

/// The page whose router knows the path; `None` for what looks like a file, so that a missing script is a 404.
fn page(path: &str) -> Option<&'static str> {
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') || path == "/api" || path.starts_with("/api/") {
        return None;
    }
    if path == "/team" || path.starts_with("/team/") { Some("team/index.html") } else { Some("index.html") }
}

fn file(asset: &'static Asset, request: &HttpRequest) -> HttpResponse {
    let cache = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    if header(request, IF_NONE_MATCH).split(',').any(|tag| tag.trim() == asset.etag) {
        return HttpResponse::NotModified()
            .insert_header((ETAG, asset.etag))
            .insert_header((CACHE_CONTROL, cache))
            .finish();
    }
    let mut response = HttpResponse::Ok();
    response
        .content_type(asset.content_type)
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((VARY, "Accept-Encoding"));
    // What never changes is never asked for again.
    if !asset.immutable {
        response.insert_header((ETAG, asset.etag));
    }
    match asset.brotli {
        Some(small) if accepts_brotli(header(request, ACCEPT_ENCODING)) => {
            response.insert_header((CONTENT_ENCODING, "br")).body(small)
        }
        _ => response.body(asset.bytes),
    }
}

/// Whether `br` is listed and not refused by `q=0`.
fn accepts_brotli(accepted: &str) -> bool {
    accepted.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
        let refused =
            parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0)));
        named && !refused
    })
}

fn header(request: &HttpRequest, name: HeaderName) -> &str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn plain(status: StatusCode, header: (HeaderName, &str), text: &'static str) -> HttpResponse {
    HttpResponse::build(status).insert_header(header).content_type("text/plain; charset=utf-8").body(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::body::MessageBody as _;
    use actix_web::test::TestRequest;

    static APP: &[Asset] = &[
        Asset {
            path: "assets/patient-1a.js",
            bytes: b"script",
            brotli: Some(b"small"),
            content_type: "text/javascript; charset=utf-8",
            etag: "W/\"1\"",
            immutable: true,
        },
        page_of("index.html", b"patient"),
        page_of("team/index.html", b"team"),
    ];

    const fn page_of(path: &'static str, bytes: &'static [u8]) -> Asset {
        Asset { path, bytes, brotli: None, content_type: "text/html; charset=utf-8", etag: "W/\"2\"", immutable: false }
    }

    fn get(path: &str, headers: &[(&'static str, &str)]) -> HttpResponse {
        let mut request = TestRequest::get().uri(path);
        for header in headers {
            request = request.insert_header(*header);
        }
        answer(APP, &request.to_http_request())
    }

    fn text(response: HttpResponse) -> Vec<u8> {
        response.into_body().try_into_bytes().unwrap().to_vec()
    }

    fn value(response: &HttpResponse, name: HeaderName) -> &str {
        response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    #[test]
    fn each_path_belongs_to_one_entry() {
        assert_eq!(text(get("/", &[])), b"patient");
        assert_eq!(text(get("/deling", &[])), b"patient");
        assert_eq!(text(get("/teamwork", &[])), b"patient");
        assert_eq!(text(get("/team", &[])), b"team");
        assert_eq!(text(get("/team/patients/7", &[])), b"team");
    }

    #[test]
    fn a_missing_file_and_an_unknown_api_path_are_not_answered_with_a_page() {
        assert_eq!(get("/assets/patient-old.js", &[]).status(), StatusCode::NOT_FOUND);
        assert_eq!(get("/api/v9/nothing", &[]).status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn brotli_only_for_those_who_take_it() {
        let small = get("/assets/patient-1a.js", &[("accept-encoding", "gzip, deflate, br;q=0.9")]);
        assert_eq!(value(&small, CONTENT_ENCODING), "br");
        assert_eq!(text(small), b"small");
        let plain = get("/assets/patient-1a.js", &[("accept-encoding", "gzip, br;q=0")]);
        assert_eq!(value(&plain, CONTENT_ENCODING), "");
        assert_eq!(text(plain), b"script");
    }

    #[test]
    fn hashed_names_are_kept_and_pages_are_asked_for_again() {
        assert!(value(&get("/assets/patient-1a.js", &[]), CACHE_CONTROL).contains("immutable"));
        let page = get("/", &[]);
        assert_eq!(value(&page, CACHE_CONTROL), "no-cache");
        let again = get("/", &[("if-none-match", value(&page, ETAG))]);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn without_the_app_the_server_says_what_to_do() {
        let response = answer(&[], &TestRequest::get().uri("/").to_http_request());
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(String::from_utf8(text(response)).unwrap().contains("cargo xtask run"));
    }

    #[test]
    fn other_methods_are_refused() {
        let response = answer(APP, &TestRequest::post().uri("/").to_http_request());
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    }

    #[test]
    fn the_table_is_in_order_and_its_files_can_be_found() {
        assert!(ASSETS.is_sorted_by_key(|asset| asset.path));
        assert!(ASSETS.iter().all(|asset| find(ASSETS, asset.path).is_some_and(|found| found.path == asset.path)));
    }
}
