//! Rows of a crosswalk: what a file adds to those before it, puts in their place or takes out.

use std::collections::BTreeSet;

use super::mappings::Merge;
use super::{Findings, Surroundings};
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::manuscript::{RawRow, RawTarget};
use crate::model::{
    Basis, Clash, Confidence, Crosswalk, MappingStatus, Occurrence, Origin, Relationship, RequirementId, Retired, Row,
    Service, Structure, Target,
};
use crate::project;

/// What a row of a file does to the rows before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Add,
    Replace,
    Retire,
    Review,
}

impl Action {
    const NAMES: &'static [&'static str] = &["add", "replace", "retire", "review"];

    fn named(word: &str) -> Option<Self> {
        match word {
            "add" => Some(Self::Add),
            "replace" => Some(Self::Replace),
            "retire" => Some(Self::Retire),
            "review" => Some(Self::Review),
            _ => None,
        }
    }
}

impl Merge<'_, '_> {
    /// Merges a row into a crosswalk.
    pub(super) fn row(&mut self, raw: &RawRow, crosswalk: &mut Crosswalk) {
        let action = self.word(raw.action.as_ref(), Action::NAMES, Action::named).unwrap_or(Action::Add);
        if action == Action::Review {
            return self.review_only(raw, crosswalk);
        }
        let relates = |word: &str| Relationship::named(word).is_some_and(|named| named != Relationship::NoRelationship);
        if let Some(relationship) = raw.relationship.as_ref().filter(|written| relates(&written.value))
            && raw.targets.is_empty()
            && action != Action::Retire
        {
            let message = format!("the row says `{}` and names no target, so it does not count", relationship.value);
            let help = "add `targets:`, or write `relationship: no-relationship` if there is no counterpart";
            return self.invalid(relationship, &message, help);
        }
        let Some(new) = self.read_row(raw, crosswalk) else { return };
        let source = new.source.clone();
        match action {
            Action::Retire => self.retire(raw, new, crosswalk),
            Action::Replace => self.replace(raw, new, crosswalk),
            Action::Add | Action::Review => self.add(crosswalk, new),
        }
        self.review(raw, source, None);
    }

    fn retire(&mut self, raw: &RawRow, gone: Row, crosswalk: &mut Crosswalk) {
        let known = crosswalk.rows.get(&gone.source);
        let has = |gone: &Target| known.is_some_and(|known| known.targets.iter().any(|target| target.id == gone.id));
        if known.is_none() || !gone.targets.iter().all(has) {
            let help = "name the targets the row has, or none to retire all of it";
            return self.invalid(&raw.source, "there is no such row to retire", help);
        }
        if known.is_some_and(|known| settled(known, &gone).is_some()) {
            let help = "take one of the two rows out";
            return self.invalid(&raw.source, "a row of the book says something else of what this one retires", help);
        }
        let targets: Vec<RequirementId> = gone.targets.into_iter().map(|target| target.id).collect();
        let Some(known) = touched(crosswalk, &gone.source) else { return };
        known.targets.retain(|target| !targets.contains(&target.id));
        if targets.is_empty() || known.targets.is_empty() {
            crosswalk.rows.remove(&gone.source);
        }
        crosswalk.retired.push(Retired { source: gone.source, targets, rationale: gone.rationale });
    }

    /// Adds a row, or its pairs to those of a row that is there.
    fn add(&mut self, crosswalk: &mut Crosswalk, mut new: Row) {
        let Some(known) = crosswalk.rows.get(&new.source) else {
            crosswalk.rows.insert(new.source.clone(), new);
            return;
        };
        if new.targets.is_empty() || known.targets.is_empty() {
            return self.clash(known, &new, None);
        }
        let is_known = |target: &Target| known.targets.iter().any(|other| other.id == target.id);
        for target in new.targets.iter().filter(|target| is_known(target)) {
            self.clash(known, &new, Some(target));
        }
        new.targets.retain(|target| !is_known(target));
        if !new.targets.is_empty()
            && let Some(known) = touched(crosswalk, &new.source)
        {
            extend(known, new);
        }
    }

    /// Puts pairs in place of those with the same target. A row without targets, one in the place of such
    /// a row, and one that leaves no old pair replace the whole.
    fn replace(&mut self, raw: &RawRow, mut new: Row, crosswalk: &mut Crosswalk) {
        let help = "write `action: add`, or name a row and targets that are there";
        let Some(known) = crosswalk.rows.get(&new.source) else {
            return self.invalid(&raw.source, "there is no such row to replace", help);
        };
        if let Some(first) = settled(known, &new) {
            return self.clash(known, &new, first);
        }
        let has = |target: &Target| known.targets.iter().any(|old| old.id == target.id);
        if let Some(target) = new.targets.iter().find(|target| !known.targets.is_empty() && !has(target)) {
            let path = &*self.around.project.file(target.span.file).path;
            let message = format!("there is no pair `{} → {}` to replace", new.source, target.id);
            let finding = Diagnostic::new(Code::InvalidValue, path, message).at(target.span);
            return self.found.diagnostics.push(finding.help(help));
        }
        let Some(known) = touched(crosswalk, &new.source) else { return };
        new.targets.iter_mut().for_each(|target| target.origin = Origin::Replaced);
        known.adds = known.adds.take().filter(|_| new.adds.is_none());
        let kept = |old: &Target| !new.targets.is_empty() && !new.targets.iter().any(|target| target.id == old.id);
        known.targets.retain(kept);
        if known.targets.is_empty() {
            *known = Row { origin: Origin::Replaced, ..new };
        } else {
            extend(known, new);
        }
    }

    /// Notes two rows for one pair; without a target, a row that says there is none beside another.
    fn clash(&mut self, known: &Row, new: &Row, target: Option<&Target>) {
        let place = |row: &Row, target: Option<&Target>| {
            let same = target.and_then(|target| row.targets.iter().find(|other| other.id == target.id));
            same.or(row.targets.first()).map_or(row.span, |target| target.span)
        };
        let (kind, other) = match target {
            Some(target) => (Clash::Row, Some(target)),
            None => (Clash::Counterpart, known.targets.first().or(new.targets.first())),
        };
        let what = match other {
            Some(other) => format!("{} → {}", new.source, other.id),
            None => new.source.to_string(),
        };
        let (first, again) = (Some(place(known, target)), place(new, target));
        self.found.clashes.push(Occurrence { what, first, again, kind });
    }

    fn read_row(&mut self, raw: &RawRow, crosswalk: &Crosswalk) -> Option<Row> {
        let source = self.entry(&raw.source, &crosswalk.source, true)?;
        let basis = self.word(raw.basis.as_ref(), Basis::NAMES, Basis::named).unwrap_or(Basis::Judgment);
        let relationship = self.word(raw.relationship.as_ref(), Relationship::NAMES, Relationship::named);
        let relationship = relationship.unwrap_or(Relationship::IntersectsWith);
        let file = self.around.project.file(self.record.file.file);
        let mut row = Row {
            source,
            targets: Vec::new(),
            rationale: raw.rationale.clone().unwrap_or_default().trim().to_owned(),
            adds: raw.adds.clone(),
            basis,
            confidence: self
                .word(raw.confidence.as_ref(), Confidence::NAMES, Confidence::named)
                .unwrap_or(Confidence::Low),
            structure: self.word(raw.structure.as_ref(), Structure::NAMES, Structure::named),
            service: self.word(raw.coverage.as_ref(), Service::NAMES, Service::named),
            adjacent: raw.adjacent.iter().filter_map(|id| self.entry(id, &crosswalk.target, false)).collect(),
            sources: raw.sources.clone(),
            origin: if file.origin == project::Origin::Book { Origin::Added } else { Origin::BuiltIn },
            status: self.word(raw.status.as_ref(), MappingStatus::NAMES, MappingStatus::named),
            reviewed: None,
            span: self.record.file.span(&raw.source),
        };
        for written in &raw.targets {
            let Some(target) = self.target(written, &row, relationship, crosswalk) else { continue };
            match row.targets.iter().find(|known| known.id == target.id) {
                Some(first) => self.found.clashes.push(Occurrence {
                    what: format!("{} → {}", row.source, target.id),
                    first: Some(first.span),
                    again: target.span,
                    kind: Clash::Row,
                }),
                None => row.targets.push(target),
            }
        }
        // What is left of a row without any of its targets would say that there is no counterpart.
        (raw.targets.is_empty() || !row.targets.is_empty()).then_some(row)
    }

    /// A target; what it does not say is what its row says.
    fn target(
        &mut self,
        raw: &RawTarget,
        row: &Row,
        relationship: Relationship,
        crosswalk: &Crosswalk,
    ) -> Option<Target> {
        Some(Target {
            id: self.entry(&raw.id, &crosswalk.target, false)?,
            relationship: self
                .word(raw.relationship.as_ref(), Relationship::NAMES, Relationship::named)
                .unwrap_or(relationship),
            basis: self.word(raw.basis.as_ref(), Basis::NAMES, Basis::named).unwrap_or(row.basis),
            confidence: row.confidence,
            sources: raw.sources.clone().unwrap_or_else(|| row.sources.clone()),
            origin: row.origin,
            rationale: None,
            url: String::new(),
            span: self.record.file.span(&raw.id),
        })
    }
}

/// A row that is about to be changed, kept as it was if it is a built-in one.
fn touched<'c>(crosswalk: &'c mut Crosswalk, source: &RequirementId) -> Option<&'c mut Row> {
    let known = crosswalk.rows.get_mut(source)?;
    if known.origin == Origin::BuiltIn {
        crosswalk.replaced.insert(source.clone(), known.clone());
        known.origin = Origin::Replaced;
    }
    Some(known)
}

/// What a row of the book has already said beside what it found, of what another row speaks about: of a
/// pair, or that there is no counterpart.
fn settled<'r>(known: &'r Row, of: &Row) -> Option<Option<&'r Target>> {
    if known.targets.is_empty() {
        return (known.origin == Origin::Replaced).then_some(None);
    }
    let is_meant = |target: &Target| of.targets.is_empty() || of.targets.iter().any(|other| other.id == target.id);
    let is_own = |target: &Target| match target.origin {
        Origin::BuiltIn => false,
        Origin::Added => known.origin == Origin::Replaced,
        Origin::Replaced => true,
    };
    let first = known.targets.iter().find(|target| is_meant(target) && is_own(target))?;
    Some(Some(first).filter(|_| !of.targets.is_empty()))
}

/// Adds pairs to a row. What else is said with them is said of the whole row.
fn extend(known: &mut Row, new: Row) {
    let rationale = new.rationale;
    known.targets.extend(new.targets.into_iter().map(|target| Target { rationale: Some(rationale.clone()), ..target }));
    known.targets.sort_by(|a, b| a.id.cmp(&b.id));
    known.sources.extend(new.sources);
    known.status = new.status.or(known.status);
    known.adds = joined(known.adds.take(), new.adds);
    known.structure = new.structure.or(known.structure);
    known.service = new.service.or(known.service);
    let adjacent = new.adjacent.into_iter().filter(|id| !known.adjacent.contains(id));
    known.adjacent.extend(adjacent.collect::<Vec<_>>());
}

/// Two texts, one after the other.
fn joined(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(format!("{} {}", one.trim_end(), other.trim_start())),
        (one, other) => one.or(other),
    }
}

/// Reports sources that rows cite and the crosswalk does not have.
pub(super) fn cited(crosswalk: &Crosswalk, around: &Surroundings<'_>, found: &mut Findings) {
    for row in crosswalk.rows.values() {
        let keys = row.sources.iter().chain(row.targets.iter().flat_map(|target| &target.sources));
        let unknown: BTreeSet<&String> = keys.filter(|key| !crosswalk.sources.contains_key(*key)).collect();
        for key in unknown {
            let known: Vec<&str> = crosswalk.sources.keys().map(String::as_str).collect();
            let path = &*around.project.file(row.span.file).path;
            let message = format!("the row `{}` cites `{key}`, which is no source of this crosswalk", row.source);
            let help = match known.is_empty() {
                true => format!("add it to the file: `sources: {{{key}: {{title: …}}}}`"),
                false => format!("sources of this crosswalk: {}", known.join(", ")),
            };
            let finding = Diagnostic::new(Code::InvalidValue, path, message).at(row.span).help(help);
            found.diagnostics.push(finding.suggest(nearest(key, known)));
        }
    }
}

/// Tells the pairs that stand in the place of built-in ones from those that were added. What a row says
/// of all its pairs counts for each.
pub(super) fn origins(crosswalk: &mut Crosswalk) {
    for row in crosswalk.rows.values_mut() {
        let Some(was) = crosswalk.replaced.get(&row.source) else {
            // Only what is built in can be replaced for a reader.
            let own = |origin: &mut Origin| *origin = if *origin == Origin::BuiltIn { *origin } else { Origin::Added };
            own(&mut row.origin);
            row.targets.iter_mut().for_each(|target| own(&mut target.origin));
            continue;
        };
        row.origin = Origin::Replaced;
        let same = was.adds == row.adds
            && (was.structure, was.service) == (row.structure, row.service)
            && was.adjacent == row.adjacent;
        for target in &mut row.targets {
            target.origin = match (was.targets.iter().any(|old| old.id == target.id), target.origin) {
                (true, Origin::BuiltIn) if same => Origin::BuiltIn,
                (true, _) => Origin::Replaced,
                (false, _) => Origin::Added,
            };
        }
    }
}
