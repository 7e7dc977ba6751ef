//! `plan-circle`: entries of the plan that wait for each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Book, PlanEntry, PlanId};

/// Reports each circle once, at the entry of it that comes first in the register.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let free = free(context.book);
    let mut known: BTreeSet<&PlanId> = BTreeSet::new();
    for entry in context.book.plan.iter().filter(|entry| !free.contains(&entry.id)) {
        if known.contains(&entry.id) {
            continue;
        }
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

/// The entries that need nothing, or only such entries: none of them is part of a circle.
fn free(book: &Book) -> BTreeSet<&PlanId> {
    let mut needs: BTreeMap<&PlanId, usize> = BTreeMap::new();
    let mut needed_by: BTreeMap<&PlanId, Vec<&PlanId>> = BTreeMap::new();
    for entry in &book.plan {
        let known = entry.needs.iter().filter_map(|need| book.planned(&need.value));
        let count = known.map(|need| needed_by.entry(&need.id).or_default().push(&entry.id)).count();
        needs.insert(&entry.id, count);
    }
    let mut next: Vec<&PlanId> = needs.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut free = BTreeSet::new();
    while let Some(id) = next.pop() {
        free.insert(id);
        for other in needed_by.get(id).into_iter().flatten() {
            if let Some(count) = needs.get_mut(other) {
                *count -= 1;
                next.extend((*count == 0).then_some(*other));
            }
        }
    }
    free
}

/// The shortest way from an entry along what it needs back to itself.
fn circle<'b>(book: &'b Book, start: &'b PlanEntry) -> Option<Vec<&'b PlanId>> {
    let mut came_from: BTreeMap<&PlanId, &PlanId> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(entry) = next.pop_front() {
        for need in entry.needs.iter().filter_map(|need| book.planned(&need.value)) {
            if need.id == start.id {
                let back = |id: &&'b PlanId| came_from.get(*id).copied();
                let mut way: Vec<&PlanId> = std::iter::successors(Some(&entry.id), back).collect();
                way.reverse();
                return Some(way);
            }
            if !came_from.contains_key(&need.id) {
                came_from.insert(&need.id, &entry.id);
                next.push_back(need);
            }
        }
    }
    None
}
