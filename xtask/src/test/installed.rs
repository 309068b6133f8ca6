//! The programs of the distribution that the suites drive, and installing them where we may.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Result, bail};

use crate::program::{must, output};

/// A program and the Debian package that brings it.
struct Need {
    /// Any of these will do.
    programs: &'static [&'static str],
    package: &'static str,
}

const NEEDS: [Need; 8] = [
    Need { programs: &["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
    Need { programs: &["chromedriver"], package: "chromium-driver" },
    Need { programs: &["firefox-esr", "firefox"], package: "firefox-esr" },
    Need { programs: &["initdb"], package: "postgresql" },
    Need { programs: &["npm"], package: "npm" },
    Need { programs: &["python3"], package: VENV },
    Need { programs: &["curl"], package: "curl" },
    Need { programs: &["jq"], package: "jq" },
];

/// Debian keeps what makes a virtual environment apart from Python itself.
const VENV: &str = "python3-venv";

/// A page without letters cannot be judged; the browsers only recommend a font.
const WITH_BROWSERS: &str = "fonts-liberation";

/// Makes sure that every program is here, or says what to type.
pub(crate) fn ensure() -> Result<()> {
    let mut missing = missing(&folders());
    if !missing.contains(&VENV) && output(Command::new("python3").args(["-c", "import ensurepip"])).is_err() {
        missing.push(VENV);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let mut install = vec!["apt-get", "install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    install.push(WITH_BROWSERS);
    if !may_install() {
        bail!("not installed: {}. Type: sudo apt-get update && sudo {}", missing.join(", "), install.join(" "));
    }
    let apt =
        |arguments: &[&str]| must(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    apt(&["update"])?;
    apt(install.get(1..).unwrap_or_default())
}

fn missing(folders: &[PathBuf]) -> Vec<&'static str> {
    let here = |need: &Need| need.programs.iter().any(|name| folders.iter().any(|folder| folder.join(name).is_file()));
    NEEDS.iter().filter(|need| !here(need)).map(|need| need.package).collect()
}

/// Where programs are: the path, and Debian's places for the server side of PostgreSQL.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    if let Ok(versions) = fs::read_dir("/usr/lib/postgresql") {
        folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    folders
}

/// Only as root on a Debian; a test run does not ask for a password.
fn may_install() -> bool {
    let root = output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    root && Path::new("/usr/bin/apt-get").exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_found_in_no_folder() {
        let every: Vec<_> = NEEDS.iter().map(|need| need.package).collect();
        assert_eq!(missing(&[]), every);
    }

    #[test]
    fn one_name_of_a_program_is_enough() {
        let folder = env::temp_dir().join(format!("rygrad-needs-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("google-chrome"), "").unwrap();
        assert!(!missing(std::slice::from_ref(&folder)).contains(&"chromium"));
        fs::remove_dir_all(folder).unwrap();
    }
}
