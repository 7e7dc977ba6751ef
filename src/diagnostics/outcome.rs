//! The result of a stage: a value, however partial, and what was found on the way.

use super::Diagnostic;

/// A value together with the findings made while it was computed. `Result` is kept for the
/// outside world failing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// What was computed; never half-filled, but possibly with the faulty parts left out.
    pub value: T,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// A value nothing was found about.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// A value and what was found.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Hands the findings over to `collected` and keeps the value.
    pub fn collect(self, collected: &mut Vec<Diagnostic>) -> T {
        collected.extend(self.diagnostics);
        self.value
    }
}
