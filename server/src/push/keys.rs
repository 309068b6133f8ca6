//! The server's keys towards push services: opened from the store when first needed, kept in memory afterwards. Another
//! server, or the operator, may rotate them meanwhile, so the database says which is present.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use domain::day::Millis;
use store::push::key::{self, Sealed};
use store::{Db, Tx};

use super::vapid::{Vapid, VapidError};
use crate::secret::Secret;

const PURPOSE: &str = "push keys";

/// The keys that were needed so far.
pub struct Keys {
    secret: Secret,
    contact: String,
    open: RwLock<HashMap<String, Arc<Vapid>>>,
}

/// A new key, sealed for the store.
#[must_use]
pub fn make(secret: &Secret) -> Sealed {
    seal(secret, &Vapid::make_private()).unwrap_or_else(|_| make(secret))
}

fn seal(secret: &Secret, private: &str) -> Result<Sealed, VapidError> {
    let public = Vapid::new(private.to_owned(), String::new())?.public_key();
    Ok(Sealed { sealed: secret.seal(PURPOSE, &public, private.as_bytes()), public })
}

impl Keys {
    /// Makes the first key where there is none, takes over one that an earlier version kept in the clear, and tries that
    /// the present one opens.
    ///
    /// # Errors
    /// A line for the operator.
    pub fn load(db: &Db, now: Millis, secret: &Secret, contact: &str) -> Result<Self, String> {
        let keys = Self { secret: secret.clone(), contact: contact.to_owned(), open: RwLock::default() };
        let ensure = |tx: &mut Tx<'_>| {
            let clear = key::in_the_clear(tx)?;
            let first = clear.and_then(|private| seal(secret, &private).ok()).unwrap_or_else(|| make(secret));
            let present = key::ensure(tx, &first)?;
            key::sealed(tx, &present)
        };
        let present = db.write(now, ensure).map_err(|e| e.to_string())?;
        keys.open(&present).map_err(|e| e.to_string())?;
        Ok(keys)
    }

    /// The key of this public half, if it is in memory.
    pub(super) fn known(&self, public: &str) -> Option<Arc<Vapid>> {
        self.open.read().unwrap_or_else(PoisonError::into_inner).get(public).cloned()
    }

    /// Opens a key and keeps it.
    ///
    /// # Errors
    /// [`VapidError`] where the secret is another than the one it was sealed with.
    pub(super) fn open(&self, sealed: &Sealed) -> Result<Arc<Vapid>, VapidError> {
        let private = self.secret.open(PURPOSE, &sealed.public, &sealed.sealed).ok_or_else(VapidError::other_secret)?;
        let private = String::from_utf8(private).map_err(|_| VapidError::other_secret())?;
        let vapid = Arc::new(Vapid::new(private, self.contact.clone())?);
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        open.insert(sealed.public.clone(), Arc::clone(&vapid));
        Ok(vapid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_with_its_own_secret_and_public_half_only() {
        let (secret, other) = (Secret::random(), Secret::random());
        let (one, two) = (make(&secret), make(&secret));
        let keys = |secret: &Secret| Keys {
            secret: secret.clone(),
            contact: "mailto:x@example.invalid".to_owned(),
            open: RwLock::default(),
        };
        assert_eq!(keys(&secret).open(&one).unwrap().public_key(), one.public);
        assert!(keys(&other).open(&one).is_err());
        let swapped = Sealed { public: one.public.clone(), sealed: two.sealed };
        assert!(keys(&secret).open(&swapped).is_err(), "a sealed key stands for its own public half");
    }
}
