//! `excluded-without-justification`: a control that is left out, and nothing says why.

use super::{applicability, applies, statements};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Kind;

/// Reports each control.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in statements(context, Kind::Control) {
        let justified = statement.justification.as_deref().is_some_and(|text| !text.trim().is_empty());
        if applies(statement) || justified {
            continue;
        }
        let id = statement.requirement.to_string();
        let message = format!("the control `{id}` is excluded without a justification");
        found.push(
            Diagnostic::new(Code::ExcludedWithoutJustification, id, message)
                .at(applicability(statement))
                .label("excluded here")
                .help("add `justification:` and say why nothing calls for the control"),
        );
    }
}
