//! The command line: one file for each command.

mod build;
mod check;
mod clock;
mod destination;
mod explain;
mod export;
mod init;
mod output;
mod schema;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::pipeline::{self, Survey};
use output::Terminal;

/// How a run ended; the numbers are a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Nothing at or above the level that fails a run.
    Ok = 0,
    /// Findings at or above it.
    Findings = 1,
    /// Wrong usage or settings.
    Usage = 2,
    /// The outside world failed.
    World = 3,
    /// A limit was reached.
    Limit = 4,
}

/// Turns Markdown policies and YAML control mappings into one cross-linked site.
#[derive(Debug, Parser)]
#[command(name = "clausebook", version, max_term_width = 100, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    color: Color,
    /// Say nothing but what went wrong
    #[arg(short, long, global = true)]
    quiet: bool,
}

const EXIT_CODES: &str = "Exit codes: 0 nothing at or above error (with --strict: warning), 1 such findings, \
2 usage or configuration, 3 the outside world failed, 4 a limit was reached";

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a new handbook: the sample, or the least there can be
    Init(init::InitArgs),
    /// Build the site
    Build(build::BuildArgs),
    /// Report everything that is wrong or due, without building
    Check(check::CheckArgs),
    /// Write a table of the book to a file, or its mappings as OSCAL
    Export(export::ExportArgs),
    /// Say what a finding means and what to do about it
    Explain(explain::ExplainArgs),
    /// Print the JSON Schema of a kind of data
    Schema(schema::SchemaArgs),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// What commands that read a book have in common.
#[derive(Debug, Args)]
struct ReadArgs {
    /// Folder of the book, with its book.toml
    #[arg(default_value = ".", value_name = "DIR")]
    dir: PathBuf,
    /// Treat warnings like errors
    #[arg(long)]
    strict: bool,
    /// Compute every state for this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// The book may be a stranger's: do not use its theme and style sheets
    #[arg(long)]
    untrusted: bool,
}

/// What commands that tell findings have in common.
#[derive(Debug, Args)]
struct BookArgs {
    #[command(flatten)]
    read: ReadArgs,
    /// Form of the findings
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl ReadArgs {
    /// Surveys the book; `dest` is the output folder if it is not the one of the settings. How the run
    /// ends when that is not possible has been said.
    fn survey(&self, dest: Option<&Path>, terminal: &Terminal) -> Result<Survey, Exit> {
        let clock = clock::clock(self.as_of).map_err(|message| terminal.misused(&message))?;
        let survey = if self.untrusted { pipeline::survey_untrusted } else { pipeline::survey };
        survey(&self.dir, dest, clock).map_err(|failure| terminal.failed(&failure))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// Reads a day of the form `YYYY-MM-DD`.
fn day(text: &str) -> Result<Date, String> {
    let day = (text.len() == 10).then(|| text.parse().ok()).flatten();
    day.ok_or_else(|| "write a day as YYYY-MM-DD".to_owned())
}

/// Runs the command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            let _ = error.print();
            return ExitCode::from(Exit::Usage as u8);
        }
        Err(help) => {
            let terminal = Terminal::new(Color::Auto, false);
            terminal.deliver(|| help.print());
            return ExitCode::from(terminal.end(Exit::Ok) as u8);
        }
    };
    let terminal = Terminal::new(cli.color, cli.quiet);
    let exit = match cli.command {
        Command::Init(arguments) => init::run(&arguments, &terminal),
        Command::Build(arguments) => build::run(&arguments, &terminal),
        Command::Check(arguments) => check::run(&arguments, &terminal),
        Command::Export(arguments) => export::run(&arguments, &terminal),
        Command::Explain(arguments) => explain::run(&arguments, &terminal),
        Command::Schema(arguments) => schema::run(&arguments, &terminal),
    };
    ExitCode::from(terminal.end(exit) as u8)
}
