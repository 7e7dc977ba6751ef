//! `mapping-unrecorded`: a review of a crosswalk that does not say which state was reviewed.

use super::{counted, direction, unsettled};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::MappingReview;

/// Reports each crosswalk once, with every such row.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for open in unsettled(context, MappingReview::Unrecorded) {
        let name = direction(open.crosswalk);
        let message = match open.rows.len() as u64 {
            0 => format!("the crosswalk {name} was reviewed, but nothing says in which state"),
            n => format!("{} of the crosswalk {name} reviewed, but nothing says in which state", counted(n, "row")),
        };
        let mut finding = Diagnostic::new(Code::MappingUnrecorded, open.subject(), message);
        if let Some(first) = open.first() {
            finding = finding.at(first.on.span).label("in which state?");
        }
        let line = |what: &str, now: String| format!("{what}: if it is as it was then, write `fingerprint: \"{now}\"`");
        for (source, row, _) in &open.rows {
            finding = finding.help(line(&format!("`{source}`"), row.fingerprint.to_string()));
        }
        if open.whole.is_some() {
            finding = finding.help(line("the crosswalk as a whole", open.state.fingerprint.to_string()));
        }
        found.push(finding);
    }
}
