//! `orphan-document`: a document that the hand-kept contents leave out.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};

/// Reports each document.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for id in &context.book.navigation.orphans {
        let Some(document) = context.book.documents.get(id) else { continue };
        let message = format!("SUMMARY.md leaves out the document `{id}`");
        found.push(
            Diagnostic::new(Code::OrphanDocument, id.as_str(), message)
                .at(document.span)
                .label("no chapter leads here")
                .help(format!("add `- [{}]({})` to SUMMARY.md", text(&document.title), address(&document.path))),
        );
    }
}

/// A title as the text of a link.
fn text(title: &str) -> String {
    title.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// A path as the address of a link.
fn address(path: &str) -> String {
    let mut address = String::new();
    for character in path.chars() {
        match character {
            ' ' | '%' | '(' | ')' | '<' | '>' | '?' | '#' | '\\' => {
                address.push_str(&format!("%{:02X}", u32::from(character)));
            }
            other => address.push(other),
        }
    }
    address
}
