//! `unknown-section`: a reference to a section that the document does not have.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str = "write the anchor after the heading, such as `## Access reviews {#access-reviews}`, and name it";
const PLACE: &str =
    "leave out what follows `#`, or name a place the page always has: `clausebook explain broken-anchor`";

/// Reports each reference.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::UnknownSection) {
        let message = match defect.wrote.split_once('#') {
            Some((document, anchor)) if !document.is_empty() => {
                format!("the document `{document}` has no section `{anchor}`")
            }
            _ => format!("there is no section `{}`", defect.wrote),
        };
        found.push(refuse(Code::UnknownSection, defect, message, HELP).label("no such section"));
    }
    for defect in defects(context, DefectKind::UnknownPlace) {
        let (thing, place) = defect.wrote.split_once('#').unwrap_or((&defect.wrote, ""));
        let message = format!("the page of `{thing}` has no place `{place}` that lasts");
        found.push(refuse(Code::UnknownSection, defect, message, PLACE).label("no such place"));
    }
}
