//! The set of files that make up the app, and writing them to disk with brotli twins.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

/// The folder whose files carry a digest in their name, so that they may be cached for ever.
pub(crate) const HASHED: &str = "assets";

/// Files by their path under the web root, without the leading slash.
#[derive(Default)]
pub(crate) struct Bundle {
    files: BTreeMap<String, Vec<u8>>,
}

impl Bundle {
    /// Adds a file under its own name and returns its URL.
    pub(crate) fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> String {
        self.files.insert(path.to_owned(), bytes.into());
        format!("/{path}")
    }

    /// Adds a file under a name that holds its digest, and returns its URL: `/assets/app-1a2b….css`.
    pub(crate) fn add_hashed(&mut self, stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let path = format!("{HASHED}/{stem}-{}.{extension}", digest(&bytes));
        self.add(&path, bytes)
    }

    /// Adds files under their own names in a folder whose name holds the digest of them all, and returns the folder's
    /// URL: `/assets/patient-1a2b…`. They may name each other, which digests in their own names would not allow.
    pub(crate) fn add_folder<'a>(
        &mut self,
        stem: &str,
        files: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>,
    ) -> String {
        let files: BTreeMap<&String, &Vec<u8>> = files.into_iter().collect();
        let contents: Vec<u8> =
            files.iter().flat_map(|(name, bytes)| format!("{name} {}\n", digest(bytes)).into_bytes()).collect();
        let folder = format!("{HASHED}/{stem}-{}", digest(&contents));
        for (name, bytes) in files {
            self.add(&format!("{folder}/{name}"), bytes.clone());
        }
        format!("/{folder}")
    }

    /// One digest over the files at these URLs, names and contents.
    pub(crate) fn digest_of(&self, urls: &[String]) -> String {
        let mut all = Vec::new();
        for url in urls {
            all.extend_from_slice(url.as_bytes());
            all.push(0);
            if let Some(bytes) = self.files.get(file_at(url)) {
                all.extend_from_slice(digest(bytes).as_bytes());
            }
        }
        digest(&all)
    }

    /// Makes `folder` hold exactly these files and their twins, leaving unchanged ones untouched.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        let mut wanted = Vec::new();
        for (path, bytes) in &self.files {
            let file = folder.join(path);
            let fresh = write_changed(&file, bytes)?;
            wanted.push(file.clone());
            if is_text(path) {
                let twin = folder.join(format!("{path}.br"));
                if fresh || !twin.exists() {
                    let small = compress(bytes)?;
                    eprintln!("  {path}  {} kB, {} kB compressed", kilobytes(bytes), kilobytes(&small));
                    write_changed(&twin, &small)?;
                }
                wanted.push(twin);
            }
        }
        remove_others(folder, &wanted)
    }
}

fn file_at(url: &str) -> &str {
    match url.trim_start_matches('/') {
        "" => "index.html",
        path => path,
    }
}

/// The bytes that cross the wire for the file at this URL, once `folder` has been written.
pub(crate) fn wire_bytes(folder: &Path, url: &str) -> Result<u64> {
    let path = file_at(url);
    let file = if is_text(path) { folder.join(format!("{path}.br")) } else { folder.join(path) };
    Ok(fs::metadata(&file).with_context(|| format!("looking at {}", file.display()))?.len())
}

/// Sixteen hexadecimal digits of SHA-256: enough to tell our own files apart.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// PNG is compressed already.
fn is_text(path: &str) -> bool {
    !path.ends_with(".png")
}

fn kilobytes(bytes: &[u8]) -> String {
    format!("{:.1}", bytes.len() as f64 / 1000.0)
}

fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

/// Whether the file had to be written.
fn write_changed(file: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(file).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))?;
    Ok(true)
}

fn remove_others(folder: &Path, wanted: &[std::path::PathBuf]) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(&path, wanted)?;
        } else if !wanted.contains(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content() {
        let mut bundle = Bundle::default();
        let one = bundle.add_hashed("app", "css", "a{}");
        let two = bundle.add_hashed("app", "css", "b{}");
        assert_ne!(one, two);
        assert_eq!(one, bundle.add_hashed("app", "css", "a{}"));
        assert!(one.starts_with("/assets/app-") && one.ends_with(".css"), "{one}");
    }

    #[test]
    fn the_digest_of_a_list_follows_the_content_behind_it() {
        let urls = ["/".to_owned()];
        let mut bundle = Bundle::default();
        bundle.add("index.html", "one");
        let before = bundle.digest_of(&urls);
        bundle.add("index.html", "two");
        assert_ne!(before, bundle.digest_of(&urls));
    }

    #[test]
    fn a_second_write_drops_what_is_gone_and_leaves_what_stayed() {
        let folder = std::env::temp_dir().join(format!("rygrad-bundle-{}", std::process::id()));
        let mut first = Bundle::default();
        first.add("a.txt", "same");
        first.add("old/b.txt", "gone");
        first.write(&folder).unwrap();
        let written = fs::metadata(folder.join("a.txt")).unwrap().modified().unwrap();
        let mut second = Bundle::default();
        second.add("a.txt", "same");
        second.write(&folder).unwrap();
        assert_eq!(fs::metadata(folder.join("a.txt")).unwrap().modified().unwrap(), written);
        assert!(folder.join("a.txt.br").exists());
        assert!(!folder.join("old/b.txt").exists() && !folder.join("old/b.txt.br").exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
