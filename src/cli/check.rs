//! `clausebook check`: everything but composing pages.

use std::mem::ManuallyDrop;

use clap::Args;

use super::output::{Terminal, exit};
use super::{BookArgs, Exit, Format};
use crate::report;

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    book: BookArgs,
}

pub(super) fn run(arguments: &CheckArgs, terminal: &Terminal) -> Exit {
    let book = &arguments.book;
    let survey = match book.read.survey(None, terminal) {
        Ok(survey) => survey,
        Err(exit) => return exit,
    };
    // The process ends with the command, and taking a large book apart would take its time.
    let survey = ManuallyDrop::new(survey);
    let sources = report::Sources::new(&survey.discovered.project, &survey.discovered.disk);
    match book.format {
        Format::Human => {
            terminal.print(&report::human(&survey.findings, &sources, terminal.colour()));
            terminal.say(&format!("{}\n", report::counts(&survey)));
        }
        Format::Json => terminal.print(&report::json(&survey.findings, &sources)),
    }
    exit(&survey.findings, book.read.strict)
}
