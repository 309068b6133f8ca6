//! An app that lies in a folder, as the build tool puts it together, in place of the one that the server brings along.

use std::fs;
use std::path::{Path, PathBuf};

use crate::request::Request;

/// The folder.
#[derive(Debug)]
pub struct Pages(PathBuf);

impl Pages {
    /// The app in this folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        assert!(folder.join("index.html").is_file(), "no app lies in {}. Type: cargo xtask test", folder.display());
        Self(folder)
    }

    /// The whole answer, if it is about the app: a file that is there, or the page of the entry that the path belongs to.
    pub(super) fn answer(&self, request: &Request) -> Option<Vec<u8>> {
        let path = request.path();
        if request.method != "GET" || path.starts_with("/api/") || path.contains("..") {
            return None;
        }
        let named = self.0.join(path.trim_start_matches('/'));
        let page = if path == "/team" || path.starts_with("/team/") { "team/index.html" } else { "index.html" };
        let file = if named.is_file() { named } else { self.0.join(page) };
        let body = fs::read(&file).ok()?;
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            kind_of(&file),
            body.len()
        );
        Some([head.into_bytes(), body].concat())
    }
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
