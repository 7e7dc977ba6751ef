//! `evidence-file-absent`: a file the evidence register names and that is not there.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str = "add the file, or correct its path; an item not collected yet has `due:` and no `file:`";

/// Reports each file.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::EvidenceFileAbsent) {
        let message = format!("the evidence file `{}` is not there", defect.wrote);
        found.push(refuse(Code::EvidenceFileAbsent, defect, message, HELP).label("no such file"));
    }
}
