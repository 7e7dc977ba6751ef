//! `broken-link`: an ordinary link to a file that is not there.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str =
    "correct the path: with `/` in front it begins at the content folder, else at the folder of this file";

/// Reports each link.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::BrokenLink) {
        let message = format!("the link `{}` leads to no file of this book", defect.wrote);
        found.push(refuse(Code::BrokenLink, defect, message, HELP).label("no such file"));
    }
}
