//! The plan: the way in steps, and a page for each entry.

use super::Site;
use super::href;
use crate::model::{Node, PlanEntry, PlanState, Review};
use crate::view::{Body, PlanPage, PlanRegister, PlanRow, PlanStep, RecordRef};

/// Composes the whole plan.
pub(super) fn register(site: &Site<'_>, url: &str) -> (String, Body) {
    let mut steps: Vec<(&str, Vec<&PlanEntry>)> = Vec::new();
    for entry in &site.book.plan {
        let step = entry.step.as_deref().unwrap_or_default();
        match steps.iter_mut().find(|(known, _)| *known == step) {
            Some((_, entries)) => entries.push(entry),
            None => steps.push((step, vec![entry])),
        }
    }
    let step = |(title, entries): (&str, Vec<&PlanEntry>)| PlanStep {
        title: title.to_owned(),
        done: done(&entries),
        total: total(&entries),
        effort: effort(&entries),
        rows: entries.iter().map(|entry| row(site, entry, url)).collect(),
    };
    let all: Vec<&PlanEntry> = site.book.plan.iter().collect();
    let page = PlanRegister {
        steps: steps.into_iter().map(step).collect(),
        done: done(&all),
        total: total(&all),
        effort: effort(&all),
        gaps: site.book.primary().map(|_| href::relative(url, "gaps.html")).unwrap_or_default(),
    };
    (site.word("title.plan"), Body::PlanRegister(Box::new(page)))
}

/// Composes the page of an entry.
pub(super) fn compose(site: &Site<'_>, entry: &PlanEntry, url: &str) -> (String, Body) {
    let waiting = site.book.plan.iter().filter(|other| other.needs.iter().any(|need| need.value == entry.id));
    let page = PlanPage {
        id: entry.id.to_string(),
        step: entry.step.clone().unwrap_or_default(),
        what: site.text(url, entry.what.as_ref()),
        row: row(site, entry, url),
        needed_by: waiting.map(|other| site.record(url, &Node::Plan(other.id.clone()))).collect(),
    };
    (entry.title.clone(), Body::Plan(Box::new(page)))
}

/// An entry in a table.
pub(super) fn row(site: &Site<'_>, entry: &PlanEntry, url: &str) -> PlanRow {
    let facts = site.coverage.plan.get(&entry.id);
    let due = facts.and_then(|facts| facts.due);
    let planned = site.book.index.planned.iter().filter(|(_, entries)| entries.contains(&entry.id));
    PlanRow {
        entry: site.record(url, &Node::Plan(entry.id.clone())),
        requirements: site.badges(url, planned.map(|(id, _)| id)),
        owner: site.role(url, entry.owner.as_ref()),
        effort: entry.effort,
        due: entry.due.as_ref().map(|due| due.value.to_string()).unwrap_or_default(),
        due_state: due.map(|Review { state, .. }| state.name().to_owned()).unwrap_or_default(),
        needs: needs(site, entry, url),
        state: entry.state.name().to_owned(),
        waits: facts.is_some_and(|facts| facts.waits),
        unlocks: facts.map_or(0, |facts| facts.unlocks),
    }
}

fn needs(site: &Site<'_>, entry: &PlanEntry, url: &str) -> Vec<RecordRef> {
    let known = entry.needs.iter().filter(|need| site.book.planned(&need.value).is_some());
    known.map(|need| site.record(url, &Node::Plan(need.value.clone()))).collect()
}

fn done(entries: &[&PlanEntry]) -> usize {
    entries.iter().filter(|entry| entry.state == PlanState::Done).count()
}

fn total(entries: &[&PlanEntry]) -> usize {
    entries.iter().filter(|entry| entry.state != PlanState::Cancelled).count()
}

/// Person-days still to be worked.
fn effort(entries: &[&PlanEntry]) -> u32 {
    entries.iter().filter(|entry| entry.state.is_open()).filter_map(|entry| entry.effort).fold(0, u32::saturating_add)
}
