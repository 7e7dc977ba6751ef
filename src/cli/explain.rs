//! `clausebook explain`: the reference page of a code.

use clap::Args;

use super::Exit;
use super::output::Terminal;
use crate::diagnostics::{Code, nearest};

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Code of a finding, such as unknown-requirement; all codes when left out
    code: Option<String>,
}

pub(super) fn run(arguments: &ExplainArgs, terminal: &Terminal) -> Exit {
    let Some(name) = &arguments.code else {
        let lines = Code::ALL.iter().map(|code| format!("{:<30} {}\n", code.name(), code.default_level().name()));
        terminal.print(&lines.collect::<String>());
        return Exit::Ok;
    };
    match Code::named(name) {
        Some(code) => {
            terminal.print(code.page());
            Exit::Ok
        }
        None => {
            terminal.complain(&format!("error: there is no code `{name}`\n"));
            if let Some(near) = nearest(name, Code::ALL.iter().map(|code| code.name())) {
                terminal.complain(&format!("  = help: did you mean `{near}`?\n"));
            }
            terminal.complain("  = help: `clausebook explain` lists all codes\n");
            Exit::Usage
        }
    }
}
