//! `alternative-without-control`: another arrangement is said to stand in, and nobody says which.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ImplementationStatus;

/// Reports each statement.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in context.book.statements.values() {
        let Some(status) = &statement.status else { continue };
        let named = statement.alternative.as_deref().is_some_and(|text| !text.trim().is_empty());
        if status.value != ImplementationStatus::Alternative || named {
            continue;
        }
        let id = statement.requirement.to_string();
        let message = format!("the alternative to `{id}` is not named");
        found.push(
            Diagnostic::new(Code::AlternativeWithoutControl, id, message)
                .at(status.span)
                .label("which alternative?")
                .help("add `alternative:` and name the control of your own that stands in"),
        );
    }
}
