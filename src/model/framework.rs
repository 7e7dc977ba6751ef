//! A framework's catalogue: the tree of its groups, clauses and controls.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::words;
use super::{Fingerprint, FrameworkId, Relationship, RequirementId, Row, Target};
use crate::source::Span;

words! {
    /// What an entry of a catalogue is.
    Kind {
        /// A heading that only holds other entries: a top clause, a theme, an area.
        Group = "group",
        /// A statement of what a group of controls is for; not assessable.
        Objective = "objective",
        /// A requirement that always applies.
        Clause = "clause",
        /// A reference control: it applies unless the organisation justifies that it does not.
        Control = "control",
        /// Something a law or another framework asks: mapped and answered, but not assessed here.
        Provision = "provision",
    }
}

impl Kind {
    /// Whether an organisation can be assessed against the entry.
    pub fn is_requirement(self) -> bool {
        matches!(self, Self::Clause | Self::Control)
    }

    /// Whether documents, evidence and crosswalk rows can answer the entry.
    pub fn is_answerable(self) -> bool {
        self.is_requirement() || self == Self::Provision
    }
}

words! {
    /// Whether a requirement asks for documented information.
    Documented {
        /// The requirement itself asks for it.
        Required = "required",
        /// A control that asks for it, hence only where the control applies.
        IfApplicable = "if-applicable",
        /// A document is the organisation's own choice; its absence is no gap.
        OwnDecision = "own-decision",
    }
}

/// The management system (or other regime) a framework belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Short id, used in style sheets and data.
    pub id: String,
    /// The usual abbreviation.
    pub label: String,
    /// The name in full.
    pub title: String,
}

/// One entry of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: RequirementId,
    /// What it is.
    pub kind: Kind,
    /// What people call this level: clause, theme, area …
    pub unit: Option<String>,
    /// The number as it is printed, where that differs from the id.
    pub printed: Option<String>,
    /// From when on it applies, in words.
    pub applies: Option<String>,
    /// The official short heading.
    pub title: String,
    /// A shorter heading another standard uses for it.
    pub short_title: Option<String>,
    /// The entry above it.
    pub parent: Option<Arc<str>>,
    /// One sentence in the catalogue author's own words.
    pub about: String,
    /// Whether documented information is asked for.
    pub documented: Documented,
    /// What is to be documented, in own words.
    pub documents: Option<String>,
    /// Whether the present edition introduced it.
    pub new: bool,
    /// Whether an amendment touches it.
    pub amended: bool,
    /// Path of its page in the site.
    pub url: String,
}

/// An input a standard names for the management review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewInput {
    /// Its letter.
    pub id: String,
    /// A short label in own words.
    pub label: String,
}

impl Entry {
    /// The number as people write it.
    pub fn number(&self) -> &str {
        self.printed.as_deref().unwrap_or_else(|| self.id.number())
    }

    /// Whether it asks for documented information, by itself or where it applies.
    pub fn asks_for_documents(&self) -> bool {
        self.documented != Documented::OwnDecision
    }
}

/// A part of a framework: a group at the top, or all clauses where there are controls besides.
#[derive(Debug, Clone)]
pub struct Band<'f> {
    /// The group; nothing for the clauses.
    pub top: Option<&'f Entry>,
    /// What can be answered in it.
    pub entries: Vec<&'f Entry>,
}

impl Band<'_> {
    /// What it is called in an anchor.
    pub fn anchor(&self) -> &str {
        self.top.map_or("clauses", |top| top.id.number())
    }
}

/// A catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// Its id, the part before the colon.
    pub id: FrameworkId,
    /// How it is cited in full.
    pub label: String,
    /// How it is cited in tables and badges.
    pub short: String,
    /// Its title.
    pub title: String,
    /// What it belongs to.
    pub system: System,
    /// An amendment the catalogue includes, in words.
    pub amendment: Option<String>,
    /// What every page about it has to say.
    pub notice: Option<String>,
    /// Whether it came with the program.
    pub built_in: bool,
    /// The tree in its own order, parents before children.
    pub entries: Vec<Entry>,
    /// Place of each number in `entries`.
    pub positions: BTreeMap<Arc<str>, usize>,
    /// Inputs of the management review.
    pub review_inputs: Vec<ReviewInput>,
    /// What the catalogue said.
    pub fingerprint: Fingerprint,
    /// Path of its page in the site.
    pub url: String,
    /// Where its id was written.
    pub span: Span,
}

impl Framework {
    /// The entry with that number.
    pub fn entry(&self, number: &str) -> Option<&Entry> {
        self.positions.get(number).map(|at| &self.entries[*at])
    }

    /// The assessable entries in order.
    pub fn requirements(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.kind.is_requirement())
    }

    /// Whether it has controls, and so a part in the Statement of Applicability.
    pub fn has_controls(&self) -> bool {
        self.entries.iter().any(|entry| entry.kind == Kind::Control)
    }

    /// The entries that can be answered, in order.
    pub fn answerable(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.kind.is_answerable())
    }

    /// The direct children of a group, or of the framework itself.
    pub fn children<'a>(&'a self, parent: Option<&'a str>) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| entry.parent.as_deref() == parent)
    }

    /// The answerable entries an id stands for: itself, or all below a group.
    pub fn requirements_of<'a>(&'a self, number: &'a str) -> Vec<&'a Entry> {
        match self.entry(number) {
            Some(entry) if entry.kind.is_answerable() => vec![entry],
            Some(_) => self.children(Some(number)).flat_map(|child| self.requirements_of(child.id.number())).collect(),
            None => Vec::new(),
        }
    }

    /// The requirements a row leads to, each with the pair that says so: its own, or else that of the nearest
    /// group above it. None of those whose pair says that there is no relationship.
    pub fn reached_by<'a>(&'a self, row: &'a Row) -> BTreeMap<&'a RequirementId, &'a Target> {
        let mut targets: Vec<&Target> = row.targets.iter().collect();
        // The nearer a pair is, the later, so that it takes the place of those farther away.
        targets.sort_by_key(|target| self.depth(target.id.number()));
        let mut reached = BTreeMap::new();
        for target in targets {
            let below = self.requirements_of(target.id.number()).into_iter();
            reached.extend(below.map(|entry| (&entry.id, target)));
        }
        reached.retain(|_, target| target.relationship != Relationship::NoRelationship);
        reached
    }

    /// How many groups stand above an entry.
    fn depth(&self, number: &str) -> usize {
        let mut above = self.entry(number).and_then(|entry| entry.parent.as_deref());
        let mut depth = 0;
        while let Some(parent) = above {
            depth += 1;
            above = self.entry(parent).and_then(|entry| entry.parent.as_deref());
        }
        depth
    }

    /// The entries at the top that hold some of a kind; those without a group are their own.
    pub fn tops(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        let holds = move |top: &&Entry| self.requirements_of(top.id.number()).first().is_some_and(|e| e.kind == kind);
        self.children(None).filter(holds)
    }

    /// The answerable entries of a kind.
    pub fn of_kind(&self, kind: Kind) -> Vec<&Entry> {
        self.answerable().filter(|entry| entry.kind == kind).collect()
    }

    /// What stands along a side of a matrix, and of which kind it is: the controls; where there are none
    /// the clauses, or else the provisions.
    pub fn axis(&self) -> (Kind, Vec<&Entry>) {
        let kinds = [Kind::Control, Kind::Clause, Kind::Provision];
        let mut axes = kinds.into_iter().map(|kind| (kind, self.of_kind(kind)));
        axes.find(|(_, entries)| !entries.is_empty()).unwrap_or((Kind::Control, Vec::new()))
    }

    /// The parts of the framework in its own order.
    pub fn bands(&self) -> Vec<Band<'_>> {
        let merged = self.answerable().any(|entry| entry.kind != Kind::Clause);
        let mut bands: Vec<Band<'_>> = Vec::new();
        for entry in self.answerable() {
            let top = (!merged || entry.kind != Kind::Clause).then(|| self.top_of(entry));
            match bands.iter_mut().find(|band| band.top.map(|top| &top.id) == top.map(|top| &top.id)) {
                Some(band) => band.entries.push(entry),
                None => bands.push(Band { top, entries: vec![entry] }),
            }
        }
        bands
    }

    /// Whether an entry is a clause, or a group that holds clauses: a part of what the clauses of several
    /// frameworks may have in common.
    fn is_of_clauses(&self, entry: &Entry) -> bool {
        self.requirements_of(entry.id.number()).iter().any(|below| below.kind == Kind::Clause)
    }

    /// The entry of another framework that has the number of one of this framework and means something else:
    /// controls and objectives do, as do entries of different kinds; clauses of a common structure do not.
    pub fn namesake<'a>(&self, entry: &Entry, other: &'a Self) -> Option<&'a Entry> {
        let namesake = other.entry(entry.id.number())?;
        let is_other = entry.number() == namesake.number() && entry.title != namesake.title;
        (is_other && !(self.is_of_clauses(entry) && other.is_of_clauses(namesake))).then_some(namesake)
    }

    /// Entries whose number another framework uses for something else, each with its namesake, where one
    /// of the two is a control.
    pub fn same_numbers<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Entry, &'a Entry)> {
        let pairs = self.entries.iter().filter_map(|entry| Some((entry, self.namesake(entry, other)?)));
        pairs.filter(|(one, other)| one.kind == Kind::Control || other.kind == Kind::Control)
    }

    /// The outermost group above an entry, or the entry itself when it has none.
    pub fn top_of<'a>(&'a self, entry: &'a Entry) -> &'a Entry {
        let mut top = entry;
        while let Some(parent) = top.parent.as_deref().and_then(|number| self.entry(number)) {
            top = parent;
        }
        top
    }
}
