//! `evidence-from-future`: evidence collected on a day that has not come.

use super::days;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};

/// Reports each item.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = context.coverage.as_of;
    for item in context.book.evidence.values() {
        let Some(collected) = item.collected.as_ref().filter(|collected| collected.value > as_of) else { continue };
        let after = days(as_of, collected.value);
        let message =
            format!("`{}` was collected on {}, {after} after the day of this check, {as_of}", item.id, collected.value);
        found.push(
            Diagnostic::new(Code::EvidenceFromFuture, item.id.as_str(), message)
                .at(collected.span)
                .label("has not come yet")
                .help("correct the day; an item not collected yet has `due:` and no `collected:`"),
        );
    }
}
