//! From what a page shows to bytes: pages through the theme, data through its writers.

mod data;
mod faults;
mod templates;
mod words;

use crate::diagnostics::Diagnostic;
use crate::theme::{Messages, Theme};
use crate::view::{Artifact, Page};

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

    /// Renders one page.
    pub fn artifact<'a>(&self, page: Page<'a>) -> Result<Artifact<'a>, Diagnostic> {
        match page {
            Page::Html { url, frame, body } => {
                let bytes = self.templates.render(&frame, &body, &url)?;
                Ok(Artifact::Bytes { url, bytes })
            }
            Page::Data { url, data } => Ok(data::artifact(url, data)),
            Page::File { url, file, sha256 } => Ok(Artifact::Copy { url, file, sha256 }),
        }
    }
}

/// The files of a theme and of the settings that are published as they are.
pub fn static_files<'a>(
    theme: &'a Theme,
    styles: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>,
) -> Vec<Artifact<'static>> {
    let own = theme.files("static");
    let own = own.into_iter().map(|(path, bytes)| (format!("static/{path}"), bytes.to_vec()));
    let styles = styles.into_iter().map(|(path, bytes)| (format!("static/book/{path}"), bytes.clone()));
    own.chain(styles).map(|(url, bytes)| Artifact::Bytes { url, bytes }).collect()
}
