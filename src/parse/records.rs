//! Files of records: catalogues, crosswalks, statements, evidence, the plan, roles.

use serde::Serialize;

use super::markdown::{self, Place, Reading};
use super::{Parsed, Source, yaml};
use crate::diagnostics::{Code, Diagnostic, Outcome};
use crate::manuscript::{
    Located, RawEvidenceFile, RawFramework, RawMapping, RawPlan, RawRoles, RawStatements, RawText, Record, YamlFile,
};
use crate::model::{Defect, Fingerprint};

/// A catalogue.
pub(super) fn framework(source: &Source<'_>) -> Outcome<Parsed> {
    one(source, |raw: RawFramework, at| Parsed::Framework(Box::new(record(raw, at))))
}

/// A crosswalk.
pub(super) fn mapping(source: &Source<'_>) -> Outcome<Parsed> {
    one(source, |raw: RawMapping, at| Parsed::Mapping(Box::new(record(raw, at))))
}

/// Statements, with the framework of their file and their running text.
pub(super) fn statements(source: &Source<'_>) -> Outcome<Parsed> {
    let mut prose = Fields::default();
    let outcome = one(source, |file: RawStatements, at| {
        let framework = file.framework.as_ref().map(|framework| framework.value.clone());
        let records = file.statements.into_iter().map(|mut raw| {
            raw.framework.clone_from(&framework);
            let text = prose.read(raw.how.as_ref(), source, at);
            Record { text, ..record(raw, at) }
        });
        let records = records.collect();
        Parsed::Statements(records, std::mem::take(&mut prose.defects))
    });
    prose.join(outcome)
}

/// Evidence, with its running text.
pub(super) fn evidence(source: &Source<'_>) -> Outcome<Parsed> {
    let mut prose = Fields::default();
    let outcome = one(source, |file: RawEvidenceFile, at| {
        let records = file.evidence.into_iter().map(|raw| {
            let text = prose.read(raw.summary.as_ref(), source, at);
            Record { text, ..record(raw, at) }
        });
        let records = records.collect();
        Parsed::Evidence(records, std::mem::take(&mut prose.defects))
    });
    prose.join(outcome)
}

/// Entries of the plan, with their running text.
pub(super) fn plan(source: &Source<'_>) -> Outcome<Parsed> {
    let mut prose = Fields::default();
    let outcome = one(source, |file: RawPlan, at| {
        let records = file.plan.into_iter().map(|raw| {
            let text = prose.read(raw.what.as_ref(), source, at);
            Record { text, ..record(raw, at) }
        });
        let records = records.collect();
        Parsed::Plan(records, std::mem::take(&mut prose.defects))
    });
    prose.join(outcome)
}

/// Roles.
pub(super) fn roles(source: &Source<'_>) -> Outcome<Parsed> {
    one(source, |file: RawRoles, at| Parsed::Roles(file.roles.into_iter().map(|raw| record(raw, at)).collect()))
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

/// Reads fields of running text and keeps what was found in them.
#[derive(Default)]
struct Fields {
    defects: Vec<Defect>,
    diagnostics: Vec<Diagnostic>,
}

impl Fields {
    fn read(&mut self, field: Option<&Located<String>>, source: &Source<'_>, at: YamlFile) -> Option<RawText> {
        let field = field?;
        let place = Place::Value(at.span(field));
        let (variables, path) = (source.variables, &*source.file.path);
        let reading = Reading { place, variables, path, title: None, is_field: true };
        let prose = markdown::read(&field.value, &reading);
        self.defects.extend(prose.defects);
        self.diagnostics.extend(prose.diagnostics);
        let markup = prose.sections.into_iter().find(|section| section.level == 0).map(|lead| lead.body);
        Some(RawText { markup: markup.unwrap_or_default(), links: prose.links, code: prose.code })
    }

    fn join(self, mut outcome: Outcome<Parsed>) -> Outcome<Parsed> {
        outcome.diagnostics.extend(self.diagnostics);
        outcome
    }
}
