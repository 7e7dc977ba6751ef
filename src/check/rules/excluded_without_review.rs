//! `excluded-without-review`: an exclusion nobody will look at again.

use super::{applicability, applies, statements};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Kind;

/// Reports each control.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in statements(context, Kind::Control) {
        if applies(statement) || statement.review_by.is_some() {
            continue;
        }
        let id = statement.requirement.to_string();
        let message = format!("the exclusion of the control `{id}` has no day of review");
        found.push(
            Diagnostic::new(Code::ExcludedWithoutReview, id, message)
                .at(applicability(statement))
                .label("excluded for good")
                .help("add `review-by:` with the day on which somebody looks at the exclusion again"),
        );
    }
}
