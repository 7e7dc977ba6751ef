//! Where a file that was asked for goes: a file of its own, or into what stands there already.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::pipeline::Survey;
use crate::publish::{PublishError, real_path};

/// The most links that are followed from one to the next, as on Linux.
const MAX_LINKS: usize = 40;

/// Where bytes are to go.
pub(super) enum Destination {
    /// A file, or nothing yet, by the path to which links lead.
    File(PathBuf),
    /// What takes bytes and is no file: a pipe, a device, the standard output under its name.
    Stream(PathBuf),
}

impl Destination {
    /// Looks at what stands there.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(found) if !found.is_file() && !found.is_dir() => Ok(Self::Stream(path.to_owned())),
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => match real_path(&followed(path)) {
                Ok(path) => Ok(Self::File(path)),
                Err(PublishError::Io { source, .. }) => Err(source),
                Err(other) => Err(io::Error::other(other)),
            },
        }
    }

    /// The source of a book this would write over, or into: its settings, a style sheet, or the folder of its
    /// content or themes. What cannot be found is none.
    pub(super) fn source<'a>(&self, survey: &'a Survey) -> Option<&'a str> {
        let Self::File(path) = self else { return None };
        let settings = &survey.discovered.settings;
        let styles = settings.html.additional_css.iter().map(|css| css.value.as_str());
        let mut sources = ["book.toml", "themes", settings.book.src.as_str()].into_iter().chain(styles);
        let root = survey.discovered.disk.root();
        sources.find(|source| real_path(&root.join(source)).is_ok_and(|source| path.starts_with(source)))
    }

    /// Writes a file beside its place and moves it there, so that nobody reads half of it, or hands the bytes on.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let path = match self {
            Self::File(path) => path,
            Self::Stream(path) => return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes),
        };
        let folder = path.parent().unwrap_or(path);
        fs::create_dir_all(folder)?;
        let mut file = tempfile::Builder::new().prefix(".clausebook-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        #[cfg(unix)]
        {
            // A temporary file is for its owner alone; what is exported is for whom the file was, or the folder is.
            use std::os::unix::fs::PermissionsExt as _;
            let permissions = fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|found| found.permissions());
            file.as_file().set_permissions(permissions.unwrap_or(fs::Permissions::from_mode(0o644)))?;
        }
        file.persist(path).map(drop).map_err(|error| error.error)
    }
}

/// The path to which symbolic links lead, also when nothing stands there.
fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&path) {
            Ok(to) => path = path.parent().unwrap_or(Path::new("")).join(to),
            Err(_) => break,
        }
    }
    path
}
