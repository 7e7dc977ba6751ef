//! `disallowed-scheme`: a link with a scheme that is not allowed.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str = "link to `https:`, `http:`, `mailto:` or `tel:`, or to a file of the book";

/// Reports each link.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::DisallowedScheme) {
        let message = match defect.wrote.split_once(':') {
            Some((scheme, _)) if !defect.wrote.starts_with('/') => format!("links may not begin with `{scheme}:`"),
            _ => format!("the link `{}` does not say its scheme", defect.wrote),
        };
        found.push(refuse(Code::DisallowedScheme, defect, message, HELP).label("is shown without the link"));
    }
}
