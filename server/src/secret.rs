//! The server's one secret, and the keys that follow from it. Losing it ends every session and breaks every chain key;
//! it belongs in the backup, apart from the database.

use std::path::Path;

use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead as _, Payload};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::disclosure::{hex, unhex};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::clock;

/// 32 bytes, in a file of 64 hexadecimal digits.
#[derive(Clone)]
pub struct Secret([u8; 32]);

/// Why there is no secret, in one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// No file, and none is made for PostgreSQL: servers that share it must share the secret.
    #[error(
        "the secret file {0} is missing. Make it once with: openssl rand -hex 32 > {0} (mode 600), and give every server the same"
    )]
    Missing(String),
    /// Not 64 hexadecimal digits.
    #[error("the secret file {0} does not hold 64 hexadecimal digits; restore it from the backup")]
    Malformed(String),
    /// Cannot be read or written.
    #[error("the secret file {0} cannot be used: {1}")]
    Io(String, std::io::Error),
}

impl Secret {
    /// Reads the secret; where it is missing and `make` is set, makes it, readable by its owner only.
    ///
    /// # Errors
    /// [`SecretError`].
    pub fn load(path: &Path, make: bool) -> Result<Self, SecretError> {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => unhex(text.trim()).map(Self).ok_or(SecretError::Malformed(name)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && make => {
                let secret = Self(clock::random());
                write_private(path, &hex(&secret.0)).map_err(|e| SecretError::Io(name, e))?;
                Ok(secret)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(SecretError::Missing(name)),
            Err(error) => Err(SecretError::Io(name, error)),
        }
    }

    /// A secret for a test.
    #[must_use]
    pub fn random() -> Self {
        Self(clock::random())
    }

    /// The key for one purpose.
    #[must_use]
    pub fn key(&self, purpose: &str) -> [u8; 32] {
        self.keyed(purpose, b"")
    }

    /// A keyed hash of a text for one purpose, in hexadecimal: what is stored instead of codes and addresses.
    #[must_use]
    pub fn hash(&self, purpose: &str, text: &str) -> String {
        hex(&self.keyed(purpose, text.as_bytes()))
    }

    /// Seals bytes for one purpose (AES-256-GCM under a random nonce), bound to `context`: base64url.
    #[must_use]
    pub fn seal(&self, purpose: &str, context: &str, bytes: &[u8]) -> String {
        let nonce: [u8; 12] = clock::random();
        let payload = Payload { msg: bytes, aad: context.as_bytes() };
        #[expect(clippy::expect_used, reason = "AES-GCM takes up to 64 GiB; what is sealed here is a key")]
        let sealed = Aes256Gcm::new(&self.key(purpose).into()).encrypt(&nonce.into(), payload).expect("a short text");
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Self::seal`] made; nothing if it was another secret, purpose or context, or was changed since.
    #[must_use]
    pub fn open(&self, purpose: &str, context: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<12>()?;
        let payload = Payload { msg: sealed, aad: context.as_bytes() };
        Aes256Gcm::new(&self.key(purpose).into()).decrypt(&(*nonce).into(), payload).ok()
    }

    fn keyed(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        #[expect(clippy::expect_used, reason = "HMAC accepts every key length (RFC 2104)")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a 32-byte key");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}
