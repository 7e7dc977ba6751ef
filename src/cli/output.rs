//! The terminal: what goes where, and in which colours.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::{Color, Exit};
use crate::diagnostics::{Code, Finding, Level};
use crate::pipeline::Failure;
use crate::publish::PublishError;

/// Where output goes.
pub(super) struct Terminal {
    color: Color,
    quiet: bool,
    progress: Mutex<Option<Instant>>,
    /// Why standard output takes no more.
    failure: Mutex<Option<io::Error>>,
    started: Instant,
}

impl Terminal {
    pub(super) fn new(color: Color, quiet: bool) -> Self {
        Self { color, quiet, progress: Mutex::new(None), failure: Mutex::new(None), started: Instant::now() }
    }

    /// Whether to colour what goes to standard output.
    pub(super) fn colour(&self) -> bool {
        self.coloured(io::stdout().is_terminal())
    }

    /// Whether to colour what goes to standard error.
    pub(super) fn colour_errors(&self) -> bool {
        self.coloured(io::stderr().is_terminal())
    }

    fn coloured(&self, terminal: bool) -> bool {
        match self.color {
            Color::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
            Color::Always => true,
            Color::Never => false,
        }
    }

    /// The product of a command.
    pub(super) fn print(&self, text: &str) {
        self.deliver(|| anstream::AutoStream::new(io::stdout(), self.choice()).write_all(text.as_bytes()));
    }

    /// The product of a command when it is not for a terminal.
    pub(super) fn print_bytes(&self, bytes: &[u8]) {
        self.deliver(|| io::stdout().write_all(bytes));
    }

    /// Writes to standard output unless that has failed before.
    pub(super) fn deliver(&self, write: impl FnOnce() -> io::Result<()>) {
        if let Ok(mut failure) = self.failure.lock()
            && failure.is_none()
        {
            *failure = write().and_then(|()| io::stdout().flush()).err();
        }
    }

    /// How a run ends: as its command says, or with the failure of standard output. A reader that
    /// stopped listening is no failure.
    pub(super) fn end(self, exit: Exit) -> Exit {
        let failure = self.failure.lock().ok().and_then(|mut failure| failure.take());
        match failure.filter(|error| error.kind() != io::ErrorKind::BrokenPipe) {
            Some(error) => {
                self.complain(&format!("error: cannot write to standard output: {error}\n"));
                Exit::World
            }
            None => exit,
        }
    }

    /// What is said beside the product.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet {
            self.print(text);
        }
    }

    /// What went wrong.
    pub(super) fn complain(&self, text: &str) {
        let _ = anstream::AutoStream::new(io::stderr(), self.choice()).write_all(text.as_bytes());
    }

    fn choice(&self) -> anstream::ColorChoice {
        match self.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
    }

    /// A line about how far a build is, on a terminal and once it takes longer than a second.
    pub(super) fn progress(&self, done: usize, all: usize) {
        if self.quiet || self.started.elapsed() < Duration::from_secs(1) || !io::stderr().is_terminal() {
            return;
        }
        if let Ok(mut last) = self.progress.try_lock()
            && (last.is_none_or(|last| last.elapsed() > Duration::from_millis(100)) || done == all)
        {
            *last = Some(Instant::now());
            let end = if done == all { "\r\x1b[K" } else { "" };
            self.complain(&format!("\rBuilding   {done} of {all} files{end}"));
        }
    }

    /// Says that the command was used wrongly, and how the run ends.
    pub(super) fn misused(&self, message: &str) -> Exit {
        self.complain(&format!("error: {message}\n"));
        Exit::Usage
    }

    /// Says that the outside world failed, and how the run ends.
    pub(super) fn failed(&self, failure: &Failure) -> Exit {
        let (help, exit) = match failure {
            Failure::Discover(error) => {
                let exit = if matches!(error, crate::discover::DiscoverError::NotFound { .. }) {
                    Exit::Usage
                } else {
                    Exit::World
                };
                (error.help(), exit)
            }
            Failure::Read(_) => ("nothing was published; run the command again".to_owned(), Exit::World),
            Failure::Publish(error) => {
                let exit = if matches!(error, PublishError::Refused { .. }) { Exit::Usage } else { Exit::World };
                (error.help().to_owned(), exit)
            }
        };
        self.complain(&format!("error: {failure}\n"));
        if !help.is_empty() {
            self.complain(&format!("  = help: {help}\n"));
        }
        exit
    }
}

/// Whether the settings are no text: wrong configuration as much as what cannot be understood in them.
fn is_unread_settings(finding: &Finding) -> bool {
    finding.diagnostic.code == Code::NotUtf8 && finding.diagnostic.subject == "book.toml"
}

/// How a run ends with these findings.
pub(super) fn exit(findings: &[Finding], strict: bool) -> Exit {
    let fails = if strict { Level::Warning } else { Level::Error };
    let failing: Vec<&Finding> = findings.iter().filter(|finding| finding.level >= fails).collect();
    let any = |code: Code| failing.iter().any(|finding| finding.diagnostic.code == code);
    if failing.is_empty() {
        Exit::Ok
    } else if any(Code::LimitExceeded) {
        Exit::Limit
    } else if any(Code::InvalidSettings) || failing.iter().any(|finding| is_unread_settings(finding)) {
        Exit::Usage
    } else {
        Exit::Findings
    }
}
