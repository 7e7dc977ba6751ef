//! `unused-note`: a footnote that nothing refers to.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

/// Reports each note.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::UnusedNote) {
        let label = &defect.wrote;
        let message = format!("nothing refers to the footnote `{label}`, so its text is not shown");
        let help = format!("write `[^{label}]` where it belongs, or delete the footnote");
        found.push(refuse(Code::UnusedNote, defect, message, &help).label("not shown"));
    }
}
