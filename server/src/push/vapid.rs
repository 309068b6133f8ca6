//! Who we are to push services (VAPID, RFC 8292): one P-256 key, and a signed header per push origin, kept until an
//! hour before it ends.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::day::Millis;
use web_push::{SubscriptionInfo, VapidSignatureBuilder};

use crate::clock;

/// The library signs for twelve hours; a header is made anew an hour before.
const REUSE_MS: i64 = 11 * 60 * 60 * 1000;

/// The key and the headers made with it.
pub struct Vapid {
    private: String,
    contact: String,
    headers: Mutex<HashMap<String, (String, Millis)>>,
}

/// The stored key cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the stored push key cannot be used: {0}")]
pub struct VapidError(String);

impl VapidError {
    /// It does not open.
    pub(super) fn other_secret() -> Self {
        let what = "it was sealed with another secret file. Restore that, or make a new key with: rygrad admin push-keys rotate";
        Self(what.to_owned())
    }
}

impl Vapid {
    /// Takes a private key, base64url of 32 bytes.
    ///
    /// # Errors
    /// [`VapidError`].
    pub fn new(private: String, contact: String) -> Result<Self, VapidError> {
        VapidSignatureBuilder::from_base64_no_sub(&private).map_err(|e| VapidError(e.to_string()))?;
        Ok(Self { private, contact, headers: Mutex::default() })
    }

    /// Makes a private key.
    #[must_use]
    pub fn make_private() -> String {
        loop {
            let key = URL_SAFE_NO_PAD.encode(clock::random::<32>());
            // A number outside the curve's order is no key; one in 2^32 draws at most.
            if VapidSignatureBuilder::from_base64_no_sub(&key).is_ok() {
                return key;
            }
        }
    }

    /// The public key, base64url of the uncompressed point.
    pub fn public_key(&self) -> String {
        let key = VapidSignatureBuilder::from_base64_no_sub(&self.private);
        key.map(|key| URL_SAFE_NO_PAD.encode(key.get_public_key())).unwrap_or_default()
    }

    /// The `Authorization` header for a push origin such as `https://push.example:443`.
    ///
    /// # Errors
    /// [`VapidError`].
    pub fn authorization(&self, origin: &str, now: Millis) -> Result<String, VapidError> {
        let mut headers = self.headers.lock().unwrap_or_else(PoisonError::into_inner);
        headers.retain(|_, (_, until)| *until > now);
        if let Some((header, _)) = headers.get(origin) {
            return Ok(header.clone());
        }
        let failed = |e: web_push::WebPushError| VapidError(e.to_string());
        let info = SubscriptionInfo::new(origin, "", "");
        let mut builder = VapidSignatureBuilder::from_base64(&self.private, &info).map_err(failed)?;
        builder.add_claim("aud", origin); // the crate's own audience would drop the port
        builder.add_claim("sub", self.contact.as_str());
        let signature = builder.build().map_err(failed)?;
        let header = format!("vapid t={}, k={}", signature.auth_t, URL_SAFE_NO_PAD.encode(signature.auth_k));
        headers.insert(origin.to_owned(), (header.clone(), now.plus_ms(REUSE_MS)));
        Ok(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_reused_per_origin_and_names_it_with_its_port() {
        let vapid = Vapid::new(Vapid::make_private(), "mailto:x@example.invalid".to_owned()).unwrap();
        let now = Millis(1_800_000_000_000);
        let one = vapid.authorization("https://push.example:8443", now).unwrap();
        assert_eq!(one, vapid.authorization("https://push.example:8443", now.plus_ms(REUSE_MS - 1)).unwrap());
        assert_ne!(one, vapid.authorization("https://other.example", now).unwrap());
        let claims = one.split('.').nth(1).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
        assert_eq!(claims["aud"], "https://push.example:8443");
        assert_eq!(claims["sub"], "mailto:x@example.invalid");
        assert_eq!(URL_SAFE_NO_PAD.decode(vapid.public_key()).unwrap().len(), 65);
    }
}
