//! The one place where levels are decided: defaults, then `[check.rules]`, then acceptances.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Code, Diagnostic, Level};

/// The levels settings give to codes.
pub type Levels = BTreeMap<Code, Level>;

/// A finding somebody answers for until a date: `[[check.accept]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The kind of finding.
    pub code: Code,
    /// The id or path it is about.
    pub subject: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is accepted.
    pub until: Date,
}

/// A diagnostic with its level settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters in this book.
    pub level: Level,
    /// The reason it is accepted for now; an accepted finding counts as information.
    pub accepted: Option<String>,
    /// What was found.
    pub diagnostic: Diagnostic,
}

/// Gives each diagnostic its level on the day `as_of`, drops those that are off and sorts the
/// rest by place.
pub fn settle(diagnostics: Vec<Diagnostic>, levels: &Levels, accepted: &[Acceptance], as_of: Date) -> Vec<Finding> {
    let mut findings: Vec<Finding> = diagnostics
        .into_iter()
        .map(|diagnostic| {
            let level = levels.get(&diagnostic.code).copied().unwrap_or(diagnostic.code.default_level());
            let reason = accepted
                .iter()
                .find(|a| a.code == diagnostic.code && a.subject == diagnostic.subject && a.until >= as_of)
                .map(|a| format!("{} (until {})", a.reason, a.until));
            let level = if reason.is_some() { level.min(Level::Info) } else { level };
            Finding { level, accepted: reason, diagnostic }
        })
        .filter(|finding| finding.level > Level::Off)
        .collect();
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.diagnostic.span, f.diagnostic.code);
        key(a).cmp(&key(b)).then_with(|| a.diagnostic.subject.cmp(&b.diagnostic.subject))
    });
    findings.dedup();
    findings
}
