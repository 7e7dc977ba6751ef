//! Which names of files and folders are taken.

use std::ffi::OsStr;
use std::path::Path;

use crate::diagnostics::{Code, Diagnostic};
use crate::project::deceptive;

/// Looks at the last name of `path`, which messages show below the root of the book.
pub(super) fn refusal(path: &Path, name: &OsStr) -> Option<Diagnostic> {
    let help = "rename it";
    let Some(text) = name.to_str() else {
        let message = format!("the name `{}` is not UTF-8", shown(Path::new(name)));
        return Some(Diagnostic::new(Code::ControlCharacter, shown(path), message).help(help));
    };
    if let Some(character) = text.chars().find(|c| deceptive(*c)) {
        let code = u32::from(character);
        let message = format!("the name `{}` holds the invisible character U+{code:04X}", visible(text));
        return Some(Diagnostic::new(Code::ControlCharacter, shown(path), message).help(help));
    }
    if text.contains('\\') {
        let message = format!("the name `{text}` holds a backslash, which other systems take for a folder");
        return Some(Diagnostic::new(Code::UnsafeFile, shown(path), message).help(help));
    }
    None
}

/// A path for a message: with `/`, and nothing in it that a terminal would obey.
pub(super) fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| visible(&part.to_string_lossy())).collect();
    parts.join("/")
}

fn visible(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for character in name.chars() {
        if deceptive(character) {
            text.extend(character.escape_unicode());
        } else {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str) -> Option<Code> {
        refusal(Path::new(name), OsStr::new(name)).map(|diagnostic| diagnostic.code)
    }

    #[test]
    fn deceptive_names_are_refused_and_shown_harmlessly() {
        assert_eq!(code("Größe (2).md"), None);
        assert_eq!(code("a\nb.md"), Some(Code::ControlCharacter));
        assert_eq!(code("gpj\u{202E}.md"), Some(Code::ControlCharacter));
        assert_eq!(code("..\\a.md"), Some(Code::UnsafeFile));
        let refused = refusal(Path::new("x/\u{1b}[2J"), OsStr::new("\u{1b}[2J"));
        let texts = refused.map(|d| format!("{} {}", d.subject, d.message)).unwrap_or_default();
        assert!(texts.starts_with("x/\\u{1b}[2J the name"), "{texts}");
        assert!(!texts.contains('\u{1b}'));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_text_is_refused() {
        use std::os::unix::ffi::OsStrExt;
        let name = OsStr::from_bytes(b"a\xff.md");
        assert_eq!(refusal(Path::new(name), name).map(|d| d.code), Some(Code::ControlCharacter));
    }
}
