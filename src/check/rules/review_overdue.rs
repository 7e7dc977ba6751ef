//! `review-overdue`: a document or statement whose day of review has passed.

use super::{days, reviewed};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ReviewState;

/// Reports each of them.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for review in reviewed(context, ReviewState::Overdue) {
        let ago = days(review.on, context.coverage.as_of);
        let message = format!("the review of `{}` was due on {}, {ago} ago", review.subject, review.on);
        found.push(
            Diagnostic::new(Code::ReviewOverdue, review.subject, message)
                .at(review.span)
                .label("overdue")
                .help(format!("review it, then {}", review.record)),
        );
    }
}
