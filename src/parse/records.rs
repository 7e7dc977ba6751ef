//! Files of records: catalogues, crosswalks, statements, evidence, the plan, roles.

use std::mem::take;

use serde::Serialize;

use super::markdown::{self, Place, Reading};
use super::variables::Texts;
use super::{Parsed, Source, yaml};
use crate::diagnostics::{Code, Outcome};
use crate::manuscript::{
    Located, RawEvidenceFile, RawFramework, RawMapping, RawPlan, RawRoles, RawStatements, RawText, Record, YamlFile,
};
use crate::model::Fingerprint;

/// A catalogue.
pub(super) fn framework(source: &Source<'_>) -> Outcome<Parsed> {
    one(source, |raw: RawFramework, at| Parsed::Framework(Box::new(record(raw, at))))
}

/// A crosswalk, with the variables of its text replaced.
pub(super) fn mapping(source: &Source<'_>) -> Outcome<Parsed> {
    let mut texts = Texts::new(source);
    let outcome = one(source, |mut raw: RawMapping, at| {
        let span = at.span(&raw.source);
        [&mut raw.title, &mut raw.caveat].into_iter().flatten().for_each(|text| texts.fill(text, span));
        for row in &mut raw.rows {
            let span = at.span(&row.source);
            [&mut row.rationale, &mut row.adds].into_iter().flatten().for_each(|text| texts.fill(text, span));
        }
        Parsed::Mapping(Box::new(record(raw, at)), take(&mut texts.defects))
    });
    joined(outcome, texts)
}

/// Statements, with the framework of their file and their texts.
pub(super) fn statements(source: &Source<'_>) -> Outcome<Parsed> {
    let mut texts = Texts::new(source);
    let outcome = one(source, |file: RawStatements, at| {
        let framework = file.framework.as_ref().map(|framework| framework.value.clone());
        let records = file.statements.into_iter().map(|mut raw| {
            raw.framework.clone_from(&framework);
            texts.fill_located(raw.justification.as_mut(), at);
            texts.fill_located(raw.alternative.as_mut(), at);
            let span = at.span(&raw.requirement);
            raw.not_for.iter_mut().for_each(|system| texts.fill(&mut system.justification, span));
            if let Some(judged) = &mut raw.sufficient {
                texts.fill(&mut judged.note, at.span(&judged.by));
            }
            let text = running(raw.how.as_mut(), source, at, &mut texts);
            Record { text, ..record(raw, at) }
        });
        let records = records.collect();
        Parsed::Statements(records, take(&mut texts.defects))
    });
    joined(outcome, texts)
}

/// Evidence, with its texts.
pub(super) fn evidence(source: &Source<'_>) -> Outcome<Parsed> {
    let mut texts = Texts::new(source);
    let outcome = one(source, |file: RawEvidenceFile, at| {
        let records = file.evidence.into_iter().map(|mut raw| {
            let span = at.span(&raw.id);
            texts.fill(&mut raw.title, span);
            let optional = [&mut raw.source, &mut raw.population, &mut raw.sample];
            optional.into_iter().flatten().for_each(|text| texts.fill(text, span));
            for support in &mut raw.supports {
                let span = at.span(&support.requirement);
                support.missing.iter_mut().for_each(|text| texts.fill(text, span));
            }
            let text = running(raw.summary.as_mut(), source, at, &mut texts);
            Record { text, ..record(raw, at) }
        });
        let records = records.collect();
        Parsed::Evidence(records, take(&mut texts.defects))
    });
    joined(outcome, texts)
}

/// Entries of the plan, with their texts.
pub(super) fn plan(source: &Source<'_>) -> Outcome<Parsed> {
    let mut texts = Texts::new(source);
    let outcome = one(source, |file: RawPlan, at| {
        let records = file.plan.into_iter().map(|mut raw| {
            let span = at.span(&raw.id);
            texts.fill(&mut raw.title, span);
            raw.step.iter_mut().for_each(|text| texts.fill(text, span));
            let text = running(raw.what.as_mut(), source, at, &mut texts);
            Record { text, ..record(raw, at) }
        });
        let records = records.collect();
        Parsed::Plan(records, take(&mut texts.defects))
    });
    joined(outcome, texts)
}

/// Roles, with their texts.
pub(super) fn roles(source: &Source<'_>) -> Outcome<Parsed> {
    let mut texts = Texts::new(source);
    let outcome = one(source, |file: RawRoles, at| {
        let records = file.roles.into_iter().map(|mut raw| {
            let span = at.span(&raw.id);
            texts.fill(&mut raw.title, span);
            raw.responsibilities.iter_mut().for_each(|text| texts.fill(text, span));
            record(raw, at)
        });
        let records = records.collect();
        Parsed::Roles(records, take(&mut texts.defects))
    });
    joined(outcome, texts)
}

/// Reads a whole file as one value.
fn one<T: serde::de::DeserializeOwned>(
    source: &Source<'_>,
    wrap: impl FnOnce(T, YamlFile) -> Parsed,
) -> Outcome<Parsed> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(source.text);
    let at = YamlFile { file: source.id, base: source.text.len() - text.len() };
    match yaml::read(text, at, &source.file.path, Code::MalformedYaml) {
        Ok(value) => Outcome::clean(wrap(value, at)),
        Err(diagnostic) => Outcome::new(Parsed::Nothing, vec![diagnostic]),
    }
}

/// A record with its fingerprint: its values without places, keys that are absent left out.
fn record<T: Serialize>(raw: T, file: YamlFile) -> Record<T> {
    let mut value = serde_json::to_value(&raw).unwrap_or_default();
    strip_nulls(&mut value);
    Record { fingerprint: Fingerprint::of(&value.to_string()), raw, text: None, file }
}

fn strip_nulls(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            fields.retain(|_, value| !value.is_null());
            fields.values_mut().for_each(strip_nulls);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip_nulls),
        _ => {}
    }
}

/// Reads a field of running text. What it says counts with what its variables stand for.
fn running(
    field: Option<&mut Located<String>>,
    source: &Source<'_>,
    at: YamlFile,
    texts: &mut Texts<'_>,
) -> Option<RawText> {
    let field = field?;
    let place = Place::Value(at.span(field));
    let (variables, path) = (source.variables, &*source.file.path);
    let reading = Reading { place, variables, path, title: None, is_field: true };
    let prose = markdown::read(&field.value, &reading);
    texts.defects.extend(prose.defects);
    texts.diagnostics.extend(prose.diagnostics);
    if let Some(said) = prose.said {
        field.value = said;
    }
    let markup = prose.sections.into_iter().find(|section| section.level == 0).map(|lead| lead.body);
    Some(RawText { markup: markup.unwrap_or_default(), links: prose.links, code: prose.code })
}

fn joined(mut outcome: Outcome<Parsed>, texts: Texts<'_>) -> Outcome<Parsed> {
    outcome.diagnostics.extend(texts.diagnostics);
    outcome
}
