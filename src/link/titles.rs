//! Titles: a reference in a heading is called there what its page calls it.

use std::collections::BTreeMap;

use crate::manuscript::{Manuscript, RawDocument, RawTitle};
use crate::model::{Framework, RequirementId};

/// What things are called in running text, by what a wikilink names them with.
struct Called<'a> {
    frameworks: &'a [Framework],
    documents: BTreeMap<String, Titled>,
    roles: BTreeMap<String, String>,
}

/// The titles of a document and of its sections, as written.
struct Titled {
    title: String,
    sections: BTreeMap<String, String>,
}

/// Completes the titles that hold references.
pub(super) fn complete(manuscript: &mut Manuscript, frameworks: &[Framework]) {
    let has_reference = |document: &RawDocument| {
        let mut titles = document.sections.iter().map(|section| &section.title).chain([&document.title]);
        titles.any(|title| !title.references.is_empty())
    };
    if !manuscript.documents.iter().any(has_reference) {
        return;
    }
    let roles = manuscript.roles.iter().map(|record| (record.raw.id.value.clone(), record.raw.title.clone()));
    let documents = manuscript.documents.iter().map(|document| (document.id().to_owned(), titled(document)));
    let called = Called { frameworks, documents: documents.collect(), roles: roles.collect() };
    for document in &mut manuscript.documents {
        let sections = document.sections.iter_mut().map(|section| &mut section.title);
        sections.chain([&mut document.title]).for_each(|title| called.fill(title));
    }
}

fn titled(document: &RawDocument) -> Titled {
    let sections = document.sections.iter().filter(|section| section.level > 0);
    let sections = sections.map(|section| (section.anchor.to_string(), section.title.text.clone())).collect();
    Titled { title: document.title.text.clone(), sections }
}

impl Called<'_> {
    /// Puts what things are called in the places of their names.
    fn fill(&self, title: &mut RawTitle) {
        for range in std::mem::take(&mut title.references).into_iter().rev() {
            if let Some(called) = title.text.get(range.clone()).and_then(|written| self.text(written)) {
                title.text.replace_range(range, &called);
            }
        }
    }

    /// What a thing is called; nothing where it is called as it is named.
    fn text(&self, written: &str) -> Option<String> {
        let (name, anchor) = written.split_once('#').unwrap_or((written, ""));
        if name.contains(':') {
            let id = RequirementId::parse(name)?;
            let framework = self.frameworks.iter().find(|framework| framework.id == *id.framework())?;
            return framework.entry(id.number()).map(|entry| format!("{} {}", framework.short, entry.number()));
        }
        if name.is_empty() {
            return Some(anchor.to_owned());
        }
        if let Some(document) = self.documents.get(name) {
            return Some(document.sections.get(anchor).unwrap_or(&document.title).clone());
        }
        let framework = || self.frameworks.iter().find(|framework| framework.id.as_str() == name);
        self.roles.get(name).cloned().or_else(|| framework().map(|framework| framework.short.clone()))
    }
}
