//! Reads the theme of a book and its additional style sheets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::DiscoverError;
use super::disk::Place;
use super::walk::{Folder, Found, Walker};
use crate::config::HtmlSettings;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::project::{File, FileKind, Origin, Project};
use crate::source::{FileId, Span, Spanned};
use crate::theme::{MANIFEST, Manifest, Theme};

/// The folders of a theme.
const FOLDERS: [&str; 4] = ["templates", "static", "styles", "messages"];

/// The built-in theme, with the files of `themes/NAME/` over it. Its texts become files of the project.
pub(super) fn read(
    walker: &mut Walker<'_>,
    name: Option<&Spanned<String>>,
    language: &str,
    project: &mut Project,
) -> Result<Theme, DiscoverError> {
    let mut theme = match name {
        Some(name) => own(walker, name, project)?,
        None => Theme::built_in(),
    };
    if !theme.speaks(language) {
        let message = format!("the theme has no words in the language `{language}` and stays English");
        let help = format!("add `messages/{language}.toml` to a theme of the book");
        walker.report(Diagnostic::new(Code::LanguageWithoutWords, "book.toml", message).help(help));
    }
    for (path, bytes) in &theme.base {
        if is_text(path)
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            let path = format!("themes/default/{path}");
            // A theme of the book that is called "default" stands in for the built-in one.
            theme.places.entry(path.clone()).or_insert_with(|| add(project, path, bytes, Origin::BuiltIn(text)));
        }
    }
    Ok(theme)
}

/// The theme of a book. What is no theme is a finding, and the built-in theme stands in.
fn own(walker: &mut Walker<'_>, named: &Spanned<String>, project: &mut Project) -> Result<Theme, DiscoverError> {
    let name = named.value.as_str();
    let folder = format!("themes/{name}");
    let files = match walker.walk(&folder, is_text)? {
        Folder::Files(files) => files,
        Folder::Refused => return Ok(Theme::built_in()),
        Folder::Missing => {
            if name != "default" {
                let message = format!("there is no theme `{name}`");
                let help = format!("make a folder `{folder}`, or remove the key `theme`");
                walker.report(invalid(message).at(named.span).label("no such folder").help(help));
            }
            return Ok(Theme::built_in());
        }
    };
    let mut overlay = BTreeMap::new();
    let mut other = BTreeSet::new();
    let mut places = BTreeMap::new();
    let mut manifest = None;
    for found in files {
        let top = found.below.split_once('/').map_or("", |(top, _)| top);
        if found.below == MANIFEST || FOLDERS.contains(&top) {
            let text = is_text(&found.below);
            let Some(bytes) = walker.read(&found, text)? else { continue };
            if text {
                places.insert(found.path.clone(), add(project, found.path.clone(), &bytes, Origin::Book));
            }
            if found.below == MANIFEST {
                manifest = described(walker, &found, &bytes, places[&found.path]);
            } else {
                overlay.insert(found.below, bytes);
            }
        } else if !top.is_empty() {
            other.insert(top.to_owned());
        }
    }
    for top in other {
        if let Some(meant) = nearest(&top, FOLDERS) {
            walker.report(invalid(format!("`{folder}/{top}` is no folder of a theme")).suggest(Some(meant)));
        }
    }
    Ok(Theme { manifest, places, ..Theme::overlaid(name, overlay) })
}

/// What a theme says about itself.
fn described(walker: &mut Walker<'_>, found: &Found, bytes: &[u8], file: FileId) -> Option<Manifest> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("`{}` is not UTF-8", found.path);
        Diagnostic::new(Code::ThemeError, &*found.path, message).at(Span::new(file, error.valid_up_to(), 1))
    });
    let manifest = text.and_then(|text| Manifest::parse(text, &found.path, file));
    manifest.map_err(|fault| walker.report(fault)).ok()
}

/// Adds a file of a theme to the project.
fn add(project: &mut Project, path: String, bytes: &[u8], origin: Origin) -> FileId {
    let id = FileId(u32::try_from(project.files.len()).unwrap_or(u32::MAX));
    let path: Arc<str> = Arc::from(path);
    let length = bytes.len() as u64;
    project.files.push(File { content_path: Arc::clone(&path), path, kind: FileKind::Theme, length, origin });
    id
}

/// Takes the theme and the style sheets of a book out of its settings, and says what was left out.
pub(super) fn leave_out(html: &mut HtmlSettings) -> Option<Diagnostic> {
    let theme = html.theme.take().map(|name| format!("its theme `{}`", name.value));
    let styles = match std::mem::take(&mut html.additional_css).len() {
        0 => None,
        1 => Some("its style sheet".to_owned()),
        n => Some(format!("its {n} style sheets")),
    };
    let parts: Vec<String> = [theme, styles].into_iter().flatten().collect();
    let message = format!(
        "the book is not trusted: {} left out",
        parts.join(" and ") + if parts.len() > 1 { " are" } else { " is" }
    );
    (!parts.is_empty()).then(|| Diagnostic::new(Code::ThemeNotUsed, "book.toml", message))
}

/// The additional style sheets by their paths.
pub(super) fn styles(
    walker: &mut Walker<'_>,
    paths: &[Spanned<String>],
) -> Result<BTreeMap<String, Vec<u8>>, DiscoverError> {
    let mut styles = BTreeMap::new();
    for Spanned { value: path, span } in paths {
        match walker.place(path)? {
            Place::File(length) => {
                let found = Found { path: path.clone(), below: path.clone(), length };
                if let Some(bytes) = walker.read(&found, true)? {
                    styles.insert(path.clone(), bytes);
                }
            }
            Place::Refused(diagnostic) => walker.report(diagnostic),
            Place::Missing | Place::Folder => {
                let help = "paths of `additional-css` are below the folder of book.toml";
                let missing = invalid(format!("there is no style sheet `{path}`"));
                walker.report(missing.at(*span).label("no such file").help(help));
            }
        }
    }
    Ok(styles)
}

/// Whether a file of a theme is held to the limit for texts.
fn is_text(path: &str) -> bool {
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    path == MANIFEST || ["templates", "styles", "messages"].contains(&folder) || path.ends_with(".css")
}

fn invalid(message: String) -> Diagnostic {
    Diagnostic::new(Code::InvalidSettings, "book.toml", message)
}
