//! `ambiguous-id`: a number without its framework.

use super::defects;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Book, DefectKind};

/// Reports each number and the requirements it could mean.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::AmbiguousId) {
        let message = format!("`{}` does not say which framework it belongs to", defect.wrote);
        found.push(
            Diagnostic::new(Code::AmbiguousId, defect.wrote.as_str(), message)
                .at(defect.span)
                .label("a number without its framework")
                .help(meanings(context.book, &defect.wrote)),
        );
    }
}

/// What the number could mean.
fn meanings(book: &Book, number: &str) -> String {
    let frameworks = book.frameworks.iter().filter(|framework| framework.entry(number).is_some());
    let ids: Vec<String> = frameworks.map(|framework| format!("`{}:{number}`", framework.id)).collect();
    match ids.as_slice() {
        [] => format!("write `framework:{number}`"),
        ids => format!("write {}", ids.join(" or ")),
    }
}
