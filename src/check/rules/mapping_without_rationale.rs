//! `mapping-without-rationale`: a row of a crosswalk that gives no reason.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};

/// Reports each row.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for crosswalk in &context.book.crosswalks {
        for row in crosswalk.rows.values().filter(|row| row.rationale.trim().is_empty()) {
            let id = row.source.to_string();
            let message = format!("the mapping of `{id}` to `{}` gives no rationale", crosswalk.target);
            found.push(
                Diagnostic::new(Code::MappingWithoutRationale, id, message)
                    .at(row.span)
                    .label(format!("why `{}`?", row.relationship.name()))
                    .help("add `rationale:` and say in your own words what the two have in common or not"),
            );
        }
    }
}
