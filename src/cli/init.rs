//! `clausebook init`: a new handbook, the sample or the least there can be.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};

use super::Exit;
use super::output::Terminal;

/// The sample handbook: this repository's own content.
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
/// Its settings.
const SAMPLE_SETTINGS: &[u8] = include_bytes!("../../book.toml");
/// The least a handbook can be.
static MINIMAL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/minimal");

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Folder to write to; made when it is not there
    #[arg(default_value = ".", value_name = "DIR")]
    dir: PathBuf,
    /// One policy, one item of evidence and a README that teaches the format
    #[arg(long)]
    minimal: bool,
    /// Overwrite files that are there already
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &InitArgs, terminal: &Terminal) -> Exit {
    let files = files(arguments.minimal);
    if arguments.dir.metadata().is_ok_and(|found| !found.is_dir()) {
        return terminal.misused(&format!("`{}` is no folder", arguments.dir.display()));
    }
    if !arguments.force {
        let taken: Vec<&PathBuf> = files
            .iter()
            .map(|(path, _)| path)
            .filter(|path| arguments.dir.join(path).symlink_metadata().is_ok())
            .collect();
        if let Some(first) = taken.first() {
            let first = arguments.dir.join(first);
            terminal.complain(&format!("error: `{}` is there already; nothing was written\n", first.display()));
            terminal.complain("  = help: choose an empty folder, or overwrite with --force\n");
            return Exit::Usage;
        }
    }
    if let Some(link) = files.iter().find_map(|(path, _)| linked(&arguments.dir, path)) {
        terminal.complain(&format!("error: `{}` is a symbolic link; nothing was written\n", link.display()));
        terminal.complain("  = help: it may lead out of the folder; choose another, or remove the link\n");
        return Exit::Usage;
    }
    for (path, bytes) in &files {
        let path = arguments.dir.join(path);
        if let Err(error) = write(&path, bytes, arguments.force) {
            terminal.complain(&format!("error: cannot write `{}`: {error}\n", path.display()));
            return Exit::World;
        }
    }
    let dir = arguments.dir.display();
    terminal.say(&format!("Wrote      {} files to {dir}\nNext       clausebook build {dir} --open\n", files.len()));
    Exit::Ok
}

/// The files of a handbook by their paths below its root.
fn files(minimal: bool) -> Vec<(PathBuf, &'static [u8])> {
    let mut files = Vec::new();
    if minimal {
        collect(&MINIMAL, Path::new(""), &mut files);
    } else {
        files.push((PathBuf::from("book.toml"), SAMPLE_SETTINGS));
        collect(&SAMPLE, Path::new("content"), &mut files);
    }
    files
}

/// The first folder below `dir` on the way to a file that is a symbolic link.
fn linked(dir: &Path, path: &Path) -> Option<PathBuf> {
    let above = path.ancestors().skip(1).filter(|folder| *folder != Path::new(""));
    above.map(|folder| dir.join(folder)).find(|folder| folder.is_symlink())
}

fn collect(folder: &'static Dir<'static>, below: &Path, into: &mut Vec<(PathBuf, &'static [u8])>) {
    into.extend(folder.files().map(|file| (below.join(file.path()), file.contents())));
    folder.dirs().for_each(|inner| collect(inner, below, into));
}

/// Writes one file. Without `force` a file that appeared meanwhile is left alone; with it a symbolic
/// link is replaced, never followed.
fn write(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if force {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}
