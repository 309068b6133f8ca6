//! Who may know whom: the arrows of the architecture, held against what cargo really links.

use anyhow::{Result, bail};

use crate::program::{cargo_command, output};
use crate::workspace::Workspace;

/// What one member may depend on.
struct Rule {
    member: &'static str,
    /// The other members it may name; `None` is all.
    members: Option<&'static [&'static str]>,
    /// Crates it may not name itself. A name that ends in `-` or `_` is the start of a name.
    not_direct: &'static [&'static str],
    /// Crates that may not be linked at all, however far away.
    not_linked: &'static [&'static str],
}

const MEMBERS: [&str; 8] = ["domain", "domain-derive", "phrase", "store", "server", "pwa", "tests", "xtask"];

const RULES: [Rule; 8] = [
    Rule {
        member: "domain",
        members: Some(&["domain-derive"]),
        not_direct: &[],
        // No I/O, no randomness, no database, no browser.
        not_linked: &["diesel", "actix-", "tokio", "web-sys", "js-sys", "rand", "getrandom"],
    },
    Rule {
        member: "store",
        members: Some(&["domain"]),
        not_direct: &[],
        not_linked: &["actix-", "reqwest", "web-sys"],
    },
    Rule {
        member: "server",
        // The words of the one page that it writes itself.
        members: Some(&["domain", "store", "phrase"]),
        not_direct: &["diesel", "diesel_", "libsqlite3-sys", "pq-sys"],
        not_linked: &[],
    },
    // Its reader runs on the phone and its compiler where the app is built: neither knows the browser.
    Rule { member: "domain-derive", members: Some(&[]), not_direct: &[], not_linked: &["web-sys", "js-sys"] },
    Rule { member: "phrase", members: Some(&[]), not_direct: &[], not_linked: &["web-sys", "js-sys"] },
    // The Fluent parser stays where the app is built.
    Rule {
        member: "pwa",
        members: Some(&["domain", "phrase"]),
        not_direct: &[],
        not_linked: &["diesel", "actix-", "fluent-"],
    },
    Rule { member: "xtask", members: Some(&[]), not_direct: &[], not_linked: &[] },
    Rule { member: "tests", members: None, not_direct: &[], not_linked: &[] },
];

/// Fails with a line for every arrow that should not be there.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let mut broken = Vec::new();
    for rule in &RULES {
        // Dev-dependencies count where members are named: a test is no way around the rooms.
        let direct = tree(workspace, rule.member, &["--depth", "1", "--edges", "normal,build,dev"])?;
        let linked = tree(workspace, rule.member, &["--edges", "normal,no-proc-macro"])?;
        broken.extend(offences(rule, &direct, &linked));
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("dependencies that the architecture does not allow:\n  {}", broken.join("\n  "))
}

/// The names of the crates that `cargo tree` lists for one member, itself left out.
fn tree(workspace: &Workspace, member: &str, arguments: &[&str]) -> Result<Vec<String>> {
    let mut command = cargo_command(workspace, &["tree", "--quiet", "--package", member]);
    command.args(["--target", "all", "--prefix", "none", "--format", "{p}"]).args(arguments);
    let mut names: Vec<String> =
        output(&mut command)?.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    names.retain(|name| name != member && !name.is_empty());
    names.sort();
    names.dedup();
    Ok(names)
}

fn offences(rule: &Rule, direct: &[String], linked: &[String]) -> Vec<String> {
    let member = rule.member;
    let mut found = Vec::new();
    for name in direct {
        let other_room = MEMBERS.contains(&name.as_str());
        if other_room && rule.members.is_some_and(|allowed| !allowed.contains(&name.as_str())) {
            found.push(format!("{member} knows {name}"));
        }
        if matches(rule.not_direct, name) {
            found.push(format!("{member} names {name}"));
        }
    }
    found.extend(
        linked.iter().filter(|name| matches(rule.not_linked, name)).map(|name| format!("{member} links {name}")),
    );
    found
}

fn matches(patterns: &[&str], name: &str) -> bool {
    patterns.iter().any(|pattern| match pattern.strip_suffix(['-', '_']) {
        Some(_) => name.starts_with(pattern),
        None => name == *pattern,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    fn rule(member: &str) -> &'static Rule {
        RULES.iter().find(|rule| rule.member == member).unwrap()
    }

    #[test]
    fn every_member_has_a_rule() {
        assert!(MEMBERS.iter().all(|member| RULES.iter().any(|rule| rule.member == *member)));
    }

    #[test]
    fn an_arrow_backwards_is_found() {
        let found = offences(rule("store"), &names(&["domain", "server"]), &[]);
        assert_eq!(found, ["store knows server"]);
    }

    #[test]
    fn the_server_may_link_diesel_but_not_name_it() {
        let linked = names(&["diesel", "store"]);
        assert!(offences(rule("server"), &names(&["store"]), &linked).is_empty());
        assert_eq!(offences(rule("server"), &names(&["diesel"]), &linked), ["server names diesel"]);
    }

    #[test]
    fn a_whole_family_can_be_forbidden() {
        let linked = names(&["actix-web", "actix", "tokio-util"]);
        assert_eq!(offences(rule("pwa"), &[], &linked), ["pwa links actix-web"]);
    }
}
