//! Crosswalks: built-in rows first, then what the book adds, replaces or retires.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses;
use super::claims::{Wanted, requirement};
use super::names::Names;
use super::reviews::{self, Noted};
use super::rows;
use super::values::{Values, titles};
use super::{Findings, Surroundings};
use crate::diagnostics::{Code, Diagnostic};
use crate::manuscript::{Located, RawDimension, RawMapping, Record, YamlFile};
use crate::model::{
    Class, Comparison, Crosswalk, Dimension, Framework, FrameworkId, MappingStatus, RequirementId, Source,
};
use crate::project;
use crate::source::Span;

/// The crosswalks between frameworks of the book, the primary one first.
pub(super) fn resolve(
    records: Vec<Record<RawMapping>>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Vec<Crosswalk> {
    let mut crosswalks: Vec<Crosswalk> = Vec::new();
    let (mut noted, mut places, mut primary) = (Vec::new(), Vec::new(), None);
    for record in records {
        let Some((source, target)) = frameworks(&record, names, around, found) else { continue };
        let at = crosswalks.iter().position(|known| known.source == source && known.target == target);
        let at = at.unwrap_or_else(|| {
            crosswalks.push(empty(source, target));
            places.push(record.file.span(&record.raw.source));
            crosswalks.len() - 1
        });
        lead(&mut primary, &record, at, around, found);
        Merge { names, around, found, record: &record, at, noted: &mut noted }.into(&mut crosswalks[at]);
    }
    reviews::settle(noted, &mut crosswalks, around, found);
    crosswalks.iter_mut().for_each(rows::origins);
    crosswalks.iter().for_each(|crosswalk| rows::cited(crosswalk, around, found));
    if let Some(first) = crosswalks.get_mut(primary.map_or(0, |lead| lead.at)) {
        first.primary = true;
    }
    let mut crosswalks: Vec<_> = crosswalks.into_iter().zip(places).collect();
    crosswalks.sort_by_key(|(crosswalk, _)| !crosswalk.primary);
    crosswalks.into_iter().filter_map(|(crosswalk, at)| placed(crosswalk, at, names, found)).collect()
}

/// What makes a crosswalk the primary one.
struct Lead {
    /// The place of the crosswalk.
    at: usize,
    /// Where a file says so.
    span: Span,
    /// Whether the file came with the program.
    built_in: bool,
}

/// Lets a file make its crosswalk the primary one. A file of the book stands before a built-in one.
fn lead(
    primary: &mut Option<Lead>,
    record: &Record<RawMapping>,
    at: usize,
    around: &Surroundings<'_>,
    found: &mut Findings,
) {
    let Some(written) = record.raw.primary.as_ref().filter(|primary| primary.value) else { return };
    let file = around.project.file(record.file.file);
    let new = Lead { at, span: record.file.span(written), built_in: file.origin != project::Origin::Book };
    match primary {
        Some(lead) if lead.at != at && lead.built_in == new.built_in => {
            let message = "a second crosswalk says `primary: true`";
            let finding = Diagnostic::new(Code::InvalidValue, &*file.path, message).at(new.span);
            let finding = finding.label("the second").related(lead.span, "the first");
            found.diagnostics.push(finding.help("leave the line out in all but one of them"));
        }
        Some(lead) if !lead.built_in => {}
        _ => *primary = Some(new),
    }
}

/// Gives a crosswalk and its pairs their addresses; one that cannot have its pages is left out.
fn placed(mut crosswalk: Crosswalk, at: Span, names: &Names<'_>, found: &mut Findings) -> Option<Crosswalk> {
    let [matrix, reverse] = addresses::matrix(&crosswalk.source, &crosswalk.target);
    if !names.take_page(&reverse, at, found) || !crosswalk.primary && !names.take_page(&matrix, at, found) {
        return None;
    }
    for row in crosswalk.rows.values_mut() {
        row.targets.iter_mut().for_each(|target| target.url = addresses::pair(&row.source, &target.id));
        row.targets.retain(|target| names.take_page(&target.url, target.span, found));
    }
    Some(crosswalk)
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
        shipped: None,
        reviewed: None,
        replaced: BTreeMap::new(),
        retired: Vec::new(),
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
pub(super) struct Merge<'a, 'n> {
    names: &'a Names<'n>,
    pub(super) around: &'a Surroundings<'a>,
    pub(super) found: &'a mut Findings,
    pub(super) record: &'a Record<RawMapping>,
    /// The place of the crosswalk.
    pub(super) at: usize,
    /// Reviews of rows.
    pub(super) noted: &'a mut Vec<Noted>,
}

impl Merge<'_, '_> {
    fn into(mut self, crosswalk: &mut Crosswalk) {
        let raw = &self.record.raw;
        let parts = raw.dimensions.iter().map(|part| &part.title).chain(raw.tables.iter().map(|part| &part.title));
        let texts = raw.title.iter().chain(parts).chain(raw.sources.values().map(|source| &source.title));
        let pair = format!("{} → {}", crosswalk.source, crosswalk.target);
        titles(pair, self.record.file.span(&raw.source), texts, &mut self.found.defects);
        if let Some(title) = &raw.title {
            crosswalk.title.clone_from(title);
        }
        if raw.caveat.is_some() {
            crosswalk.caveat.clone_from(&raw.caveat);
        }
        if let Some(status) = self.word(raw.status.as_ref(), MappingStatus::NAMES, MappingStatus::named) {
            crosswalk.status = status;
        }
        if self.around.project.file(self.record.file.file).origin != project::Origin::Book {
            crosswalk.shipped = Some(crosswalk.status);
        }
        if let Some(written) = &raw.reviewed {
            match self.reviewed(written) {
                Some(_) if crosswalk.reviewed.is_some() => {
                    self.invalid(&written.by, "this crosswalk has a review already", "keep the later review only");
                }
                read => crosswalk.reviewed = read.or(crosswalk.reviewed.take()),
            }
        }
        self.sources(crosswalk);
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

    /// Takes the publications of a file, and the one its dimensions come from.
    fn sources(&mut self, crosswalk: &mut Crosswalk) {
        let raw = &self.record.raw;
        for (key, source) in &raw.sources {
            let path = &self.around.project.file(self.record.file.file).path;
            let mut values = Values { path, file: self.record.file, diagnostics: &mut self.found.diagnostics };
            let url = source.url.as_ref();
            let url =
                url.and_then(|url| values.web(url, "write an address that begins with https://, or leave it out"));
            let source = Source { title: source.title.clone(), url };
            crosswalk.sources.insert(key.clone(), source);
        }
        if let Some(key) = &raw.dimensions_source {
            match crosswalk.sources.contains_key(&key.value) {
                true => crosswalk.dimensions_source = Some(key.value.clone()),
                false => {
                    let known = crosswalk.sources.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
                    let message = format!("`{}` is no source of this crosswalk", key.value);
                    self.invalid(key, &message, &format!("sources of this crosswalk: {known}"));
                }
            }
        }
    }

    /// Reports a value that cannot stand where it was written.
    pub(super) fn invalid(&mut self, at: &Located<String>, message: &str, help: &str) {
        invalid(self.around, self.record.file, at, (message, help), self.found);
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

    /// One of a list of words.
    pub(super) fn word<T>(
        &mut self,
        written: Option<&Located<String>>,
        names: &[&str],
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let path = &self.around.project.file(self.record.file.file).path;
        Values { path, file: self.record.file, diagnostics: &mut self.found.diagnostics }.word(written, names, read)
    }

    /// An entry of one of the two frameworks; `source` entries must be requirements.
    pub(super) fn entry(
        &mut self,
        written: &Located<String>,
        framework: &FrameworkId,
        assessable: bool,
    ) -> Option<RequirementId> {
        let span = self.record.file.span(written);
        let wanted = Wanted { text: &written.value, framework: Some(framework), span };
        let id = requirement(&wanted, assessable, self.names, self.found)?;
        if id.framework() != framework {
            let path = &self.around.project.file(self.record.file.file).path;
            let mut values = Values { path, file: self.record.file, diagnostics: &mut self.found.diagnostics };
            let help = format!("name an entry of `{framework}`; the number alone is enough");
            values.invalid(span, format!("`{id}` is no entry of `{framework}`"), &help);
            return None;
        }
        Some(id)
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

/// Reports a value that cannot stand where it was written, and what to do about it.
pub(super) fn invalid(
    around: &Surroundings<'_>,
    file: YamlFile,
    at: &Located<String>,
    (message, help): (&str, &str),
    found: &mut Findings,
) {
    let path = &around.project.file(file.file).path;
    let mut values = Values { path, file, diagnostics: &mut found.diagnostics };
    values.invalid(file.span(at), message.to_owned(), help);
}
