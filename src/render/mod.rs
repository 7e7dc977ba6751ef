//! From what a page shows to bytes: pages through the theme, data through its writers.

mod data;
mod faults;
mod print;
mod styles;
mod templates;
mod words;
mod workbook;

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::theme::{Messages, Theme};
use crate::view::{Artifact, Page, Table, TableFormat, Workbook};

pub use faults::Fault;
use templates::Templates;

/// Renders pages. Built once for a theme, shared by all threads.
pub struct Renderer<'t> {
    templates: Templates<'t>,
}

impl<'t> Renderer<'t> {
    /// Reads the templates of a theme; every fault in them is reported.
    pub fn new(theme: &'t Theme, messages: &Messages) -> Result<Self, Vec<Diagnostic>> {
        Templates::read(theme, messages).map(|templates| Self { templates })
    }

    /// Renders one page. The parts of a print are rendered while it is written, and fail then with a [`Fault`].
    pub fn artifact<'a>(&'a self, page: Page<'a>) -> Result<Artifact<'a>, Diagnostic> {
        match page {
            Page::Html { url, frame, body } => {
                let bytes = self.templates.render(&frame, body, &url)?;
                Ok(Artifact::Bytes { url, bytes })
            }
            Page::Print { url, frame, body, parts } => print::artifact(&self.templates, url, &frame, body, parts),
            Page::Data { url, data } => data::artifact(url, data),
            Page::File { url, file, sha256 } => Ok(Artifact::Copy { url, file, sha256 }),
        }
    }
}

/// A table in a form for text; `None` for a workbook, which is more than one table.
pub fn table(table: &Table, format: TableFormat) -> Option<Vec<u8>> {
    data::table(table, format)
}

/// The bytes of a workbook; `name` is what a finding calls it that holds more than the format can.
pub fn workbook(workbook: &Workbook, name: &str) -> Result<Vec<u8>, Diagnostic> {
    workbook::bytes(workbook, name)
}

/// A document of data for people to read as well.
pub fn document(value: &serde_json::Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// The published files of a theme, and the style sheets of the settings as they are. Sheets have what they
/// import in them, and the sheets and scripts of the built-in theme lack what only their authors read.
/// Every fault of a sheet is reported.
pub fn static_files<'a>(
    theme: &'a Theme,
    styles: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>,
) -> Result<Vec<Artifact<'static>>, Vec<Diagnostic>> {
    let (mut artifacts, mut faults) = (Vec::new(), Vec::new());
    for (path, bytes) in theme.files("static") {
        let url = format!("static/{path}");
        match published(theme, &url, bytes) {
            Ok(bytes) => artifacts.push(Artifact::Bytes { url, bytes }),
            Err(fault) => faults.push(fault),
        }
    }
    for (path, bytes) in styles {
        artifacts.push(Artifact::Bytes { url: format!("static/book/{path}"), bytes: bytes.clone() });
    }
    // A file that two sheets import has its fault once.
    faults.dedup();
    faults.extend(confused(theme, artifacts.iter().map(Artifact::url)));
    if faults.is_empty() { Ok(artifacts) } else { Err(faults) }
}

/// Reports files that could not stand beside one another on every disk; of two, that of the book's own theme.
fn confused<'u>(theme: &Theme, urls: impl Iterator<Item = &'u str>) -> Vec<Diagnostic> {
    let report = |url: &str, other: &str| {
        let path = theme.file(url).map_or_else(|| url.to_owned(), |(path, _)| path);
        let message = format!("`{path}` cannot be published beside `{other}`");
        let help = "rename one of them; capitals make no difference, because some disks ignore them";
        let fault = Diagnostic::new(Code::ThemeError, path.as_str(), message).help(help);
        // A file that is no text has no place to show.
        match theme.find(&path, "") {
            Some(place) => fault.at(place),
            None => fault,
        }
    };
    let mut urls: Vec<&str> = urls.collect();
    urls.sort_by_key(|url| theme.overlay.contains_key(*url));
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for url in urls {
        match taken.get(&url.to_lowercase()) {
            Some(other) => faults.push(report(url, other)),
            None => _ = taken.insert(url.to_lowercase(), url),
        }
    }
    for (lower, url) in &taken {
        let folders = lower.match_indices('/').map(|(end, _)| &lower[..end]);
        faults.extend(folders.filter_map(|folder| taken.get(folder)).map(|other| report(url, other)));
    }
    faults
}

/// The bytes a file of a theme is published with.
fn published(theme: &Theme, path: &str, bytes: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    if path.ends_with(".css") {
        return styles::sheet(theme, path);
    }
    let script = std::str::from_utf8(bytes).ok().filter(|_| path.ends_with(".js") && !theme.overlay.contains_key(path));
    let short = script.and_then(|text| minifier::js::minify(text).ok());
    Ok(short.map_or_else(|| bytes.to_vec(), |text| text.to_string().into_bytes()))
}
