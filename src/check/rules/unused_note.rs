//! `unused-note`: a footnote that is not shown, as nothing that shows notes refers to it.

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
    for defect in defects(context, DefectKind::HiddenNote) {
        let label = &defect.wrote;
        let message = format!("only the title, or a note that is not shown, refers to the footnote `{label}`");
        let help = format!("write `[^{label}]` into running text, or delete the footnote");
        found.push(refuse(Code::UnusedNote, defect, message, &help).label("not shown"));
    }
}
