//! Where the plan stands, and what each part of it unlocks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::expiry;
use crate::model::{Book, Counterpart, PlanEntry, PlanFacts, PlanId, RequirementId, Reuse, Standing, Status};

/// What is known when the plan is looked at.
pub(super) struct Known<'a> {
    pub(super) book: &'a Book,
    pub(super) standings: &'a BTreeMap<RequirementId, Standing>,
    pub(super) counterparts: &'a [BTreeMap<RequirementId, Counterpart>],
}

impl Known<'_> {
    fn is_open(&self, id: &RequirementId) -> bool {
        self.standings.get(id).is_some_and(|standing| matches!(standing.status, Status::Partial | Status::Gap))
    }

    /// The entry and the open ones that wait for it, directly or through others. Circles end.
    fn waiting(&self, id: &PlanId) -> BTreeSet<&PlanId> {
        let mut found: BTreeSet<&PlanId> = BTreeSet::new();
        let mut next: Vec<&PlanId> = self.book.planned(id).map(|entry| &entry.id).into_iter().collect();
        while let Some(id) = next.pop() {
            if found.insert(id) {
                let needs = |entry: &&PlanEntry| entry.needs.iter().any(|need| need.value == *id);
                let waiting = self.book.plan.iter().filter(|entry| entry.state.is_open()).filter(needs);
                next.extend(waiting.map(|entry| &entry.id));
            }
        }
        found
    }

    /// The open requirements that entries of the plan are for.
    fn open_of(&self, waiting: &BTreeSet<&PlanId>) -> BTreeSet<&RequirementId> {
        let planned =
            self.book.index.planned.iter().filter(|(_, entries)| entries.iter().any(|id| waiting.contains(id)));
        planned.map(|(id, _)| id).filter(|id| self.is_open(id)).collect()
    }

    /// The open requirements that wait for one, by the plan or by the primary crosswalk.
    fn behind<'k>(&'k self, id: &RequirementId) -> BTreeSet<&'k RequirementId> {
        let entries = self.book.index.planned.get(id).into_iter().flatten();
        let open = entries.filter(|entry| self.book.planned(entry).is_some_and(|entry| entry.state.is_open()));
        let waiting = open.flat_map(|entry| self.waiting(entry).into_iter().filter(move |other| *other != entry));
        let mut behind = self.open_of(&waiting.collect());
        let mapped = self.book.index.mapped_from.get(id).into_iter().flatten();
        behind.extend(mapped.filter(|(at, source)| self.builds(*at, source)).map(|(_, source)| source));
        behind.remove(id);
        behind
    }

    /// Whether a source of the primary crosswalk is open and builds on its counterparts.
    fn builds(&self, at: usize, source: &RequirementId) -> bool {
        let reuse = self.counterparts.get(at).and_then(|of| of.get(source)).and_then(|one| one.reuse);
        self.book.crosswalks[at].primary
            && matches!(reuse, Some(Reuse::ReuseWhenClosed | Reuse::Extend))
            && self.is_open(source)
    }
}

/// Each entry of the plan.
pub(super) fn facts(known: &Known<'_>, window: u32, as_of: Date) -> BTreeMap<PlanId, PlanFacts> {
    let waits = |entry: &PlanEntry| {
        entry.needs.iter().any(|need| known.book.planned(&need.value).is_some_and(|need| need.state.is_open()))
    };
    let one = |entry: &PlanEntry| PlanFacts {
        due: entry
            .due
            .as_ref()
            .filter(|_| entry.state.is_open())
            .map(|due| expiry::review_on(due.value, window, as_of)),
        waits: entry.state.is_open() && waits(entry),
        unlocks: if entry.state.is_open() { known.open_of(&known.waiting(&entry.id)).len() } else { 0 },
    };
    known.book.plan.iter().map(|entry| (entry.id.clone(), one(entry))).collect()
}

/// For each open requirement how many others wait for it; those for which none waits are left out.
pub(super) fn unlocks(known: &Known<'_>) -> BTreeMap<RequirementId, usize> {
    let open = known.standings.keys().filter(|id| known.is_open(id));
    open.map(|id| (id.clone(), known.behind(id).len())).filter(|(_, behind)| *behind > 0).collect()
}
