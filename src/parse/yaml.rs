//! The one door to YAML: budgets, strict booleans, no tags, and errors with a place.

use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_yaml::granit_parser::{Event, Parser};
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy};

use crate::config::unknown_field;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::manuscript::{Located, YamlFile};
use crate::source::{LineIndex, Span};

/// Deepest nesting of collections.
const MAX_DEPTH: usize = 64;
/// Most nodes in one file, aliases counted each time they stand for something.
const MAX_NODES: usize = 500_000;

/// Reads one YAML text. `code` is what a text that is no YAML is called.
pub(super) fn read<T: DeserializeOwned>(text: &str, at: YamlFile, path: &str, code: Code) -> Result<T, Diagnostic> {
    if let Some(finding) = refused(text, at, path, code) {
        return Err(finding);
    }
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH, max_nodes: MAX_NODES },
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| malformed(&error, text, at, path, code))
}

/// The finding for an error of the reader.
fn malformed(error: &serde_yaml::Error, text: &str, at: YamlFile, path: &str, code: Code) -> Diagnostic {
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or(&full);
    let span = span(error, text, at);
    if is_limit(error, message) {
        return Diagnostic::new(Code::LimitExceeded, path, "the YAML is nested too deeply or too large")
            .at(span)
            .help(format!("at most {MAX_DEPTH} levels and {MAX_NODES} values, aliases counted each time"));
    }
    if let Some((field, expected)) = unknown_field(&quoted(message)) {
        return Diagnostic::new(Code::UnknownKey, path, format!("unknown key `{field}`"))
            .at(span)
            .suggest(nearest(&field, expected.iter().map(String::as_str)))
            .help(format!("known keys here: {}", expected.iter().cloned().collect::<Vec<_>>().join(", ")));
    }
    let (message, help) = plainly(message);
    Diagnostic::new(code, path, message).at(span).help(help)
}

/// Whether a budget ended the reading; the parser below has a limit of its own, which it only words.
fn is_limit(error: &serde_yaml::Error, message: &str) -> bool {
    use serde_yaml::Error as E;
    match error {
        E::AliasError { error, .. } => is_limit(error, message),
        E::Budget { .. }
        | E::AliasReplayCounterOverflow { .. }
        | E::AliasReplayLimitExceeded { .. }
        | E::AliasExpansionLimitExceeded { .. }
        | E::AliasReplayStackDepthExceeded { .. } => true,
        _ => message.starts_with("recursion limit exceeded"),
    }
}

/// A message of the reader in plain words, and what to do.
fn plainly(message: &str) -> (&str, &'static str) {
    const GENERAL: &str = "correct this place; the rest of the file is read once it is right";
    match message {
        m if m.starts_with("duplicate mapping key: ") => {
            (m.split(", set ").next().unwrap_or(m), "remove one of the two")
        }
        m if m.starts_with("invalid boolean") => ("only `true` and `false` are booleans", "write one of the two"),
        m if m.starts_with("multiple YAML documents") => {
            ("a second YAML document begins here", "remove the line of three hyphens: a file holds one document")
        }
        m if m.contains("mapping values are not allowed") => {
            (m, "a text with a colon and a space in it needs quotes around it")
        }
        m => (m, GENERAL),
    }
}

/// A control character or a tag in a text: values need no tags, and what one means is up to each
/// reader.
fn refused(text: &str, at: YamlFile, path: &str, code: Code) -> Option<Diagnostic> {
    if let Some(place) = text.find(|c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')) {
        let finding = Diagnostic::new(code, path, "there is a control character here");
        return Some(finding.at(Span::new(at.file, at.base + place, 1)).help("remove it"));
    }
    if !text.contains('!') {
        return None;
    }
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        let (Event::Scalar(.., tag) | Event::SequenceStart(.., tag) | Event::MappingStart(.., tag)) = event else {
            continue;
        };
        if tag.is_some() {
            // The place of the value; its tag stands before it.
            let start = LineIndex::new(text).offset(span.start.line(), span.start.col() + 1);
            let finding = Diagnostic::new(code, path, "tags are not read");
            return Some(finding.at(Span::new(at.file, at.base + start, 0)).help("remove the tag: values need none"));
        }
    }
    None
}

/// Where an error is. Errors of the scanner know line and column only.
fn span(error: &serde_yaml::Error, text: &str, at: YamlFile) -> Span {
    let Some(location) = error.location() else { return Span::new(at.file, at.base, 0) };
    let number = |n: u64| usize::try_from(n).unwrap_or(0);
    let inner = location.span();
    let (start, len) = match inner.byte_offset() {
        Some(start) => (number(start), inner.byte_len().map_or(0, number)),
        None => (LineIndex::new(text).offset(number(location.line()), number(location.column())), 0),
    };
    Span::new(at.file, at.base + start.min(text.len()), len.min(text.len().saturating_sub(start)))
}

/// Puts the names in "unknown field `a`, expected one of b, c" in backticks, as serde writes them.
fn quoted(message: &str) -> String {
    match message.split_once(", expected one of ") {
        Some((head, names)) => {
            let names: Vec<_> = names.split(", ").map(|name| format!("`{name}`")).collect();
            format!("{head}, expected one of {}", names.join(", "))
        }
        None => message.to_owned(),
    }
}

/// The keys of a mapping with their places; values are skipped.
#[derive(Debug, Default)]
pub(super) struct Keys(pub(super) Vec<Located<String>>);

impl<'de> serde::Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeysVisitor;
        impl<'de> Visitor<'de> for KeysVisitor {
            type Value = Keys;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some(key) = map.next_key()? {
                    keys.push(key);
                    map.next_value::<IgnoredAny>()?;
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(KeysVisitor)
    }
}
