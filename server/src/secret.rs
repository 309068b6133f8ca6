//! The server's one secret, and the keys that follow from it. Losing it ends every session and breaks every chain key;
//! it belongs in the backup, apart from the database.

use std::path::Path;

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
