//! Catalogues: entries get their kinds, parents and order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::addresses;
use super::values::{Values, titles};
use super::{Findings, Surroundings};
use crate::catalogue;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::manuscript::{RawEntry, RawFramework, Record};
use crate::model::{
    Clash, Defect, DefectKind, Documented, Entry, Framework, FrameworkId, Kind, Occurrence, RequirementId, ReviewInput,
    System,
};
use crate::project::Origin;
use crate::source::Spanned;

/// The frameworks of the book in the order of the settings; a book's own framework that the
/// settings do not name comes after them.
pub(super) fn resolve(
    records: Vec<Record<RawFramework>>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Vec<Framework> {
    let mut frameworks: Vec<Framework> = Vec::new();
    let mut firsts = BTreeMap::new();
    for record in records {
        let span = record.file.span(&record.raw.framework);
        if let Some(framework) = one(record, around, found) {
            match firsts.get(&framework.id) {
                Some(first) => {
                    let what = framework.id.to_string();
                    found.clashes.push(Occurrence { what, first: Some(*first), again: span, kind: Clash::Id });
                }
                None => {
                    firsts.insert(framework.id.clone(), span);
                    frameworks.push(framework);
                }
            }
        }
    }
    let wanted = &around.settings.compliance.frameworks;
    for id in wanted.iter().filter(|id| !frameworks.iter().any(|framework| framework.id == id.value)) {
        found.diagnostics.push(unknown(id));
    }
    let approved = around.settings.compliance.soa.approvals.iter().map(|approval| &approval.framework);
    for id in approved.filter(|id| !frameworks.iter().any(|framework| framework.id == id.value)) {
        let known: Vec<&str> = frameworks.iter().map(|framework| framework.id.as_str()).collect();
        found.diagnostics.push(
            Diagnostic::new(Code::InvalidSettings, "book.toml", format!("`{}` is no framework of this book", id.value))
                .at(id.span)
                .suggest(nearest(id.value.as_str(), known.iter().copied()))
                .help(format!("frameworks of this book: {}", known.join(", "))),
        );
    }
    let place = |framework: &Framework| wanted.iter().position(|id| id.value == framework.id).unwrap_or(usize::MAX);
    frameworks.sort_by_key(place);
    frameworks
}

/// The finding for a framework that the settings name and nobody defines.
fn unknown(id: &Spanned<FrameworkId>) -> Diagnostic {
    let message = format!("there is no framework `{}`", id.value);
    Diagnostic::new(Code::InvalidSettings, "book.toml", message)
        .at(id.span)
        .suggest(nearest(id.value.as_str(), catalogue::ALL.iter().copied()))
        .help(format!("built in are {}; a book defines others in frameworks/", catalogue::ALL.join(", ")))
}

fn one(record: Record<RawFramework>, around: &Surroundings<'_>, found: &mut Findings) -> Option<Framework> {
    let file = around.project.file(record.file.file);
    let mut values = Values { path: &file.path, file: record.file, diagnostics: &mut found.diagnostics };
    let raw = record.raw;
    let id = FrameworkId::new(raw.framework.value.clone());
    if RequirementId::parse(&format!("{id}:1")).is_none() {
        let message = format!("`{id}` cannot be the id of a framework");
        values.invalid(record.file.span(&raw.framework), message, "use a-z, 0-9 and hyphens, beginning with a letter");
        return None;
    }
    if raw.label.trim().is_empty() {
        let message = format!("the framework `{id}` has no label");
        values.invalid(record.file.span(&raw.framework), message, "write what people call it: `label: Our standard`");
    }
    if addresses::is_kept(&id) {
        let message = format!("`{id}` cannot be the id of a framework");
        values.invalid(record.file.span(&raw.framework), message, "the site has pages of that name; take another");
        return None;
    }
    let of_system = raw.system.iter().flat_map(|system| [&system.id.value, &system.label, &system.title]);
    let texts = [Some(&raw.label), raw.short.as_ref(), raw.title.as_ref()].into_iter().flatten().chain(of_system);
    titles(&id, record.file.span(&raw.framework), texts, &mut found.defects);
    let short = said(raw.short).unwrap_or_else(|| raw.label.clone());
    let system = raw.system.map(|system| System { id: system.id.value, label: system.label, title: system.title });
    let mut framework = Framework {
        short,
        title: said(raw.title).unwrap_or_else(|| raw.label.clone()),
        label: raw.label,
        system: system.unwrap_or_else(|| System { id: id.to_string(), label: id.to_string(), title: id.to_string() }),
        amendment: raw.amendment,
        notice: raw.notice,
        built_in: file.origin != Origin::Book,
        entries: Vec::new(),
        positions: BTreeMap::new(),
        review_inputs: raw
            .management_review_inputs
            .into_iter()
            .map(|input| ReviewInput { id: input.id, label: input.label })
            .collect(),
        fingerprint: record.fingerprint,
        span: record.file.span(&raw.framework),
        url: addresses::framework(&id),
        id,
    };
    let mut pages = BTreeSet::from([framework.url.to_lowercase()]);
    for raw in &raw.entries {
        if let Some(entry) = entry(raw, &framework, &mut pages, &mut values, &mut found.defects) {
            if depth(&framework, &entry) > MAX_DEPTH {
                let message = format!("more than {MAX_DEPTH} entries above one another");
                let finding = Diagnostic::new(Code::LimitExceeded, &*file.path, message);
                found.diagnostics.push(finding.at(record.file.span(&raw.id)).help("leave out some of the groups"));
                break;
            }
            let number: Arc<str> = entry.id.number().into();
            framework.positions.insert(number, framework.entries.len());
            framework.entries.push(entry);
        }
    }
    Some(framework)
}

/// A name that says something; an empty one is none.
fn said(name: Option<String>) -> Option<String> {
    name.filter(|name| !name.trim().is_empty())
}

/// Deepest nesting of entries.
const MAX_DEPTH: usize = 6;

/// How many entries stand above one.
fn depth(framework: &Framework, entry: &Entry) -> usize {
    let above = |entry: &Entry| framework.entry(entry.parent.as_deref()?);
    std::iter::successors(above(entry), |entry| above(entry)).count()
}

/// An entry. Its parent must stand before it, its number and its page, of those in lower case, must be new.
fn entry(
    raw: &RawEntry,
    framework: &Framework,
    pages: &mut BTreeSet<String>,
    values: &mut Values<'_>,
    defects: &mut Vec<Defect>,
) -> Option<Entry> {
    let span = values.file.span(&raw.id);
    let kind = values.word(Some(&raw.kind), Kind::NAMES, Kind::named)?;
    let documented = values.word(raw.documented.as_ref(), Documented::NAMES, Documented::named);
    let Some(id) = RequirementId::parse(&format!("{}:{}", framework.id, raw.id.value)) else {
        let message = format!("`{}` cannot be the number of an entry", raw.id.value);
        values.invalid(span, message, "use letters, digits, full stops and hyphens");
        return None;
    };
    if framework.entry(id.number()).is_some() {
        values.invalid(span, format!("`{id}` occurs twice in the catalogue"), "give one of the two another id");
        return None;
    }
    if pages.contains(&addresses::entry(&id).to_lowercase()) {
        let message = format!("the page of `{id}` would stand in the place of another");
        values.invalid(span, message, "no entry is called `index`, and capitals make no difference");
        return None;
    }
    let texts = [Some(&raw.title), raw.short_title.as_ref(), raw.printed.as_ref(), raw.unit.as_ref()];
    titles(&id, span, texts.into_iter().flatten(), defects);
    if let Some(parent) = raw.parent.as_ref().filter(|parent| framework.entry(&parent.value).is_none()) {
        let span = values.file.span(parent);
        let wrote = format!("{}:{}", framework.id, parent.value);
        defects.push(Defect { kind: DefectKind::UnknownRequirement, wrote, suggestion: None, span });
        return None;
    }
    let url = addresses::entry(&id);
    pages.insert(url.to_lowercase());
    Some(Entry {
        kind,
        unit: said(raw.unit.clone()),
        printed: said(raw.printed.clone()),
        applies: raw.applies.clone(),
        title: raw.title.clone(),
        short_title: said(raw.short_title.clone()),
        parent: raw.parent.as_ref().map(|parent| parent.value.as_str().into()),
        about: raw.about.clone().unwrap_or_default(),
        documented: documented.unwrap_or(Documented::OwnDecision),
        documents: raw.documents.clone(),
        new: raw.new,
        amended: raw.amended,
        url,
        id,
    })
}
