//! Heads of the logs, kept outside the database: a file beside the secret, or where the operator says, to which the server
//! only appends. A log that was cut off, and a whole database that was exchanged, are found by it. Each line carries a keyed
//! hash, so that whoever can write to the file but has no secret adds nothing to it. No name and no health data stand there.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::day::Millis;
use domain::disclosure::Head;
use domain::id::PatientId;
use tokio::sync::watch;

use crate::secret::Secret;
use crate::state::State;

/// Stands for a patient in the line that says that the database came from a backup.
const RESTORED: &str = "restored";

/// What the file says.
#[derive(Debug, Default)]
pub struct Kept {
    /// Since the last restore, oldest first.
    pub heads: Vec<(PatientId, Head)>,
    /// When the database was last put back from a backup: heads before it say nothing about it.
    pub restored_at: Option<Millis>,
    /// Numbers of lines that are none of ours, or were changed.
    pub foreign: Vec<usize>,
}

fn signed(secret: &Secret, text: &str) -> String {
    format!("{text} {}\n", secret.hash("kept head", text))
}

enum Line {
    Head(PatientId, Head),
    Restored(Millis),
}

fn parse(secret: &Secret, line: &str) -> Option<Line> {
    let (text, mark) = line.rsplit_once(' ')?;
    if secret.hash("kept head", text) != mark {
        return None;
    }
    let mut parts = text.split(' ');
    let at = Millis(parts.next()?.parse().ok()?);
    let patient = parts.next()?;
    if patient == RESTORED {
        return Some(Line::Restored(at));
    }
    let n = parts.next()?.parse().ok()?;
    Some(Line::Head(patient.parse().ok()?, Head { n, hash: parts.next()?.to_owned() }))
}

/// Reads the file; nothing is kept yet where there is none. A last line without an end was being written when the power
/// went, and counts for nothing.
///
/// # Errors
/// What the file system says.
pub fn read(path: &Path, secret: &Secret) -> std::io::Result<Kept> {
    let text = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Kept::default()),
        Err(error) => return Err(error),
    };
    let whole = text.rfind('\n').map_or("", |end| text.get(..end).unwrap_or_default());
    let mut kept = Kept::default();
    for (number, line) in (1..).zip(whole.lines()).filter(|(_, line)| !line.is_empty()) {
        match parse(secret, line) {
            Some(Line::Head(patient, head)) => kept.heads.push((patient, head)),
            Some(Line::Restored(at)) => {
                kept.heads.clear();
                kept.restored_at = Some(at);
            }
            None => kept.foreign.push(number),
        }
    }
    Ok(kept)
}

/// Appends lines, and waits until they are on the disk.
fn append(path: &Path, lines: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path)?;
    let mut last = [b'\n'];
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    // Begins anew after a line that was cut short.
    let lines = if last == [b'\n'] { lines.to_owned() } else { format!("\n{lines}") };
    file.write_all(lines.as_bytes())?;
    file.sync_all()
}

/// Notes that the database was put back from a backup: its logs are shorter than what was kept before.
///
/// # Errors
/// What the file system says.
pub fn note_restored(path: &Path, secret: &Secret, now: Millis) -> std::io::Result<()> {
    append(path, &signed(secret, &format!("{} {RESTORED}", now.0)))
}

/// What was kept last of each patient.
#[derive(Default)]
struct Last(HashMap<PatientId, Head>);

impl Last {
    /// The heads that moved on. A log that went back, or another than it was, is said loudly and its
    /// new head not kept: the old one is what it is to be held against.
    fn moved(&self, heads: Vec<(PatientId, Head)>) -> Vec<(PatientId, Head)> {
        let mut moved = Vec::new();
        for (patient, head) in heads {
            let before = self.0.get(&patient).map_or(0, |head| head.n);
            if head.n > before {
                moved.push((patient, head));
            } else if self.0.get(&patient).is_some_and(|known| *known != head) {
                tracing::error!(%patient, "the log of who saw what is not what it was. Type: rygrad admin verify-log");
            }
        }
        moved
    }

    /// Appends these heads to the file; they count as kept when they are on the disk, not before.
    fn keep(
        &mut self,
        path: &Path,
        secret: &Secret,
        now: Millis,
        heads: Vec<(PatientId, Head)>,
    ) -> std::io::Result<()> {
        if heads.is_empty() {
            return Ok(());
        }
        let line = |(patient, head): &(PatientId, Head)| {
            signed(secret, &format!("{} {patient} {} {}", now.0, head.n, head.hash))
        };
        append(path, &heads.iter().map(line).collect::<String>())?;
        self.0.extend(heads);
        Ok(())
    }
}

/// Keeps heads until the server stops, and once more then.
pub(crate) async fn run(state: State, mut stop: watch::Receiver<bool>) {
    let path: PathBuf = state.settings.heads_path();
    let mut last = Last::default();
    match read(&path, &state.secret) {
        Ok(kept) => last.0.extend(kept.heads),
        Err(error) => tracing::error!(path = %path.display(), %error, "heads that were kept cannot be read"),
    }
    loop {
        let stopping = *stop.borrow();
        match state.read(store::disclosure::heads).await {
            Ok(heads) => {
                let moved = last.moved(heads);
                // What could not be written is written at the next turn.
                if let Err(error) = last.keep(&path, &state.secret, state.clock.now(), moved) {
                    tracing::error!(path = %path.display(), %error, "heads cannot be kept");
                }
            }
            Err(error) => tracing::warn!(%error, "heads were not read"),
        }
        if stopping {
            return;
        }
        let every = Duration::from_millis(state.settings.heads_every_ms.max(1));
        // A sender that is gone is a stop too.
        let _ = tokio::time::timeout(every, stop.changed()).await;
        if stop.has_changed().is_err() && !*stop.borrow() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(n: i64) -> Head {
        Head { n, hash: format!("{n:064x}") }
    }

    #[test]
    fn heads_are_kept_once_and_foreign_lines_found() {
        let folder = std::env::temp_dir().join(domain::disclosure::hex(&crate::clock::random::<8>()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("secret.heads");
        let secret = Secret::random();
        let patient = PatientId::new(1, [7; 10]);
        assert!(read(&path, &secret).unwrap().heads.is_empty());
        let mut last = Last::default();
        for (n, lines) in [(0, 0), (2, 1), (2, 0), (1, 0), (3, 1)] {
            let moved = last.moved(vec![(patient, head(n))]);
            assert_eq!(moved.len(), lines, "{n}");
            // What was not written is still to be kept.
            assert_eq!(last.keep(&folder, &secret, Millis(5), moved.clone()).is_err(), lines == 1);
            assert_eq!(last.moved(moved.clone()), moved);
            last.keep(&path, &secret, Millis(5), moved).unwrap();
        }
        assert_eq!(read(&path, &secret).unwrap().heads, [(patient, head(2)), (patient, head(3))]);
        // The power goes in the middle of a line, and the next begins on a line of its own.
        append(&path, &signed(&secret, &format!("5 {patient} 4 {}", head(4).hash))[..40]).unwrap();
        assert!(read(&path, &secret).unwrap().foreign.is_empty());
        append(&path, &signed(&secret, &format!("5 {patient} 5 {}", head(5).hash))).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replacen(" 2 ", " 9 ", 1)).unwrap();
        let kept = read(&path, &secret).unwrap();
        assert_eq!((kept.heads.len(), kept.foreign), (2, vec![1, 3]));
        assert_eq!(read(&path, &Secret::random()).unwrap().heads, []);
        note_restored(&path, &secret, Millis(9)).unwrap();
        let kept = read(&path, &secret).unwrap();
        assert_eq!((kept.heads.len(), kept.restored_at), (0, Some(Millis(9))));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
