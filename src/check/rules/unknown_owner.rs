//! `unknown-owner`: an owner, approver, collector, judge or reviewer who is in no register.

use super::mapping_reviews;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::model::{Book, RoleId};
use crate::source::Spanned;

/// Reports each of them; silent in a book without roles.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let book = context.book;
    if book.roles.is_empty() {
        return;
    }
    for document in book.documents.values() {
        unknown(book, document.id.as_str(), "owner", document.owner.as_ref(), found);
        unknown(book, document.id.as_str(), "approver", document.approver.as_ref(), found);
    }
    for statement in book.statements.values() {
        let subject = statement.requirement.to_string();
        unknown(book, &subject, "owner", statement.owner.as_ref(), found);
        unknown(book, &subject, "judge", statement.sufficient.as_ref().map(|judged| &judged.by), found);
    }
    for item in book.evidence.values() {
        unknown(book, item.id.as_str(), "owner", item.owner.as_ref(), found);
        unknown(book, item.id.as_str(), "collector", item.collector.as_ref(), found);
    }
    for entry in &book.plan {
        unknown(book, entry.id.as_str(), "owner", entry.owner.as_ref(), found);
    }
    for (subject, what, reviewed) in mapping_reviews(context) {
        unknown_of(book, subject, format!("reviewer of the {what}"), Some(&reviewed.by), found);
    }
    let soa = &context.settings.compliance.soa;
    unknown(book, "book.toml", "owner of the statement of applicability", soa.owner.as_ref(), found);
    for approval in &soa.approvals {
        let duty = format!("approver of version {} of the statement", approval.version.value);
        unknown(book, approval.framework.value.as_str(), &duty, approval.approver.as_ref(), found);
    }
}

/// Reports the role that does `duty` for `subject`, if there is no such role.
fn unknown(book: &Book, subject: &str, duty: &str, role: Option<&Spanned<RoleId>>, found: &mut Vec<Diagnostic>) {
    unknown_of(book, subject, format!("{duty} of `{subject}`"), role, found);
}

fn unknown_of(
    book: &Book,
    subject: impl Into<String>,
    duty: String,
    role: Option<&Spanned<RoleId>>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(role) = role.filter(|role| book.role(&role.value).is_none()) else { return };
    let message = format!("the {duty}, `{}`, is no role of this book", role.value);
    let diagnostic = Diagnostic::new(Code::UnknownOwner, subject, message).at(role.span).label("no such role");
    found.push(match nearest(role.value.as_str(), book.roles.iter().map(|role| role.id.as_str())) {
        Some(near) => diagnostic.suggest(Some(near)),
        None => diagnostic.help("add the role to registers/roles.yaml"),
    });
}
