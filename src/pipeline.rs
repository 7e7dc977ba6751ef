//! The stages in order, written once.
//!
//! ```text
//! discover → parse → link → assess → check        survey
//!                                  → compose → render → publish   build
//! ```

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Finding, Level, Outcome, nearest, settle};
use crate::discover::{DiscoverError, Discovered, discover, discover_untrusted, hash, read_text};
use crate::model::{Book, Coverage};
use crate::project::{FileKind, Project};
use crate::publish::{PublishError, Request, Staging};
use crate::render::{Fault, Renderer, static_files};
use crate::view::{self, Body, Page, TableFormat, TableName};
use crate::{assess, check, compose, link, parse, render};

/// The day the world is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// A day given for this run; stands before the one in the settings.
    pub asked: Option<Date>,
    /// The day when neither this run nor the settings give one.
    pub otherwise: Date,
}

/// The outside world failing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The book could not be found or listed.
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// A file of the book could not be read.
    #[error("cannot read {0}")]
    Read(io::Error),
    /// The site could not be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

/// A book and everything known about it, before any page is made.
pub struct Survey {
    /// Its files and settings.
    pub discovered: Discovered,
    /// What it means.
    pub book: Book,
    /// What it adds up to.
    pub coverage: Coverage,
    /// What was found, with levels settled.
    pub findings: Vec<Finding>,
}

impl Survey {
    /// How many findings have a level.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// Everything up to `check`.
pub fn survey(root: &Path, dest: Option<&Path>, clock: Clock) -> Result<Survey, Failure> {
    examine(discover(root, dest)?, clock)
}

/// The same for a book somebody else may have written, whose theme is therefore not used.
pub fn survey_untrusted(root: &Path, dest: Option<&Path>, clock: Clock) -> Result<Survey, Failure> {
    examine(discover_untrusted(root, dest)?, clock)
}

fn examine(discovered: Outcome<Discovered>, clock: Clock) -> Result<Survey, Failure> {
    let mut found = Vec::new();
    let discovered = discovered.collect(&mut found);
    let as_of = clock.asked.or(discovered.settings.compliance.as_of).unwrap_or(clock.otherwise);
    let manuscript = read(&discovered)?.collect(&mut found);
    let hashes = hashes(&discovered).map_err(Failure::Read)?;
    let around = link::Surroundings { settings: &discovered.settings, project: &discovered.project, hashes: &hashes };
    let book = link::book(manuscript, &around).collect(&mut found);
    let coverage = assess::coverage(&book, &discovered.settings.compliance, as_of);
    found.extend(check::findings(&check::Context { book: &book, coverage: &coverage, settings: &discovered.settings }));
    let rules = &discovered.settings.check;
    let findings = settle(found, &rules.levels, &rules.accepted, as_of);
    Ok(Survey { discovered, book, coverage, findings })
}

/// Reads and parses every text in parallel; no text is kept.
fn read(discovered: &Discovered) -> Result<Outcome<crate::manuscript::Manuscript>, Failure> {
    let Discovered { settings, project, disk, .. } = discovered;
    let ids: Vec<_> = project.ids().filter(|id| parse::is_text(project.file(*id).kind)).collect();
    let parsed: Vec<_> = ids
        .into_par_iter()
        .map(|id| match read_text(disk, project, id, &settings.limits)? {
            Ok(text) => {
                let file = project.file(id);
                Ok(parse::file(&parse::Source { id, file, text: &text, variables: &settings.variables }))
            }
            Err(diagnostic) => Ok(Outcome::new(parse::Parsed::Nothing, vec![diagnostic])),
        })
        .collect::<io::Result<_>>()
        .map_err(Failure::Read)?;
    let mut found = Vec::new();
    let parts = parsed.into_iter().map(|part| part.collect(&mut found)).collect();
    Ok(Outcome::new(parse::manuscript(parts), found))
}

/// Lengths and hashes of the attachments, in parallel.
fn hashes(discovered: &Discovered) -> io::Result<link::Hashes> {
    let Discovered { project, disk, .. } = discovered;
    let ids: Vec<_> = project.ids().filter(|id| project.file(*id).kind == FileKind::Attachment).collect();
    ids.into_par_iter().map(|id| Ok((id, hash(disk, &project.file(id).path)?))).collect::<io::Result<BTreeMap<_, _>>>()
}

/// Why there is no new site.
#[derive(Debug)]
pub enum Unbuilt {
    /// The outside world failed.
    Failed(Failure),
    /// The theme has faults.
    Theme(Vec<Diagnostic>),
}

impl From<PublishError> for Unbuilt {
    fn from(error: PublishError) -> Self {
        Self::Failed(Failure::Publish(error))
    }
}

/// What the template of a page is given.
#[derive(Debug)]
pub enum Shown {
    /// The values.
    Values(serde_json::Value),
    /// There is no such page, but perhaps one of a similar name.
    NoSuchPage(Option<String>),
}

/// Composes one page of a surveyed book, or with its fragment one part of a print, and answers what its
/// template would be given.
pub fn context(survey: &Survey, url: &str) -> Result<Shown, Unbuilt> {
    let Discovered { settings, theme, .. } = &survey.discovered;
    let messages = theme.messages(&settings.book.language).map_err(|fault| Unbuilt::Theme(vec![fault]))?;
    let site = compose::Site::new(&survey.book, &survey.coverage, settings, &messages);
    let plans: Vec<_> = compose::plan(&site).into_iter().filter(compose::Plan::is_page).collect();
    let (path, fragment) = url.split_once('#').map_or((url, None), |(path, fragment)| (path, Some(fragment)));
    let page = plans.iter().find(|plan| plan.url == path).map(|plan| compose::page(&site, plan));
    let shown = match (page, fragment) {
        (Some(Page::Html { frame, body, .. } | Page::Print { frame, body, .. }), None) => Some((frame, body)),
        (Some(Page::Print { parts, .. }), Some(anchor)) => {
            let is_it = |body: &Body| matches!(body, Body::PrintPart(part) if part.anchor == anchor);
            let found = parts.bodies.each(|body| if is_it(&body) { Err(body) } else { Ok(()) }).err();
            found.map(|body| (parts.frame, body))
        }
        _ => None,
    };
    let Some((frame, body)) = shown else {
        let near = nearest(url, plans.iter().map(|plan| plan.url.as_str()));
        return Ok(Shown::NoSuchPage(near.map(str::to_owned)));
    };
    let context = serde_json::to_value(view::Context { frame: &frame, page: &body });
    context.map(Shown::Values).map_err(|error| Unbuilt::Failed(Failure::Read(io::Error::other(error))))
}

/// What to take out of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// A table.
    Table(TableName, TableFormat),
    /// The mappings, and the frameworks the book defines, as OSCAL.
    Oscal,
}

/// Composes what is to be taken out of a surveyed book: files with their names and bytes.
pub fn export(survey: &Survey, what: Export) -> Result<Vec<(String, Vec<u8>)>, Unbuilt> {
    let Discovered { settings, theme, .. } = &survey.discovered;
    let messages = theme.messages(&settings.book.language).map_err(|fault| Unbuilt::Theme(vec![fault]))?;
    let site = compose::Site::new(&survey.book, &survey.coverage, settings, &messages);
    let (name, format) = match what {
        Export::Oscal => {
            let documents = compose::oscal(&site).into_iter();
            return Ok(documents.map(|(name, value)| (name, render::document(&value))).collect());
        }
        Export::Table(name, format) => (name, format),
    };
    let bytes = match render::table(&compose::table(&site, name), format) {
        Some(bytes) => bytes,
        None => render::workbook(&compose::workbook(&site, name), name.name()).map_err(|e| Unbuilt::Theme(vec![e]))?,
    };
    Ok(vec![(name.name().to_owned(), bytes)])
}

/// Most files a thread takes in one turn; fewer make it easier to share the last ones.
const MAX_TURN: usize = 8;

/// Most blocks of code that are marked with one copy of their grammar.
const MAX_BLOCKS: usize = 2000;

/// What was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// Pages a reader sees.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// Their length in bytes.
    pub bytes: u64,
    /// The length in bytes of what a reader's first search loads.
    pub search: u64,
}

/// Composes, renders and publishes a surveyed book. Pages are made one by one in parallel and handed
/// on; `progress` is told how many of how many are done.
pub fn build(survey: &Survey, output: PathBuf, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Built, Unbuilt> {
    let Discovered { settings, project, theme, styles, disk } = &survey.discovered;
    let messages = theme.messages(&settings.book.language).map_err(|fault| Unbuilt::Theme(vec![fault]))?;
    let renderer = Renderer::new(theme, &messages).map_err(Unbuilt::Theme)?;
    let statics = static_files(theme, styles).map_err(Unbuilt::Theme)?;
    let src = disk.root().join(&settings.book.src);
    let staging = Staging::begin(&Request { output, root: disk.root().to_path_buf(), src })?;
    let write = |artifact: &crate::view::Artifact<'_>, project: &Project| staging.write(artifact, project, disk);
    let site = compose::Site::new(&survey.book, &survey.coverage, settings, &messages);
    mark(&site);
    let plans = compose::plan(&site);
    let (done, bytes, search) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let faults: Mutex<Vec<Diagnostic>> = Mutex::default();
    for artifact in &statics {
        bytes.fetch_add(write(artifact, project)?, Ordering::Relaxed);
    }
    plans.par_iter().with_max_len(MAX_TURN).try_for_each(|plan| {
        let written = match renderer.artifact(compose::page(&site, plan)) {
            Ok(artifact) => match write(&artifact, project) {
                Ok(length) => Ok(length),
                Err(error) => Err(fault(error)?),
            },
            Err(fault) => Err(fault),
        };
        match written {
            Ok(length) => {
                bytes.fetch_add(length, Ordering::Relaxed);
                search.fetch_add(if plan.is_search_data() { length } else { 0 }, Ordering::Relaxed);
            }
            Err(fault) => {
                if let Ok(mut faults) = faults.lock() {
                    faults.push(fault);
                }
            }
        }
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, plans.len());
        Ok::<(), PublishError>(())
    })?;
    let mut faults = faults.into_inner().unwrap_or_default();
    if !faults.is_empty() {
        let key = |fault: &Diagnostic| (fault.span, fault.message.clone());
        faults.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.help.cmp(&b.help)));
        faults.dedup_by(|a, b| key(a) == key(b));
        return Err(Unbuilt::Theme(faults));
    }
    staging.commit()?;
    let pages = plans.iter().filter(|plan| plan.is_page()).count();
    let files = plans.len() + statics.len();
    Ok(Built { pages, files, bytes: bytes.into_inner(), search: search.into_inner() })
}

/// Marks the code of the documents, each thread one language at a time: a grammar in use takes tens of megabytes.
fn mark(site: &compose::Site<'_>) {
    let code = site.code();
    let batches: Vec<_> = code
        .iter()
        .flat_map(|(language, blocks)| blocks.chunks(MAX_BLOCKS).map(move |batch| (*language, batch)))
        .collect();
    batches.par_iter().with_max_len(1).for_each(|(language, batch)| site.mark(language, batch));
}

/// The fault of the theme that kept a file from being written; any other error stays one.
fn fault(error: PublishError) -> Result<Diagnostic, PublishError> {
    match error {
        PublishError::Io { path, source } => match source.downcast::<Fault>() {
            Ok(fault) => Ok(*fault.0),
            Err(source) => Err(PublishError::Io { path, source }),
        },
        other => Err(other),
    }
}
