//! `applicable-not-applicable`: a requirement that applies and has the status of one that does not.

use super::applies;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{ImplementationStatus, Kind};

/// Reports each statement.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in context.book.statements.values() {
        let Some(status) = &statement.status else { continue };
        if status.value != ImplementationStatus::NotApplicable || !applies(statement) {
            continue;
        }
        let help = match context.book.entry(&statement.requirement).map(|entry| entry.kind) {
            Some(Kind::Clause) => {
                "a clause always applies: say how far it is put into practice, with `planned` if not at all"
            }
            _ => "say `applicable: false` and why, or how far the control is put into practice",
        };
        let id = statement.requirement.to_string();
        let message = format!("`{id}` applies, but its status says that it does not");
        found.push(
            Diagnostic::new(Code::ApplicableNotApplicable, id, message)
                .at(status.span)
                .label("contradicts that it applies")
                .help(help),
        );
    }
}
