//! `broken-redirect`: an old address that does not lead straight to a page.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const NOTHING: &str =
    "with `/` in front it begins at the top of the site, else at the folder of the old address, as a browser reads it";
const HEADING: &str = "leave out what follows `#`, write the anchor after the heading, `## Access reviews {#access-reviews}`, or name a place \
     that a page of the site always has: `clausebook explain broken-anchor`";
const FURTHER: &str = "lead it to where that one leads in the end";
const CIRCLE: &str = "lead one of them to a page";

/// Reports each redirect.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let ways = [
        (DefectKind::RedirectToNothing, "leads to no page of this site", "no such page", NOTHING),
        (DefectKind::RedirectToNoHeading, "leads to no heading or place of its page", "no such anchor", HEADING),
        (DefectKind::RedirectToRedirect, "leads to another redirect", "has moved as well", FURTHER),
        (DefectKind::RedirectInCircle, "leads back to itself", "leads back", CIRCLE),
    ];
    for (kind, what, label, help) in ways {
        for defect in defects(context, kind) {
            let message = format!("the redirect to `{}` {what}", defect.wrote);
            found.push(refuse(Code::BrokenRedirect, defect, message, help).label(label));
        }
    }
}
