//! `unknown-plan-entry`: a statement or an entry of the plan names an entry that is not there.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic, Known};
use crate::model::PlanId;
use crate::source::Spanned;

/// Reports each of them; silent in a book without a plan.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let book = context.book;
    if book.plan.is_empty() {
        return;
    }
    let mut known = Known::new(book.plan.iter().map(|entry| entry.id.as_str()));
    let mut unknown = |subject: String, named: &Spanned<PlanId>| {
        if book.planned(&named.value).is_some() {
            return;
        }
        let message = format!("`{subject}` names `{}`, which is no entry of the plan", named.value);
        let diagnostic =
            Diagnostic::new(Code::UnknownPlanEntry, subject, message).at(named.span).label("no such entry");
        found.push(match known.nearest(named.value.as_str()) {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help("add the entry to registers/plan.yaml"),
        });
    };
    for statement in book.statements.values() {
        if let Some(plan) = &statement.plan {
            unknown(statement.requirement.to_string(), plan);
        }
    }
    for entry in &book.plan {
        for need in &entry.needs {
            unknown(entry.id.to_string(), need);
        }
    }
}
