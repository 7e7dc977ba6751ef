//! `review-not-counted`: an interval of review that counts for nothing.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DocumentStatus;

/// Reports each document that is not retired.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for document in context.book.documents.values().filter(|one| one.status != DocumentStatus::Retired) {
        let Some(review) = &document.review else { continue };
        let id = document.id.as_str();
        let has_day = document.approved.is_some() || document.confirmed.is_some();
        let (message, label, help) = if document.review_by.is_some() {
            let message = format!("`{id}` says how often it is reviewed and by which day, and only the day counts");
            (message, "counts for nothing", "keep `review:` or `review-by:`, and take the other out")
        } else if document.status == DocumentStatus::Approved && !has_day {
            let message = format!("`{id}` is never due for review: no day says when it was approved");
            (message, "from which day?", "add `approved:` with the day of approval, or write `review-by:` instead")
        } else {
            continue;
        };
        found.push(Diagnostic::new(Code::ReviewNotCounted, id, message).at(review.span).label(label).help(help));
    }
}
