//! `plan-circle`: entries of the plan that wait for each other.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Book, PlanEntry, PlanId};

/// Reports each circle once, at the entry of it that comes first in the register.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeSet<&PlanId> = BTreeSet::new();
    for entry in &context.book.plan {
        let Some(circle) = circle(context.book, entry) else { continue };
        if circle.iter().any(|id| known.contains(id)) {
            continue;
        }
        known.extend(&circle);
        let way: Vec<&str> = circle.iter().map(|id| id.as_str()).chain([entry.id.as_str()]).collect();
        let message = format!("entries of the plan wait for each other: {}", way.join(" → "));
        found.push(
            Diagnostic::new(Code::PlanCircle, entry.id.as_str(), message)
                .at(entry.span)
                .label("waits for itself")
                .help("take one `needs:` of them away: something has to come first"),
        );
    }
}

/// The shortest way from an entry along what it needs back to itself.
fn circle<'b>(book: &'b Book, start: &'b PlanEntry) -> Option<Vec<&'b PlanId>> {
    let mut seen: BTreeSet<&PlanId> = BTreeSet::new();
    let mut ways = vec![vec![&start.id]];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let needs = way.last().and_then(|id| book.planned(id)).map(|entry| entry.needs.as_slice());
            for need in needs.unwrap_or_default().iter().filter_map(|need| book.planned(&need.value)) {
                if need.id == start.id {
                    return Some(way);
                }
                if seen.insert(&need.id) {
                    longer.push(way.iter().copied().chain([&need.id]).collect());
                }
            }
        }
        ways = longer;
    }
    None
}
