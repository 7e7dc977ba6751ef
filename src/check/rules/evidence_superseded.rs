//! `evidence-superseded`: a requirement proven in full only by evidence that a newer item has replaced.

use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::Extent;

/// Reports each item that stands alone for a requirement.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let coverage = context.coverage;
    for (older, newer) in &coverage.superseded {
        let is_valid = coverage.evidence.get(older).is_some_and(|expiry| expiry.freshness.is_valid());
        let Some(item) = context.book.evidence.get(older).filter(|_| is_valid) else { continue };
        for support in item.supports.iter().filter(|support| support.extent == Extent::Full) {
            let requirement = &support.requirement.value;
            let stands_alone = coverage.standings.get(requirement).is_some_and(|standing| standing.outdated);
            if !stands_alone {
                continue;
            }
            let message = format!("`{requirement}` is proven in full only by `{older}`, which `{newer}` has replaced");
            let help = format!(
                "say under `supports:` of `{newer}` what it proves of `{requirement}`, or take away its `supersedes:`"
            );
            found.push(
                Diagnostic::new(Code::EvidenceSuperseded, older.as_str(), message)
                    .at(support.requirement.span)
                    .label(format!("replaced by `{newer}`"))
                    .help(help),
            );
        }
    }
}
