//! Settings: `book.toml` as written, then as meant.

mod hidden;
mod html;
mod raw;
mod soa;
mod valid;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostics::{Acceptance, Code, Diagnostic, Levels, Outcome, nearest};
use crate::model::{Audience, FrameworkId};
use crate::source::{FileId, Span, Spanned};

pub use html::{HtmlSettings, Moved, PrintSettings};
pub use soa::{SoaApproval, SoaSettings};

/// Whether the organisation runs one system or several with a shared layer above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperatingModel {
    /// One integrated system.
    Unified,
    /// Several systems, shared governance.
    Federated,
}

impl OperatingModel {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Unified, Self::Federated];

    /// Its word in settings and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unified => "unified",
            Self::Federated => "federated",
        }
    }
}

/// Limits that end in an ordinary error. They are checked before reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Length of a text file in bytes.
    pub text_bytes: u64,
    /// Length of an attachment in bytes.
    pub attachment_bytes: u64,
    /// Number of files.
    pub files: usize,
    /// Depth of folders, and of nesting in a text.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { text_bytes: 4 << 20, attachment_bytes: 256 << 20, files: 200_000, depth: 32 }
    }
}

/// `[book]` and `[build]`: what the book is and where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookSettings {
    /// Title of the book.
    pub title: String,
    /// Authors.
    pub authors: Vec<String>,
    /// One sentence about it.
    pub description: String,
    /// Language tag.
    pub language: String,
    /// The content folder below the root.
    pub src: String,
    /// The output folder below the root.
    pub build_dir: String,
}

/// `[compliance]`: the organisation and its systems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplianceSettings {
    /// The organisation.
    pub organisation: String,
    /// Classification of a page that has none of its own; may be empty.
    pub classification: String,
    /// Scope of the management systems, in words.
    pub scope: String,
    /// One system or several, where the book says it.
    pub operating_model: Option<OperatingModel>,
    /// The frameworks of the book, in order.
    pub frameworks: Vec<Spanned<FrameworkId>>,
    /// A frozen day.
    pub as_of: Option<Date>,
    /// Audience of a record that names none.
    pub audience: Audience,
    /// Days before a review is due in which it counts as due soon.
    pub review_window: u32,
    /// Days before evidence expires in which it counts as due soon.
    pub evidence_window: u32,
    /// The Statement of Applicability as a controlled document.
    pub soa: SoaSettings,
}

/// `[check]`: levels and acceptances.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckSettings {
    /// Levels that differ from the defaults.
    pub levels: Levels,
    /// Findings accepted for a time.
    pub accepted: Vec<Acceptance>,
}

/// `[export]`: what the site offers to take away besides its pages and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExportSettings {
    /// The workbook of the Statement of Applicability.
    pub workbook: bool,
}

/// Valid settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What the book is and where it lies.
    pub book: BookSettings,
    /// How the site looks.
    pub html: HtmlSettings,
    /// The organisation.
    pub compliance: ComplianceSettings,
    /// Levels and acceptances.
    pub check: CheckSettings,
    /// What the site offers to take away.
    pub export: ExportSettings,
    /// Limits.
    pub limits: Limits,
    /// What `{{name}}` stands for in text.
    pub variables: BTreeMap<String, String>,
}

impl Settings {
    /// Reads the text of `book.toml`. `frameworks` are those of a book that names none.
    /// What is wrong is reported and replaced by its default.
    pub fn parse(text: &str, file: FileId, frameworks: &[&str]) -> Outcome<Self> {
        match toml::from_str::<raw::Raw>(text) {
            Ok(raw) => {
                let mut read = valid::settings(raw, file, frameworks);
                read.diagnostics.extend(hidden::characters(text, file));
                read
            }
            Err(error) => Outcome::new(valid::defaults(frameworks), vec![malformed(&error, file)]),
        }
    }

    /// The settings of a book without `book.toml`.
    pub fn defaults(frameworks: &[&str]) -> Self {
        valid::defaults(frameworks)
    }
}

/// The finding for a text that is no TOML, or has a key or value that does not belong there.
fn malformed(error: &toml::de::Error, file: FileId) -> Diagnostic {
    let span = error.span().map_or(Span::whole(file), |range| Span::new(file, range.start, range.len()));
    let message = error.message();
    let diagnostic =
        Diagnostic::new(Code::InvalidSettings, "book.toml", message.lines().next().unwrap_or_default()).at(span);
    match unknown_field(message) {
        Some((field, expected)) => diagnostic
            .suggest(nearest(&field, expected.iter().map(String::as_str)))
            .help(format!("known keys here: {}", expected.into_iter().collect::<Vec<_>>().join(", "))),
        None if message.contains("datetime") => diagnostic.help("write the day without quotes: 2026-12-31"),
        None => diagnostic.help("correct this place; the rest of the file is read once it is right"),
    }
}

/// Takes apart serde's "unknown field `a`, expected one of `b`, `c`".
pub fn unknown_field(message: &str) -> Option<(String, BTreeSet<String>)> {
    let rest = message.split_once("unknown field `")?.1;
    let (field, rest) = rest.split_once('`')?;
    let expected = rest.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    Some((field.to_owned(), expected))
}
