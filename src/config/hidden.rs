//! Characters in settings that cannot be seen and make one text look like another.

use std::iter;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Code, Diagnostic};
use crate::project::deceptive;
use crate::source::{FileId, Span};

/// Reports each value that holds such a character, however it was written. A text of several lines has
/// its line ends.
pub(super) fn characters(text: &str, file: FileId) -> Vec<Diagnostic> {
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let report = |written: &Spanned<DeValue<'_>>| {
        let value = written.get_ref().as_str()?;
        let unseen = |c: &char| deceptive(*c) && !matches!(c, '\n' | '\r' | '\t');
        let message =
            format!("the value holds the invisible character U+{:04X}", u32::from(value.chars().find(unseen)?));
        let place = Span::new(file, written.span().start, written.span().len());
        let finding = Diagnostic::new(Code::ControlCharacter, value.escape_debug().to_string(), message).at(place);
        Some(finding.label("cannot be seen").help("delete the character; it can make one text look like another"))
    };
    table.get_ref().values().flat_map(strings).filter_map(report).collect()
}

/// The values without parts of their own, in the order of the file.
fn strings<'t>(value: &'t Spanned<DeValue<'t>>) -> Box<dyn Iterator<Item = &'t Spanned<DeValue<'t>>> + 't> {
    match value.get_ref() {
        DeValue::Array(array) => Box::new(array.iter().flat_map(strings)),
        DeValue::Table(table) => Box::new(table.values().flat_map(strings)),
        _ => Box::new(iter::once(value)),
    }
}
