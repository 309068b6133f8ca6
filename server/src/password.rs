//! Passwords: argon2id with OWASP's parameters (m = 19 MiB, t = 2, p = 1: Password Storage Cheat Sheet).

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

use crate::clock;

/// Makes and checks password hashes.
#[derive(Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    /// The hash of nothing anybody knows: checked where there is no account, so that both take the same time.
    nobody: String,
}

impl Passwords {
    /// Parameters as recommended, or cheap ones for tests.
    ///
    /// # Errors
    /// Never with these constants; kept because the library says so.
    pub fn new(cheap: bool) -> Result<Self, String> {
        let (memory_kib, passes) = if cheap { (8, 1) } else { (19 * 1024, 2) };
        let params = Params::new(memory_kib, passes, 1, None).map_err(|e| e.to_string())?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let mut passwords = Self { argon2, nobody: String::new() };
        passwords.nobody = passwords.hash(&domain::disclosure::hex(&clock::random::<16>()))?;
        Ok(passwords)
    }

    /// Hashes a password with a fresh salt, in PHC form.
    ///
    /// # Errors
    /// The library's text, which holds no password.
    pub fn hash(&self, password: &str) -> Result<String, String> {
        let salt = clock::random::<16>();
        let hash: PasswordHash =
            self.argon2.hash_password_with_salt(password.as_bytes(), &salt).map_err(|e| e.to_string())?;
        Ok(hash.to_string())
    }

    /// Whether a password fits; without a hash the same work is done and the answer is no.
    #[must_use]
    pub fn fits(&self, password: &str, hash: Option<&str>) -> bool {
        let known = hash.is_some();
        let Ok(parsed) = PasswordHash::new(hash.unwrap_or(&self.nobody)) else { return false };
        self.argon2.verify_password(password.as_bytes(), &parsed).is_ok() && known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_hash_and_nothing_else() {
        let passwords = Passwords::new(true).unwrap();
        let hash = passwords.hash("rigtig god kode").unwrap();
        assert!(passwords.fits("rigtig god kode", Some(&hash)));
        assert!(!passwords.fits("forkert god kode", Some(&hash)));
        assert!(!passwords.fits("rigtig god kode", None));
        assert!(Passwords::new(false).unwrap().hash("x").unwrap().contains("m=19456,t=2,p=1"));
    }
}
