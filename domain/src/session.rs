//! Sessions: one signed-in device. The access token lives in memory for ten minutes; the refresh token is an `HttpOnly`
//! cookie that only the server reads. The chain of refresh tokens is decided here, so that it can be tested by itself.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::account::{Account, Email};
use crate::day::Millis;
use crate::id::SessionId;
use crate::json::Json;

/// How long an access token is valid, in milliseconds.
pub const ACCESS_VALID_MS: i64 = 10 * 60 * 1000;
/// How long a session lives without being used, in milliseconds: 90 days.
pub const IDLE_MAX_MS: i64 = 90 * crate::day::DAY_MS;
/// How far back a reused refresh token is recognised, in rotations.
const LOOK_BACK: i64 = 20_000;

/// Signing in.
#[derive(Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// The sign-in address.
    pub email: Email,
    /// The password as typed.
    pub password: String,
    /// Where there is a second factor: its six digits or a reserve code, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_factor: Option<String>,
}

/// The answer to signing in and to a refresh.
#[derive(Debug, Clone, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedIn {
    /// To send as `Authorization: Bearer …`, for ten minutes; kept in memory only.
    pub access_token: String,
    /// When it stops being valid.
    pub expires_at: Millis,
    /// This device's session.
    pub session: SessionId,
    /// Who is signed in.
    pub account: Account,
}

/// A session in the person's own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionInfo {
    /// Which session.
    pub id: SessionId,
    /// The browser as it named itself, at most 200 characters.
    pub device: String,
    /// When it began.
    pub started_at: Millis,
    /// When it was last refreshed.
    pub used_at: Millis,
    /// Whether it is the one asking.
    pub current: bool,
}

/// One secret of the refresh chain, 32 bytes. The next one follows from it and the server's key, so that a lost answer
/// can be given again without keeping the secret.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshSecret(pub [u8; 32]);

impl RefreshSecret {
    /// What is kept in the database.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    /// The signature under a token: proof that this server gave out this secret for this session and generation.
    #[must_use]
    pub fn signature(&self, session: SessionId, generation: i64, key: &[u8; 32]) -> [u8; 32] {
        self.signing(session, generation, key).finalize().into_bytes().into()
    }

    /// Whether a signature is ours, compared in constant time.
    #[must_use]
    pub fn signed(&self, session: SessionId, generation: i64, key: &[u8; 32], signature: &[u8; 32]) -> bool {
        self.signing(session, generation, key).verify_slice(signature).is_ok()
    }

    fn signing(&self, session: SessionId, generation: i64, key: &[u8; 32]) -> Hmac<Sha256> {
        let mut mac = keyed(key);
        mac.update(b"token");
        mac.update(session.to_string().as_bytes());
        mac.update(&generation.to_be_bytes());
        mac.update(&self.0);
        mac
    }

    /// The successor.
    #[must_use]
    pub fn next(&self, key: &[u8; 32]) -> Self {
        let mut mac = keyed(key);
        mac.update(b"refresh");
        mac.update(&self.0);
        Self(mac.finalize().into_bytes().into())
    }
}

/// HMAC-SHA-256 takes a key of any length; 32 bytes cannot fail.
pub(crate) fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC accepts every key length (RFC 2104)")]
    Hmac::<Sha256>::new_from_slice(key).expect("a 32-byte key")
}

/// What is kept of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// How many rotations there were.
    pub generation: i64,
    /// The hash of the newest secret.
    pub current: [u8; 32],
}

/// What a presented refresh token means.
#[derive(Clone, PartialEq, Eq)]
pub enum Refresh {
    /// The newest: rotate to this successor.
    Rotate(RefreshSecret),
    /// The predecessor, whose successor was never used (its answer was lost): give that same successor again.
    Again(RefreshSecret),
    /// An older one: stolen, copied, or in a request that was given up and arrived late. A device that has no other one
    /// ends the session.
    Reused,
    /// Newer than what is kept: the database was restored from a backup. The caller has proven by its own signature that
    /// the token is one of ours, so the chain goes on from it.
    Ahead(RefreshSecret),
    /// Not of this chain.
    Unknown,
}

impl Chain {
    /// Judges a presented token, whose signature by this server was checked before.
    #[must_use]
    pub fn judge(&self, generation: i64, presented: &RefreshSecret, key: &[u8; 32]) -> Refresh {
        let behind = self.generation.saturating_sub(generation);
        if behind < 0 {
            return Refresh::Ahead(presented.next(key));
        }
        if !(0..=LOOK_BACK).contains(&behind) {
            return Refresh::Unknown;
        }
        let mut newest = presented.clone();
        for _ in 0..behind {
            newest = newest.next(key);
        }
        if newest.hash() != self.current {
            return Refresh::Unknown;
        }
        match behind {
            0 => Refresh::Rotate(presented.next(key)),
            1 => Refresh::Again(newest),
            _ => Refresh::Reused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_answer_is_repeated_and_an_old_token_is_reuse() {
        let key = [9; 32];
        let first = RefreshSecret([1; 32]);
        let second = first.next(&key);
        let third = second.next(&key);
        let chain = Chain { generation: 1, current: second.hash() };
        assert!(chain.judge(1, &second, &key) == Refresh::Rotate(third.clone()));
        assert!(chain.judge(0, &first, &key) == Refresh::Again(second.clone()));
        let later = Chain { generation: 2, current: third.hash() };
        assert!(later.judge(0, &first, &key) == Refresh::Reused);
        assert!(later.judge(1, &second, &key) == Refresh::Again(third));
        assert!(later.judge(2, &RefreshSecret([7; 32]), &key) == Refresh::Unknown);
        assert!(later.judge(0, &RefreshSecret([7; 32]), &key) == Refresh::Unknown);
        assert!(later.judge(5, &second, &key) == Refresh::Ahead(second.next(&key)), "the row came from a backup");
    }
}
