//! A theme: templates, static files and messages, the built-in one overlaid file by file.

mod messages;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

pub use messages::Messages;

use crate::diagnostics::Diagnostic;

/// The theme that comes with the program.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme by their paths: `templates/…`, `static/…`, `messages/…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// Files of the built-in theme.
    pub base: BTreeMap<String, Vec<u8>>,
    /// Files of the book's own theme, which stand before those of the same path.
    pub overlay: BTreeMap<String, Vec<u8>>,
    /// Name of the book's own theme; what messages show.
    pub name: String,
}

impl Theme {
    /// The built-in theme.
    pub fn built_in() -> Self {
        let mut base = BTreeMap::new();
        collect(&DEFAULT, &mut base);
        Self { base, overlay: BTreeMap::new(), name: "default".to_owned() }
    }

    /// The built-in theme with a book's own files over it.
    pub fn overlaid(name: &str, overlay: BTreeMap<String, Vec<u8>>) -> Self {
        Self { overlay, name: name.to_owned(), ..Self::built_in() }
    }

    /// The words of the theme in a language.
    pub fn messages(&self, language: &str) -> Result<Messages, Diagnostic> {
        messages::read(self, language)
    }

    /// The files below a folder, each from the overlay if it has it.
    pub fn files<'a>(&'a self, folder: &'a str) -> BTreeMap<&'a str, &'a [u8]> {
        let below = |files: &'a BTreeMap<String, Vec<u8>>| {
            files.iter().filter_map(move |(path, bytes)| {
                let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
                Some((rest, bytes.as_slice()))
            })
        };
        below(&self.base).chain(below(&self.overlay)).collect()
    }
}

fn collect(folder: &Dir<'_>, into: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        let path: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        into.insert(path.join("/"), file.contents().to_vec());
    }
    for below in folder.dirs() {
        collect(below, into);
    }
}
