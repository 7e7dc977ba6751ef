//! `unused-file`: a file nothing refers to.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::source::Span;

/// Where records are read.
const PLACES: &[&str] = &["controls", "evidence", "frameworks", "mappings", "registers"];

/// Reports each file.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for file in &context.book.unused {
        let path = file.id.as_str();
        let message = format!("nothing refers to `{path}`: it is neither read nor published");
        let mut finding = Diagnostic::new(Code::UnusedFile, path, message).at(Span::whole(file.file));
        if path.ends_with(".yaml") || path.ends_with(".yml") {
            let folder = path.split('/').next().unwrap_or_default();
            let near = nearest(folder, PLACES.iter().copied()).filter(|near| *near != folder);
            finding = finding.suggest(near).help(
                "records are read from controls/*.yaml, evidence/**/*.yaml, frameworks/*.yaml, mappings/*.yaml, registers/plan.yaml and registers/roles.yaml",
            );
        } else {
            finding = finding.help("link it, name it in the evidence register, or remove it");
        }
        found.push(finding);
    }
}
