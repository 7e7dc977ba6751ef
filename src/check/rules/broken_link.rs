//! `broken-link`: an ordinary link to a file that is not there, or an image that is none.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str =
    "correct the path: with `/` in front it begins at the content folder, else at the folder of this file";

const PICTURE: &str = "leave out the `!` to link to the page, or name the file of a picture";

/// Reports each link.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::BrokenLink) {
        let message = match defect.wrote.is_empty() {
            true => "the link has no path, so it leads nowhere".to_owned(),
            false => format!("the link `{}` leads to no file of this book", defect.wrote),
        };
        found.push(refuse(Code::BrokenLink, defect, message, HELP).label("no such file"));
    }
    for defect in defects(context, DefectKind::NoPicture) {
        let message = format!("the image `{}` is no picture but a page", defect.wrote);
        found.push(refuse(Code::BrokenLink, defect, message, PICTURE).label("not shown"));
    }
}
