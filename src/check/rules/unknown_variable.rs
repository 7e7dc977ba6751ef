//! `unknown-variable`: a variable that the settings do not define.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

/// Reports each use.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::UnknownVariable) {
        let name = defect.wrote.trim_start_matches('{').trim_end_matches('}').trim();
        let message = format!("no variable is called `{name}`");
        let help = format!("define `{name}` in `[variables]` of book.toml, or write the braces as code");
        let mut diagnostic = refuse(Code::UnknownVariable, defect, message, &help).label("stays as it is");
        name.clone_into(&mut diagnostic.subject);
        found.push(diagnostic);
    }
}
