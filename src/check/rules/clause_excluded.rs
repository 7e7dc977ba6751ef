//! `clause-excluded`: a clause that is declared not applicable.

use super::{applicability, applies, statements};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Kind;

/// Reports each clause.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for statement in statements(context, Kind::Clause).filter(|statement| !applies(statement)) {
        let id = statement.requirement.to_string();
        let message = format!("the clause `{id}` cannot be excluded");
        found.push(
            Diagnostic::new(Code::ClauseExcluded, id, message)
                .at(applicability(statement))
                .label("a clause always applies")
                .help("delete `applicable: false`; a clause that is not met yet has `status: planned`"),
        );
    }
}
