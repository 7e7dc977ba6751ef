//! The reference page of every code is executed.
//!
//! A fenced block whose info string is `<language> <path>` is a file of a book; a page without one for
//! `book.toml` gets settings that name no framework. The block `report` is what `clausebook check --quiet`
//! prints on the day [`DAY`], without blank lines at its end. `SNAPSHOTS=overwrite cargo test --test explain`
//! writes the blocks anew.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clausebook::diagnostics::Code;
use support::{Book, DAY, Run, files, repository};

/// Settings of a page that does not show any.
const SETTINGS: &str = "[compliance]\nframeworks = []\n";

/// Codes that no book written down in a page can raise; [`without_a_report`] raises them. A page that
/// has its report, and is still in this list, fails as well.
const WITHOUT_A_REPORT: &[&str] = &["limit-exceeded", "not-utf8", "theme-error", "theme-not-used", "unsafe-file"];

/// A reference page, taken apart.
struct Page {
    path: String,
    text: String,
    files: Vec<(String, String)>,
    /// The lines between which the report stands, and its text.
    report: Option<(usize, usize, String)>,
    /// The lines outside fenced blocks.
    prose: Vec<String>,
}

/// The page of a code as it is in the source now.
fn page(code: &str) -> Result<Page, String> {
    let path = format!("src/diagnostics/explain/{code}.md");
    let text = fs::read_to_string(repository(&path)).map_err(|error| format!("{path}: {error}"))?;
    let mut page = Page { path, text: text.clone(), files: Vec::new(), report: None, prose: Vec::new() };
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let ticks = lines[at].bytes().take_while(|byte| *byte == b'`').count();
        if ticks < 3 {
            page.prose.push(lines[at].to_owned());
            at += 1;
            continue;
        }
        let (fence, info) = lines[at].split_at(ticks);
        let length = lines[at + 1..].iter().position(|line| *line == fence);
        let end = at + 1 + length.ok_or_else(|| format!("{}: the block of line {} has no end", page.path, at + 1))?;
        let body: String = lines[at + 1..end].iter().flat_map(|line| [*line, "\n"]).collect();
        match info.split_once(' ') {
            Some((_, file)) => page.files.push((file.to_owned(), body)),
            None if info == "report" => page.report = Some((at + 1, end, body)),
            None => {}
        }
        at = end + 1;
    }
    Ok(page)
}

impl Page {
    /// The book the page shows.
    fn book(&self) -> Book {
        self.files.iter().fold(Book::new().settings(SETTINGS), |book, (path, text)| book.file(path, text))
    }

    /// The page with another report.
    fn with(&self, report: &str) -> String {
        let lines: Vec<&str> = self.text.lines().collect();
        let (from, to) = self.report.as_ref().map_or((0, 0), |(from, to, _)| (*from, *to));
        let all = lines[..from].iter().copied().chain(report.lines()).chain(lines[to..].iter().copied());
        all.flat_map(|line| [line, "\n"]).collect()
    }
}

/// The codes of the findings of a book.
fn codes(run: &Run) -> Vec<String> {
    let findings = run.json();
    let findings = findings.as_array().cloned().unwrap_or_default();
    findings.iter().filter_map(|finding| finding["code"].as_str().map(str::to_owned)).collect()
}

#[test]
fn every_page_shows_what_the_program_says() -> Result<(), String> {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite");
    let mut faults = Vec::new();
    for code in Code::ALL {
        let page = page(code.name())?;
        let Some((_, _, shown)) = &page.report else { continue };
        let book = page.book();
        let said = book.run(["check", "--quiet", "--as-of", DAY]).stdout;
        let said = format!("{}\n", said.trim_end());
        if overwrite && said.contains(code.name()) {
            fs::write(repository(&page.path), page.with(&said)).map_err(|error| format!("{}: {error}", page.path))?;
        } else if *shown != said {
            faults.push(format!("{} shows\n{shown}\nand the program says\n{said}", page.path));
        }
        let found = codes(&book.run(["check", "--as-of", DAY, "--format", "json"]));
        if found != [code.name()] {
            faults.push(format!("{}: the book should have this one finding, it has {found:?}", page.path));
        }
    }
    assert!(faults.is_empty(), "{}\nSNAPSHOTS=overwrite writes the reports anew", faults.join("\n"));
    Ok(())
}

/// A book that raises each of the codes without a report, and the command that tells.
fn without_a_report() -> BTreeMap<&'static str, (Book, &'static str)> {
    let book = || Book::new().settings(SETTINGS).file("content/index.md", "# Handbook\n");
    let limited = book().settings(&format!("{SETTINGS}\n[limits]\ntext-bytes = 5\n"));
    let themed = book().settings(&format!("{SETTINGS}\n[output.html]\ntheme = \"own\"\n"));
    let strange = book().settings(&format!("{SETTINGS}\n[output.html]\ntheme = \"own\"\n"));
    BTreeMap::from([
        ("limit-exceeded", (limited, "check")),
        ("not-utf8", (book().file("content/old.md", b"# Gr\xfc\xdfe\n"), "check")),
        ("theme-error", (themed.file("themes/own/templates/document.html", "{% if %}"), "build")),
        ("theme-not-used", (strange, "check --untrusted")),
        // Settings that are a folder: the one thing of the kind that can be made on every system.
        ("unsafe-file", (book().without("book.toml").file("book.toml/file", ""), "check")),
    ])
}

#[test]
fn every_code_can_be_raised() -> Result<(), String> {
    let mut raised = BTreeSet::new();
    for code in Code::ALL {
        if page(code.name())?.report.is_some() {
            raised.insert(code.name());
        }
    }
    for (code, (book, command)) in without_a_report() {
        let run = book.run(command.split(' ').chain(["--as-of", DAY, "--format", "json"]));
        // Settings that cannot be read leave the default frameworks, of which more is said.
        assert!(codes(&run).iter().any(|found| found == code), "{code} is not among {:?} {}", codes(&run), run.stderr);
        assert!(raised.insert(code), "{code} has a report in its page: take it from the list");
    }
    assert_eq!(without_a_report().into_keys().collect::<Vec<_>>(), WITHOUT_A_REPORT);
    assert_eq!(raised, Code::ALL.iter().map(|code| code.name()).collect());
    Ok(())
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages = files(&repository("src/diagnostics/explain"));
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{}.md", code.name())).collect();
    assert_eq!(pages, codes.into_iter().collect::<Vec<_>>());
}

#[test]
fn every_page_has_its_sections_and_tells_its_level() -> Result<(), String> {
    for code in Code::ALL {
        let page = page(code.name())?;
        let headings: Vec<&str> = page.prose.iter().map(String::as_str).filter(|line| line.starts_with('#')).collect();
        let title = format!("# {code}");
        assert_eq!(headings, [title.as_str(), "## What to do", "## Level"], "{}", page.path);
        assert!(page.text.starts_with(&title), "{} begins with something else than its title", page.path);
        for pair in headings.windows(2) {
            let between = page.prose.iter().skip_while(|line| *line != pair[0]).skip(1);
            let said = between.take_while(|line| *line != pair[1]).any(|line| !line.trim().is_empty());
            assert!(said, "{} says nothing under `{}`", page.path, pair[0]);
        }
        let told = page.prose.iter().skip_while(|line| *line != "## Level").skip(1).find(|line| !line.is_empty());
        let told = told.ok_or_else(|| format!("{} does not tell its level", page.path))?;
        let level = format!("`{}`", code.default_level().name());
        assert!(told.starts_with(&level), "{}: the level is {level}, and it says: {told}", page.path);
    }
    Ok(())
}

#[test]
fn every_page_names_only_codes_there_are() -> Result<(), String> {
    for code in Code::ALL {
        for line in page(code.name())?.prose {
            for named in line.split("see `").skip(1).filter_map(|rest| rest.split('`').next()) {
                assert!(Code::named(named).is_some(), "{code}: there is no code `{named}`");
            }
        }
    }
    Ok(())
}
