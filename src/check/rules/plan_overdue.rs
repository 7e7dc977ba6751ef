//! `plan-overdue`: an entry of the plan whose day has passed.

use super::{days, planned};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::ReviewState;

/// Reports each entry.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (entry, due, on) in planned(context, ReviewState::Overdue) {
        let late = days(on, context.coverage.as_of);
        found.push(
            Diagnostic::new(
                Code::PlanOverdue,
                entry.id.as_str(),
                format!("`{}` was due on {on}, {late} ago", entry.id),
            )
            .at(due)
            .label("has passed")
            .help("set `state: done`, or agree a new day with the owner"),
        );
    }
}
