//! `contradictory-statement`: a statement of which one part denies another, or evidence that proves all of a
//! requirement and yet not all of it.

use super::{applies, statements};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Extent, ImplementationStatus, Kind, Statement};
use crate::source::Span;

/// What is contradictory, where, what the place is called, and what to do.
type Contradiction = (String, Span, &'static str, &'static str);

/// Reports each contradiction.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let clauses = statements(context, Kind::Clause).map(|statement| (statement, of_clause(statement)));
    let controls = statements(context, Kind::Control).map(|statement| (statement, of_control(statement)));
    for (statement, contradictions) in clauses.chain(controls) {
        let id = statement.requirement.to_string();
        found.extend(contradictions.into_iter().map(|one| finding(&id, one)));
    }
    for item in context.book.evidence.values() {
        for support in item.supports.iter().filter(|support| support.extent == Extent::Full) {
            if support.missing.as_deref().is_some_and(|missing| !missing.trim().is_empty()) {
                let message =
                    format!("`{}` proves all of `{}`, yet says what is missing", item.id, support.requirement.value);
                let help = "say `extent: partial`, or take `missing:` out";
                found.push(finding(item.id.as_str(), (message, support.requirement.span, "says both", help)));
            }
        }
    }
}

fn finding(subject: &str, (message, span, label, help): Contradiction) -> Diagnostic {
    Diagnostic::new(Code::ContradictoryStatement, subject, message).at(span).label(label).help(help)
}

/// A clause always applies, to all systems.
fn of_clause(statement: &Statement) -> Vec<Contradiction> {
    let id = &statement.requirement;
    let mut found = Vec::new();
    if !statement.reasons.is_empty() {
        let message = format!("the clause `{id}` gives reasons, which only a control has");
        found.push((message, statement.span, "always applies", "take `reasons:` out"));
    }
    if let Some(out) = statement.not_for.first() {
        let message = format!("the clause `{id}` is left out for `{}`, which only a control can be", out.system);
        found.push((message, statement.span, "always applies", "take `not-for:` out"));
    }
    found
}

fn of_control(statement: &Statement) -> Vec<Contradiction> {
    let id = &statement.requirement;
    let mut found = Vec::new();
    let status = statement.status.as_ref().filter(|status| status.value != ImplementationStatus::NotApplicable);
    if !applies(statement) {
        if !statement.reasons.is_empty() {
            let message = format!("the control `{id}` is excluded, yet gives reasons to include it");
            found.push((message, statement.span, "excluded", "take `reasons:` out, or include the control"));
        }
        if let Some(status) = status {
            let message = format!("the control `{id}` is excluded, yet its status is `{}`", status.value.name());
            let help = "take `status:` out, or say `applicable: true` and why";
            found.push((message, status.span, "says that it applies", help));
        }
    }
    if let Some(status) = status.filter(|status| status.value == ImplementationStatus::Implemented)
        && statement.alternative.is_some()
    {
        let message = format!("`{id}` is implemented, yet names an alternative that stands in its place");
        found.push((message, status.span, "by itself", "say `status: alternative`, or take `alternative:` out"));
    }
    found
}
