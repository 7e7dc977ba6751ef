//! `clausebook build`: the site, or nothing.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::output::{Terminal, exit};
use super::{BookArgs, Exit, Format};
use crate::diagnostics::{Finding, Level, settle};
use crate::pipeline::{self, Shown, Survey, Unbuilt};
use crate::report;

#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    book: BookArgs,
    /// Folder to write the site to, instead of the one in book.toml
    #[arg(short, long, value_name = "PATH")]
    dest_dir: Option<PathBuf>,
    /// Open the site when it is built
    #[arg(short, long)]
    open: bool,
    /// Print what the template of one page is given, as JSON, and publish nothing
    #[arg(long, value_name = "PAGE", conflicts_with_all = ["open", "dest_dir"])]
    dump_context: Option<String>,
}

pub(super) fn run(arguments: &BuildArgs, terminal: &Terminal) -> Exit {
    let started = Instant::now();
    let book = &arguments.book;
    let survey = match book.read.survey(arguments.dest_dir.as_deref(), terminal) {
        Ok(survey) => survey,
        Err(exit) => return exit,
    };
    // The process ends with the command, and taking a large book apart would take its time.
    let survey = ManuallyDrop::new(survey);
    let exit = exit(&survey.findings, book.read.strict);
    if exit != Exit::Ok {
        let least = if book.read.strict { Level::Warning } else { Level::Error };
        let failing: Vec<Finding> = survey.findings.iter().filter(|finding| finding.level >= least).cloned().collect();
        tell(&failing, &survey, book.format, terminal);
        terminal.complain(&format!("Nothing was published: {}\n", report::counts(&survey)));
        return exit;
    }
    if let Some(page) = &arguments.dump_context {
        return dump(&survey, page, book.format, terminal);
    }
    let in_settings = || book.read.dir.join(&survey.discovered.settings.book.build_dir);
    let output = arguments.dest_dir.clone().unwrap_or_else(in_settings);
    let inside = output.strip_prefix(".").ok().filter(|inside| !inside.as_os_str().is_empty());
    let output = inside.map(Path::to_path_buf).unwrap_or(output);
    let built = match pipeline::build(&survey, output.clone(), &|done, all| terminal.progress(done, all)) {
        Ok(built) => built,
        Err(unbuilt) => return refused(unbuilt, &survey, book.format, terminal),
    };
    if book.format == Format::Json {
        let sources = report::Sources::new(&survey.discovered.project, &survey.discovered.disk);
        terminal.print(&report::json(&survey.findings, &sources));
    } else {
        terminal.say(&report::built(&survey, built, started.elapsed(), &output));
    }
    if arguments.open
        && let Err(error) = open::that_detached(output.join("index.html"))
    {
        terminal.complain(&format!("warning: cannot open the site: {error}\n"));
    }
    Exit::Ok
}

/// Prints what the template of a page is given.
fn dump(survey: &Survey, page: &str, format: Format, terminal: &Terminal) -> Exit {
    match pipeline::context(survey, page) {
        Ok(Shown::Values(values)) => {
            terminal.print(&format!("{values:#}\n"));
            Exit::Ok
        }
        Ok(Shown::NoSuchPage(near)) => {
            let exit = terminal.misused(&format!("the site has no page `{page}`"));
            let meant = near.map(|near| format!("  = help: did you mean `{near}`?\n"));
            terminal.complain(&meant.unwrap_or("  = help: a page is named as in the site: `toc.html`\n".to_owned()));
            exit
        }
        Err(unbuilt) => refused(unbuilt, survey, format, terminal),
    }
}

/// Says why there is no new site.
pub(super) fn refused(unbuilt: Unbuilt, survey: &Survey, format: Format, terminal: &Terminal) -> Exit {
    match unbuilt {
        Unbuilt::Failed(failure) => terminal.failed(&failure),
        Unbuilt::Theme(faults) => {
            let rules = &survey.discovered.settings.check;
            let faults = settle(faults, &rules.levels, &[], survey.coverage.as_of);
            tell(&faults, survey, format, terminal);
            let at_fault =
                if exit(&faults, false) == Exit::Limit { "a limit was reached" } else { "the theme has faults" };
            terminal.complain(&format!("Nothing was published: {at_fault}\n"));
            exit(&faults, false)
        }
    }
}

/// Tells findings that stand in the way.
fn tell(findings: &[Finding], survey: &Survey, format: Format, terminal: &Terminal) {
    let sources = report::Sources::new(&survey.discovered.project, &survey.discovered.disk);
    match format {
        Format::Human => terminal.complain(&report::human(findings, &sources, terminal.colour_errors())),
        Format::Json => terminal.print(&report::json(findings, &sources)),
    }
}
