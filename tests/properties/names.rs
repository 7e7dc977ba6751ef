//! Names of everything that gets a page or a file: whatever they are, what is left after the findings can be
//! published, and without an error nothing is left out.

use std::collections::BTreeSet;

use clausebook::diagnostics::Level;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::Book;
use crate::{built, cases, surveyed};

/// Names of files and folders, of which the site has some itself and some differ in capitals only.
const NAMES: &[&str] = &[
    "a",
    "A",
    "a.html",
    "A.html",
    "b",
    "index",
    "Index",
    "index.html",
    "README",
    "search",
    "search.html",
    "404",
    "print",
    "demo",
    "own",
    "evidence",
    "files",
    "EV-1",
    "ev-1.html",
    "roles",
    "soa",
    "data",
    "static",
    "matrix",
    "own--demo",
    "plan",
    "toc",
];

/// Ids of records and numbers of entries.
const IDS: &[&str] =
    &["EV-1", "ev-1", "a", "A.1", "a.1", "index", "Index", "files", "demo", "b--a", "own", "1", "A.1.html"];

/// Ids of frameworks.
const FRAMEWORKS: &[&str] = &["own", "own--a", "a--own", "a", "b", "b--own", "c", "own--a--b", "soa", "index", "print"];

fn path(ending: &'static str) -> impl Strategy<Value = String> {
    vec(select(NAMES), 1..4).prop_map(move |parts| format!("{}{ending}", parts.join("/")))
}

fn ids() -> impl Strategy<Value = BTreeSet<&'static str>> {
    vec(select(IDS), 0..2).prop_map(BTreeSet::from_iter)
}

fn framework(id: &str, numbers: &BTreeSet<&str>) -> String {
    let entry = |number: &&str| format!("  - {{id: '{number}', kind: control, title: T}}\n");
    let entries: String = numbers.iter().map(entry).collect();
    format!("framework: {id}\nlabel: L\nentries:\n  - {{id: X, kind: control, title: T}}\n{entries}")
}

fn crosswalk(source: &str, target: &str, numbers: &BTreeSet<&str>) -> String {
    let targets: Vec<String> = numbers.iter().map(|number| format!("{{id: '{number}'}}")).collect();
    let row =
        format!("{{source: X, relationship: equal, rationale: R., targets: [{{id: X}}, {}]}}", targets.join(", "));
    format!("source: {source}\ntarget: {target}\nrows:\n  - {row}\n")
}

/// A register with these records, or an empty file.
fn register(name: &str, ids: &BTreeSet<&str>) -> String {
    let head = if ids.is_empty() { String::new() } else { format!("{name}:\n") };
    ids.iter().fold(head, |text, id| format!("{text}  - {{id: '{id}', title: T}}\n"))
}

/// A book whose files do not stand in the way of one another on the disk.
fn book(files: &[(String, String)]) -> Book {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut book = Book::new();
    for (path, text) in files {
        let is_above = |other: &str, path: &str| path.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'));
        if !taken.iter().any(|other| *other == path || is_above(other, path) || is_above(path, other)) {
            taken.insert(path);
            book = book.file(path, text);
        }
    }
    book
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn what_has_no_finding_has_a_place_of_its_own(
        documents in vec(path(".md"), 0..4),
        attachments in vec(path(".csv"), 0..3),
        old in vec(path(".html"), 0..2),
        (items, roles, steps) in (ids(), ids(), ids()),
        (one, other) in (select(FRAMEWORKS), select(FRAMEWORKS)),
        (of_one, of_other) in (ids(), ids()),
    ) {
        let links: String = attachments.iter().map(|path| format!("[x]({path})\n")).collect();
        let moved: BTreeSet<String> = old.iter().map(|path| format!("\"/{path}\" = \"/toc.html\"\n")).collect();
        let moved: String = moved.into_iter().collect();
        let mut files = vec![
            ("book.toml".to_owned(), format!("[compliance]\nframeworks = []\n[output.html.redirect]\n{moved}")),
            ("content/frameworks/1.yaml".to_owned(), framework(one, &of_one)),
            ("content/frameworks/2.yaml".to_owned(), framework(other, &of_other)),
            ("content/mappings/1.yaml".to_owned(), crosswalk(one, other, &of_other)),
            ("content/mappings/2.yaml".to_owned(), crosswalk(other, one, &of_one)),
            ("content/evidence/register.yaml".to_owned(), register("evidence", &items)),
            ("content/registers/roles.yaml".to_owned(), register("roles", &roles)),
            ("content/registers/plan.yaml".to_owned(), register("plan", &steps)),
            ("content/links.md".to_owned(), format!("# Links\n\n{links}")),
        ];
        files.extend(documents.iter().map(|path| (format!("content/{path}"), "# D\n".to_owned())));
        files.extend(attachments.iter().map(|path| (format!("content/{path}"), "x\n".to_owned())));
        let book = book(&files);
        let survey = surveyed(&book);
        // Whatever was found, what is left can be published.
        let site = built(&book, &survey);
        if survey.findings.iter().all(|finding| finding.level < Level::Error) {
            // Some disks have one file where others have two.
            let distinct: BTreeSet<String> = documents.iter().map(|path| path.to_lowercase()).collect();
            prop_assert!(survey.book.documents.len() >= distinct.len());
            prop_assert!(survey.book.evidence.len() == items.len() && survey.book.roles.len() == roles.len());
            let pages = items.iter().map(|id| format!("evidence/{id}.html"));
            prop_assert!(pages.into_iter().all(|page| site.has(&page)));
        }
    }
}
