//! `evidence-due-soon`: evidence to be renewed soon.

use super::{days, evidence};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Freshness;

/// Reports each item.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = context.coverage.as_of;
    for (item, expiry) in evidence(context, Freshness::DueSoon) {
        let message = match expiry.on {
            Some(on) if on == as_of => format!("`{}` is good until {on}, which is today", item.id),
            Some(on) => format!("`{}` is good until {on}, for {} more", item.id, days(as_of, on)),
            None => format!("`{}` has to be renewed soon", item.id),
        };
        found.push(
            Diagnostic::new(Code::EvidenceDueSoon, item.id.as_str(), message)
                .at(item.span)
                .label("to be renewed")
                .help("collect it anew before that day"),
        );
    }
}
