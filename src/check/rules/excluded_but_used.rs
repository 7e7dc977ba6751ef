//! `excluded-but-used`: a control that is left out and yet satisfied or supported.

use super::{applicability, applies, listed, statements};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Book, Claim, DocumentStatus, Kind, RequirementId};
use crate::source::Span;

/// The number of documents and items a message lists.
const SHOWN: usize = 6;

/// Reports each control and what uses it.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in statements(context, Kind::Control) {
        if applies(statement) {
            continue;
        }
        let (names, places) = users(context, &statement.requirement);
        if names.is_empty() {
            continue;
        }
        let id = statement.requirement.to_string();
        let message = format!("the control `{id}` is excluded, yet in use: {}", listed(&names, SHOWN));
        let diagnostic = Diagnostic::new(Code::ExcludedButUsed, id, message)
            .at(applicability(statement))
            .label("excluded here")
            .help(
                "make the control applicable, or take it out of what the documents satisfy and the evidence supports",
            );
        found.push(match places.first() {
            Some(place) => diagnostic.related(*place, "used here"),
            None => diagnostic,
        });
    }
}

/// The approved documents and the evidence that name the requirement, and where they do.
fn users(context: &Context<'_>, id: &RequirementId) -> (Vec<String>, Vec<Span>) {
    let book = context.book;
    let (mut names, mut places) = (Vec::new(), Vec::new());
    for claim in book.index.claims.get(id).into_iter().flatten() {
        let document = book.documents.get(&claim.document);
        if document.is_some_and(|document| context.coverage.document(document) == DocumentStatus::Approved) {
            let anchor = claim.anchor.as_ref().map_or_else(String::new, |anchor| format!("#{anchor}"));
            names.push(format!("`{}{anchor}`", claim.document));
            places.extend(claimed_at(book, claim, id));
        }
    }
    for (item, _) in book.index.supports.get(id).into_iter().flatten() {
        names.push(format!("`{item}`"));
        let supports = book.evidence.get(item).into_iter().flat_map(|item| &item.supports);
        places.extend(
            supports.map(|support| &support.requirement).filter(|named| named.value == *id).map(|named| named.span),
        );
    }
    (names, places)
}

/// Where a document makes the claim; a statement may have made it for the document.
fn claimed_at(book: &Book, claim: &Claim, id: &RequirementId) -> Option<Span> {
    let satisfies = match book.claimed_section(claim) {
        Some(section) => &section.satisfies,
        None => &book.documents.get(&claim.document)?.satisfies,
    };
    satisfies.iter().find(|named| named.value == *id).map(|named| named.span)
}
