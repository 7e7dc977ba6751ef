//! `duplicate-id`: two things with the same id, or two statements for one requirement.

use super::clashes;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Clash;

/// Reports the later of two.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for clash in clashes(context, Clash::Id) {
        let message = format!("the id `{}` is used twice", clash.what);
        found.push(
            Diagnostic::new(Code::DuplicateId, clash.what.as_str(), message)
                .at(clash.again)
                .label("used again")
                .related(clash.first, "first used here")
                .help("give one of the two another id; capitals make no difference"),
        );
    }
    for clash in clashes(context, Clash::Statement) {
        let message = format!("`{}` has two statements", clash.what);
        found.push(
            Diagnostic::new(Code::DuplicateId, clash.what.as_str(), message)
                .at(clash.again)
                .label("the second one")
                .related(clash.first, "the first one")
                .help("make one statement of the two"),
        );
    }
}
