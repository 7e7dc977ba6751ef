//! `clausebook schema`: JSON Schemas, generated from the types they describe.

use clap::{Args, ValueEnum};

use super::Exit;
use super::output::Terminal;
use crate::theme::CONTRACT;
use crate::view::theme_schema;

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// What to describe
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// What the templates of a theme are given
    Theme,
}

pub(super) fn run(arguments: &SchemaArgs, terminal: &Terminal) -> Exit {
    let schema = match arguments.what {
        What::Theme => theme_schema(CONTRACT),
    };
    terminal.print(&format!("{schema:#}\n"));
    Exit::Ok
}
