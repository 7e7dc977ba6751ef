//! A theme: templates, static files and messages, the built-in one overlaid file by file.

mod formats;
mod manifest;
mod messages;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

pub use manifest::{CONTRACT, MANIFEST, Manifest};
pub use messages::Messages;

use crate::diagnostics::Diagnostic;
use crate::source::{FileId, LineIndex, Span};

/// The theme that comes with the program.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme by their paths: `templates/…`, `static/…`, `styles/…`, `messages/…`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// Files of the built-in theme.
    pub base: BTreeMap<String, &'static [u8]>,
    /// Files of the book's own theme, which stand before those of the same path.
    pub overlay: BTreeMap<String, Vec<u8>>,
    /// Folder of the book's own theme below `themes/`; `default` without one.
    pub name: String,
    /// What the book's own theme calls itself.
    pub manifest: Option<Manifest>,
    /// The files as findings name them, `themes/NAME/…`, with their ids in the project.
    pub places: BTreeMap<String, FileId>,
}

impl Theme {
    /// The built-in theme.
    pub fn built_in() -> Self {
        let mut base = BTreeMap::new();
        collect(&DEFAULT, &mut base);
        Self { base, name: "default".to_owned(), ..Self::default() }
    }

    /// The built-in theme with a book's own files over it.
    pub fn overlaid(name: &str, overlay: BTreeMap<String, Vec<u8>>) -> Self {
        Self { overlay, name: name.to_owned(), ..Self::built_in() }
    }

    /// The words of the theme in a language.
    pub fn messages(&self, language: &str) -> Result<Messages, Diagnostic> {
        messages::read(self, language)
    }

    /// Whether there are messages in a language, or in the language it is a variety of.
    pub fn speaks(&self, language: &str) -> bool {
        let has = |name: &str| {
            let path = format!("messages/{name}.toml");
            self.base.contains_key(&path) || self.overlay.contains_key(&path)
        };
        has(language) || has(messages::primary(language))
    }

    /// The files below a folder, each from the overlay if it has it.
    pub fn files<'a>(&'a self, folder: &'a str) -> BTreeMap<&'a str, &'a [u8]> {
        let rest = move |path: &'a str| path.strip_prefix(folder)?.strip_prefix('/');
        let base = self.base.iter().filter_map(move |(path, bytes)| Some((rest(path)?, *bytes)));
        let overlay = self.overlay.iter().filter_map(move |(path, bytes)| Some((rest(path)?, bytes.as_slice())));
        base.chain(overlay).collect()
    }

    /// A file by its path in the theme: what findings name it with, and its bytes.
    pub fn file(&self, path: &str) -> Option<(String, &[u8])> {
        let own = self.overlay.get(path).map(|bytes| (format!("themes/{}/{path}", self.name), bytes.as_slice()));
        own.or_else(|| self.base.get(path).map(|bytes| (format!("themes/default/{path}"), *bytes)))
    }

    /// The bytes of a file of one of the two themes, by the path findings name it with.
    fn bytes(&self, path: &str) -> Option<&[u8]> {
        let (theme, below) = path.strip_prefix("themes/")?.split_once('/')?;
        let own = self.overlay.get(below).filter(|_| theme == self.name).map(Vec::as_slice);
        own.or_else(|| self.base.get(below).copied().filter(|_| theme == "default"))
    }

    /// A place in a file of the theme, from the beginning to the end, each a line and a column counted
    /// from one. Nothing when the file is not of this theme.
    pub fn place(&self, path: &str, start: (usize, usize), end: (usize, usize)) -> Option<Span> {
        let file = *self.places.get(path)?;
        let text = String::from_utf8_lossy(self.bytes(path)?);
        let lines = LineIndex::new(text);
        let [start, end] = [start, end].map(|(line, column)| lines.offset(line, column));
        Some(Span::new(file, start, end.saturating_sub(start)))
    }

    /// The first place of some words in a file of the theme, or its beginning.
    pub fn find(&self, path: &str, words: &str) -> Option<Span> {
        let file = *self.places.get(path)?;
        let text = std::str::from_utf8(self.bytes(path)?).ok()?;
        Some(text.find(words).map_or(Span::whole(file), |at| Span::new(file, at, words.len())))
    }
}

fn collect(folder: &Dir<'static>, into: &mut BTreeMap<String, &'static [u8]>) {
    for file in folder.files() {
        let path: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        into.insert(path.join("/"), file.contents());
    }
    for below in folder.dirs() {
        collect(below, into);
    }
}
