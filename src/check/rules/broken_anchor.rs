//! `broken-anchor`: an ordinary link to an anchor that is not there.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str = "write the anchor after the heading, such as `## Access reviews {#access-reviews}`, and link to it";
const PLACE: &str =
    "leave out what follows `#`, or name a place the page always has: `clausebook explain broken-anchor`";

/// Reports each link.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::BrokenAnchor) {
        let message = format!("the link `{}` leads to no heading of its page", defect.wrote);
        found.push(refuse(Code::BrokenAnchor, defect, message, HELP).label("no such anchor"));
    }
    for defect in defects(context, DefectKind::BrokenPlace) {
        let message = format!("the link `{}` leads to no place of its page that lasts", defect.wrote);
        found.push(refuse(Code::BrokenAnchor, defect, message, PLACE).label("no such anchor"));
    }
}
