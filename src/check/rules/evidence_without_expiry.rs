//! `evidence-without-expiry`: evidence that would be good for ever.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};

/// Reports each item.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in context.book.evidence.values() {
        let Some(collected) = &item.collected else { continue };
        let is_superseded = context.coverage.superseded.contains_key(&item.id);
        if item.cadence.is_some() || item.valid_until.is_some() || is_superseded {
            continue;
        }
        let message = format!("`{}` never expires: nothing says how long it is good", item.id);
        found.push(
            Diagnostic::new(Code::EvidenceWithoutExpiry, item.id.as_str(), message)
                .at(collected.span)
                .label("good for ever")
                .help("add `cadence:`, such as `12 months`, or `valid-until:` with a day"),
        );
    }
}
