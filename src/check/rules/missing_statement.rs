//! `missing-statement`: requirements the organisation says nothing about.

use super::counted;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Framework;

/// Reports each framework once.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for framework in &context.book.frameworks {
        let missing = missing(context, framework);
        if missing.is_empty() {
            continue;
        }
        let number = u64::try_from(missing.len()).unwrap_or(u64::MAX);
        let have = if number == 1 { "has" } else { "have" };
        let message = format!(
            "{} of {} {have} no statement: {}",
            counted(number, "requirement"),
            framework.short,
            missing.join(", ")
        );
        found.push(
            Diagnostic::new(Code::MissingStatement, framework.id.as_str(), message)
                .help(format!("add statements to a file in controls/ that says `framework: {}`", framework.id)),
        );
    }
}

/// The numbers of the requirements without a statement.
fn missing(context: &Context<'_>, framework: &Framework) -> Vec<String> {
    let silent = framework.requirements().filter(|entry| !context.book.statements.contains_key(&entry.id));
    silent.map(|entry| entry.id.number().to_owned()).collect()
}
