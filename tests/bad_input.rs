//! Input nobody should write, by mistake or on purpose: every run ends by itself, with the exit code, the
//! code, the file and the line it should, and the old site stays as it was.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

#[path = "bad_input/active.rs"]
mod active;
#[path = "bad_input/catalogues.rs"]
mod catalogues;
#[path = "bad_input/crosswalks.rs"]
mod crosswalks;
#[path = "bad_input/escapes.rs"]
mod escapes;
#[path = "bad_input/files.rs"]
mod files;
#[path = "bad_input/headings.rs"]
mod headings;
#[path = "bad_input/limits.rs"]
mod limits;
#[path = "bad_input/links.rs"]
mod links;
#[path = "bad_input/markdown.rs"]
mod markdown;
#[path = "bad_input/meaning.rs"]
mod meaning;
#[path = "bad_input/names.rs"]
mod names;
#[path = "bad_input/notes.rs"]
mod notes;
#[path = "bad_input/output.rs"]
mod output;
#[path = "bad_input/places.rs"]
mod places;
#[path = "bad_input/redirects.rs"]
mod redirects;
#[path = "bad_input/report.rs"]
mod report;
#[path = "bad_input/silence.rs"]
mod silence;
#[path = "bad_input/statements.rs"]
mod statements;
#[path = "bad_input/variables.rs"]
mod variables;
#[path = "bad_input/whole.rs"]
mod whole;
#[path = "bad_input/yaml.rs"]
mod yaml;

use std::ops::Deref;

use support::findings::Finding;
use support::html::{Kind, Page, kind, resolved};
use support::{Book, DAY, Site};

/// A framework with entries whose numbers are easily mistaken for one another.
const DEMO: &str = "framework: demo
label: Demo standard
entries:
  - {id: '5', kind: group, title: Five}
  - {id: '5.1', kind: clause, parent: '5', title: Five one}
  - {id: 5.10, kind: clause, parent: '5', title: Five ten}
  - {id: A.1, kind: control, title: A one}
";

/// The smallest book with a framework.
fn book() -> Book {
    Book::new()
        .settings("[compliance]\nframeworks = [\"demo\"]\n")
        .file("content/frameworks/demo.yaml", DEMO)
        .file("content/index.md", "# Home\n")
}

/// Builds a book that must not become a site: fails unless the build ends with `exit`, publishes nothing and
/// reports `code` at that line of that file, for programs and for people. Line zero stands for no place.
#[track_caller]
fn refused(book: &Book, exit: i32, code: &str, file: &str, line: u64) -> Finding {
    let build = book.run(["build", "--as-of", DAY, "--format", "json"]).calm().ends(exit);
    let found = build.findings();
    let here = |finding: &&Finding| finding.code == code && finding.file == file && finding.line == line;
    let Some(finding) = found.iter().find(here) else { panic!("no {code} at {file}:{line} in {found:#?}") };
    assert_eq!(finding.level, "error");
    assert!(!book.path("book").exists(), "something was published");
    let people = book.run(["check", "--as-of", DAY]).calm().ends(exit);
    let place = if line == 0 { file.to_owned() } else { format!("{file}:{line}") };
    assert!(people.stdout.contains(&format!("error[{code}]")), "{}", people.stdout);
    assert!(people.stdout.contains(&place), "`{place}` is not in {}", people.stdout);
    finding.clone()
}

/// A site with the book it was built from, which keeps its folder.
struct Built {
    site: Site,
    _book: Book,
}

impl Deref for Built {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

/// Builds a book that is odd but sound, and checks its site.
#[track_caller]
fn built(book: Book) -> Built {
    Built { site: checked(&book), _book: book }
}

/// Builds a book that is odd but sound, and checks every page for what could act, open elements and links
/// that lead nowhere.
#[track_caller]
fn checked(book: &Book) -> Site {
    book.run(["build", "--as-of", DAY]).calm().ends(0);
    let site = book.site();
    for url in site.files().iter().filter(|url| url.ends_with(".html")) {
        let page = Page::read(&site.text(url));
        assert!(page.active().is_empty(), "{url}: {:#?}", page.active());
        assert!(page.faults.is_empty(), "{url}: {:#?}", page.faults);
        assert!(page.repeated_ids().is_empty(), "{url}: {:?} more than once", page.repeated_ids());
        for (element, attribute, value) in page.addresses() {
            if let Kind::Local(path, _) = kind(value) {
                let target = resolved(url, &path);
                let there = target.is_some_and(|target| site.has(&target));
                assert!(there, "{url}: <{} {attribute}={value:?}> leads nowhere", element.name);
            }
        }
    }
    site
}
