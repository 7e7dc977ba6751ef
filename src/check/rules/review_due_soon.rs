//! `review-due-soon`: a document or statement to be reviewed soon.

use super::{days, reviewed};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ReviewState;

/// Reports each of them.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = context.coverage.as_of;
    for review in reviewed(context, ReviewState::DueSoon) {
        let when = if review.on == as_of { "today".to_owned() } else { format!("in {}", days(as_of, review.on)) };
        let message = format!("the review of `{}` is due on {}, {when}", review.subject, review.on);
        found.push(
            Diagnostic::new(Code::ReviewDueSoon, review.subject, message)
                .at(review.span)
                .label("due soon")
                .help(format!("review it, then {}", review.record)),
        );
    }
}
