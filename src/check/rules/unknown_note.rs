//! `unknown-note`: a reference to a footnote that is not there.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

/// Reports each reference.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::UnknownNote) {
        let label = &defect.wrote;
        let message = format!("there is no footnote `{label}` here");
        let help = format!("add `[^{label}]: …` to the document, or write the brackets as code");
        found.push(refuse(Code::UnknownNote, defect, message, &help).label("stays as it is"));
    }
}
