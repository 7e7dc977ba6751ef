//! What there is to say about a book: coded, spanned findings and the value that came with them.

mod code;
mod likeness;
mod outcome;
mod settle;

pub use code::{Code, Level};
pub use likeness::{Known, nearest};
pub use outcome::Outcome;
pub use settle::{Acceptance, Finding, Levels, settle};

use crate::source::Span;

/// One finding. Its level is not decided here but by [`settle()`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// One sentence for this occurrence, without a full stop.
    pub message: String,
    /// What the finding is about: an id or a path, as `[[check.accept]]` names it.
    pub subject: String,
    /// Where to look; `None` for findings about the book as a whole.
    pub span: Option<Span>,
    /// A few words under the marked text.
    pub label: String,
    /// A second place that belongs to the finding.
    pub related: Option<(Span, String)>,
    /// What to do about it.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A finding about `subject`.
    pub fn new(code: Code, subject: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            subject: subject.into(),
            span: None,
            label: String::new(),
            related: None,
            help: Vec::new(),
        }
    }

    /// Marks the place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Says a few words at the marked place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Points at a second place, where there is one.
    #[must_use]
    pub fn related(mut self, span: impl Into<Option<Span>>, label: impl Into<String>) -> Self {
        self.related = span.into().map(|span| (span, label.into()));
        self
    }

    /// Adds a line of advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds "did you mean" when there is a likely candidate.
    #[must_use]
    pub fn suggest(self, candidate: Option<&str>) -> Self {
        match candidate {
            Some(candidate) => self.help(format!("did you mean `{candidate}`?")),
            None => self,
        }
    }
}
