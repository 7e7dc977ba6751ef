//! Which requirements something answers, as people wrote it: before a reference is resolved it is known
//! already what their pages will show.

use std::collections::BTreeSet;

use crate::manuscript::Manuscript;
use crate::model::RequirementId;

/// What is written about requirements.
pub(super) struct Answered {
    /// Requirements that a document, a section or a statement's list of documents is for.
    pub(super) documented: BTreeSet<RequirementId>,
    /// Requirements that evidence is for.
    pub(super) evidenced: BTreeSet<RequirementId>,
    /// Requirements a statement excludes.
    pub(super) excluded: BTreeSet<RequirementId>,
}

impl Answered {
    /// Reads it from the manuscript.
    pub(super) fn collect(manuscript: &Manuscript) -> Self {
        let id = |text: &str| RequirementId::parse(text.trim());
        let mut documented: BTreeSet<RequirementId> = BTreeSet::new();
        for document in &manuscript.documents {
            let front = document.front.satisfies.iter().map(|id| &id.value);
            let sections = document.sections.iter().flat_map(|section| &section.satisfies);
            let below = document.attributes.satisfies.iter().chain(sections).map(|id| &id.value);
            documented.extend(front.chain(below).filter_map(|text| id(text)));
        }
        let supports = manuscript.evidence.iter().flat_map(|record| &record.raw.supports);
        let evidenced = supports.filter_map(|support| id(&support.requirement.value)).collect();
        let mut excluded = BTreeSet::new();
        for statement in manuscript.statements.iter().map(|record| &record.raw) {
            let number = statement.requirement.value.trim();
            let qualified = match &statement.framework {
                Some(framework) if !number.contains(':') => format!("{framework}:{number}"),
                _ => number.to_owned(),
            };
            let Some(id) = id(&qualified) else { continue };
            if !statement.documents.is_empty() {
                documented.insert(id.clone());
            }
            if statement.applicable.as_ref().is_some_and(|applicable| !applicable.value) {
                excluded.insert(id);
            }
        }
        Self { documented, evidenced, excluded }
    }
}
