//! `plan-contradiction`: what the plan and the statements say does not fit together.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Applicability, ImplementationStatus, PlanState};

/// Reports each pair of an entry and a statement.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let book = context.book;
    for (id, entries) in &book.index.planned {
        let Some(statement) = book.statements.get(id) else { continue };
        let entries: Vec<_> = entries.iter().filter_map(|entry| book.planned(entry)).collect();
        let promised = matches!(
            statement.status.as_ref().map(|status| status.value),
            Some(ImplementationStatus::Planned | ImplementationStatus::Partial)
        );
        let finished = |state| matches!(state, PlanState::Done | PlanState::Cancelled);
        let is_excluded = statement.applicability == Applicability::Excluded;
        let (message, help) = if is_excluded && entries.iter().any(|entry| entry.state.is_open()) {
            (
                format!("the control `{id}` is excluded, yet the plan works on it"),
                "cancel the entry, or include the control",
            )
        } else if promised && !is_excluded && entries.iter().all(|entry| finished(entry.state)) {
            (
                format!("`{id}` is not in place, yet its part of the plan is finished"),
                "change the `status:` of the statement, or plan what is still missing",
            )
        } else {
            continue;
        };
        let names = entries.iter().map(|entry| format!("`{}` is {}", entry.id, entry.state.name()));
        let note = names.collect::<Vec<_>>().join(", ");
        let span = statement.status.as_ref().map_or(statement.span, |status| status.span);
        found.push(Diagnostic::new(Code::PlanContradiction, id.to_string(), message).at(span).label(note).help(help));
    }
}
