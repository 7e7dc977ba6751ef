//! `clausebook schema`: JSON Schemas, generated from the types they describe.

use clap::Args;
use clap::builder::PossibleValue;

use super::Exit;
use super::output::Terminal;
use crate::manuscript::{SCHEMAS, file_schema};
use crate::theme::CONTRACT;
use crate::view::{graph_schema, theme_schema};

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// What to describe
    #[arg(value_parser = kinds())]
    what: String,
}

/// What templates are given, what machines read, and every kind of file people write.
fn kinds() -> Vec<PossibleValue> {
    let theme = PossibleValue::new("theme").help("What the templates of a theme are given");
    let files = SCHEMAS.iter().map(|(name, place, _)| PossibleValue::new(*name).help(*place));
    let graph = PossibleValue::new("handbook").help("data/handbook.json, the graph of a site");
    [theme, graph].into_iter().chain(files).collect()
}

pub(super) fn run(arguments: &SchemaArgs, terminal: &Terminal) -> Exit {
    let schema = match arguments.what.as_str() {
        "handbook" => graph_schema(),
        what => file_schema(what).unwrap_or_else(|| theme_schema(CONTRACT)),
    };
    terminal.print(&format!("{schema:#}\n"));
    Exit::Ok
}
