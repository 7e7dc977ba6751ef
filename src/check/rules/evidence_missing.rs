//! `evidence-missing`: evidence that is expected and has not been collected.

use super::{days, evidence};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Freshness;

/// Reports each item; what was collected in the future is for `evidence-from-future` to report.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = context.coverage.as_of;
    for (item, expiry) in evidence(context, Freshness::Missing).filter(|(item, _)| item.collected.is_none()) {
        let id = &item.id;
        let message = match item.due.or(expiry.on) {
            Some(due) if due < as_of => {
                format!("`{id}` was expected by {due}, {} ago, and is not collected", days(due, as_of))
            }
            Some(due) if due == as_of => format!("`{id}` is expected by {due}, which is today, and is not collected"),
            Some(due) => format!("`{id}` is expected by {due}, in {}, and is not collected yet", days(as_of, due)),
            None => format!("`{id}` is not collected, and no day says when it is expected"),
        };
        let help = match item.due {
            Some(_) => "collect it, then replace `due:` by `collected:` and name the file or the address",
            None => "add `collected:` with the day it was gathered, or `due:` with the day it is expected",
        };
        found.push(
            Diagnostic::new(Code::EvidenceMissing, id.as_str(), message)
                .at(item.span)
                .label("proves nothing yet")
                .help(help),
        );
    }
}
