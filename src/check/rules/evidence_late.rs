//! `evidence-late`: evidence collected long after the time it speaks for.

use super::days;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Cadence, Unit};

/// The longest time between the end of the period and the day of collection.
const LONGEST: Cadence = Cadence { count: 1, unit: Unit::Years };

/// Reports each item.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for item in context.book.evidence.values() {
        let (Some(collected), Some(period)) = (&item.collected, item.period.as_ref().map(|period| period.value)) else {
            continue;
        };
        if collected.value <= LONGEST.after(period.to) {
            continue;
        }
        let after = days(period.to, collected.value);
        let message = format!("`{}` was collected {after} after its period ended on {}", item.id, period.to);
        found.push(
            Diagnostic::new(Code::EvidenceLate, item.id.as_str(), message)
                .at(collected.span)
                .label("more than a year late")
                .help("correct `period:` or `collected:`, or collect evidence for a time that is nearer"),
        );
    }
}
