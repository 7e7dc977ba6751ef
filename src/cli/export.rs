//! `clausebook export`: tables of the book as files of their own, and its mappings as OSCAL.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::build::refused;
use super::destination::Destination;
use super::output::{Terminal, exit};
use super::{Exit, Format, ReadArgs};
use crate::diagnostics::{Finding, Level};
use crate::pipeline::{self, Export, Survey};
use crate::report;
use crate::view::{TableFormat, TableName};

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// What to export
    what: What,
    #[command(flatten)]
    read: ReadArgs,
    /// Form of a table; without one, csv
    #[arg(long, value_enum)]
    format: Option<Form>,
    /// File to write; for oscal a folder. Without one, text goes to standard output
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// The Statement of Applicability; as xlsx a workbook with every table
    Soa,
    /// The rows of the mappings
    Matrix,
    /// The evidence register
    Evidence,
    /// The gap plan
    Gaps,
    /// The mappings and the book's own frameworks as OSCAL 1.2
    Oscal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For spreadsheet programs
    Xlsx,
    /// Comma-separated values
    Csv,
    /// A list of objects
    Json,
    /// A table in Markdown
    Md,
}

impl ExportArgs {
    /// What is asked for, or why that cannot be.
    fn export(&self) -> Result<Export, &'static str> {
        let name = match self.what {
            What::Soa => TableName::Soa,
            What::Matrix => TableName::Matrix,
            What::Evidence => TableName::Evidence,
            What::Gaps => TableName::Gaps,
            What::Oscal => {
                return match (self.format, &self.output) {
                    (Some(_), _) => Err("`oscal` is always JSON: leave `--format` out"),
                    (None, None) => Err("`oscal` is several files: name their folder with `--output`"),
                    (None, Some(_)) => Ok(Export::Oscal),
                };
            }
        };
        let format = match self.format.unwrap_or(Form::Csv) {
            Form::Xlsx if self.output.is_none() && io::stdout().is_terminal() => {
                return Err("a workbook is no text: name its file with `--output`");
            }
            Form::Xlsx => TableFormat::Xlsx,
            Form::Csv => TableFormat::Csv,
            Form::Json => TableFormat::Json,
            Form::Md => TableFormat::Markdown,
        };
        Ok(Export::Table(name, format))
    }
}

pub(super) fn run(arguments: &ExportArgs, terminal: &Terminal) -> Exit {
    let export = match arguments.export() {
        Ok(export) => export,
        Err(message) => return terminal.misused(message),
    };
    let survey = match arguments.read.survey(None, terminal) {
        Ok(survey) => survey,
        Err(exit) => return exit,
    };
    // The process ends with the command, and taking a large book apart would take its time.
    let survey = ManuallyDrop::new(survey);
    let exit = exit(&survey.findings, arguments.read.strict);
    if exit != Exit::Ok {
        let least = if arguments.read.strict { Level::Warning } else { Level::Error };
        let failing: Vec<Finding> = survey.findings.iter().filter(|finding| finding.level >= least).cloned().collect();
        let sources = report::Sources::new(&survey.discovered.project, &survey.discovered.disk);
        terminal.complain(&report::human(&failing, &sources, terminal.colour_errors()));
        terminal.complain(&format!("Nothing was exported: {}\n", report::counts(&survey)));
        return exit;
    }
    let files = match pipeline::export(&survey, export) {
        Ok(files) => files,
        Err(unbuilt) => return refused(unbuilt, &survey, Format::Human, terminal),
    };
    let Some(output) = &arguments.output else {
        files.iter().for_each(|(_, bytes)| terminal.print_bytes(bytes));
        return Exit::Ok;
    };
    if files.is_empty() {
        terminal.complain("Nothing was exported: the book has no mapping and no framework of its own\n");
        return Exit::Ok;
    }
    let place = |name| if export == Export::Oscal { output.join(name) } else { output.clone() };
    write(files.into_iter().map(|(name, bytes)| (place(name), bytes)).collect(), &survey, terminal)
}

/// Writes each file, or none when one of them would go where the book's own sources are.
fn write(files: Vec<(PathBuf, Vec<u8>)>, survey: &Survey, terminal: &Terminal) -> Exit {
    let failed = |path: &Path, error: io::Error| {
        terminal.complain(&format!("error: cannot write `{}`: {error}\n", path.display()));
        Exit::World
    };
    let mut ready = Vec::new();
    for (path, bytes) in files {
        let destination = match Destination::of(&path) {
            Ok(destination) => destination,
            Err(error) => return failed(&path, error),
        };
        if let Some(source) = destination.source(survey) {
            let written = path.display();
            terminal
                .complain(&format!("error: `{written}` is a place for sources of the book; nothing was exported\n"));
            terminal.complain(&format!("  = help: the book is read from `{source}`: name a file elsewhere\n"));
            return Exit::Usage;
        }
        ready.push((path, destination, bytes));
    }
    for (path, destination, bytes) in ready {
        if let Err(error) = destination.write(&bytes) {
            return failed(&path, error);
        }
        // A stream may be the standard output, where nothing else belongs.
        if let Destination::File(_) = destination {
            terminal.say(&format!("Wrote      {} ({} bytes)\n", path.display(), bytes.len()));
        }
    }
    Exit::Ok
}
