//! The lines that end a run.

use std::path::Path;
use std::time::Duration;

use crate::diagnostics::{Code, Level};
use crate::model::{Book, Class, Coverage, Entry, Framework, Kind, Row, Status};
use crate::pipeline::{Built, Survey};

/// The most search data in bytes of which nothing is said.
const MAX_SEARCH: u64 = 5_000_000;

/// How many findings there are, in words.
pub fn counts(survey: &Survey) -> String {
    let count = |level: Level| survey.count(level);
    let counts = [plural(count(Level::Error), "error"), plural(count(Level::Warning), "warning")];
    format!("{}, {} info", counts.join(", "), count(Level::Info))
}

/// What a build made, a line for each result people care about.
pub fn built(survey: &Survey, built: Built, took: Duration, output: &Path) -> String {
    let mut lines = vec![format!(
        "Built      {} in {:.2} s ({} files, {})",
        plural(built.pages, "page"),
        took.as_secs_f64(),
        built.files,
        size(built.bytes)
    )];
    let width = survey.book.frameworks.iter().map(|framework| framework.short.len()).max().unwrap_or(0).max(10);
    for framework in &survey.book.frameworks {
        lines.push(format!("{:<width$} {}", framework.short, coverage(framework, &survey.coverage)));
    }
    lines.extend(mapping(&survey.book));
    lines.extend(survey.discovered.theme.manifest.as_ref().map(|theme| format!("Theme      {}", theme.name)));
    let left_out = survey.findings.iter().filter(|finding| finding.diagnostic.code == Code::ThemeNotUsed);
    lines.extend(left_out.map(|finding| format!("Untrusted  {}", finding.diagnostic.message)));
    if built.search > MAX_SEARCH {
        let length = size(built.search);
        lines.push(format!("Search     {length} of search data, which a reader's first search loads"));
    }
    lines.push(format!(
        "Findings   {}{}",
        counts(survey),
        if survey.findings.is_empty() { "" } else { "; clausebook check lists them" }
    ));
    lines.push(format!("As of      {}, own assessment", survey.coverage.as_of));
    lines.push(format!("Open       {}", output.join("index.html").display()));
    lines.join("\n") + "\n"
}

/// Clauses and controls by state, counted apart.
fn coverage(framework: &Framework, coverage: &Coverage) -> String {
    let of = |kind: Kind, word: &str| {
        let entries: Vec<&Entry> = framework.requirements().filter(|entry| entry.kind == kind).collect();
        let count = |status: Status| entries.iter().filter(|entry| coverage.status(&entry.id) == status).count();
        let excluded = match count(Status::Excluded) {
            0 => String::new(),
            n => format!(", {n} excluded"),
        };
        let (met, partial, gap) = (count(Status::Met), count(Status::Partial), count(Status::Gap));
        let words = format!("{met} of {} {word}s met, {partial} partial, {gap} gap{excluded}", met + partial + gap);
        (!entries.is_empty()).then_some(words)
    };
    let provisions = framework.entries.iter().filter(|entry| entry.kind == Kind::Provision).count();
    let provisions = (provisions > 0).then(|| format!("{} mapped, not assessed", plural(provisions, "provision")));
    let words = [of(Kind::Clause, "clause"), of(Kind::Control, "control"), provisions];
    words.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Classes of the primary crosswalk, clauses, controls and provisions counted apart.
fn mapping(book: &Book) -> Option<String> {
    let crosswalk = book.primary()?;
    let short = |id| book.framework(id).map(|framework| framework.short.as_str()).unwrap_or_default();
    let of = |kind: Kind, word: &str| {
        let entries = book.framework(&crosswalk.source)?.of_kind(kind);
        let classes: Vec<Option<Class>> =
            entries.iter().map(|entry| crosswalk.rows.get(&entry.id).map(Row::class)).collect();
        if classes.is_empty() {
            return None;
        }
        let count = |class: Option<Class>| classes.iter().filter(|other| **other == class).count();
        let [overlap, partial, gap] = [Class::Overlap, Class::Partial, Class::Gap].map(|class| count(Some(class)));
        let undetermined = match count(None) {
            0 => String::new(),
            n => format!(", {n} not determined"),
        };
        Some(format!("{word} {overlap} overlap, {partial} partial, {gap} gap{undetermined}"))
    };
    let (source, target) = (short(&crosswalk.source), short(&crosswalk.target));
    let kinds = [(Kind::Clause, "clauses"), (Kind::Control, "controls"), (Kind::Provision, "provisions")];
    let counts: Vec<_> = kinds.into_iter().filter_map(|(kind, word)| of(kind, word)).collect();
    (!counts.is_empty()).then(|| format!("Mapping    {target} → {source}: {}", counts.join("; ")))
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// A length in the largest decimal unit that leaves at least one.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{:.0} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
