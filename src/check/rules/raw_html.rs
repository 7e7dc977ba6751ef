//! `raw-html`: HTML in Markdown.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str =
    "write it in Markdown; of HTML only `<br>`, `<sub>`, `<sup>` and `<kbd>` without attributes are kept";

/// The length up to which HTML is repeated in the message.
const SHOWN: usize = 40;

/// Reports each piece of HTML.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::RawHtml) {
        let message = format!("the HTML `{}` is not kept", beginning(&defect.wrote));
        found.push(refuse(Code::RawHtml, defect, message, HELP).label("shown as text"));
    }
}

/// The beginning of the first line.
fn beginning(html: &str) -> String {
    let line = html.trim().lines().next().unwrap_or_default();
    let short: String = line.chars().take(SHOWN).collect();
    if short.len() < html.trim().len() { format!("{short}…") } else { short }
}
