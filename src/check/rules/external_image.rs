//! `external-image`: an image that lies outside the book.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

/// What to do.
const HELP: &str = "put the file into the content folder and name it by its path, or write a link instead";

/// Reports each image.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::ExternalImage) {
        let message = format!("the image `{}` lies outside the book; its text stands in for it", defect.wrote);
        found.push(refuse(Code::ExternalImage, defect, message, HELP).label("not shown"));
    }
}
