//! A browser's own name for itself, put in words: "Firefox · Android". Names of products are the same in every language.

/// Looked for in this order: several browsers also say the names further down.
const BROWSERS: [(&str, &str); 7] = [
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
];

/// Browser and system; the name as given where neither is known; `None` for none.
pub(crate) fn device(agent: &str) -> Option<String> {
    let find =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let known: Vec<&str> = [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect();
    match known.as_slice() {
        [] if agent.trim().is_empty() => None,
        [] => Some(agent.chars().take(60).collect()),
        names => Some(names.join(" · ")),
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn common_browsers_are_named() {
        let chrome =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
        assert_eq!(device(chrome).as_deref(), Some("Chrome · Android"));
        assert_eq!(
            device("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0").as_deref(),
            Some("Firefox · Linux")
        );
        assert_eq!(device("curl/8"), Some("curl/8".to_owned()));
        assert_eq!(device(" "), None);
    }
}
