//! Records of registers: statements, evidence, roles.

use std::collections::BTreeMap;

use super::addresses;
use super::claims::{Wanted, requirement};
use super::meant::List;
use super::names::Names;
use super::references::{self, Standpoint};
use super::values::{Values, titles};
use super::{Findings, Surroundings};
use crate::diagnostics::{Code, Diagnostic};
use crate::manuscript::{Located, RawEvidence, RawPeriod, RawRole, RawStatement, RawText, Record, YamlFile};
use crate::model::{
    Applicability, AttachmentId, Audience, Claim, Clash, Defect, DefectKind, DocumentId, Evidence, EvidenceId, Extent,
    FrameworkId, ImplementationStatus, Method, NotFor, Occurrence, Period, PlanId, Reason, RequirementId, Role, RoleId,
    RoleKind, Shows, Statement, Sufficient, Support, Text,
};
use crate::project::{FileKind, Project};
use crate::source::{FileId, Spanned};

/// Places that a statement names as satisfying its requirement, for documents one cannot edit.
pub(super) type Traces = Vec<(RequirementId, Claim)>;

/// The files of the book that hold records, by their paths below the content folder.
pub(super) fn files(project: &Project) -> BTreeMap<FileId, String> {
    let kinds = [FileKind::Statements, FileKind::Evidence, FileKind::Roles, FileKind::Plan];
    let files = project.ids().map(|id| (id, project.file(id)));
    files.filter(|(_, file)| kinds.contains(&file.kind)).map(|(id, file)| (id, file.content_path.to_string())).collect()
}

/// Running text with its references resolved.
pub(super) fn running(
    text: Option<RawText>,
    file: YamlFile,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Option<Text> {
    let text = text?;
    let path = &around.project.file(file.file).content_path;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let content_depth = around.settings.book.src.split('/').count();
    let standpoint = Standpoint { file: None, folder, content_depth };
    let links = references::resolve(&text.links, &standpoint, names, found);
    Some(Text { markup: text.markup, links, code: text.code })
}

/// The roles, in the order of the register.
pub(super) fn roles(
    records: Vec<Record<RawRole>>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for record in records {
        let path = &around.project.file(record.file.file).path;
        let mut values = Values { path, file: record.file, diagnostics: &mut found.diagnostics };
        let id = RoleId::new(record.raw.id.value.clone());
        titles(&id, record.file.span(&record.raw.id), [&record.raw.title], &mut found.defects);
        let kind = values.word(record.raw.kind.as_ref(), RoleKind::NAMES, RoleKind::named).unwrap_or(RoleKind::Role);
        if names.roles.contains_key(&id) && !roles.iter().any(|role| role.id == id) {
            roles.push(Role {
                url: addresses::role(id.as_str()),
                id,
                title: record.raw.title,
                kind,
                responsibilities: record.raw.responsibilities,
                fingerprint: record.fingerprint,
                span: record.file.span(&record.raw.id),
            });
        }
    }
    roles
}

/// The statements, and the places they name.
pub(super) fn statements(
    records: Vec<Record<RawStatement>>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> (BTreeMap<RequirementId, Statement>, Traces) {
    let mut statements: BTreeMap<RequirementId, Statement> = BTreeMap::new();
    let mut traces = Traces::new();
    for mut record in records {
        let raw = &record.raw;
        let span = record.file.span(&raw.requirement);
        let framework = raw.framework.as_ref().map(|id| FrameworkId::new(id.clone()));
        let wanted = Wanted { text: &raw.requirement.value, framework: framework.as_ref(), span };
        let how = running(record.text.take(), record.file, names, around, found);
        let Some(id) = requirement(&wanted, true, names, found) else { continue };
        if !names.entry(&id).is_some_and(|entry| entry.kind.is_requirement()) {
            let (kind, wrote) = (DefectKind::NotARequirement, id.to_string());
            found.defects.push(Defect { kind, wrote, suggestion: None, span });
            continue;
        }
        if let Some(first) = statements.get(&id) {
            let what = id.to_string();
            found.clashes.push(Occurrence { what, first: Some(first.span), again: span, kind: Clash::Statement });
            continue;
        }
        traces.extend(trace(&record, &id, names, found));
        let statement = statement(record, id.clone(), how, around, found);
        statements.insert(id, statement);
    }
    (statements, traces)
}

/// The documents and sections a statement names.
fn trace(record: &Record<RawStatement>, id: &RequirementId, names: &Names<'_>, found: &mut Findings) -> Traces {
    let mut traces = Traces::new();
    for written in &record.raw.documents {
        let span = record.file.span(written);
        let (name, anchor) =
            written.value.split_once('#').map_or((written.value.as_str(), None), |(n, a)| (n, Some(a)));
        let document = DocumentId::new(name);
        let known = names.documents.get(&document).and_then(|file| names.by_file.get(file));
        let anchor = anchor.filter(|anchor| !known.is_some_and(|known| known.is_top(anchor)));
        let (kind, suggestion) = match (known, anchor) {
            (Some(known), Some(anchor)) if !known.anchors.contains(anchor) => {
                let near = names.anchor_meant(known, anchor);
                (DefectKind::UnknownSection, near.map(|near| format!("{name}#{near}")))
            }
            (Some(_), anchor) => {
                traces.push((id.clone(), Claim { document, anchor: anchor.map(Into::into) }));
                continue;
            }
            (None, _) => (DefectKind::UnknownId, names.document_meant(name)),
        };
        found.defects.push(Defect { kind, wrote: written.value.clone(), suggestion, span });
    }
    traces
}

fn statement(
    record: Record<RawStatement>,
    requirement: RequirementId,
    how: Option<Text>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Statement {
    let file = record.file;
    let path = &around.project.file(file.file).path;
    let mut values = Values { path, file, diagnostics: &mut found.diagnostics };
    let raw = record.raw;
    let excluded = raw.applicable.as_ref().is_some_and(|applicable| !applicable.value);
    let mut reasons = Vec::new();
    for reason in &raw.reasons {
        reasons.extend(values.word(Some(reason), Reason::NAMES, Reason::named));
    }
    let status = values.word(raw.status.as_ref(), ImplementationStatus::NAMES, ImplementationStatus::named);
    let sufficient = raw.sufficient.as_ref().and_then(|judged| {
        let date = values.date_at(Some(&judged.date))?;
        if judged.note.trim().is_empty() {
            let help = "say in `note:` why the items suffice together; without a reason the judgement does not count";
            values.invalid(file.span(&judged.by), "the judgement gives no reason".to_owned(), help);
            return None;
        }
        Some(Sufficient { by: file.spanned(&judged.by).map(RoleId::new), date, note: judged.note.clone() })
    });
    let text = |written: &Option<crate::manuscript::Located<String>>| {
        written.as_ref().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty())
    };
    Statement {
        requirement,
        applicability: if excluded { Applicability::Excluded } else { Applicability::Applicable },
        says_applicable: raw.applicable.as_ref().map(|applicable| file.spanned(applicable)),
        reasons,
        justification: text(&raw.justification),
        status: status.zip(raw.status.as_ref()).map(|(status, written)| file.spanned(written).map(|_| status)),
        alternative: text(&raw.alternative),
        owner: values.role(raw.owner.as_ref()),
        how,
        risks: raw.risks.iter().filter_map(|risk| values.name(risk)).map(|risk| risk.value).collect(),
        plan: raw.plan.as_ref().map(|plan| file.spanned(plan).map(PlanId::new)),
        not_for: raw
            .not_for
            .into_iter()
            .map(|out| NotFor { system: out.system, justification: out.justification })
            .collect(),
        sufficient,
        review_by: values.date_at(raw.review_by.as_ref()),
        fingerprint: record.fingerprint,
        span: file.span(&raw.requirement),
    }
}

/// The register of evidence.
pub(super) fn evidence(
    records: Vec<Record<RawEvidence>>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> BTreeMap<EvidenceId, Evidence> {
    let mut items: BTreeMap<EvidenceId, Evidence> = BTreeMap::new();
    for mut record in records {
        let id = EvidenceId::new(record.raw.id.value.clone());
        let supports = supports(&record, around, names, found);
        let summary = running(record.text.take(), record.file, names, around, found);
        let file = file(&record, names, around, found);
        if names.evidence.contains_key(&id) && !items.contains_key(&id) {
            let item = item(record, id.clone(), Parts { supports, summary, file }, names, around, found);
            items.insert(id, item);
        }
    }
    let circles: Vec<EvidenceId> =
        items.values().filter(|item| is_circle(item, &items)).map(|item| item.id.clone()).collect();
    for id in circles {
        let Some(item) = items.get_mut(&id) else { continue };
        let message = format!("`{id}` takes its own place, by itself or through others");
        let finding = Diagnostic::new(Code::InvalidValue, id.as_str(), message).at(item.span);
        found.diagnostics.push(finding.help("name the older item under `supersedes:` of the newer one only"));
        item.supersedes = None;
    }
    items
}

/// Whether an item leads back to itself through what it supersedes.
fn is_circle(item: &Evidence, items: &BTreeMap<EvidenceId, Evidence>) -> bool {
    let older = |item: &Evidence| items.get(item.supersedes.as_ref()?);
    std::iter::successors(older(item), |item| older(item)).take(items.len()).any(|older| older.id == item.id)
}

/// The file an item names, by its path from the folder of the register.
fn file(
    record: &Record<RawEvidence>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Option<AttachmentId> {
    let written = record.raw.file.as_ref()?;
    let span = record.file.span(written);
    let register = &around.project.file(record.file.file).content_path;
    let folder = register.rsplit_once('/').map_or("", |(folder, _)| folder);
    let escapes = written.value.starts_with('/') || written.value.split(['/', '\\']).any(|part| part == "..");
    let path = format!("{folder}/{}", written.value.trim_start_matches("./")).trim_start_matches('/').to_owned();
    let kind = match (escapes, names.attach(&path)) {
        (true, _) => DefectKind::PathEscape,
        (false, Some(id)) => return Some(id),
        (false, None) => DefectKind::EvidenceFileAbsent,
    };
    let source = around.project.files.iter().find(|file| *file.content_path == *path);
    if let Some(source) =
        source.filter(|source| kind == DefectKind::EvidenceFileAbsent && source.kind != FileKind::Attachment)
    {
        let path = &around.project.file(record.file.file).path;
        let mut values = Values { path, file: record.file, diagnostics: &mut found.diagnostics };
        let message = format!("`{}` is read as a part of the handbook and cannot be attached", source.path);
        values.invalid(span, message, "keep what proves something in a file of another type, such as PDF or text");
        return None;
    }
    let inner = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let candidates = names.files.keys().filter_map(|path| path.strip_prefix(&inner));
    let suggestion = names.meant.nearest(List::Files(folder.to_owned()), &written.value, candidates);
    found.defects.push(Defect { kind, wrote: written.value.clone(), suggestion, span });
    None
}

fn supports(
    record: &Record<RawEvidence>,
    around: &Surroundings<'_>,
    names: &Names<'_>,
    found: &mut Findings,
) -> Vec<Support> {
    let path = &around.project.file(record.file.file).path;
    let mut supports: Vec<Support> = Vec::new();
    for raw in &record.raw.supports {
        let span = record.file.span(&raw.requirement);
        let wanted = Wanted { text: &raw.requirement.value, framework: None, span };
        let id = requirement(&wanted, true, names, found);
        let mut values = Values { path, file: record.file, diagnostics: &mut found.diagnostics };
        let extent = values.word(Some(&raw.extent), Extent::NAMES, Extent::named);
        let (Some(id), Some(extent)) = (id, extent) else { continue };
        if supports.iter().any(|support| support.requirement.value == id) {
            let message = format!("`{id}` occurs twice among what `{}` supports", record.raw.id.value);
            values.invalid(span, message, "keep the one whose `extent:` holds");
            continue;
        }
        let requirement = record.file.spanned(&raw.requirement).map(|_| id);
        supports.push(Support { requirement, extent, missing: raw.missing.clone() });
    }
    supports
}

/// The resolved parts of an item.
struct Parts {
    supports: Vec<Support>,
    summary: Option<Text>,
    file: Option<AttachmentId>,
}

fn item(
    record: Record<RawEvidence>,
    id: EvidenceId,
    parts: Parts,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Evidence {
    let file = record.file;
    let path = &around.project.file(file.file).path;
    let raw = record.raw;
    let span = file.span(&raw.id);
    titles(&id, span, [&raw.title], &mut found.defects);
    let supersedes = raw.supersedes.as_ref().and_then(|other| superseded(other, file, names, found));
    let mut values = Values { path, file, diagnostics: &mut found.diagnostics };
    let url = raw
        .url
        .as_ref()
        .and_then(|url| values.web(url, "write an address that begins with https://, or name a file under `file:`"));
    let period = raw.period.as_ref().and_then(|period| self::period(period, &mut values));
    Evidence {
        url_path: addresses::evidence(id.as_str()),
        id,
        title: raw.title,
        summary: parts.summary,
        file: parts.file,
        url,
        owner: values.role(raw.owner.as_ref()),
        collector: values.role(raw.collector.as_ref()),
        source: raw.source,
        method: values.word(raw.method.as_ref(), Method::NAMES, Method::named),
        shows: values.word(raw.shows.as_ref(), Shows::NAMES, Shows::named),
        collected: values.date_at(raw.collected.as_ref()),
        due: values.date(raw.due.as_ref()),
        period,
        population: raw.population,
        sample: raw.sample,
        cadence: values.cadence(raw.cadence.as_ref()),
        valid_until: values.date(raw.valid_until.as_ref()),
        audience: values
            .word(raw.audience.as_ref(), Audience::NAMES, Audience::named)
            .unwrap_or(around.settings.compliance.audience),
        sha256: raw.sha256.as_ref().and_then(|hash| pinned(hash, raw.file.is_some(), &mut values)),
        supersedes,
        supports: parts.supports,
        fingerprint: record.fingerprint,
        span,
    }
}

/// A hash that can be compared with that of a file.
fn pinned(written: &Located<String>, has_file: bool, values: &mut Values<'_>) -> Option<Spanned<String>> {
    let span = values.file.span(written);
    let hash = written.value.trim().to_lowercase();
    if hash.len() != 64 || !hash.chars().all(|digit| digit.is_ascii_hexdigit()) {
        let help = "write 64 hexadecimal digits and nothing before them, or leave it out";
        values.invalid(span, format!("`{}` is no SHA-256", written.value.trim()), help);
        return None;
    }
    if !has_file {
        let help = "name the file under `file:`, or take the hash out";
        values.invalid(span, "the hash pins a file, and this item names none".to_owned(), help);
        return None;
    }
    Some(Spanned::new(hash, span))
}

/// The older item that one takes the place of.
fn superseded(other: &Located<String>, file: YamlFile, names: &Names<'_>, found: &mut Findings) -> Option<EvidenceId> {
    let target = EvidenceId::new(other.value.clone());
    if names.evidence.contains_key(&target) {
        return Some(target);
    }
    let known = names.evidence.keys().map(EvidenceId::as_str);
    let suggestion = names.meant.nearest(List::Evidence, &other.value, known);
    let (wrote, span) = (other.value.clone(), file.span(other));
    found.defects.push(Defect { kind: DefectKind::UnknownId, wrote, suggestion, span });
    None
}

/// A period that does not end before it begins.
fn period(raw: &RawPeriod, values: &mut Values<'_>) -> Option<Spanned<Period>> {
    let (from, to) = (values.date(Some(&raw.from))?, values.date_at(Some(&raw.to))?);
    if from > to.value {
        let help = "correct one of the two days; a period of one day begins and ends on it";
        values.invalid(to.span, format!("the period ends before it begins, on {from}"), help);
        return None;
    }
    Some(to.map(|to| Period { from, to }))
}
