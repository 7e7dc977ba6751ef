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

/// The book of two crosswalks with other rows in one of them, and a finding for each of these lines.
fn rows(rows: &str) -> Book {
    mapped("", "").file("content/mappings/a.yaml", format!("source: one\ntarget: demo\nrows:\n{rows}"))
}

const ROW: &str = "  - {source: B.1, relationship: equal, rationale: R., targets: [{id: A.1}]}\n";

#[test]
fn a_pair_has_one_page_whatever_its_findings_count_for() {
    let twice = rows("  - {source: B.1, relationship: equal, rationale: R., targets: [{id: A.1}, {id: A.1}]}\n");
    let found = refused(&twice, 1, "mapping-duplicate", "content/mappings/a.yaml", 4);
    assert_eq!(found.message, "`one:B.1 → demo:A.1` is mapped twice");
    let levels =
        "[compliance]\nframeworks = [\"demo\", \"one\", \"other\"]\n[check.rules]\nmapping-duplicate = \"off\"\n";
    assert!(built(twice.settings(levels)).has("matrix/one--demo/B.1--A.1.html"));
}

#[test]
fn what_is_replaced_is_there_and_is_replaced_once() {
    let replace = ROW.replace("relationship: equal", "action: replace");
    refused(&rows(&replace), 1, "invalid-value", "content/mappings/a.yaml", 4);
    let other = replace.replace("A.1", "'5.1'");
    refused(&rows(&format!("{ROW}{other}")), 1, "invalid-value", "content/mappings/a.yaml", 5);
    refused(&rows(&format!("{ROW}{replace}{replace}")), 1, "mapping-duplicate", "content/mappings/a.yaml", 6);
    let none = "  - {source: B.1, action: replace, rationale: R.}\n";
    refused(&rows(&format!("{ROW}{none}{none}")), 1, "mapping-duplicate", "content/mappings/a.yaml", 6);
    refused(&rows(&format!("{ROW}{replace}{none}")), 1, "mapping-duplicate", "content/mappings/a.yaml", 6);
    let retire = "  - {source: B.1, action: retire}\n";
    refused(&rows(&format!("{ROW}{replace}{retire}")), 1, "invalid-value", "content/mappings/a.yaml", 6);
}

#[test]
fn a_row_without_counterpart_stands_alone() {
    let none = "  - {source: B.1, rationale: R.}\n";
    let found = refused(&rows(&format!("{none}{ROW}")), 1, "mapping-duplicate", "content/mappings/a.yaml", 5);
    assert_eq!(found.message, "`one:B.1 → demo:A.1` is mapped, and another row says that there is no counterpart");
    let found = refused(&rows(&format!("{none}{none}")), 1, "mapping-duplicate", "content/mappings/a.yaml", 5);
    assert_eq!(found.message, "`one:B.1` is said twice to have no counterpart");
}

#[test]
fn a_pair_has_a_reason_of_its_own() {
    let row = |more: &str| {
        let row = format!("{{source: GOVERN-1.5, targets: [{{id: '9.3'}}], relationship: equal{more}}}");
        book()
            .settings("[compliance]\nframeworks = [\"nist-ai-rmf\", \"iso42001\"]\n")
            .file("content/mappings/a.yaml", format!("source: nist-ai-rmf\ntarget: iso42001\nrows:\n  - {row}\n"))
    };
    let found = row("").only("mapping-without-rationale");
    assert_eq!((found.file.as_str(), found.line), ("content/mappings/a.yaml", 4));
    let site = built(row(", rationale: Ours alone."));
    let table = site.text("data/matrix.csv");
    let line =
        table.lines().find(|line| line.starts_with("nist-ai-rmf:GOVERN-1.5,") && line.contains(",iso42001:9.3,"));
    assert!(line.is_some_and(|line| line.contains(",Ours alone.,")), "{line:?}");
    assert!(site.text("matrix/nist-ai-rmf--iso42001/GOVERN-1.5--9.3.html").contains("<dd>Ours alone.</dd>"));
}

#[test]
fn what_a_row_says_of_a_pair_it_adds_or_replaces_is_kept() {
    let first = ROW.replace("rationale: R.", "rationale: R., adds: Doors.");
    let more = |action: &str, target: &str| {
        let says = "adds: Windows., structure: parallel, coverage: weak, adjacent: ['5.10']";
        format!("  - {{source: B.1, action: {action}, targets: [{{id: {target}}}], rationale: R., {says}}}\n")
    };
    let other = ROW.replace("A.1", "'5.10'");
    for (row, adds) in [(more("add", "'5.1'"), "Doors. Windows."), (more("replace", "A.1"), "Windows.")] {
        let site = built(rows(&format!("{first}{other}{row}")));
        let page = site.text("one/B.1.html");
        assert!(page.contains(&format!(">{adds}</dd>")), "{page}");
        assert!(page.contains("href=\"../demo/5.10.html\""), "{page}");
        assert!(site.text("matrix/controls.html").contains(adds));
    }
}

#[test]
fn dimensions_come_from_a_source_of_the_crosswalk() {
    let book = mapped("sources: {table: {title: A table}}\ndimensions-source: tabel\n", "");
    let found = refused(&book, 1, "invalid-value", "content/mappings/a.yaml", 4);
    assert_eq!(found.help, ["sources of this crosswalk: table"]);
}

/// Two crosswalks of one source, one of which says nothing of it yet.
#[test]
fn lines_without_a_target_name_the_framework_they_are_about() {
    let framework =
        |id: &str| format!("framework: {id}\nlabel: {id}\nentries:\n  - {{id: B.1, kind: control, title: One}}\n");
    let rows = |target: &str, row: &str| {
        format!("source: demo\ntarget: {target}\nrows:\n  - {{source: {row}, rationale: Test.}}\n")
    };
    let book = book()
        .settings("[compliance]\nframeworks = [\"demo\", \"one\", \"two\"]\n")
        .file("content/frameworks/one.yaml", framework("one"))
        .file("content/frameworks/two.yaml", framework("two"))
        .file("content/mappings/a.yaml", rows("one", "A.1, relationship: no-relationship"))
        .file("content/mappings/b.yaml", rows("two", "'5.1', targets: [{id: B.1}], relationship: equal"));
    let table = built(book).text("data/matrix.csv");
    let ends = |start: &str, end: &str| table.lines().any(|line| line.starts_with(start) && line.ends_with(end));
    assert!(ends("demo:A.1,", ",one,gap") && ends("demo:A.1,", ",two,"), "{table}");
    assert!(ends("demo:5.1,", ",one,") && ends("demo:5.1,", ",two,overlap"), "{table}");
}
