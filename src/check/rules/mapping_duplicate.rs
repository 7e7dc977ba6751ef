//! `mapping-duplicate`: two rows of a crosswalk for the same pair.

use super::clashes;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Clash;

/// Reports the later of two.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for clash in clashes(context, Clash::Row) {
        let source = clash.what.split(' ').next().unwrap_or_default();
        let message = format!("`{}` is mapped twice", clash.what);
        found.push(
            Diagnostic::new(Code::MappingDuplicate, source, message)
                .at(clash.again)
                .label("mapped again")
                .related(clash.first, "first mapped here")
                .help("join the two rows; `action: replace` puts a row in the place of a built-in one"),
        );
    }
}
