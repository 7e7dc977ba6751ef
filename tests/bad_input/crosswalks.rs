//! Crosswalks that want what another one has.

use crate::{Book, book, built, refused};

/// A book with crosswalks of two frameworks to the one of all tests.
fn mapped(one: &str, other: &str) -> Book {
    let framework =
        |id: &str| format!("framework: {id}\nlabel: F\nentries:\n  - {{id: B.1, kind: control, title: B}}\n");
    let crosswalk = |id: &str, more: &str| {
        let row = "{source: B.1, relationship: equal, rationale: R., targets: [{id: A.1}]}";
        format!("source: {id}\ntarget: demo\n{more}rows:\n  - {row}\n")
    };
    book()
        .settings("[compliance]\nframeworks = [\"demo\", \"one\", \"other\"]\n")
        .file("content/frameworks/one.yaml", framework("one"))
        .file("content/frameworks/other.yaml", framework("other"))
        .file("content/mappings/a.yaml", crosswalk("one", one))
        .file("content/mappings/b.yaml", crosswalk("other", other))
}

#[test]
fn one_crosswalk_is_the_primary_one() {
    refused(&mapped("primary: true\n", "primary: true\n"), 1, "invalid-value", "content/mappings/b.yaml", 3);
    let site = built(mapped("", "primary: true\n"));
    assert!(site.has("matrix/one--demo.html") && !site.has("matrix/other--demo.html"));
}

#[test]
fn a_crosswalk_of_the_book_can_be_primary_beside_a_built_in_one() {
    let settings = "[compliance]\nframeworks = [\"demo\", \"one\", \"other\", \"iso27001\", \"iso42001\"]\n";
    let site = built(mapped("", "primary: true\n").settings(settings));
    assert!(site.has("matrix/iso42001--iso27001.html") && !site.has("matrix/other--demo.html"));
}

#[test]
fn a_pair_has_one_page_whatever_its_findings_count_for() {
    let twice = "source: one\ntarget: demo\nrows:\n  - {source: B.1, relationship: equal, rationale: R., targets: [{id: A.1}, {id: A.1}]}\n";
    let levels =
        "[compliance]\nframeworks = [\"demo\", \"one\", \"other\"]\n[check.rules]\nmapping-duplicate = \"off\"\n";
    let book = mapped("", "").file("content/mappings/a.yaml", twice);
    refused(&book.settings(levels), 1, "url-collision", "content/mappings/a.yaml", 4);
}

#[test]
fn dimensions_come_from_a_source_of_the_crosswalk() {
    let book = mapped("sources: {table: {title: A table}}\ndimensions-source: tabel\n", "");
    let found = refused(&book, 1, "invalid-value", "content/mappings/a.yaml", 4);
    assert_eq!(found.help, ["sources of this crosswalk: table"]);
}
