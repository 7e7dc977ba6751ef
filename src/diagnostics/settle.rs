//! The one place where levels are decided: defaults, then `[check.rules]`, then acceptances.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Code, Diagnostic, Known, Level};
use crate::source::Spanned;

/// The levels settings give to codes.
pub type Levels = BTreeMap<Code, Level>;

/// A finding somebody answers for until a date: `[[check.accept]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The kind of finding.
    pub code: Code,
    /// The id or path it is about.
    pub subject: Spanned<String>,
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

/// What the findings of each kind are about.
#[derive(Default)]
struct Subjects<'a> {
    of: BTreeMap<Code, BTreeSet<&'a str>>,
    known: BTreeMap<Code, Known>,
}

impl<'a> Subjects<'a> {
    fn new(diagnostics: &'a [Diagnostic]) -> Self {
        let mut of: BTreeMap<Code, BTreeSet<&str>> = BTreeMap::new();
        for diagnostic in diagnostics {
            of.entry(diagnostic.code).or_default().insert(&diagnostic.subject);
        }
        Self { of, known: BTreeMap::new() }
    }

    fn have(&self, code: Code, subject: &str) -> bool {
        self.of.get(&code).is_some_and(|subjects| subjects.contains(subject))
    }

    /// The subject that another one was meant to be.
    fn nearest(&mut self, code: Code, subject: &str) -> Option<&str> {
        let subjects = self.of.get(&code).into_iter().flatten().copied();
        self.known.entry(code).or_insert_with(|| Known::new(subjects)).nearest(subject)
    }
}

impl Acceptance {
    /// The finding that it accepts nothing on the day `as_of`: its last day is over, or nothing of its kind
    /// was found.
    fn unused(&self, subjects: &mut Subjects<'_>, as_of: Date) -> Option<Diagnostic> {
        let (code, subject) = (self.code, self.subject.value.as_str());
        let is_found = subjects.have(code, subject);
        let found = |message: String| Diagnostic::new(Code::UnusedAcceptance, subject, message).at(self.subject.span);
        let ended = || found(format!("`{code}` was accepted for `{subject}` until {}", self.until)).label("has ended");
        match (self.until < as_of, is_found) {
            (true, true) => {
                Some(ended().help("mend what is found there, or give the entry a later day with its reason"))
            }
            (true, false) => Some(ended().help("it is not found any more: take the entry out")),
            (false, true) => None,
            (false, false) => {
                let near = subjects.nearest(code, subject);
                let finding = found(format!("there is no `{code}` for `{subject}` that could be accepted"));
                let help = "write the id or path that the finding is about, or take the entry out";
                Some(finding.label("accepts nothing").suggest(near).help(help))
            }
        }
    }
}

/// Gives each diagnostic its level on the day `as_of`, drops those that are off and sorts the
/// rest by place. Acceptances that accept nothing are findings as well.
pub fn settle(diagnostics: Vec<Diagnostic>, levels: &Levels, accepted: &[Acceptance], as_of: Date) -> Vec<Finding> {
    let mut subjects = Subjects::new(&diagnostics);
    let unused: Vec<_> = accepted.iter().filter_map(|one| one.unused(&mut subjects, as_of)).collect();
    let mut valid: BTreeMap<(Code, &str), &Acceptance> = BTreeMap::new();
    for one in accepted.iter().filter(|one| one.until >= as_of) {
        valid.entry((one.code, &one.subject.value)).or_insert(one);
    }
    let mut findings: Vec<Finding> = diagnostics
        .into_iter()
        .chain(unused)
        .map(|diagnostic| {
            let level = levels.get(&diagnostic.code).copied().unwrap_or(diagnostic.code.default_level());
            // What accepts nothing could otherwise accept that.
            let acceptance = valid.get(&(diagnostic.code, diagnostic.subject.as_str()));
            let reason = acceptance
                .filter(|_| diagnostic.code != Code::UnusedAcceptance)
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
