//! `unknown-id`: a wikilink or trace that names nothing.

use super::{defects, refuse};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::DefectKind;

const HELP: &str = "name a document, an item of evidence, a role or a requirement (`framework:number`) of this book";

/// Reports each reference.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::UnknownId) {
        let message = format!("nothing in this book has the id `{}`", defect.wrote);
        found.push(refuse(Code::UnknownId, defect, message, HELP).label("no such id"));
    }
}
