//! `implemented-without-document`: a requirement in place that must be documented and is not.

use std::collections::BTreeSet;

use super::listed;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{DocumentId, DocumentStatus, Documentation, ImplementationStatus, RequirementId, Standing};

/// The number of documents the advice lists.
const SHOWN: usize = 4;

/// Reports each statement.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in context.book.statements.values() {
        let id = &statement.requirement;
        let (Some(status), Some(standing)) = (&statement.status, context.coverage.standings.get(id)) else { continue };
        let in_place = matches!(status.value, ImplementationStatus::Implemented | ImplementationStatus::Alternative);
        let undocumented = standing.must_be_documented && standing.documented != Documentation::Approved;
        if !in_place || !standing.applicable || !undocumented {
            continue;
        }
        let message = format!("`{id}` has to be documented, but no approved document satisfies it");
        let diagnostic = Diagnostic::new(Code::ImplementedWithoutDocument, id.to_string(), message)
            .at(status.span)
            .label("said to be in place")
            .help(advice(context, id, standing));
        let documents = context.book.entry(id).and_then(|entry| entry.documents.as_deref());
        found.push(match documents {
            Some(what) => diagnostic.help(format!("what has to be documented: {}", what.trim_end_matches('.'))),
            None => diagnostic,
        });
    }
}

/// What to do, given the documents there are.
fn advice(context: &Context<'_>, id: &RequirementId, standing: &Standing) -> String {
    let claims = context.book.index.claims.get(id).into_iter().flatten();
    let waits = |id: &&DocumentId| {
        let status = context.coverage.documents.get(*id);
        matches!(status, Some(DocumentStatus::Draft | DocumentStatus::InReview))
    };
    let waiting: BTreeSet<&DocumentId> = claims.map(|claim| &claim.document).filter(waits).collect();
    if standing.documented == Documentation::None || waiting.is_empty() {
        return format!("write `satisfies: [{id}]` in the front matter of an approved document");
    }
    let documents: Vec<String> = waiting.into_iter().map(|id| format!("`{id}`")).collect();
    format!("have one of its documents approved: {}", listed(&documents, SHOWN))
}
