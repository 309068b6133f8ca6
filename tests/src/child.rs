//! Programs that must not outlive the test: databases, browsers, servers.
//!
//! Each runs under a small shell that waits on a pipe from this process. The pipe closes when the [`Child`] is dropped, when
//! the test process ends, and also when it is killed: then the shell ends the program with everything it started and removes
//! its folder. Nothing is left behind that a later run could stumble over.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::ops::Deref;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// `$1` folder, `$2` signal, `$3` mark, the rest the program. The signal is repeated every second, since a program that has
/// just been started may not listen yet, and becomes KILL after ten. What left the process group, as browsers' processes do,
/// still has the mark in its environment.
const KEEPER: &str = r#"
folder=$1 signal=$2 mark=$3
shift 3
RYGRAD_CHILD="$mark" setsid "$@" </dev/null &
child=$!
exec >/dev/null 2>&1
read -r _
tries=0
while grep -qs '^State:[[:space:]]*[^Z]' "/proc/$child/status"; do
  [ "$tries" -lt 200 ] || signal=KILL
  [ $((tries % 20)) != 0 ] || kill -s "$signal" -- -"$child" || kill -s "$signal" "$child"
  tries=$((tries + 1))
  sleep 0.05
done
kill -s KILL -- -"$child"
wait "$child"
tries=0
while found=$(grep -lsF "RYGRAD_CHILD=$mark" /proc/[0-9]*/environ); [ -n "$found" ] && [ "$tries" -lt 200 ]; do
  for process in $found; do
    process=${process#/proc/}
    kill -s KILL "${process%/environ}"
  done
  tries=$((tries + 1))
  sleep 0.05
done
[ -z "$folder" ] || rm -rf "$folder"
"#;

const TICK: Duration = Duration::from_millis(20);
/// Enough to understand a failed start; a browser may talk for a whole run.
const REMEMBERED_LINES: usize = 500;

/// The signal that ends the program; stragglers of its process group are killed afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At once.
    Kill,
    /// Asks it to end; killed when it has not done so in ten seconds.
    Terminate,
    /// What PostgreSQL calls immediate shutdown: it removes its shared memory and skips the checkpoint.
    Quit,
}

impl End {
    fn signal(self) -> &'static str {
        match self {
            Self::Kill => "KILL",
            Self::Terminate => "TERM",
            Self::Quit => "QUIT",
        }
    }
}

/// A running program, ended when dropped.
#[derive(Debug)]
pub struct Child {
    keeper: std::process::Child,
    said: Arc<Mutex<Said>>,
}

#[derive(Debug, Default)]
struct Said {
    lines: VecDeque<String>,
    open_pipes: u8,
}

/// Why no line came.
#[derive(Debug)]
pub struct NoLine {
    /// The program ended by itself; otherwise the time limit passed.
    pub ended: bool,
    /// What it had said, newest last.
    pub said: String,
}

impl Child {
    /// Starts `command` (its program, arguments, environment and folder; not its pipes). `folder`, if given, is the program's
    /// own: it is removed afterwards. `user` is (uid, gid).
    pub fn start(command: &Command, folder: Option<&Path>, end: End, user: Option<(u32, u32)>) -> Self {
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "sh"]).arg(folder.unwrap_or(Path::new(""))).arg(end.signal()).arg(new_mark());
        keeper.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => keeper.env(name, value),
                None => keeper.env_remove(name),
            };
        }
        if let Some(current) = command.get_current_dir() {
            keeper.current_dir(current);
        }
        if let Some((uid, gid)) = user {
            keeper.uid(uid).gid(gid);
        }
        keeper.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut keeper = keeper.spawn().expect("a POSIX shell is needed to start programs");
        let said = Arc::new(Mutex::new(Said { lines: VecDeque::new(), open_pipes: 2 }));
        listen(keeper.stdout.take().expect("piped above"), &said);
        listen(keeper.stderr.take().expect("piped above"), &said);
        Self { keeper, said }
    }

    /// What `pick` makes of the first line it accepts, of standard output or standard error.
    pub async fn line<T>(&self, limit: Duration, pick: impl Fn(&str) -> Option<T>) -> Result<T, NoLine> {
        for _ in 0..ticks(limit) {
            if let Some(answer) = self.look(&pick) {
                return answer;
            }
            tokio::time::sleep(TICK).await;
        }
        Err(self.no_line(false))
    }

    /// [`Child::line`] for code without a runtime.
    pub fn line_blocking<T>(&self, limit: Duration, pick: impl Fn(&str) -> Option<T>) -> Result<T, NoLine> {
        for _ in 0..ticks(limit) {
            if let Some(answer) = self.look(&pick) {
                return answer;
            }
            thread::sleep(TICK);
        }
        Err(self.no_line(false))
    }

    /// The last lines it said, newest last.
    pub fn said(&self) -> String {
        lock(&self.said).lines.iter().map(|line| format!("{line}\n")).collect()
    }

    /// Ends it and waits until it has ended.
    pub fn end(self) {}

    fn look<T>(&self, pick: impl Fn(&str) -> Option<T>) -> Option<Result<T, NoLine>> {
        let said = lock(&self.said);
        let found = said.lines.iter().find_map(|line| pick(line));
        let ended = said.open_pipes == 0;
        drop(said);
        match found {
            Some(found) => Some(Ok(found)),
            None => ended.then(|| Err(self.no_line(true))),
        }
    }

    fn no_line(&self, ended: bool) -> NoLine {
        NoLine { ended, said: self.said() }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The shell always ends: nothing sensible is left to do should waiting for it fail.
        drop(self.keeper.wait());
    }
}

/// Different for each program, and the end of one is never the beginning of another.
fn new_mark() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    format!("{}-{};", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// A fresh folder, readable by its owner only, removed with all it holds when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// `what` becomes part of its name.
    pub fn new(what: &str) -> Self {
        Self(new_folder(what))
    }
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing sensible is left to do should it be gone already.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// A fresh folder, readable by its owner only, that somebody else removes: the keeper of a [`Child`], as a rule. See [`Folder`].
pub fn new_folder(what: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("rygrad-{what}-{}-{number}", std::process::id()));
        match fs::DirBuilder::new().mode(0o700).create(&folder) {
            Ok(()) => return folder,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => panic!("cannot create {}: {error}", folder.display()),
        }
    }
}

/// The first of `names` found on the search path.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file()))
}

fn ticks(limit: Duration) -> u128 {
    limit.as_millis() / TICK.as_millis() + 1
}

fn lock(said: &Mutex<Said>) -> MutexGuard<'_, Said> {
    said.lock().unwrap_or_else(PoisonError::into_inner)
}

fn listen(pipe: impl Read + Send + 'static, said: &Arc<Mutex<Said>>) {
    let said = Arc::clone(said);
    thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let mut said = lock(&said);
            if said.lines.len() == REMEMBERED_LINES {
                said.lines.pop_front();
            }
            said.lines.push_back(String::from_utf8_lossy(&line).trim_end().to_owned());
        }
        lock(&said).open_pipes -= 1;
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_secs(10);

    #[test]
    fn dropping_ends_the_program_and_what_it_started_and_removes_the_folder() {
        let folder = new_folder("child");
        let mut command = Command::new("sh");
        // The grandchild leaves the process group.
        command.args(["-c", "setsid sh -c 'echo grandchild $$; sleep 600; :' & echo child $$; sleep 600; :"]);
        let child = Child::start(&command, Some(&folder), End::Kill, None);
        let pid = |name: &'static str| {
            child
                .line_blocking(SOON, |line| line.strip_prefix(name).map(|pid| PathBuf::from("/proc").join(pid.trim())))
                .unwrap()
        };
        let (program, grandchild) = (pid("child "), pid("grandchild "));
        assert!(program.exists() && grandchild.exists());
        child.end();
        assert!(!program.exists(), "the program still runs");
        assert!(!folder.exists(), "its folder is still there");
        // The grandchild has no parent left that waits for it here: gone, or a corpse.
        let status = fs::read_to_string(grandchild.join("status")).unwrap_or_default();
        assert!(status.is_empty() || status.contains("State:\tZ"), "{status}");
    }

    #[test]
    fn a_folder_goes_with_what_it_holds() {
        let folder = Folder::new("folder");
        let path = folder.to_path_buf();
        fs::write(folder.join("file"), "text").unwrap();
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn a_program_that_ends_by_itself_is_noticed_with_what_it_said() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo on the way out; echo and a complaint >&2"]);
        let child = Child::start(&command, None, End::Terminate, None);
        let missing = child.line_blocking(SOON, |line| line.contains("never said").then_some(())).unwrap_err();
        assert!(missing.ended);
        assert!(missing.said.contains("on the way out\n") && missing.said.contains("and a complaint\n"));
    }
}
