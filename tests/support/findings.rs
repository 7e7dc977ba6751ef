//! What a run found, read from `--format json`.

use serde_json::Value;

use super::{Book, DAY, Run};

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Its code.
    pub(crate) code: String,
    /// Its level in this book.
    pub(crate) level: String,
    /// What it says.
    pub(crate) message: String,
    /// What it is about.
    pub(crate) subject: String,
    /// The file, below the root of the book; empty for the book as a whole.
    pub(crate) file: String,
    /// The line, from one; zero where there is none.
    pub(crate) line: u64,
    /// The column, from one; zero where there is none.
    pub(crate) column: u64,
    /// What to do, one line each.
    pub(crate) help: Vec<String>,
}

impl Finding {
    fn read(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let help = value["help"].as_array().expect("a list of advice").iter();
        Self {
            code: text("code"),
            level: text("level"),
            message: text("message"),
            subject: text("subject"),
            file: text("file"),
            line: value["line"].as_u64().unwrap_or(0),
            column: value["column"].as_u64().unwrap_or(0),
            help: help.map(|line| line.as_str().expect("a line of advice").to_owned()).collect(),
        }
    }

    /// Its place and code in one line: `content/a.md:3:7 error broken-link`.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}:{} {} {}", self.file, self.line, self.column, self.level, self.code)
    }
}

impl Run {
    /// The findings of a run with `--format json`.
    #[track_caller]
    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.json().as_array().expect("a list of findings").iter().map(Finding::read).collect()
    }

    /// Fails if the program panicked or was not a program that ended by itself.
    #[track_caller]
    pub(crate) fn calm(self) -> Self {
        let Self { code, stdout, stderr } = &self;
        let known = (0..=4).contains(code);
        let panicked = stderr.contains("panicked at") || stderr.contains("overflowed its stack");
        assert!(known && !panicked, "exit code {code}\n--- stdout\n{stdout}\n--- stderr\n{stderr}");
        self
    }
}

impl Book {
    /// What `check` finds on the day most tests look at a book, and the exit code.
    #[track_caller]
    pub(crate) fn check(&self) -> (i32, Vec<Finding>) {
        let run = self.run(["check", "--format", "json", "--as-of", DAY]).calm();
        assert!(run.stderr.is_empty(), "{}", run.stderr);
        (run.code, run.findings())
    }

    /// The single finding of a code; fails when there is none or more than one.
    #[track_caller]
    pub(crate) fn only(&self, code: &str) -> Finding {
        let (_, findings) = self.check();
        let mut found: Vec<_> = findings.iter().filter(|finding| finding.code == code).cloned().collect();
        assert!(found.len() == 1, "{} findings `{code}` in {findings:#?}", found.len());
        found.remove(0)
    }
}
