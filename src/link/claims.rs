//! Requirement ids as people write them: qualified, or bare under a file's own framework.

use super::Findings;
use super::meant::List;
use super::names::Names;
use super::references::with_number;
use crate::model::{Defect, DefectKind, FrameworkId, RequirementId};
use crate::source::{Span, Spanned};

/// A requirement as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// The framework a bare number belongs to, where the file names one.
    pub(super) framework: Option<&'a FrameworkId>,
    /// Where it was written.
    pub(super) span: Span,
}

/// The entry a text names; what does not resolve is reported. With `answerable`, groups and
/// objectives do not do.
pub(super) fn requirement(
    wanted: &Wanted<'_>,
    answerable: bool,
    names: &Names<'_>,
    found: &mut Findings,
) -> Option<RequirementId> {
    let text = wanted.text.trim();
    let qualified = match wanted.framework {
        Some(framework) if !text.contains(':') => format!("{framework}:{text}"),
        _ => text.to_owned(),
    };
    let mut report = |kind, suggestion| {
        found.defects.push(Defect { kind, wrote: qualified.clone(), suggestion, span: wanted.span });
        None
    };
    let Some(id) = RequirementId::parse(&qualified) else {
        let namesakes: Vec<String> = with_number(text, names).iter().map(ToString::to_string).collect();
        return match namesakes.is_empty() {
            true => report(DefectKind::UnknownRequirement, None),
            false => report(DefectKind::AmbiguousId, Some(namesakes.join("` or `"))),
        };
    };
    let Some(framework) = names.framework(id.framework().as_str()) else {
        let known = names.frameworks.iter().map(|framework| framework.id.as_str());
        let near = names
            .meant
            .nearest(List::Frameworks, id.framework().as_str(), known)
            .map(|near| format!("{near}:{}", id.number()));
        return report(DefectKind::UnknownRequirement, near);
    };
    match framework.entry(id.number()) {
        None => {
            let numbers = || framework.entries.iter().map(|entry| entry.id.number());
            // A number without its first part is more likely than a number that looks alike.
            let mut ending = numbers().filter(|number| ends_with(number, id.number()));
            let near = ending.next().filter(|_| ending.next().is_none()).map(str::to_owned);
            let list = List::Entries(framework.id.to_string());
            let near = near.or_else(|| names.meant.nearest(list, id.number(), numbers()));
            report(DefectKind::UnknownRequirement, near.map(|near| format!("{}:{near}", framework.id)))
        }
        Some(entry) if answerable && !entry.kind.is_answerable() => {
            let first = framework.requirements_of(id.number()).first().map(|entry| entry.id.to_string());
            report(DefectKind::NotARequirement, first)
        }
        // Its parts are shared by all who name it.
        Some(entry) => Some(entry.id.clone()),
    }
}

/// Whether a number is another one with parts before it.
fn ends_with(number: &str, last: &str) -> bool {
    number.strip_suffix(last).is_some_and(|first| first.ends_with('.'))
}

/// The requirements a list names, each with its place.
pub(super) fn all(written: &[Spanned<String>], names: &Names<'_>, found: &mut Findings) -> Vec<Spanned<RequirementId>> {
    let resolve = |one: &Spanned<String>| {
        let wanted = Wanted { text: &one.value, framework: None, span: one.span };
        requirement(&wanted, true, names, found).map(|id| Spanned::new(id, one.span))
    };
    let mut ids: Vec<_> = written.iter().filter_map(resolve).collect();
    // They stay as long as the book, and there are mostly one or two.
    ids.shrink_to_fit();
    ids
}
