//! `plan-missing`: statements that promise something, and no entry of the plan that brings it.

use super::counted;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Framework, ImplementationStatus};

/// Reports each framework once; silent in a book without a plan.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if context.book.plan.is_empty() {
        return;
    }
    for framework in &context.book.frameworks {
        let missing = missing(context, framework);
        if missing.is_empty() {
            continue;
        }
        let number = u64::try_from(missing.len()).unwrap_or(u64::MAX);
        let (are, name) = if number == 1 { ("is", "names") } else { ("are", "name") };
        let message = format!(
            "{} of {} {are} planned or partial and {name} no entry of the plan: {}",
            counted(number, "requirement"),
            framework.short,
            missing.join(", ")
        );
        found.push(
            Diagnostic::new(Code::PlanMissing, framework.id.as_str(), message)
                .help("write `plan:` in the statement, or name the requirement under `for:` of an entry"),
        );
    }
}

fn missing(context: &Context<'_>, framework: &Framework) -> Vec<String> {
    let promised = framework.requirements().filter(|entry| {
        let statement = context.book.statements.get(&entry.id);
        let status = statement.and_then(|statement| statement.status.as_ref()).map(|status| status.value);
        matches!(status, Some(ImplementationStatus::Planned | ImplementationStatus::Partial))
    });
    let unplanned = promised.filter(|entry| !context.book.index.planned.contains_key(&entry.id));
    unplanned.map(|entry| entry.id.number().to_owned()).collect()
}
