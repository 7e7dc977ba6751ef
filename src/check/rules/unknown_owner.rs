//! `unknown-owner`: an owner, approver, collector, judge or reviewer who is in no register.

use super::mapping_reviews;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic, Known};
use crate::model::RoleId;
use crate::source::Spanned;

/// Reports each of them; silent in a book without roles.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let book = context.book;
    if book.roles.is_empty() {
        return;
    }
    let mut unknown = Unknown { context, known: Known::new(book.roles.iter().map(|role| role.id.as_str())), found };
    for document in book.documents.values() {
        unknown.report(document.id.as_str(), "owner", document.owner.as_ref());
        unknown.report(document.id.as_str(), "approver", document.approver.as_ref());
    }
    for statement in book.statements.values() {
        let subject = statement.requirement.to_string();
        unknown.report(&subject, "owner", statement.owner.as_ref());
        unknown.report(&subject, "judge", statement.sufficient.as_ref().map(|judged| &judged.by));
    }
    for item in book.evidence.values() {
        unknown.report(item.id.as_str(), "owner", item.owner.as_ref());
        unknown.report(item.id.as_str(), "collector", item.collector.as_ref());
    }
    for entry in &book.plan {
        unknown.report(entry.id.as_str(), "owner", entry.owner.as_ref());
    }
    for (subject, what, reviewed) in mapping_reviews(context) {
        unknown.report_duty(subject, format!("reviewer of the {what}"), Some(&reviewed.by));
    }
    let soa = &context.settings.compliance.soa;
    unknown.report("book.toml", "owner of the statement of applicability", soa.owner.as_ref());
    for approval in &soa.approvals {
        let duty = format!("approver of version {} of the statement", approval.version.value);
        unknown.report(approval.framework.value.as_str(), &duty, approval.approver.as_ref());
    }
}

/// What is reported, and the roles there are.
struct Unknown<'a> {
    context: &'a Context<'a>,
    known: Known,
    found: &'a mut Vec<Diagnostic>,
}

impl Unknown<'_> {
    /// Reports the role that does `duty` for `subject`, if there is no such role.
    fn report(&mut self, subject: &str, duty: &str, role: Option<&Spanned<RoleId>>) {
        self.report_duty(subject, format!("{duty} of `{subject}`"), role);
    }

    fn report_duty(&mut self, subject: impl Into<String>, duty: String, role: Option<&Spanned<RoleId>>) {
        let Some(role) = role.filter(|role| self.context.book.role(&role.value).is_none()) else { return };
        let message = format!("the {duty}, `{}`, is no role of this book", role.value);
        let diagnostic = Diagnostic::new(Code::UnknownOwner, subject, message).at(role.span).label("no such role");
        self.found.push(match self.known.nearest(role.value.as_str()) {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help("add the role to registers/roles.yaml"),
        });
    }
}
