//! Headers that every answer carries.

use actix_web::middleware::DefaultHeaders;

/// What the app may load and who may frame it.
const CSP: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob:; media-src 'self' blob:; \
                   object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Content policy, no sniffing, no frames, no referrer; HSTS where browsers come by https.
pub(crate) fn defaults(https: bool) -> DefaultHeaders {
    let headers = DefaultHeaders::new()
        // Files of the app say otherwise themselves; answers of the API are never kept.
        .add(("Cache-Control", "no-store"))
        .add(("Content-Security-Policy", CSP))
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("X-Frame-Options", "DENY"))
        .add(("Referrer-Policy", "no-referrer"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add(("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));
    if https { headers.add(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) } else { headers }
}
