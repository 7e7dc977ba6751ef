//! Small books and the exact site they become.
//!
//! A case is a folder of `tests/golden/`: `case.md` says what it shows, `book/` is the book, and `expected/`
//! holds the files of the site that are compared, whole; which ones, is told by what is there. Of a page only
//! `<main>` is compared, without the insides of its drawings, and of `page.html.head` the `<head>` of
//! `page.html`, so that a change around the content is not a change of every case. JSON is broken into a
//! line per object. `findings.txt` is what
//! `check` reports. `SNAPSHOTS=overwrite cargo test --test golden` writes all of it anew; to compare another
//! file, create it empty first.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clausebook::pipeline::{Clock, survey};
use snapbox::{Assert, Data};
use support::{Book, DAY, Site, anchors, files, html, links, repository};

/// A test for each case, and one that no folder is forgotten.
macro_rules! cases {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            compare(stringify!($name));
        })*

        #[test]
        fn every_case_is_run() {
            let run: BTreeSet<String> = [$(stringify!($name).to_owned()),*].into();
            let there: BTreeSet<String> = files(&repository("tests/golden"))
                .iter()
                .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
                .collect();
            assert_eq!(run, there);
        }
    };
}

cases! {
    classes
    differences
    documents
    evidence
    folders
    generated
    many
    mapping
    pair
    plan
    print
    quotes
    redirects
    retire
    reuse
    review
    soa
    status
    summary
    theme
}

/// Builds the book of a case and compares.
fn compare(case: &str) {
    let folder = repository(&format!("tests/golden/{case}"));
    let about = fs::read_to_string(folder.join("case.md")).expect("case.md says what the case shows");
    assert!(about.matches('.').count() >= 2, "case.md of {case} says it in two sentences");
    let book = files(&folder.join("book")).iter().fold(Book::new(), |book, path| {
        let bytes = fs::read(support_path(&folder, "book", path)).expect("a file of the book");
        book.file(path, bytes)
    });
    let built = book.run(["build", "-d", "site"]).calm().ends(0);
    assert!(built.stdout.contains("own assessment"), "{}", built.stdout);
    let site = book.site_in("site");
    snapshot(&folder.join("findings.txt"), &findings(&book));
    // A theme of its own writes its own pages.
    if !book.path("themes").exists() {
        assert_eq!(unlike(&book, &site), Vec::<String>::new());
    }
    let wanted = files(&folder.join("expected"));
    assert!(!wanted.is_empty(), "{case} compares nothing");
    for path in wanted {
        let url = path.strip_suffix(".head").unwrap_or(&path);
        assert!(site.has(url), "the site of {case} has no {url}: {:#?}", site.files());
        snapshot(&support_path(&folder, "expected", &path), &shown(&path, &site.text(url)));
    }
}

/// Where the site is not what links may lead to, and which of its own links lead to nothing.
fn unlike(book: &Book, site: &Site) -> Vec<String> {
    let day = DAY.parse().expect("a day");
    let survey = survey(book.root(), None, Clock { asked: None, otherwise: day }).expect("a book");
    let files: BTreeSet<String> = site.files().into_iter().collect();
    let pages = files.iter().filter(|url| url.ends_with(".html"));
    let pages: BTreeMap<_, _> = pages.map(|url| (url.clone(), html::Page::read(&site.text(url)))).collect();
    let mut faults = anchors::unlike(&survey.book, &files, &pages);
    for (url, page) in &pages {
        let mut own = Vec::new();
        links::broken(url, page, &files, &pages, &mut own);
        faults.extend(own.into_iter().map(|fault| format!("{url}: {fault}")));
    }
    faults
}

/// A path in a folder of a case, written with `/`.
fn support_path(case: &Path, folder: &str, path: &str) -> std::path::PathBuf {
    path.split('/').fold(case.join(folder), |at, part| at.join(part))
}

/// The part of a file that is compared, with the line ends of the repository.
fn shown(path: &str, text: &str) -> String {
    let part = |name: &str| html::inside(text, name).unwrap_or_else(|| panic!("{path} has no {name}"));
    let shown = match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => format!("{}\n", without_drawings(part("main").trim())),
        "head" => format!("{}\n", part("head").trim()),
        "json" => text.replace("},{", "},\n{").replace(":[{", ":[\n{"),
        _ => text.to_owned(),
    };
    shown.replace("\r\n", "\n")
}

/// A page without the insides of its drawings: what they are called is compared, not how they are drawn.
fn without_drawings(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some((before, drawing)) = rest.split_once("<svg") {
        let (tag, after) = drawing.split_once('>').expect("a tag that ends");
        let kept = |name: &str| {
            let (_, value) = tag.split_once(&format!(" {name}=\""))?;
            Some(format!(" {name}=\"{}\"", value.split('"').next()?))
        };
        let kept: String = ["class", "aria-label"].into_iter().filter_map(kept).collect();
        shown.push_str(&format!("{before}<svg{kept}>"));
        rest = after.split_once("</svg>").map_or("", |(_, after)| after);
    }
    shown + rest
}

/// What `check` reports, a line for each finding.
fn findings(book: &Book) -> String {
    let run = book.run(["check", "--format", "json"]).calm();
    let line = |finding: support::findings::Finding| {
        format!("{}: {}\n", finding.place().trim_start_matches(":0:0 "), finding.message)
    };
    run.findings().into_iter().map(line).collect()
}

/// Compares exactly; nothing in an expected file stands for anything else.
fn snapshot(path: &Path, actual: &str) {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let expected = Data::read_from(path, Some(snapbox::data::DataFormat::Text)).raw();
    assert.eq(Data::text(actual).raw(), expected);
}
