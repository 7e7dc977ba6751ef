//! The words of a theme: a file of messages per language, English first.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Theme;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// Messages by their keys, `table.key`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages(BTreeMap<String, String>);

impl Messages {
    /// The message of a key; the key itself when there is none, so that nothing is silently lost.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// All messages by their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

/// The language a tag names without its varieties: `de` for `de-AT`.
pub(super) fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// The messages of a theme in a language, over the English ones; files of the book's own theme
/// stand over the built-in ones, message by message.
pub(super) fn read(theme: &Theme, language: &str) -> Result<Messages, Diagnostic> {
    let mut messages = BTreeMap::new();
    for name in ["en", primary(language), language] {
        let path = format!("messages/{name}.toml");
        for folder in ["default", &theme.name] {
            let path = format!("themes/{folder}/{path}");
            if let Some(bytes) = theme.bytes(&path) {
                merge(bytes, &path, theme, &mut messages)?;
            }
        }
    }
    Ok(Messages(messages))
}

fn merge(bytes: &[u8], path: &str, theme: &Theme, into: &mut BTreeMap<String, String>) -> Result<(), Diagnostic> {
    let refuse = |message: String, range: Range<usize>| {
        let diagnostic = Diagnostic::new(Code::ThemeError, path, message);
        match theme.places.get(path) {
            Some(file) => diagnostic.at(Span::new(*file, range.start, range.len())),
            None => diagnostic,
        }
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        refuse(format!("`{path}` is not UTF-8"), at..at + 1)
    })?;
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        refuse(message, error.span().unwrap_or_default())
    })?;
    flatten("", &table, into);
    Ok(())
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, into),
            toml::Value::String(text) => {
                into.insert(key, text.clone());
            }
            other => {
                into.insert(key, other.to_string());
            }
        }
    }
}
