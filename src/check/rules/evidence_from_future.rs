//! `evidence-from-future`: evidence of days that have not come: collected or judged sufficient on one, or
//! speaking for days after its collection.

use super::days;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Evidence;

/// Reports each item and each judgement.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = context.coverage.as_of;
    for item in context.book.evidence.values() {
        found.extend(period(item));
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
    for statement in context.book.statements.values() {
        let Some(judged) = statement.sufficient.as_ref().filter(|judged| judged.date.value > as_of) else { continue };
        let id = statement.requirement.to_string();
        let day = judged.date.value;
        let after = days(as_of, day);
        let message = format!(
            "the evidence of `{id}` was judged sufficient on {day}, {after} after the day of this check, {as_of}"
        );
        found.push(
            Diagnostic::new(Code::EvidenceFromFuture, id, message)
                .at(judged.date.span)
                .label("has not come yet")
                .help("correct the day; a judgement counts from the day it was made"),
        );
    }
}

/// An item whose period goes on after the day it was collected.
fn period(item: &Evidence) -> Option<Diagnostic> {
    let (collected, period) = (item.collected.as_ref()?, item.period.as_ref()?);
    let (day, to) = (collected.value, period.value.to);
    let message = || format!("`{}` was collected on {day}, {} before its period ends on {to}", item.id, days(day, to));
    (to > day).then(|| {
        Diagnostic::new(Code::EvidenceFromFuture, item.id.as_str(), message())
            .at(period.span)
            .label("after its collection")
            .related(collected.span, "collected here")
            .help("correct one of the days, or end the period when it was collected; it counts no further")
    })
}
