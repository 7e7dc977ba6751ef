//! Where the plan stands, and what each part of it unlocks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::expiry;
use crate::model::{Book, Counterpart, PlanEntry, PlanFacts, PlanId, RequirementId, Reuse, Standing, Status};

/// What is known when the plan is looked at. Entries are named by their places in the plan.
pub(super) struct Known<'a> {
    book: &'a Book,
    standings: &'a BTreeMap<RequirementId, Standing>,
    counterparts: &'a [BTreeMap<RequirementId, Counterpart>],
    /// For each entry the open ones that wait for it directly.
    waiting: Vec<Vec<usize>>,
    /// For each entry the open requirements it is for.
    open: Vec<Vec<&'a RequirementId>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        book: &'a Book,
        standings: &'a BTreeMap<RequirementId, Standing>,
        counterparts: &'a [BTreeMap<RequirementId, Counterpart>],
    ) -> Self {
        let none = (vec![Vec::new(); book.plan.len()], vec![Vec::new(); book.plan.len()]);
        let mut known = Self { book, standings, counterparts, waiting: none.0, open: none.1 };
        for (at, entry) in book.plan.iter().enumerate().filter(|(_, entry)| entry.state.is_open()) {
            for need in entry.needs.iter().filter_map(|need| book.planned_at(&need.value)) {
                known.waiting[need].push(at);
            }
        }
        for (id, entries) in &book.index.planned {
            let is_open = known.is_open(id);
            for entry in entries.iter().filter(|_| is_open).filter_map(|entry| book.planned_at(entry)) {
                known.open[entry].push(id);
            }
        }
        known
    }

    fn is_open(&self, id: &RequirementId) -> bool {
        self.standings.get(id).is_some_and(|standing| matches!(standing.status, Status::Partial | Status::Gap))
    }

    /// The entry and the open ones that wait for it, directly or through others. Circles end.
    fn waiting(&self, entry: usize) -> Vec<usize> {
        let mut seen = vec![false; self.waiting.len()];
        seen[entry] = true;
        let mut found = vec![entry];
        let mut next = 0;
        while let Some(entry) = found.get(next).copied() {
            found.extend(self.waiting[entry].iter().filter(|other| !std::mem::replace(&mut seen[**other], true)));
            next += 1;
        }
        found
    }

    /// The open requirements that entries of the plan are for.
    fn open_of(&self, entries: impl IntoIterator<Item = usize>) -> BTreeSet<&'a RequirementId> {
        entries.into_iter().flat_map(|entry| &self.open[entry]).copied().collect()
    }

    /// The open requirements that wait for one, by the plan or by the primary crosswalk.
    fn behind(&self, id: &RequirementId) -> BTreeSet<&'a RequirementId> {
        let entries = self.book.index.planned.get(id).into_iter().flatten();
        let mut waiting = vec![false; self.waiting.len()];
        for entry in entries.filter_map(|entry| self.book.planned_at(entry)) {
            if self.book.plan[entry].state.is_open() {
                self.waiting(entry).into_iter().filter(|other| *other != entry).for_each(|other| waiting[other] = true);
            }
        }
        let mut behind = self.open_of((0..waiting.len()).filter(|entry| waiting[*entry]));
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
    let one = |(at, entry): (usize, &PlanEntry)| PlanFacts {
        due: entry
            .due
            .as_ref()
            .filter(|_| entry.state.is_open())
            .map(|due| expiry::review_on(due.value, window, as_of)),
        waits: entry.state.is_open() && waits(entry),
        unlocks: if entry.state.is_open() { known.open_of(known.waiting(at)).len() } else { 0 },
    };
    known.book.plan.iter().enumerate().map(|(at, entry)| (entry.id.clone(), one((at, entry)))).collect()
}

/// For each open requirement how many others wait for it; those for which none waits are left out.
pub(super) fn unlocks(known: &Known<'_>) -> BTreeMap<RequirementId, usize> {
    let open = known.standings.keys().filter(|id| known.is_open(id));
    open.map(|id| (id.clone(), known.behind(id).len())).filter(|(_, behind)| *behind > 0).collect()
}
