//! `evidence-stale`: evidence past its time.

use super::{days, evidence};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Freshness;

/// Reports each item.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (item, expiry) in evidence(context, Freshness::Stale) {
        let message = match expiry.on {
            Some(on) => format!("`{}` was good until {on}, {} ago", item.id, days(on, context.coverage.as_of)),
            None => format!("`{}` is stale", item.id),
        };
        found.push(
            Diagnostic::new(Code::EvidenceStale, item.id.as_str(), message)
                .at(item.span)
                .label("proves nothing any more")
                .help("collect it anew and change `collected:`, or add a new item that supersedes it"),
        );
    }
}
