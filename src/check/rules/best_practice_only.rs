//! `best-practice-only`: a control that nothing but good practice calls for.

use super::{applicability, applies, statements};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Kind, Reason};

/// Reports each control.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in statements(context, Kind::Control) {
        if !applies(statement) || statement.reasons != [Reason::BestPractice] {
            continue;
        }
        let id = statement.requirement.to_string();
        let message = format!("the control `{id}` is included for best practice alone");
        found.push(
            Diagnostic::new(Code::BestPracticeOnly, id, message)
                .at(applicability(statement))
                .label("no risk, law or contract calls for it")
                .help("name the risk, law or contract that calls for it, or ask whether it is needed"),
        );
    }
}
