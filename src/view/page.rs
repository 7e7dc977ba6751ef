//! One thing to render, and the file it becomes.

use std::fmt;
use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Dashboard, DocumentPage, EvidencePage, EvidenceRegister, FolderPage, Frame, FrameworkPage, GapPage, Graph,
    LegendPage, MatrixGrid, MatrixOverview, MatrixReverse, PairPage, PlanPage, PlanRegister, PrintPage, PrintPart,
    PrintParts, RedirectPage, RequirementPage, RolePage, RoleRegister, RunningTitle, SearchPage, SearchShard, Sitemap,
    SoaPage, Table, TocPage, Workbook,
};
use crate::source::FileId;

/// The content of a page of the site. The name of a variant in kebab-case is the name of its
/// template.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
// The schema keeps the name of the variant, which tells the kinds of pages apart.
#[schemars(!untagged, rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each variant is named after the page type it holds")]
pub enum Body {
    Dashboard(Box<Dashboard>),
    Framework(Box<FrameworkPage>),
    Requirement(Box<RequirementPage>),
    Document(Box<DocumentPage>),
    Folder(Box<FolderPage>),
    EvidenceRegister(Box<EvidenceRegister>),
    Evidence(Box<EvidencePage>),
    MatrixOverview(Box<MatrixOverview>),
    MatrixClauses(Box<MatrixGrid>),
    MatrixControls(Box<MatrixGrid>),
    MatrixPair(Box<PairPage>),
    MatrixReverse(Box<MatrixReverse>),
    Gaps(Box<GapPage>),
    Soa(Box<SoaPage>),
    PlanRegister(Box<PlanRegister>),
    Plan(Box<PlanPage>),
    RoleRegister(Box<RoleRegister>),
    Role(Box<RolePage>),
    Toc(Box<TocPage>),
    Legend(Box<LegendPage>),
    Print(Box<PrintPage>),
    PrintPart(Box<PrintPart>),
    Redirect(Box<RedirectPage>),
    Search(Box<SearchPage>),
    NotFound {},
}

impl Body {
    /// The template that shows it, without its ending.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Dashboard(_) => "dashboard",
            Self::Framework(_) => "framework",
            Self::Requirement(_) => "requirement",
            Self::Document(_) => "document",
            Self::Folder(_) => "folder",
            Self::EvidenceRegister(_) => "evidence-register",
            Self::Evidence(_) => "evidence",
            Self::MatrixOverview(_) => "matrix-overview",
            Self::MatrixClauses(_) => "matrix-clauses",
            Self::MatrixControls(_) => "matrix-controls",
            Self::MatrixPair(_) => "matrix-pair",
            Self::MatrixReverse(_) => "matrix-reverse",
            Self::Gaps(_) => "gaps",
            Self::Soa(_) => "soa",
            Self::PlanRegister(_) => "plan-register",
            Self::Plan(_) => "plan",
            Self::RoleRegister(_) => "role-register",
            Self::Role(_) => "role",
            Self::Toc(_) => "toc",
            Self::Legend(_) => "legend",
            Self::Print(_) => "print",
            Self::PrintPart(_) => "print-part",
            Self::Redirect(_) => "redirect",
            Self::Search(_) => "search",
            Self::NotFound {} => "not-found",
        }
    }
}

/// Everything a template is given: `frame` and `page`.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Context<'a> {
    /// What is around the content.
    pub frame: &'a Frame,
    /// The content.
    pub page: &'a Body,
}

/// What machines read.
#[derive(Debug)]
#[allow(missing_docs, reason = "each variant is named after the data type it holds")]
pub enum Plain<'a> {
    Graph(Box<Graph<'a>>),
    Table(Table),
    Search(SearchShard),
    Sitemap(Sitemap),
    Workbook(Box<Workbook>),
    RunningTitles(Vec<RunningTitle>),
}

/// One thing to render.
#[derive(Debug)]
pub enum Page<'a> {
    /// A page of the site, shown through the theme.
    Html {
        /// Its path in the site.
        url: String,
        /// What is around the content.
        frame: Box<Frame>,
        /// The content.
        body: Body,
    },
    /// A page of many others, which are its parts.
    Print {
        /// Its path in the site.
        url: String,
        /// What is around the content.
        frame: Box<Frame>,
        /// The content but for its parts.
        body: Body,
        /// The parts.
        parts: PrintParts<'a>,
    },
    /// A file of data.
    Data {
        /// Its path in the site.
        url: String,
        /// The data.
        data: Plain<'a>,
    },
    /// A file of the book, published as it is.
    File {
        /// Its path in the site.
        url: String,
        /// Where it comes from.
        file: FileId,
        /// The hash it had when the book was read.
        sha256: String,
    },
}

/// A file of the site, ready to be written.
#[derive(Debug)]
pub enum Artifact<'a> {
    /// Bytes.
    Bytes {
        /// Path in the site.
        url: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// A large file, made while it is written.
    Stream {
        /// Path in the site.
        url: String,
        /// What it holds.
        content: Content<'a>,
    },
    /// A copy of a file of the book.
    Copy {
        /// Path in the site.
        url: String,
        /// Where it comes from.
        file: FileId,
        /// The hash it had when the book was read.
        sha256: String,
    },
}

impl Artifact<'_> {
    /// Its path in the site.
    pub fn url(&self) -> &str {
        match self {
            Self::Bytes { url, .. } | Self::Stream { url, .. } | Self::Copy { url, .. } => url,
        }
    }
}

/// Writes everything a file holds.
type WriteTo<'a> = dyn Fn(&mut dyn Write) -> io::Result<()> + Send + 'a;

/// Bytes that are made while they are written, so that nothing holds them all.
pub struct Content<'a>(Box<WriteTo<'a>>);

impl<'a> Content<'a> {
    /// What `make` writes.
    pub fn new(make: impl Fn(&mut dyn Write) -> io::Result<()> + Send + 'a) -> Self {
        Self(Box::new(make))
    }

    /// Writes it, in many small pieces.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        (self.0)(out)
    }
}

impl fmt::Debug for Content<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Content")
    }
}
