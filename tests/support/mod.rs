//! The one door of the tests: a book in a temporary folder, a run of the built program in it, and the
//! site that came out.
//!
//! ```ignore
//! let book = Book::new().file("content/index.md", "# Handbook\n");
//! book.run(["build", "--as-of", "2026-11-16"]).ends(0);
//! assert!(book.site().text("index.html").contains("Handbook"));
//! ```

#![allow(dead_code, reason = "each test program uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]
#![allow(clippy::print_stderr, reason = "a skipped test says so")]

pub(crate) mod anchors;
pub(crate) mod contexts;
pub(crate) mod findings;
pub(crate) mod html;
pub(crate) mod links;
pub(crate) mod tools;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// The day most tests look at a book: the one the sample handbook is frozen at.
pub(crate) const DAY: &str = "2026-11-16";

/// A book in a temporary folder, which goes when the value goes.
pub(crate) struct Book {
    folder: TempDir,
    environment: Vec<(String, String)>,
}

impl Book {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder"), environment: Vec::new() }
    }

    /// The handbook `clausebook init` writes, with further arguments such as `--minimal`.
    pub(crate) fn init<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Self {
        let book = Self::new();
        book.run(["init"].into_iter().chain(arguments)).ends(0);
        book
    }

    /// The repository's own handbook, with its settings.
    pub(crate) fn of_the_repository() -> Self {
        let read =
            |path: &str| fs::read(repository(path)).unwrap_or_else(|error| panic!("cannot read {path}: {error}"));
        let book = Self::new().file("book.toml", read("book.toml"));
        let content = files(&repository("content")).into_iter().map(|path| format!("content/{path}"));
        content.fold(book, |book, path| book.file(&path, read(&path)))
    }

    /// Writes a file, and the folders it needs.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
        fs::write(&path, content).unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
        self
    }

    /// Writes `book.toml`.
    pub(crate) fn settings(self, text: &str) -> Self {
        self.file("book.toml", text)
    }

    /// Removes a file.
    pub(crate) fn without(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("cannot remove {path}: {error}"));
        self
    }

    /// Sets a variable of the environment for every run from here on.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder of the book.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder of the book, written with `/`.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        relative.split('/').fold(self.root().to_owned(), |path, part| path.join(part))
    }

    /// Runs the program in the folder of the book and waits for its end.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        Run::of(self.start(arguments))
    }

    /// Starts the program in the folder of the book; hand it to [`Run::of`] to wait for its end.
    pub(crate) fn start<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Child {
        self.start_into(Stdio::piped(), arguments)
    }

    /// The same with a standard output of its own.
    pub(crate) fn start_into<A: AsRef<OsStr>>(
        &self,
        output: impl Into<Stdio>,
        arguments: impl IntoIterator<Item = A>,
    ) -> Child {
        Command::new(env!("CARGO_BIN_EXE_clausebook"))
            .args(arguments)
            .current_dir(self.root())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("NO_COLOR", "1")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the built program")
    }

    /// The site in the folder the settings name when they name none.
    pub(crate) fn site(&self) -> Site {
        self.site_in("book")
    }

    /// The site in another folder.
    pub(crate) fn site_in(&self, folder: &str) -> Site {
        Site { root: self.path(folder) }
    }
}

/// How a run ended and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// What it wrote to standard output.
    pub(crate) stdout: String,
    /// What it wrote to standard error.
    pub(crate) stderr: String,
}

impl Run {
    /// Waits for the end of a run.
    pub(crate) fn of(child: Child) -> Self {
        let output = child.wait_with_output().expect("a run that ends");
        let text = |bytes| String::from_utf8(bytes).expect("output in UTF-8");
        let code = output.status.code().expect("a run nobody killed");
        Self { code, stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Fails unless the exit code is `code`.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        let Self { code: found, stdout, stderr } = &self;
        assert!(*found == code, "exit code {found} instead of {code}\n--- stdout\n{stdout}\n--- stderr\n{stderr}");
        self
    }

    /// What it wrote to standard output, as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {}", self.stdout))
    }
}

/// A built site.
pub(crate) struct Site {
    root: PathBuf,
}

impl Site {
    /// A path in the site, written with `/`.
    pub(crate) fn path(&self, url: &str) -> PathBuf {
        url.split('/').fold(self.root.clone(), |path, part| path.join(part))
    }

    /// Whether the site has a file.
    pub(crate) fn has(&self, url: &str) -> bool {
        self.path(url).is_file()
    }

    /// The bytes of a file.
    #[track_caller]
    pub(crate) fn bytes(&self, url: &str) -> Vec<u8> {
        fs::read(self.path(url)).unwrap_or_else(|error| panic!("cannot read {url} of the site: {error}"))
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn text(&self, url: &str) -> String {
        String::from_utf8(self.bytes(url)).unwrap_or_else(|error| panic!("{url}: {error}"))
    }

    /// A file as JSON.
    #[track_caller]
    pub(crate) fn json(&self, url: &str) -> serde_json::Value {
        serde_json::from_str(&self.text(url)).unwrap_or_else(|error| panic!("{url}: {error}"))
    }

    /// The URLs of all files, sorted; none when there is no site.
    pub(crate) fn files(&self) -> Vec<String> {
        files(&self.root)
    }

    /// Every file with its bytes, to compare one site with another.
    pub(crate) fn snapshot(&self) -> Vec<(String, Vec<u8>)> {
        self.files().into_iter().map(|url| (url.clone(), self.bytes(&url))).collect()
    }
}

/// The files below a folder, as paths with `/`, sorted; none when there is no such folder.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, below: &str, into: &mut Vec<String>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries {
            let entry = entry.expect("an entry of a folder");
            let name = format!("{below}{}", entry.file_name().to_str().expect("a name in UTF-8"));
            if entry.file_type().expect("a kind of file").is_dir() {
                walk(&entry.path(), &format!("{name}/"), into);
            } else {
                into.push(name);
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.sort();
    found
}

/// A path in the repository, written with `/`.
pub(crate) fn repository(relative: &str) -> PathBuf {
    relative.split('/').fold(PathBuf::from(env!("CARGO_MANIFEST_DIR")), |path, part| path.join(part))
}
