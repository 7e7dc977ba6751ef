//! Reads the theme of a book and its additional style sheets.

use std::collections::{BTreeMap, BTreeSet};

use super::DiscoverError;
use super::disk::Place;
use super::walk::{Folder, Found, Walker};
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::theme::Theme;

/// The folders of a theme.
const FOLDERS: [&str; 3] = ["templates", "static", "messages"];

/// The built-in theme, with the files of `themes/NAME/` over it.
pub(super) fn read(walker: &mut Walker<'_>, name: Option<&str>) -> Result<Theme, DiscoverError> {
    let Some(name) = name else { return Ok(Theme::built_in()) };
    let folder = format!("themes/{name}");
    let files = match walker.walk(&folder, is_text)? {
        Folder::Files(files) => files,
        Folder::Refused => return Ok(Theme::built_in()),
        Folder::Missing => {
            if name != "default" {
                let message = format!("there is no theme `{name}`");
                walker.report(invalid(message).help(format!("make a folder `{folder}`, or remove the key `theme`")));
            }
            return Ok(Theme::built_in());
        }
    };
    let mut overlay = BTreeMap::new();
    let mut other = BTreeSet::new();
    for found in files {
        let top = found.below.split_once('/').map_or("", |(top, _)| top);
        if FOLDERS.contains(&top) {
            if let Some(bytes) = walker.read(&found, is_text(&found.below))? {
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
    Ok(Theme::overlaid(name, overlay))
}

/// The additional style sheets by their paths.
pub(super) fn styles(walker: &mut Walker<'_>, paths: &[String]) -> Result<BTreeMap<String, Vec<u8>>, DiscoverError> {
    let mut styles = BTreeMap::new();
    for path in paths {
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
                walker.report(invalid(format!("there is no style sheet `{path}`")).help(help));
            }
        }
    }
    Ok(styles)
}

/// Whether a file of a theme is held to the limit for texts.
fn is_text(path: &str) -> bool {
    path.starts_with("templates/") || path.starts_with("messages/")
}

fn invalid(message: String) -> Diagnostic {
    Diagnostic::new(Code::InvalidSettings, "book.toml", message)
}
