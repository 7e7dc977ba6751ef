//! Markdown to prose, once: our own writer over pulldown's events, since the site must hold no
//! active content, no style attributes, and holes where a page decides.
//!
//! Steps: read events · write blocks and inlines into a builder · start a section at each heading
//! that is not inside a quotation or list · collect footnotes, code and references apart.

mod blocks;
mod braces;
mod builder;
mod headings;
mod inlines;
mod notes;
mod writer;

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostic;
use crate::manuscript::{RawAttributes, RawLink, RawSection, RawTitle};
use crate::model::{CodeBlock, Defect, Footnote};
use crate::source::{FileId, Span};

/// Where the text stands, so that findings point at it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// In a file from an offset on: every offset of the text is one of the file.
    Exact(FileId, usize),
    /// In a value of a YAML file, whose lines were folded: findings point at the value.
    Value(Span),
}

impl Place {
    /// The place of a range of the text.
    pub(super) fn span(self, start: usize, len: usize) -> Span {
        match self {
            Self::Exact(file, base) => Span::new(file, base + start, len),
            Self::Value(span) => span,
        }
    }
}

/// What a text says, in parts.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// The first top heading, or else the first heading; may be empty.
    pub(super) title: RawTitle,
    /// What the braces of a heading say that is the title and nothing else.
    pub(super) attributes: RawAttributes,
    /// The lead and the sections.
    pub(super) sections: Vec<RawSection>,
    /// What the lead says with what its variables stand for, where it has any.
    pub(super) said: Option<String>,
    /// Notes, in order of first use.
    pub(super) footnotes: Vec<Footnote>,
    /// Code blocks.
    pub(super) code: Vec<CodeBlock>,
    /// References.
    pub(super) links: Vec<RawLink>,
    /// Markup that was refused.
    pub(super) defects: Vec<Defect>,
    /// Limits that were reached, and values that are no values.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// How a text is to be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    /// Where it stands.
    pub(super) place: Place,
    /// What `{{name}}` stands for.
    pub(super) variables: &'a BTreeMap<String, String>,
    /// Path for findings.
    pub(super) path: &'a str,
    /// The title it has already.
    pub(super) title: Option<&'a str>,
    /// Whether it is a field of a record: it has no sections, no title and no footnotes.
    pub(super) is_field: bool,
}

/// Reads a text.
pub(super) fn read(text: &str, reading: &Reading<'_>) -> Prose {
    writer::Writer::new(text, *reading).run()
}
