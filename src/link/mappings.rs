//! Crosswalks: built-in rows first, then what the book adds, replaces or retires.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses;
use super::claims::{Wanted, requirement};
use super::names::Names;
use super::values::Values;
use super::{Findings, Surroundings};
use crate::manuscript::{Located, RawDimension, RawMapping, RawRow, RawTarget, Record};
use crate::model::{
    Basis, Clash, Class, Comparison, Confidence, Crosswalk, Dimension, Framework, FrameworkId, MappingStatus,
    Occurrence, Origin, Relationship, RequirementId, Row, Service, Source, Structure, Target,
};
use crate::project;

/// What a row of a file does to the rows before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Add,
    Replace,
    Retire,
}

impl Action {
    const NAMES: &'static [&'static str] = &["add", "replace", "retire"];

    fn named(word: &str) -> Option<Self> {
        match word {
            "add" => Some(Self::Add),
            "replace" => Some(Self::Replace),
            "retire" => Some(Self::Retire),
            _ => None,
        }
    }
}

/// The crosswalks between frameworks of the book, the primary one first.
pub(super) fn resolve(
    records: Vec<Record<RawMapping>>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Vec<Crosswalk> {
    let mut crosswalks: Vec<Crosswalk> = Vec::new();
    for record in records {
        let Some((source, target)) = frameworks(&record, names, around, found) else { continue };
        let at = crosswalks.iter().position(|known| known.source == source && known.target == target);
        let at = at.unwrap_or_else(|| {
            crosswalks.push(empty(source, target));
            crosswalks.len() - 1
        });
        Merge { names, around, found, record: &record }.into(&mut crosswalks[at]);
    }
    if !crosswalks.iter().any(|crosswalk| crosswalk.primary)
        && let Some(first) = crosswalks.first_mut()
    {
        first.primary = true;
    }
    crosswalks.sort_by_key(|crosswalk| !crosswalk.primary);
    for row in crosswalks.iter_mut().flat_map(|crosswalk| crosswalk.rows.values_mut()) {
        for target in &mut row.targets {
            target.url = addresses::pair(&row.source, &target.id);
            names.take_page(&target.url, row.span, found);
        }
    }
    crosswalks
}

/// Whether there will be a crosswalk: a file about two frameworks of the book.
pub(super) fn any(records: &[Record<RawMapping>], frameworks: &[Framework]) -> bool {
    let known = |id: &str| frameworks.iter().any(|framework| framework.id.as_str() == id);
    let pairs = records.iter().map(|record| (record.raw.source.value.as_str(), record.raw.target.value.as_str()));
    pairs.into_iter().any(|(source, target)| source != target && known(source) && known(target))
}

fn empty(source: FrameworkId, target: FrameworkId) -> Crosswalk {
    Crosswalk {
        source,
        target,
        primary: false,
        title: String::new(),
        caveat: None,
        status: MappingStatus::Draft,
        rows: BTreeMap::new(),
        sources: BTreeMap::new(),
        dimensions: Vec::new(),
        dimensions_source: None,
        comparisons: Vec::new(),
    }
}

/// The two frameworks of a file, if the book has them and they differ.
fn frameworks(
    record: &Record<RawMapping>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Option<(FrameworkId, FrameworkId)> {
    let path = &around.project.file(record.file.file).path;
    let mut one = |written: &Located<String>| {
        let framework = names.framework(&written.value).map(|framework| framework.id.clone());
        if framework.is_none() {
            let mut values = Values { path, file: record.file, diagnostics: &mut found.diagnostics };
            let known: Vec<&str> = names.frameworks.iter().map(|framework| framework.id.as_str()).collect();
            let help = format!("frameworks of this book: {}", known.join(", "));
            values.invalid(
                record.file.span(written),
                format!("`{}` is no framework of this book", written.value),
                &help,
            );
        }
        framework
    };
    let (source, target) = (one(&record.raw.source), one(&record.raw.target));
    let (source, target) = source.zip(target)?;
    if source == target {
        let mut values = Values { path, file: record.file, diagnostics: &mut found.diagnostics };
        let span = record.file.span(&record.raw.target);
        values.invalid(span, "a crosswalk needs two frameworks".to_owned(), "name the other framework");
        return None;
    }
    Some((source, target))
}

/// Merges one file into a crosswalk.
struct Merge<'a, 'n> {
    names: &'a Names<'n>,
    around: &'a Surroundings<'a>,
    found: &'a mut Findings,
    record: &'a Record<RawMapping>,
}

impl Merge<'_, '_> {
    fn into(mut self, crosswalk: &mut Crosswalk) {
        let raw = &self.record.raw;
        crosswalk.primary |= raw.primary;
        if let Some(title) = &raw.title {
            crosswalk.title.clone_from(title);
        }
        if raw.caveat.is_some() {
            crosswalk.caveat.clone_from(&raw.caveat);
        }
        if let Some(status) = self.word(raw.status.as_ref(), MappingStatus::NAMES, MappingStatus::named) {
            crosswalk.status = status;
        }
        for (key, source) in &raw.sources {
            let path = &self.around.project.file(self.record.file.file).path;
            let mut values = Values { path, file: self.record.file, diagnostics: &mut self.found.diagnostics };
            let url = source.url.as_ref();
            let url =
                url.and_then(|url| values.web(url, "write an address that begins with https://, or leave it out"));
            let source = Source { title: source.title.clone(), url };
            crosswalk.sources.insert(key.clone(), source);
        }
        if raw.dimensions_source.is_some() {
            crosswalk.dimensions_source.clone_from(&raw.dimensions_source);
        }
        for row in &raw.rows {
            self.row(row, crosswalk);
        }
        let mut taken: BTreeSet<String> = crosswalk.dimensions.iter().map(|known| known.id.clone()).collect();
        for dimension in &raw.dimensions {
            let id = self.anchor(&dimension.id, &mut taken);
            let dimension = id.and_then(|id| self.dimension(id, dimension, crosswalk));
            crosswalk.dimensions.extend(dimension);
        }
        let mut taken: BTreeSet<String> = crosswalk.comparisons.iter().map(|known| known.id.clone()).collect();
        for table in &raw.tables {
            let comparison = |id: String| Comparison {
                id,
                title: table.title.clone(),
                columns: table.columns.clone(),
                rows: table.rows.clone(),
                note: table.note.clone(),
            };
            crosswalk.comparisons.extend(self.anchor(&table.id, &mut taken).map(comparison));
        }
    }

    fn invalid(&mut self, at: &Located<String>, message: &str, help: &str) {
        let path = &self.around.project.file(self.record.file.file).path;
        let mut values = Values { path, file: self.record.file, diagnostics: &mut self.found.diagnostics };
        values.invalid(self.record.file.span(at), message.to_owned(), help);
    }

    /// An id that becomes part of an anchor: of a safe form, and new.
    fn anchor(&mut self, written: &Located<String>, taken: &mut BTreeSet<String>) -> Option<String> {
        let id = &written.value;
        let safe = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
        if !safe {
            self.invalid(
                written,
                &format!("`{id}` cannot be an id here"),
                "use letters, digits, full stops, hyphens and underscores",
            );
            return None;
        }
        if !taken.insert(id.clone()) {
            self.invalid(written, &format!("`{id}` occurs twice"), "give one of the two another id");
            return None;
        }
        Some(id.clone())
    }

    fn word<T>(&mut self, written: Option<&Located<String>>, names: &[&str], read: fn(&str) -> Option<T>) -> Option<T> {
        let path = &self.around.project.file(self.record.file.file).path;
        Values { path, file: self.record.file, diagnostics: &mut self.found.diagnostics }.word(written, names, read)
    }

    /// An entry of one of the two frameworks; `source` entries must be requirements.
    fn entry(&mut self, written: &Located<String>, framework: &FrameworkId, assessable: bool) -> Option<RequirementId> {
        let span = self.record.file.span(written);
        let wanted = Wanted { text: &written.value, framework: Some(framework), span };
        let id = requirement(&wanted, assessable, self.names, self.found)?;
        if id.framework() != framework {
            let path = &self.around.project.file(self.record.file.file).path;
            let mut values = Values { path, file: self.record.file, diagnostics: &mut self.found.diagnostics };
            values.invalid(span, format!("`{id}` is no entry of `{framework}`"), "");
            return None;
        }
        Some(id)
    }

    fn row(&mut self, raw: &RawRow, crosswalk: &mut Crosswalk) {
        let action = self.word(raw.action.as_ref(), Action::NAMES, Action::named).unwrap_or(Action::Add);
        let Some(new) = self.read_row(raw, crosswalk) else { return };
        let known = crosswalk.rows.get_mut(&new.source);
        match (action, known) {
            (Action::Retire, Some(known))
                if new.targets.iter().all(|gone| known.targets.iter().any(|t| t.id == gone.id)) =>
            {
                known.targets.retain(|target| !new.targets.iter().any(|retired| retired.id == target.id));
                known.origin = Origin::Replaced;
                strongest(known);
                if new.targets.is_empty() || known.targets.is_empty() {
                    crosswalk.rows.remove(&new.source);
                }
            }
            (Action::Retire, _) => self.invalid(
                &raw.source,
                "there is no such row to retire",
                "name the targets the row has, or none to retire all of it",
            ),
            (Action::Add | Action::Replace, None) => {
                crosswalk.rows.insert(new.source.clone(), new);
            }
            (Action::Replace, Some(known)) => replace(known, new),
            (Action::Add, Some(known)) => {
                let repeated =
                    new.targets.iter().find(|target| known.targets.iter().any(|other| other.id == target.id));
                if repeated.is_some() || new.targets.is_empty() || known.targets.is_empty() {
                    let target = repeated.map_or_else(|| "no counterpart".to_owned(), |target| target.id.to_string());
                    let what = format!("{} → {target}", new.source);
                    self.found.clashes.push(Occurrence { what, first: known.span, again: new.span, kind: Clash::Row });
                } else {
                    extend(known, new);
                }
            }
        }
    }

    fn read_row(&mut self, raw: &RawRow, crosswalk: &Crosswalk) -> Option<Row> {
        let source = self.entry(&raw.source, &crosswalk.source, true)?;
        let relationship = self.word(raw.relationship.as_ref(), Relationship::NAMES, Relationship::named);
        let basis = self.word(raw.basis.as_ref(), Basis::NAMES, Basis::named).unwrap_or(Basis::Judgment);
        let default = if raw.targets.is_empty() { Relationship::NoRelationship } else { Relationship::IntersectsWith };
        let relationship = relationship.unwrap_or(default);
        let mut targets: Vec<Target> = Vec::new();
        for target in &raw.targets {
            let target = self.target(target, raw, relationship, basis, crosswalk);
            targets.extend(target);
        }
        let adjacent = raw.adjacent.iter().filter_map(|id| self.entry(id, &crosswalk.target, false)).collect();
        let file = self.around.project.file(self.record.file.file);
        Some(Row {
            source,
            targets,
            relationship,
            rationale: raw.rationale.clone().unwrap_or_default().trim().to_owned(),
            adds: raw.adds.clone(),
            basis,
            confidence: self
                .word(raw.confidence.as_ref(), Confidence::NAMES, Confidence::named)
                .unwrap_or(Confidence::Low),
            structure: self.word(raw.structure.as_ref(), Structure::NAMES, Structure::named),
            service: self.word(raw.coverage.as_ref(), Service::NAMES, Service::named),
            adjacent,
            sources: raw.sources.clone(),
            origin: if file.origin == project::Origin::Book { Origin::Added } else { Origin::BuiltIn },
            span: self.record.file.span(&raw.source),
        })
    }

    fn target(
        &mut self,
        raw: &RawTarget,
        row: &RawRow,
        relationship: Relationship,
        basis: Basis,
        crosswalk: &Crosswalk,
    ) -> Option<Target> {
        Some(Target {
            id: self.entry(&raw.id, &crosswalk.target, false)?,
            relationship: self
                .word(raw.relationship.as_ref(), Relationship::NAMES, Relationship::named)
                .unwrap_or(relationship),
            basis: self.word(raw.basis.as_ref(), Basis::NAMES, Basis::named).unwrap_or(basis),
            sources: raw.sources.clone().unwrap_or_else(|| row.sources.clone()),
            rationale: None,
            url: String::new(),
        })
    }

    fn dimension(&mut self, id: String, raw: &RawDimension, crosswalk: &Crosswalk) -> Option<Dimension> {
        let published = self.word(Some(&raw.published), Class::NAMES, Class::named)?;
        let assessed = self.word(Some(&raw.assessed), Class::NAMES, Class::named)?;
        Some(Dimension {
            id,
            title: raw.title.clone(),
            published,
            assessed,
            source: raw.source.iter().filter_map(|id| self.entry(id, &crosswalk.source, false)).collect(),
            target: raw.target.iter().filter_map(|id| self.entry(id, &crosswalk.target, false)).collect(),
            source_says: raw.source_says.clone(),
            target_says: raw.target_says.clone(),
            reason: raw.reason.clone(),
        })
    }
}

/// Puts pairs in place of those with the same target. A row without targets, or one that leaves no
/// old pair, replaces the whole.
fn replace(known: &mut Row, new: Row) {
    let kept: Vec<Target> =
        known.targets.iter().filter(|old| !new.targets.iter().any(|target| target.id == old.id)).cloned().collect();
    if new.targets.is_empty() || kept.is_empty() {
        *known = Row { origin: Origin::Replaced, ..new };
        return;
    }
    known.targets = kept;
    extend(known, new);
    known.origin = Origin::Replaced;
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
    known.origin = if known.origin == Origin::BuiltIn { Origin::Replaced } else { known.origin };
    if known.adds.is_none() {
        known.adds = new.adds;
    }
}
