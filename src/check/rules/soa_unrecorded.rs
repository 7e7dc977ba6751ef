//! `soa-unrecorded`: a version was approved, and nothing says which statements.

use super::approvals;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ApprovalState;

/// Reports each framework.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (framework, approval, state) in approvals(context, ApprovalState::Unrecorded) {
        let message = format!(
            "version {} of the statement of applicability of {} is approved, but not which statements",
            approval.version.value, framework.short
        );
        found.push(
            Diagnostic::new(Code::SoaUnrecorded, framework.id.as_str(), message)
                .at(approval.version.span)
                .label("which statements?")
                .help(format!(
                    "if the statements are those that were approved, write `fingerprint = \"{}\"`",
                    state.fingerprint
                )),
        );
    }
}
