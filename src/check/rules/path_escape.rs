//! `path-escape`: a path that leads out of the book.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str = "move the file into the content folder and name it there";

/// Reports each path.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::PathEscape) {
        let message = format!("`{}` leads out of the book", defect.wrote);
        found.push(refuse(Code::PathEscape, defect, message, HELP).label("leads outside"));
    }
}
