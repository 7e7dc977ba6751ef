//! `unknown-requirement`: a requirement its framework does not have, or a framework the book does
//! not have.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic, Known};
use crate::model::{Book, Defect, DefectKind};

/// Reports each reference.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut known = Known::new(context.book.frameworks.iter().map(|known| known.id.as_str()));
    for defect in defects(context, DefectKind::UnknownRequirement) {
        found.push(match defect.wrote.split_once(':') {
            Some((framework, number)) if is_known(context.book, framework) => strange_number(defect, framework, number),
            Some((framework, number)) => strange_framework(&mut known, defect, framework, number),
            None => strange_text(defect),
        });
    }
}

fn is_known(book: &Book, framework: &str) -> bool {
    book.frameworks.iter().any(|known| known.id.as_str() == framework)
}

fn strange_number(defect: &Defect, framework: &str, number: &str) -> Diagnostic {
    let message = format!("the framework `{framework}` has no requirement `{number}`");
    let help = "write the number as the catalogue of the framework does";
    refuse(Code::UnknownRequirement, defect, message, help).label("no such requirement")
}

fn strange_framework(known: &mut Known, defect: &Defect, framework: &str, number: &str) -> Diagnostic {
    let message = format!("`{framework}` is no framework of this book");
    let help = match known.nearest(framework) {
        Some(near) => format!("did you mean `{near}:{number}`?"),
        None if number.starts_with("//") => "write an address as `[text](address)`".to_owned(),
        None => format!("add `{framework}` to `frameworks` in `[compliance]` of book.toml"),
    };
    refuse(Code::UnknownRequirement, defect, message, &help).label("no such framework")
}

fn strange_text(defect: &Defect) -> Diagnostic {
    let message = format!("there is no requirement `{}`", defect.wrote);
    let help = "write a number of the framework's catalogue, as `framework:number` where the file names no framework";
    refuse(Code::UnknownRequirement, defect, message, help).label("no such requirement")
}
