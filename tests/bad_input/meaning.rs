//! Values that other readers change: numbers, booleans, dates, line ends, a byte order mark.

use crate::{book, built, refused};

/// The status of a requirement in `data/handbook.json`.
fn implemented(site: &crate::Site, id: &str) -> Option<String> {
    let handbook = site.json("data/handbook.json");
    let nodes = handbook["nodes"].as_array().expect("a list of nodes").clone();
    let node = nodes.iter().find(|node| node["id"] == id).expect("a node of the catalogue");
    node["parts"]["implemented"].as_str().map(str::to_owned)
}

/// How a requirement is proven, in `data/handbook.json`.
fn evidenced(site: &crate::Site, id: &str) -> String {
    let handbook = site.json("data/handbook.json");
    let nodes = handbook["nodes"].as_array().expect("a list of nodes").clone();
    let node = nodes.iter().find(|node| node["id"] == id).expect("a node of the catalogue");
    node["parts"]["evidenced"].as_str().expect("how it is proven").to_owned()
}

#[test]
fn five_ten_is_not_five_one() {
    let book = book()
        .file("content/controls/demo.yaml", "framework: demo\nstatements:\n  - {requirement: 5.10, status: planned}\n")
        .file("content/a.md", "---\nid: 1.10\ntitle: 5.10\nversion: 5.10\nsatisfies: [demo:5.10]\n---\nSee [[demo:5.10]] and [[1.10]].\n")
        .file("content/evidence/r.yaml", "evidence:\n  - id: 1.0\n    title: 5.10\n    collected: 2026-11-01\n    cadence: 1 year\n    supports: [{requirement: demo:5.10, extent: full}]\n");
    let site = built(book);
    assert_eq!(implemented(&site, "demo:5.10").as_deref(), Some("planned"));
    assert_eq!(implemented(&site, "demo:5.1"), None);
    let page = site.text("a.html");
    assert!(page.contains("<dd>5.10</dd>") && page.contains("<h1>5.10</h1>"), "{page}");
    assert!(page.contains("href=\"demo/5.10.html\""), "{page}");
    assert!(site.has("evidence/1.0.html"));
}

#[test]
fn a_judgement_counts_from_its_day_and_is_made_by_a_role() {
    let statements = "framework: demo\nstatements:\n  - requirement: A.1\n    reasons: [risk]\n    status: implemented\n    sufficient: {by: nobody, date: 2027-01-01, note: Enough.}\n";
    let book = book()
        .file("content/controls/demo.yaml", statements)
        .file("content/registers/roles.yaml", "roles: [{id: reviewer, title: Reviewer}]\n")
        .file("content/evidence/r.yaml", "evidence:\n  - id: EV-1\n    title: Sample\n    collected: 2026-11-01\n    cadence: 1 year\n    supports: [{requirement: demo:A.1, extent: partial, missing: The other half.}]\n");
    let found = book.run(["check", "--as-of", crate::DAY, "--format", "json"]).ends(0).findings();
    for code in ["unknown-owner", "evidence-from-future"] {
        let here = |finding: &crate::Finding| finding.code == code && finding.line == 6 && finding.level == "warning";
        assert!(found.iter().any(here), "no {code} in {found:#?}");
    }
    assert_eq!(evidenced(&built(book), "demo:A.1"), "partial");
}

#[test]
fn a_version_of_the_soa_belongs_to_one_framework_of_the_book() {
    let version =
        |framework: &str| format!("[[compliance.soa.approvals]]\nframework = \"{framework}\"\nversion = \"1.0\"\n");
    let settings = "[compliance]\nframeworks = [\"demo\"]\n";
    let unknown =
        refused(&book().settings(&format!("{settings}{}", version("demmo"))), 2, "invalid-settings", "book.toml", 4);
    assert!(unknown.help.iter().any(|help| help.contains("did you mean `demo`")), "{unknown:#?}");
    let twice = book().settings(&format!("{settings}{0}{0}", version("demo")));
    refused(&twice, 2, "invalid-settings", "book.toml", 7);
    let misspelt = book().settings("[compliance.soa]\nclasification = \"internal\"\n");
    refused(&misspelt, 2, "invalid-settings", "book.toml", 2);
}

#[test]
fn words_that_mean_no_elsewhere_stay_words() {
    let roles = "roles:\n  - {id: no, title: no}\n  - {id: true, title: off}\n  - {id: 0x10, title: 1e3}\n";
    let book = book()
        .file("content/registers/roles.yaml", roles)
        .file("content/a.md", "---\ntitle: no\nowner: no\nclassification: NO\nversion: 1e3\n---\nText.\n");
    let site = built(book);
    let page = site.text("a.html");
    for text in ["<h1>no</h1>", "<dd>NO</dd>", "<dd>1e3</dd>", "roles/no.html"] {
        assert!(page.contains(text), "{text} is not in {page}");
    }
    assert!(site.has("roles/true.html") && site.has("roles/0x10.html"));
}

#[test]
fn line_ends_and_a_byte_order_mark_change_no_line() {
    let book = book()
        .file("content/a.md", "\u{feff}---\r\ntitle: A\r\nweight: 1\r\n---\r\nText.\r\n\r\n## Two {#two satisfies=demo:9.9}\r\n\r\nSee [[gone]].\r\n")
        .file("content/controls/demo.yaml", "\u{feff}framework: demo\r\nstatements:\r\n  - requirement: A.1\r\n    status: planed\r\n")
        .file("content/b.md", "\u{feff}# B\r\n\r\n[x](gone.md)\r\n");
    refused(&book, 1, "unknown-requirement", "content/a.md", 7);
    refused(&book, 1, "unknown-id", "content/a.md", 9);
    let wrong = refused(&book, 1, "invalid-value", "content/controls/demo.yaml", 4);
    assert_eq!(wrong.column, 13);
    let foreign = book.only("foreign-key");
    assert_eq!((foreign.file.as_str(), foreign.line, foreign.column), ("content/a.md", 3, 1));
    let link = book.only("broken-link");
    assert_eq!((link.file.as_str(), link.line, link.column), ("content/b.md", 3, 1));
}

#[test]
fn the_same_text_with_other_line_ends_is_the_same_book() {
    let text = "---\ntitle: A\n---\nOne\ntwo.\n\n## Three\n\n| a |\n|---|\n| b |\n\n```toml\na = 1\n```\n";
    let unix = built(book().file("content/a.md", text)).json("data/handbook.json");
    let windows = built(book().file("content/a.md", text.replace('\n', "\r\n"))).json("data/handbook.json");
    let marked = built(book().file("content/a.md", format!("\u{feff}{text}"))).json("data/handbook.json");
    assert_eq!(unix, windows);
    assert_eq!(unix, marked);
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for day in ["2026-02-30", "2026-13-01", "26-01-01", "2026/01/01", "2026-01-01T00:00:00", "today", "2026-1-1"] {
        let text = format!("---\ntitle: A\napproved: {day}\n---\n");
        refused(&book().file("content/a.md", text), 1, "invalid-value", "content/a.md", 3);
    }
    let book = book().settings("[compliance]\nframeworks = [\"demo\"]\nas-of = 2026-11-16T12:00:00\n");
    refused(&book, 2, "invalid-settings", "book.toml", 3);
}

#[test]
fn intervals_without_end_are_refused() {
    for interval in ["0 months", "-1 months", "99999999999 years", "101 years", "1.5 years", "months", "12 moons", "12"]
    {
        let text = format!("---\ntitle: A\nreview: {interval}\n---\n");
        refused(&book().file("content/a.md", text), 1, "invalid-value", "content/a.md", 3);
    }
}

#[test]
fn the_ends_of_the_calendar_are_no_end_of_the_run() {
    let item = "evidence:\n  - {id: E, title: E, collected: 9999-12-31, cadence: 100 years, supports: [{requirement: demo:A.1, extent: full}]}\n  - {id: F, title: F, collected: 0001-01-01, cadence: 1 day, supports: [{requirement: demo:A.1, extent: full}]}\n";
    let book = book().file("content/evidence/r.yaml", item);
    for day in ["0001-01-01", "2026-11-16", "9999-12-31"] {
        book.run(["check", "--as-of", day]).calm().ends(0);
        book.run(["build", "--as-of", day]).calm().ends(0);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_contents() {
    let contents = "# Summary\n\n# Part\n\n- [Home](index.md)\n\n# Another part\n\n- [A](a.md)\n";
    let toc = |contents: String| {
        let book = book().file("content/a.md", "# A\n").file("content/SUMMARY.md", contents);
        built(book).text("toc.html")
    };
    let plain = toc(contents.to_owned());
    assert!(plain.contains(">Part<") && plain.contains(">Another part<") && !plain.contains(">Summary<"));
    assert_eq!(toc(format!("\u{feff}{contents}")), plain);
    assert_eq!(toc(contents.replace('\n', "\r\n")), plain);
}

#[test]
fn a_framework_is_named_once_and_has_a_label() {
    let twice = "[compliance]\nframeworks = [\"demo\", \"demo\"]\n";
    refused(&book().settings(twice), 2, "invalid-settings", "book.toml", 2);
    let nameless = "framework: demo\nlabel: ' '\nentries: []\n";
    refused(
        &book().file("content/frameworks/demo.yaml", nameless),
        1,
        "invalid-value",
        "content/frameworks/demo.yaml",
        1,
    );
}
