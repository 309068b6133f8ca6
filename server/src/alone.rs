//! The embedded database has one server. A lock on a file beside it says so: the system takes it back however a server
//! ends, so a killed one leaves nothing to clear away. Commands of the operator need no lock; SQLite's own suffices.

use std::fs::{File, TryLockError};
use std::path::Path;

/// The lock, held as long as this lives.
#[derive(Debug)]
pub(crate) struct Alone(#[expect(dead_code, reason = "held, not read")] File);

/// Why it is not to be had.
#[derive(Debug, thiserror::Error)]
pub enum AloneError {
    /// Somebody has it.
    #[error(
        "another rygrad already serves the database in {0}. Stop that one first; several servers share a PostgreSQL (--database)"
    )]
    Taken(String),
    /// The file.
    #[error("the lock {0} cannot be made: {1}")]
    Io(String, std::io::Error),
}

impl Alone {
    /// Takes the lock in a data folder.
    ///
    /// # Errors
    /// [`AloneError`].
    pub(crate) fn in_folder(folder: &Path) -> Result<Self, AloneError> {
        let path = folder.join("rygrad.lock");
        let failed = |e| AloneError::Io(path.display().to_string(), e);
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(AloneError::Taken(folder.display().to_string())),
            Err(TryLockError::Error(e)) => Err(failed(e)),
        }
    }
}
