//! `not-a-requirement`: a group or objective where a requirement is needed.

use super::{defects, listed};
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Book, DefectKind, Entry, Framework, Kind};

const HELP: &str = "name a clause or a control";

/// The number of requirements the advice lists.
const SHOWN: usize = 6;

/// Reports each reference and the requirements that could be meant.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for defect in defects(context, DefectKind::NotARequirement) {
        let named = entry(context.book, &defect.wrote);
        let what = match named.map(|(_, entry)| entry.kind) {
            Some(Kind::Group) => "a group",
            Some(Kind::Objective) => "an objective",
            Some(Kind::Provision) => "a provision",
            _ => "a heading",
        };
        let help = named.map_or_else(|| HELP.to_owned(), |(framework, entry)| below(framework, entry));
        let message = format!("`{}` is {what} and no requirement", defect.wrote);
        found.push(
            Diagnostic::new(Code::NotARequirement, defect.wrote.as_str(), message)
                .at(defect.span)
                .label("cannot be met by itself")
                .help(help),
        );
    }
}

/// The entry that was named: with its framework, or by a number that one framework alone has.
fn entry<'a>(book: &'a Book, wrote: &str) -> Option<(&'a Framework, &'a Entry)> {
    let (framework, number) = wrote.split_once(':').unwrap_or(("", wrote));
    let mut named = book
        .frameworks
        .iter()
        .filter(|known| framework.is_empty() || known.id.as_str() == framework)
        .filter_map(|known| Some((known, known.entry(number)?)))
        .filter(|(_, entry)| !entry.kind.is_requirement());
    let first = named.next()?;
    named.next().is_none().then_some(first)
}

/// Advice that lists the requirements below the entry, or beside it when there are none.
fn below(framework: &Framework, entry: &Entry) -> String {
    if entry.kind == Kind::Provision {
        return "a provision is not assessed: let documents and evidence name it, and state how a requirement is met that serves it"
            .to_owned();
    }
    let mut meant = framework.requirements_of(entry.id.number());
    if meant.is_empty() {
        meant = entry.parent.as_deref().map(|parent| framework.requirements_of(parent)).unwrap_or_default();
    }
    meant.retain(|entry| entry.kind.is_requirement());
    let ids: Vec<String> = meant.iter().map(|entry| format!("`{}`", entry.id)).collect();
    if ids.is_empty() { HELP.to_owned() } else { format!("name a requirement instead: {}", listed(&ids, SHOWN)) }
}
