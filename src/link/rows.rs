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
            Action::Replace => replace(crosswalk, new),
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
        let targets: Vec<RequirementId> = gone.targets.into_iter().map(|target| target.id).collect();
        let Some(known) = touched(crosswalk, &gone.source) else { return };
        known.targets.retain(|target| !targets.contains(&target.id));
        strongest(known);
        if targets.is_empty() || known.targets.is_empty() {
            crosswalk.rows.remove(&gone.source);
        }
        crosswalk.retired.push(Retired { source: gone.source, targets, rationale: gone.rationale });
    }

    fn add(&mut self, crosswalk: &mut Crosswalk, new: Row) {
        let Some(known) = crosswalk.rows.get(&new.source) else {
            crosswalk.rows.insert(new.source.clone(), new);
            return;
        };
        let repeated = new.targets.iter().find(|target| known.targets.iter().any(|other| other.id == target.id));
        if repeated.is_some() || new.targets.is_empty() || known.targets.is_empty() {
            let target = repeated.map_or_else(|| "no counterpart".to_owned(), |target| target.id.to_string());
            let what = format!("{} → {target}", new.source);
            self.found.clashes.push(Occurrence { what, first: Some(known.span), again: new.span, kind: Clash::Row });
        } else if let Some(known) = touched(crosswalk, &new.source) {
            extend(known, new);
        }
    }

    fn read_row(&mut self, raw: &RawRow, crosswalk: &Crosswalk) -> Option<Row> {
        let source = self.entry(&raw.source, &crosswalk.source, true)?;
        let relationship = self.word(raw.relationship.as_ref(), Relationship::NAMES, Relationship::named);
        let basis = self.word(raw.basis.as_ref(), Basis::NAMES, Basis::named).unwrap_or(Basis::Judgment);
        let default = if raw.targets.is_empty() { Relationship::NoRelationship } else { Relationship::IntersectsWith };
        let file = self.around.project.file(self.record.file.file);
        let mut row = Row {
            source,
            targets: Vec::new(),
            relationship: relationship.unwrap_or(default),
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
        let targets: Vec<Target> =
            raw.targets.iter().filter_map(|target| self.target(target, &row, crosswalk)).collect();
        row.targets = targets;
        // What is left of a row without any of its targets would say that there is no counterpart.
        (raw.targets.is_empty() || !row.targets.is_empty()).then_some(row)
    }

    fn target(&mut self, raw: &RawTarget, row: &Row, crosswalk: &Crosswalk) -> Option<Target> {
        Some(Target {
            id: self.entry(&raw.id, &crosswalk.target, false)?,
            relationship: self
                .word(raw.relationship.as_ref(), Relationship::NAMES, Relationship::named)
                .unwrap_or(row.relationship),
            basis: self.word(raw.basis.as_ref(), Basis::NAMES, Basis::named).unwrap_or(row.basis),
            confidence: row.confidence,
            sources: raw.sources.clone().unwrap_or_else(|| row.sources.clone()),
            origin: row.origin,
            rationale: None,
            url: String::new(),
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

/// Puts pairs in place of those with the same target. A row without targets, or one that leaves no
/// old pair, replaces the whole.
fn replace(crosswalk: &mut Crosswalk, new: Row) {
    let Some(known) = touched(crosswalk, &new.source) else {
        crosswalk.rows.insert(new.source.clone(), new);
        return;
    };
    let kept: Vec<Target> =
        known.targets.iter().filter(|old| !new.targets.iter().any(|target| target.id == old.id)).cloned().collect();
    if new.targets.is_empty() || kept.is_empty() {
        *known = Row { origin: known.origin, ..new };
        return;
    }
    known.targets = kept;
    extend(known, new);
}

/// Lets the strongest pair of a row decide its class.
fn strongest(row: &mut Row) {
    let strongest =
        row.targets.iter().map(|target| target.relationship).min_by_key(|relationship| relationship.class());
    row.relationship = strongest.unwrap_or(row.relationship);
}

/// Adds pairs to a row.
fn extend(known: &mut Row, new: Row) {
    let rationale = (!new.rationale.is_empty()).then_some(new.rationale);
    known.targets.extend(new.targets.into_iter().map(|target| Target { rationale: rationale.clone(), ..target }));
    known.targets.sort_by(|a, b| a.id.cmp(&b.id));
    strongest(known);
    known.sources.extend(new.sources);
    known.status = new.status.or(known.status);
    if known.adds.is_none() {
        known.adds = new.adds;
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
        let Some(was) = crosswalk.replaced.get(&row.source) else { continue };
        row.origin = Origin::Replaced;
        for target in &mut row.targets {
            let same = was.adds == row.adds;
            target.origin = match (was.targets.iter().any(|old| old.id == target.id), target.origin) {
                (true, Origin::BuiltIn) if same => Origin::BuiltIn,
                (true, _) => Origin::Replaced,
                (false, _) => Origin::Added,
            };
        }
    }
}
