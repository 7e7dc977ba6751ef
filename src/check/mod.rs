//! Words what is wrong or due: one rule, one file. A rule sees the book and what was computed about
//! it, and never a page.

mod rules;

use crate::config::Settings;
use crate::diagnostics::Diagnostic;
use crate::model::{Book, Coverage};

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The book.
    pub book: &'a Book,
    /// What was computed about it.
    pub coverage: &'a Coverage,
    /// Settings of the book.
    pub settings: &'a Settings,
}

/// A rule adds what it finds.
pub type Rule = fn(&Context<'_>, &mut Vec<Diagnostic>);

/// Runs every rule.
pub fn findings(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules::ALL {
        rule(context, &mut found);
    }
    found
}
