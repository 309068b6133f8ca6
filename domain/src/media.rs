//! Pictures and short videos that show an exercise. What one is called is its content: a name that a file came with is
//! never read, so that nothing in it can be used for anything.

use serde::{Deserialize, Serialize};

use crate::json::Json;

/// The largest file that can be sent in, in bytes: 16 MiB, a minute of video or a photo as the camera made it.
pub const MAX_UPLOAD_BYTES: usize = 16 * 1024 * 1024;
/// The longest video, in seconds: an exercise is shown, not taught.
pub const MAX_VIDEO_SECONDS: u64 = 60;
/// The longer side of a kept picture, in pixels; larger ones are made smaller.
pub const MAX_PICTURE_SIDE: u32 = 1280;
/// All that one unit can keep, in bytes: 2 GiB.
pub const MAX_UNIT_BYTES: i64 = 2 * 1024 * 1024 * 1024;

/// SHA-256 of what is kept, in 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[0-9a-f]{64}$"))]
pub struct MediaId(String);

/// Not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("64 lower-case hexadecimal digits")]
pub struct NotAMediaId;

impl MediaId {
    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for MediaId {
    type Error = NotAMediaId;
    fn try_from(text: String) -> Result<Self, NotAMediaId> {
        let right = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if right { Ok(Self(text)) } else { Err(NotAMediaId) }
    }
}

impl std::str::FromStr for MediaId {
    type Err = NotAMediaId;
    fn from_str(text: &str) -> Result<Self, NotAMediaId> {
        Self::try_from(text.to_owned())
    }
}

impl From<MediaId> for String {
    fn from(id: MediaId) -> String {
        id.0
    }
}

impl std::fmt::Display for MediaId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a medium is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MediaKind {
    /// A JPEG made by the server from what was sent.
    Picture,
    /// An MP4 with what it said of place and person overwritten.
    Video,
}

impl MediaKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Picture, Self::Video];

    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Video => "video",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The `Content-Type` it is served as.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Picture => "image/jpeg",
            Self::Video => "video/mp4",
        }
    }
}

/// One kept medium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Media {
    /// Its content's digest.
    pub id: MediaId,
    /// Picture or video.
    pub kind: MediaKind,
    /// Bytes as kept.
    pub size: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_digest_and_nothing_else() {
        let digest = "0123456789abcdef".repeat(4);
        assert_eq!(digest.parse::<MediaId>().unwrap().to_string(), digest);
        let path = format!("../{}", "a".repeat(61));
        for wrong in [digest.to_uppercase(), digest[1..].to_owned(), format!("{digest}0"), path, String::new()] {
            assert_eq!(wrong.parse::<MediaId>(), Err(NotAMediaId), "{wrong}");
        }
    }
}
