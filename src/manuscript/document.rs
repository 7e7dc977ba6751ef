//! A Markdown file as written.

use std::ops::Range;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Located, YamlFile};
use crate::model::{Audience, CodeBlock, Fingerprint, Footnote, Markup};
use crate::source::{FileId, Span, Spanned};

/// The keys of a document's front matter.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
#[allow(missing_docs, reason = "the keys are documented where people read them, in the reference of the input format")]
pub struct RawFrontMatter {
    pub id: Option<Located<String>>,
    pub title: Option<Located<String>>,
    #[serde(rename = "type")]
    pub kind: Option<Located<String>>,
    pub version: Option<Located<String>>,
    pub status: Option<Located<String>>,
    pub owner: Option<Located<String>>,
    pub approver: Option<Located<String>>,
    pub approved: Option<Located<String>>,
    pub confirmed: Option<Located<String>>,
    pub review: Option<Located<String>>,
    pub review_by: Option<Located<String>>,
    pub classification: Option<Located<String>>,
    pub audience: Option<Located<String>>,
    pub satisfies: Vec<Located<String>>,
}

/// How a reference was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RawLinkKind {
    /// `[[…]]`: names a thing of the book.
    Wiki,
    /// `[…](…)`: leads to a file or out of the book.
    Link,
    /// `![…](…)`.
    Image,
}

/// A reference in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLink {
    /// How it was written.
    pub kind: RawLinkKind,
    /// Where it should lead, as written.
    pub destination: String,
    /// Where.
    pub span: Span,
}

/// What a heading says in braces.
#[derive(Debug, Clone, Default)]
pub struct RawAttributes {
    /// Its anchor.
    pub anchor: Option<Arc<str>>,
    /// What it says is satisfied.
    pub satisfies: Vec<Spanned<String>>,
    /// Its audience.
    pub audience: Option<Audience>,
}

/// The text of a heading, or another title.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawTitle {
    /// The text, with the name of a thing where a reference to it stands without a text of its own.
    pub text: String,
    /// Where such names stand, in order.
    pub references: Vec<Range<usize>>,
}

/// A section as written.
#[derive(Debug, Clone)]
pub struct RawSection {
    /// Level of the heading, one more below a second heading of the first level; zero for the lead.
    pub level: u8,
    /// Its anchor; empty for the lead.
    pub anchor: Arc<str>,
    /// The heading as plain text.
    pub title: RawTitle,
    /// The heading with its inline markup, where it says more than its title; most do not, and there are many.
    pub heading: Option<Box<Markup>>,
    /// What stands below it.
    pub body: Markup,
    /// What its heading says it satisfies.
    pub satisfies: Vec<Spanned<String>>,
    /// Its own audience.
    pub audience: Option<Audience>,
    /// What it said.
    pub fingerprint: Fingerprint,
    /// Where it begins.
    pub span: Span,
}

/// A Markdown file as written.
#[derive(Debug, Clone)]
pub struct RawDocument {
    /// The file.
    pub file: FileId,
    /// Its path below the content folder.
    pub path: String,
    /// Its front matter; empty when it has none.
    pub front: RawFrontMatter,
    /// Where the front matter stands.
    pub yaml: YamlFile,
    /// Title from front matter, the first heading or the file name.
    pub title: RawTitle,
    /// What the braces of the heading say that is the title and nothing else; it counts for the whole document.
    pub attributes: RawAttributes,
    /// The lead and the sections.
    pub sections: Vec<RawSection>,
    /// Notes, in order of first use.
    pub footnotes: Vec<Footnote>,
    /// Code blocks.
    pub code: Vec<CodeBlock>,
    /// References.
    pub links: Vec<RawLink>,
}

impl RawDocument {
    /// Its id: the one written, or its path without the ending.
    pub fn id(&self) -> &str {
        let stem = || self.path.strip_suffix(".md").unwrap_or(&self.path);
        self.front.id.as_ref().map_or_else(stem, |id| &id.value)
    }
}
