//! `evidence-supports-nothing`: evidence that serves no requirement.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};

/// Reports each item.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in context.book.evidence.values().filter(|item| item.supports.is_empty()) {
        let message = format!("`{}` supports no requirement of this book", item.id);
        found.push(
            Diagnostic::new(Code::EvidenceSupportsNothing, item.id.as_str(), message)
                .at(item.span)
                .label("proves nothing")
                .help("name under `supports:` what it proves, or take it out of the register"),
        );
    }
}
