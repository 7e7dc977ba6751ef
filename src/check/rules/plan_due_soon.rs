//! `plan-due-soon`: an entry of the plan that is due within the book's window.

use super::{days, planned};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ReviewState;

/// Reports each entry.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (entry, due, on) in planned(context, ReviewState::DueSoon) {
        let left = days(context.coverage.as_of, on);
        let waits = context.coverage.plan.get(&entry.id).is_some_and(|facts| facts.waits);
        let wait = if waits { ", and waits for an entry that is still open" } else { "" };
        let message = format!("`{}` is due on {on}, in {left}{wait}", entry.id);
        found.push(
            Diagnostic::new(Code::PlanDueSoon, entry.id.as_str(), message)
                .at(due)
                .label("is near")
                .help("finish it and set `state: done`, or agree a new day with the owner"),
        );
    }
}
