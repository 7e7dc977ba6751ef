//! The plan: entries with their requirements and days.

use std::collections::BTreeSet;

use super::addresses;
use super::claims::{Wanted, requirement};
use super::names::Names;
use super::records::running;
use super::values::{Values, titles};
use super::{Findings, Surroundings};
use crate::manuscript::{RawPlanEntry, Record};
use crate::model::{Defect, DefectKind, PlanEntry, PlanId, PlanState, RequirementId};
use crate::source::Spanned;

/// The entries, in the order of the register.
pub(super) fn resolve(
    records: Vec<Record<RawPlanEntry>>,
    names: &Names<'_>,
    around: &Surroundings<'_>,
    found: &mut Findings,
) -> Vec<PlanEntry> {
    let mut plan: Vec<PlanEntry> = Vec::new();
    let mut known: BTreeSet<PlanId> = BTreeSet::new();
    for mut record in records {
        let what = running(record.text.take(), record.file, names, around, found);
        let requirements = requirements(&record, names, found);
        let raw = record.raw;
        let span = record.file.span(&raw.id);
        let id = PlanId::new(raw.id.value.clone());
        titles(&id, span, [Some(&raw.title), raw.step.as_ref()].into_iter().flatten(), &mut found.defects);
        let path = &around.project.file(record.file.file).path;
        let mut values = Values { path, file: record.file, diagnostics: &mut found.diagnostics };
        let entry = PlanEntry {
            url: addresses::plan(id.as_str()),
            title: raw.title,
            step: raw.step.map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()),
            what,
            owner: values.role(raw.owner.as_ref()),
            requirements,
            effort: raw.effort,
            due: values.date_at(raw.due.as_ref()),
            needs: raw.needs.iter().map(|need| record.file.spanned(need).map(PlanId::new)).collect(),
            state: values.word(raw.state.as_ref(), PlanState::NAMES, PlanState::named).unwrap_or(PlanState::Open),
            fingerprint: record.fingerprint,
            span,
            id,
        };
        if names.plan.contains_key(&entry.id) && known.insert(entry.id.clone()) {
            plan.push(entry);
        }
    }
    plan
}

/// The requirements an entry is for.
fn requirements(record: &Record<RawPlanEntry>, names: &Names<'_>, found: &mut Findings) -> Vec<Spanned<RequirementId>> {
    let mut requirements = Vec::new();
    for written in &record.raw.requirements {
        let span = record.file.span(written);
        let wanted = Wanted { text: &written.value, framework: None, span };
        let Some(id) = requirement(&wanted, true, names, found) else { continue };
        if names.entry(&id).is_some_and(|entry| entry.kind.is_requirement()) {
            requirements.push(Spanned::new(id, span));
        } else {
            let (kind, wrote) = (DefectKind::NotARequirement, id.to_string());
            found.defects.push(Defect { kind, wrote, suggestion: None, span });
        }
    }
    requirements
}
