//! `applicable-without-reason`: a control that applies, and nothing says why.

use super::{applicability, applies, statements};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Kind, Reason};

/// Reports each control.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in statements(context, Kind::Control) {
        if !applies(statement) || !statement.reasons.is_empty() {
            continue;
        }
        let id = statement.requirement.to_string();
        let message = format!("the control `{id}` applies, but no reason says why");
        found.push(
            Diagnostic::new(Code::ApplicableWithoutReason, id, message)
                .at(applicability(statement))
                .label("applies without a reason")
                .help(format!("add `reasons:` with one or more of {}", Reason::NAMES.join(", "))),
        );
    }
}
