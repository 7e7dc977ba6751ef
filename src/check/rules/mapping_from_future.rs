//! `mapping-from-future`: a review of a crosswalk on a day that has not come.

use super::{days, mapping_reviews};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};

/// Reports each review.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = context.coverage.as_of;
    for (subject, what, reviewed) in mapping_reviews(context) {
        let day = reviewed.on.value;
        if day <= as_of {
            continue;
        }
        let after = days(as_of, day);
        let message = format!("the {what} was reviewed on {day}, {after} after the day of this check, {as_of}");
        found.push(
            Diagnostic::new(Code::MappingFromFuture, subject, message)
                .at(reviewed.on.span)
                .label("has not come yet")
                .help("correct the day; a review counts from the day it was made"),
        );
    }
}
