//! `soa-changed`: statements that are no longer those that were approved.

use super::approvals;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ApprovalState;

/// Reports each framework.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (framework, approval, state) in approvals(context, ApprovalState::Changed) {
        let Some(written) = &approval.fingerprint else { continue };
        let message = format!(
            "the statement of applicability of {} is not in the state that was approved as version {}",
            framework.short, approval.version.value
        );
        found.push(
            Diagnostic::new(Code::SoaChanged, framework.id.as_str(), message)
                .at(written.span)
                .label("what was approved")
                .help(format!(
                    "have the statements approved again; then write the new version, its day and `fingerprint = \"{}\"`",
                    state.fingerprint
                )),
        );
    }
}
