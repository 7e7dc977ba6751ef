//! `implemented-without-evidence`: a requirement said to be in place, and nothing valid proves it.

use super::listed;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{EvidenceId, Evidenced, Freshness, ImplementationStatus, RequirementId};

/// The number of items the advice lists.
const SHOWN: usize = 4;

/// Reports each statement.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in context.book.statements.values() {
        let id = &statement.requirement;
        let (Some(status), Some(standing)) = (&statement.status, context.coverage.standings.get(id)) else { continue };
        let in_place = matches!(status.value, ImplementationStatus::Implemented | ImplementationStatus::Alternative);
        if !in_place || !standing.applicable || standing.evidenced != Evidenced::None {
            continue;
        }
        let message = format!("`{id}` is said to be in place, but no valid evidence supports it");
        found.push(
            Diagnostic::new(Code::ImplementedWithoutEvidence, id.to_string(), message)
                .at(status.span)
                .label("nothing proves this")
                .help(advice(context, id)),
        );
    }
}

/// What to do, given the items there are.
fn advice(context: &Context<'_>, id: &RequirementId) -> String {
    let supports = context.book.index.supports.get(id).map_or(&[][..], Vec::as_slice);
    if supports.is_empty() {
        return "add an item to the evidence register that supports it, or say `status: partial`".to_owned();
    }
    let states: Vec<String> = supports.iter().map(|(item, _)| state(context, item)).collect();
    format!("renew or complete the evidence: {}", listed(&states, SHOWN))
}

/// Why an item is no proof.
fn state(context: &Context<'_>, item: &EvidenceId) -> String {
    let freshness = context.coverage.evidence.get(item).map(|expiry| expiry.freshness);
    match freshness {
        Some(Freshness::Stale) => format!("`{item}` is stale"),
        _ => format!("`{item}` is missing"),
    }
}
