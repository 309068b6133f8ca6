//! Pictures and videos of exercises: fetched, sent in, and held in this page. Knows no Yew.

use domain::id::UnitId;
use domain::media::{Media, MediaId};
use web_sys::{Blob, Url};

use crate::api::Failure;
use crate::{file, json};

/// The name under which an account remembers a medium on this phone, until it signs out.
#[must_use]
pub fn kept_as(id: &MediaId) -> String {
    format!("media-{id}")
}

/// Fetches a medium.
///
/// # Errors
/// [`Failure`].
pub async fn fetch(id: &MediaId) -> Result<Blob, Failure> {
    file::get(&format!("/api/v1/media/{id}")).await
}

/// Sends a picture or video in for a unit.
///
/// # Errors
/// [`Failure`].
pub async fn send(unit: UnitId, chosen: &Blob) -> Result<Media, Failure> {
    let answer = file::post(&format!("/api/v1/units/{unit}/media"), chosen).await?;
    json::read(&answer).ok_or(Failure::Unreadable)
}

/// An address for a medium in this page, as long as it is held.
#[derive(Debug, PartialEq, Eq)]
pub struct Address {
    /// `blob:…`.
    pub url: String,
    /// A video; else a picture.
    pub video: bool,
}

impl Address {
    /// Of a fetched or chosen file.
    #[must_use]
    pub fn of(blob: &Blob) -> Option<Self> {
        let url = Url::create_object_url_with_blob(blob).ok()?;
        Some(Self { url, video: blob.type_().starts_with("video/") })
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        // Fails only for what is no address.
        let _ = Url::revoke_object_url(&self.url);
    }
}
