//! Documents: values read, references resolved, claims found.

use std::collections::BTreeMap;

use super::claims;
use super::names::Names;
use super::references::{self, Standpoint};
use super::values::Values;
use super::{Findings, Surroundings};
use crate::manuscript::{RawDocument, RawSection};
use crate::model::{Audience, Document, DocumentId, DocumentStatus, DocumentType, Section};
use crate::source::{Span, Spanned};

/// Resolves every document that has an id and an address.
pub(super) fn resolve(
    raw: Vec<RawDocument>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> BTreeMap<DocumentId, Document> {
    let documents = raw.into_iter().filter_map(|raw| one(raw, names, around, found));
    documents.map(|document| (document.id.clone(), document)).collect()
}

fn one(raw: RawDocument, names: &Names<'_>, around: &Surroundings<'_>, found: &mut Findings) -> Option<Document> {
    let name = names.by_file.get(&raw.file)?;
    let folder = raw.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let content_depth = around.settings.book.src.split('/').count();
    let standpoint = Standpoint { file: Some(raw.file), folder, content_depth };
    let links = references::resolve(&raw.links, &standpoint, names, found);
    let mut written: Vec<_> = raw.front.satisfies.iter().map(|id| raw.yaml.spanned(id)).collect();
    written.extend(raw.attributes.satisfies);
    let satisfies = claims::all(&written, names, found);
    let mut sections: Vec<Section> = raw.sections.into_iter().map(|raw| section(raw, names, found)).collect();
    // They stay as long as the book; the room they were read into is half empty.
    sections.shrink_to_fit();
    let path = &around.project.file(raw.file).path;
    let mut values = Values { path, file: raw.yaml, diagnostics: &mut found.diagnostics };
    let front = &raw.front;
    let text = |written: &Option<crate::manuscript::Located<String>>| {
        written.as_ref().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty())
    };
    Some(Document {
        id: name.id.clone(),
        title: raw.title.text,
        kind: values.word(front.kind.as_ref(), DocumentType::NAMES, DocumentType::named),
        version: text(&front.version),
        status: values
            .word(front.status.as_ref(), DocumentStatus::NAMES, DocumentStatus::named)
            .unwrap_or(DocumentStatus::Draft),
        owner: values.role(front.owner.as_ref()),
        approver: values.role(front.approver.as_ref()),
        approved: values.date_at(front.approved.as_ref()),
        confirmed: values.date_at(front.confirmed.as_ref()),
        review: values
            .cadence(front.review.as_ref())
            .zip(front.review.as_ref())
            .map(|(every, written)| Spanned::new(every, raw.yaml.span(written))),
        review_by: values.date_at(front.review_by.as_ref()),
        classification: text(&front.classification),
        audience: values
            .word(front.audience.as_ref(), Audience::NAMES, Audience::named)
            .or(raw.attributes.audience)
            .unwrap_or(around.settings.compliance.audience),
        satisfies,
        sections,
        footnotes: raw.footnotes,
        code: raw.code,
        links,
        is_index: name.is_index,
        path: raw.path,
        url: name.url.clone(),
        span: Span::whole(raw.file),
    })
}

fn section(raw: RawSection, names: &Names<'_>, found: &mut Findings) -> Section {
    Section {
        level: raw.level,
        anchor: raw.anchor,
        title: raw.title.text,
        heading: raw.heading,
        body: raw.body,
        satisfies: claims::all(&raw.satisfies, names, found),
        audience: raw.audience,
        fingerprint: raw.fingerprint,
        span: raw.span,
    }
}
