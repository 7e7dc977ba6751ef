//! `mapping-changed`: rows of a crosswalk that are no longer what was reviewed.

use super::{counted, direction, unsettled};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{MappingReview, Reviewed};

/// Reports each crosswalk once, with every such row.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for open in unsettled(context, MappingReview::Changed) {
        let name = direction(open.crosswalk);
        let message = match open.rows.len() as u64 {
            0 => format!("the crosswalk {name} is not in the state that was reviewed"),
            n => format!("{} of the crosswalk {name} changed since the review", counted(n, "row")),
        };
        let mut finding = Diagnostic::new(Code::MappingChanged, open.subject(), message);
        if let Some(then) = open.first().and_then(|first| first.fingerprint.as_ref()) {
            finding = finding.at(then.span).label("what was reviewed");
        }
        let line = |what: &str, reviewed: &Reviewed, now: String| {
            let (by, on) = (&reviewed.by.value, reviewed.on.value);
            format!("{what}, reviewed by `{by}` on {on}: if it stands, set a new day and `fingerprint: \"{now}\"`")
        };
        for (source, row, reviewed) in &open.rows {
            finding = finding.help(line(&format!("`{source}`"), reviewed, row.fingerprint.to_string()));
        }
        if let Some(reviewed) = open.whole {
            finding = finding.help(line("the crosswalk as a whole", reviewed, open.state.fingerprint.to_string()));
        }
        found.push(finding);
    }
}
