//! `approval-from-future`: an approval, or the confirmation by a review, on a day that has not come.

use jiff::civil::Date;

use super::days;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Spanned;

/// Reports each document and each version of the statement of applicability.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = context.coverage.as_of;
    let mut report = |subject: &str, what: &str, day: Option<&Spanned<Date>>| {
        let Some(day) = day.filter(|day| day.value > as_of) else { return };
        let (on, after) = (day.value, days(as_of, day.value));
        let message = format!("{what} on {on}, {after} after the day of this check, {as_of}");
        found.push(
            Diagnostic::new(Code::ApprovalFromFuture, subject, message)
                .at(day.span)
                .label("has not come yet")
                .help("correct the day; it counts from that day on"),
        );
    };
    for document in context.book.documents.values() {
        let id = &document.id;
        report(id.as_str(), &format!("`{id}` was approved"), document.approved.as_ref());
        report(id.as_str(), &format!("`{id}` was confirmed"), document.confirmed.as_ref());
    }
    for approval in &context.settings.compliance.soa.approvals {
        let Some(framework) = context.book.framework(&approval.framework.value) else { continue };
        let version = &approval.version.value;
        let what = format!("version {version} of the statement of applicability of {} was approved", framework.short);
        report(framework.id.as_str(), &what, approval.approved.as_ref());
    }
}
