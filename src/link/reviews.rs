//! Reviews of crosswalks: noted while files are merged, given to the rows when all of them are there.

use super::mappings::{Merge, invalid};
use super::values::Values;
use super::{Findings, Surroundings};
use crate::manuscript::{Located, RawReviewed, RawRow, YamlFile};
use crate::model::{Crosswalk, MappingStatus, RequirementId, Reviewed};

/// A review of a row that may change yet.
pub(super) struct Noted {
    /// The place of the crosswalk.
    crosswalk: usize,
    source: RequirementId,
    reviewed: Reviewed,
    /// What the review says of the state of the row.
    status: Option<MappingStatus>,
    file: YamlFile,
    written: Located<String>,
}

impl Merge<'_, '_> {
    /// Notes a row that only says that the row as it is was reviewed.
    pub(super) fn review_only(&mut self, raw: &RawRow, crosswalk: &Crosswalk) {
        let says_more = !raw.targets.is_empty()
            || !raw.adjacent.is_empty()
            || !raw.sources.is_empty()
            || raw.adds.is_some()
            || raw.rationale.is_some()
            || [&raw.structure, &raw.relationship, &raw.coverage, &raw.basis, &raw.confidence]
                .into_iter()
                .any(Option::is_some);
        if says_more || raw.reviewed.is_none() {
            let help = "write `source:`, `reviewed:` and perhaps `status:`; to change the row, use `action: replace`";
            return self.invalid(&raw.source, "a row with `action: review` records a review and nothing else", help);
        }
        if let Some(source) = self.entry(&raw.source, &crosswalk.source, true) {
            let status = self.word(raw.status.as_ref(), MappingStatus::NAMES, MappingStatus::named);
            self.review(raw, source, status);
        }
    }

    /// Notes the review of a row, if it has one.
    pub(super) fn review(&mut self, raw: &RawRow, source: RequirementId, status: Option<MappingStatus>) {
        let Some(reviewed) = raw.reviewed.as_ref().and_then(|reviewed| self.reviewed(reviewed)) else { return };
        let (file, written) = (self.record.file, raw.source.clone());
        self.noted.push(Noted { crosswalk: self.at, source, reviewed, status, file, written });
    }

    /// Reads a review.
    pub(super) fn reviewed(&mut self, raw: &RawReviewed) -> Option<Reviewed> {
        let file = self.record.file;
        let path = &self.around.project.file(file.file).path;
        let mut values = Values { path, file, diagnostics: &mut self.found.diagnostics };
        let (by, on) = values.role(Some(&raw.by)).zip(values.date_at(Some(&raw.date)))?;
        let fingerprint = raw.fingerprint.as_ref().map(|text| file.spanned(text).map(|text| text.trim().to_owned()));
        Some(Reviewed { by, on, fingerprint })
    }
}

/// Gives the reviews to their rows.
pub(super) fn settle(noted: Vec<Noted>, crosswalks: &mut [Crosswalk], around: &Surroundings<'_>, found: &mut Findings) {
    for Noted { crosswalk, source, reviewed, status, file, written } in noted {
        let refused = match crosswalks[crosswalk].rows.get_mut(&source) {
            None => ("there is no row to review", "take the review out, or write the row"),
            Some(row) if row.reviewed.is_some() => ("this row has a review already", "keep the later review only"),
            Some(row) => {
                row.reviewed = Some(reviewed);
                row.status = status.or(row.status);
                continue;
            }
        };
        invalid(around, file, &written, refused, found);
    }
}
