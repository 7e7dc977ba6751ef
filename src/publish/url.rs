//! Which paths an artifact may have: plain names below the site. Earlier stages make no others; this
//! is the last place to notice if they did.

use super::{PublishError, marker};
use crate::project::deceptive;

/// Refuses a path that leads out of the site, names its marker, or means different things on
/// different systems.
pub(super) fn check(url: &str) -> Result<(), PublishError> {
    match flaw(url) {
        Some(why) => Err(PublishError::UnsafeUrl { url: url.to_owned(), why }),
        None => Ok(()),
    }
}

fn flaw(url: &str) -> Option<&'static str> {
    if url.chars().any(deceptive) {
        return Some("it holds an invisible character");
    }
    if url.contains('\\') {
        return Some("it holds a backslash");
    }
    if cfg!(windows) && url.contains(':') {
        return Some("it holds a colon");
    }
    if url.starts_with('/') {
        return Some("it is absolute");
    }
    if url.split('/').any(|part| part.is_empty() || part == "." || part == "..") {
        return Some("a part of it is no name");
    }
    let first = url.split('/').next().unwrap_or(url);
    if [marker::NAME, marker::NEW].iter().any(|name| first.eq_ignore_ascii_case(name)) {
        return Some("the name is taken by the marker of the site");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::flaw;

    #[test]
    fn only_plain_paths_below_the_site_are_taken() {
        for url in ["index.html", "evidence/files/Größe (2).pdf", "a/..b/c...d", "static/.well-known/x"] {
            assert_eq!(flaw(url), None, "{url}");
        }
        let unsafe_urls = [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../b",
            "./a",
            "a//b",
            "a/",
            "a\\b",
            "a\nb",
            "a\u{202E}b",
            "a\0b",
            ".clausebook",
            ".ClauseBook",
            ".clausebook/x",
            ".clausebook.new",
        ];
        for url in unsafe_urls {
            assert!(flaw(url).is_some(), "{url:?}");
        }
    }
}
