//! From a root folder to the sorted files of a book: the edge at which everything is read.
//!
//! 1. `settings` reads `book.toml`, where there is one; it is then the first file of the project.
//! 2. `built_in` adds the catalogues of the frameworks the settings name, then the crosswalks of
//!    which every framework is named.
//! 3. `content` walks the content folder and tells from its place what each file is. `walk` refuses
//!    whatever is no regular file, has an unsafe name or exceeds a limit, and says so.
//! 4. `theme` reads the theme of the book, and its additional style sheets.
//!
//! Nothing of the content is read here. Later stages read through [`Disk`], which resolves every path
//! anew, component by component below the root: [`read_text`] for texts, [`hash()`] for the rest.

mod built_in;
mod content;
mod disk;
mod error;
mod hash;
mod kind;
mod names;
mod settings;
mod text;
mod theme;
mod walk;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

pub use disk::Disk;
pub use error::DiscoverError;
pub use hash::hash;
pub use text::read_text;

use crate::config::Settings;
use crate::diagnostics::Outcome;
use crate::project::Project;
use crate::theme::Theme;
use walk::Walker;

/// What a book consists of.
#[derive(Debug)]
pub struct Discovered {
    /// Its settings.
    pub settings: Settings,
    /// Its files.
    pub project: Project,
    /// Its theme, read.
    pub theme: Theme,
    /// Its additional style sheets by their paths as the settings name them, read.
    pub styles: BTreeMap<String, Vec<u8>>,
    /// The tree through which its files are read.
    pub disk: Disk,
}

/// Finds the files of the book below `root`. The output folder is not searched when it lies inside
/// the content; `dest` is its path if it is not the one of the settings.
pub fn discover(root: &Path, dest: Option<&Path>) -> Result<Outcome<Discovered>, DiscoverError> {
    find(root, dest, true)
}

/// The same for a book somebody else may have written: its theme and its style sheets, which would
/// become part of the site as they are, are neither read nor used. A finding says so.
pub fn discover_untrusted(root: &Path, dest: Option<&Path>) -> Result<Outcome<Discovered>, DiscoverError> {
    find(root, dest, false)
}

fn find(root: &Path, dest: Option<&Path>, trusted: bool) -> Result<Outcome<Discovered>, DiscoverError> {
    let disk = Disk::new(root).map_err(|source| DiscoverError::at_root(root, source))?;
    let mut diagnostics = Vec::new();
    let mut project = Project::default();
    let mut settings = settings::read(&disk, &mut project)?.collect(&mut diagnostics);
    let output = dest.map_or_else(|| disk.root().join(&settings.book.build_dir), Path::to_path_buf);
    let mut walker = Walker::new(&disk, settings.limits, &output);
    built_in::add(&settings.compliance.frameworks, &mut project);
    let sound = diagnostics.is_empty();
    content::add(&mut walker, &settings.book.src, sound, &mut project)?;
    if !trusted {
        diagnostics.extend(theme::leave_out(&mut settings.html));
    }
    let theme = theme::read(&mut walker, settings.html.theme.as_ref(), &settings.book.language, &mut project)?;
    let styles = theme::styles(&mut walker, &settings.html.additional_css)?;
    diagnostics.append(&mut walker.into_diagnostics());
    Ok(Outcome::new(Discovered { settings, project, theme, styles, disk }, diagnostics))
}
