//! `{{name}}`: plain substitution in texts.

use std::collections::BTreeMap;

use super::Source;
use crate::diagnostics::{Code, Diagnostic};
use crate::manuscript::{Located, YamlFile, defect};
use crate::model::{Defect, DefectKind};
use crate::source::Span;

/// Most text that variables may stand for in one file, in bytes.
pub(super) const MAX_EXPANDED: usize = 1 << 20;

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t, 'v> {
    /// Text as it is.
    Text(&'t str),
    /// A variable: the whole of what was written, and what it stands for.
    Value(&'t str, &'v str),
    /// A name the settings do not define; the whole of what was written.
    Unknown(&'t str),
}

/// Splits a text at its variables.
pub(super) fn pieces<'t, 'v>(text: &'t str, variables: &'v BTreeMap<String, String>) -> Vec<Piece<'t, 'v>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(len) = rest[start..].find("}}").map(|end| end + 2) else { break };
        let written = &rest[start..start + len];
        let name = written[2..len - 2].trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        pieces.push(Piece::Text(&rest[..start]));
        pieces.push(match variables.get(name) {
            Some(value) => Piece::Value(written, value),
            None if is_name => Piece::Unknown(written),
            None => Piece::Text(written),
        });
        rest = &rest[start + len..];
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The finding that variables stand for too much text.
pub(super) fn too_much(path: &str, span: Span) -> Diagnostic {
    let message = format!("variables stand for more than {MAX_EXPANDED} bytes of text");
    let finding = Diagnostic::new(Code::LimitExceeded, path, message).at(span);
    finding.help("write it more plainly, or divide it into several files")
}

/// The plain texts of one file, whose variables are replaced, and what was found in them.
pub(super) struct Texts<'s> {
    source: &'s Source<'s>,
    /// Text that variables stood for so far, in bytes.
    expanded: usize,
    pub(super) defects: Vec<Defect>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'s> Texts<'s> {
    pub(super) fn new(source: &'s Source<'s>) -> Self {
        Self { source, expanded: 0, defects: Vec::new(), diagnostics: Vec::new() }
    }

    /// Replaces the variables of a text that stands at a place.
    pub(super) fn fill(&mut self, text: &mut String, span: Span) {
        if !text.contains("{{") || self.expanded > MAX_EXPANDED {
            return;
        }
        let mut filled = String::with_capacity(text.len());
        for piece in pieces(text, self.source.variables) {
            match piece {
                Piece::Text(text) => filled.push_str(text),
                Piece::Value(_, value) => {
                    self.expanded += value.len();
                    if self.expanded > MAX_EXPANDED {
                        return self.diagnostics.push(too_much(&self.source.file.path, span));
                    }
                    filled.push_str(value);
                }
                Piece::Unknown(written) => {
                    filled.push_str(written);
                    self.defects.push(defect(DefectKind::UnknownVariable, written, span));
                }
            }
        }
        *text = filled;
    }

    /// The same for a value with a place of its own.
    pub(super) fn fill_located(&mut self, text: Option<&mut Located<String>>, file: YamlFile) {
        if let Some(text) = text {
            let span = file.span(text);
            self.fill(&mut text.value, span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_replaced_and_unknown_ones_kept() {
        let variables = BTreeMap::from([("org".to_owned(), "Acme & Co".to_owned())]);
        let found = pieces("a {{org}} b {{ nope }} c {{", &variables);
        let expected = [
            Piece::Text("a "),
            Piece::Value("{{org}}", "Acme & Co"),
            Piece::Text(" b "),
            Piece::Unknown("{{ nope }}"),
            Piece::Text(" c {{"),
        ];
        assert_eq!(found, expected);
    }
}
