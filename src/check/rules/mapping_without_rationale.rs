//! `mapping-without-rationale`: a row of a crosswalk that gives no reason.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Relationship, Row};
use crate::source::Span;

/// Reports each row, and each pair written apart from its row.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for crosswalk in &context.book.crosswalks {
        for row in crosswalk.rows.values() {
            for (span, relationship) in unexplained(row) {
                let id = row.source.to_string();
                let message = format!("the mapping of `{id}` to `{}` gives no rationale", crosswalk.target);
                found.push(
                    Diagnostic::new(Code::MappingWithoutRationale, id, message)
                        .at(span)
                        .label(format!("why `{}`?", relationship.name()))
                        .help("add `rationale:` and say in your own words what the two have in common or not"),
                );
            }
        }
    }
}

/// Where a reason is missing, and for what: once for what was written as one row.
fn unexplained(row: &Row) -> Vec<(Span, Relationship)> {
    let is_empty = |text: &str| text.trim().is_empty();
    let (apart, along): (Vec<_>, Vec<_>) = row.targets.iter().partition(|target| target.rationale.is_some());
    let of_row = is_empty(&row.rationale) && (!along.is_empty() || apart.is_empty());
    let apart = apart.into_iter().filter(|target| is_empty(row.rationale_of(Some(target))));
    let pairs = apart.map(|target| (target.span, target.relationship));
    of_row.then(|| (row.span, row.relationship())).into_iter().chain(pairs).collect()
}
