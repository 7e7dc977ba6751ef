//! Frameworks of a book that say little, or what another one says.

use crate::{Book, book, built};

/// The book with two frameworks of its own; `more` stands in the first.
fn two(more: &str) -> Book {
    let framework = |id: &str, more: &str| {
        let entries = "entries:\n  - {id: '5', kind: group, title: Doors}\n  - {id: '5.1', kind: control, parent: '5', title: Locks}\n";
        format!("framework: {id}\nlabel: Same\nnotice: The notice of {id}.\n{more}{entries}")
    };
    book()
        .settings("[compliance]\nframeworks = [\"demo\", \"one\", \"other\"]\n")
        .file("content/frameworks/one.yaml", framework("one", more))
        .file("content/frameworks/other.yaml", framework("other", ""))
}

#[test]
fn a_page_has_the_notice_of_its_own_framework() {
    let site = built(two(""));
    for (own, other) in [("one", "other"), ("other", "one")] {
        let page = site.text(&format!("{own}/5.1.html"));
        assert!(page.contains(&format!("The notice of {own}.")), "{page}");
        assert!(!page.contains(&format!("The notice of {other}.")), "{page}");
    }
}

#[test]
fn a_group_of_controls_is_no_clause_whatever_its_number() {
    let site = built(two(""));
    assert!(site.text("one/5.html").contains("href=\"../demo/5.html\""));
    assert!(!site.text("one/5.html").contains("href=\"../other/5.html\""));
}

#[test]
fn an_empty_name_is_none() {
    let site = built(two("short: ''\ntitle: ' '\n"));
    let link = "<a href=\"one/index.html\">Same</a>";
    assert!(site.text("index.html").contains(link), "{}", site.text("index.html"));
    let book = two("short: ''\n");
    book.run(["export", "soa", "--output", "soa.xlsx"]).ends(0);
}

#[test]
fn a_number_without_its_first_part_is_the_one_that_is_meant() {
    let statement = |id: &str| format!("framework: iso27001\nstatements:\n  - {{requirement: {id}}}\n");
    let book = |id: &str| {
        book()
            .settings("[compliance]\nframeworks = [\"iso27001\"]\n")
            .file("content/controls/c.yaml", statement(id))
            .only("unknown-requirement")
    };
    assert!(book("5.10").help.iter().any(|help| help.contains("`iso27001:A.5.10`")));
    assert!(book("A.5.100").help.iter().any(|help| help.contains("`iso27001:A.5.10`")));
}

#[test]
fn a_group_of_controls_and_clauses_is_chosen_once() {
    let entries = ["g", "h"].map(|group| {
        let entry = |kind: &str| format!("  - {{id: {group}-{kind}, kind: {kind}, parent: {group}, title: T}}\n");
        format!("  - {{id: {group}, kind: group, title: G}}\n{}{}", entry("clause"), entry("control"))
    });
    let mixed = format!("framework: mixed\nlabel: Mixed\nentries:\n{}", entries.concat());
    let row = |source: &str| format!("source: {source}\ntarget: demo\nrows:\n");
    let book = two("")
        .settings("[compliance]\nframeworks = [\"demo\", \"one\", \"other\", \"mixed\"]\n")
        .file("content/frameworks/mixed.yaml", mixed)
        .file("content/mappings/a.yaml", row("one") + "  - {source: '5.1', rationale: R., targets: [{id: A.1}]}\n")
        .file(
            "content/mappings/b.yaml",
            row("mixed") + "  - {source: g-clause, rationale: R., targets: [{id: A.1}]}\n",
        );
    let page = built(book).text("matrix/mixed--demo.html");
    assert_eq!(page.matches("<option value=\"g\">").count(), 1, "{page}");
    assert!(page.contains("id=\"row-g-clause\""), "{page}");
}
