//! How large a site becomes: with its book, not with the square of it.

use crate::support::Book;

/// A framework with some controls, named by one letter.
fn framework(book: Book, id: &str, controls: usize) -> Book {
    let entries: String =
        (1..=controls).map(|n| format!("  - {{id: A.{n:03}, kind: control, title: Control {n:03}}}\n")).collect();
    let text = format!("framework: {id}\nlabel: Standard {id}\nshort: {id}\nentries:\n{entries}");
    book.file(&format!("content/frameworks/{id}.yaml"), text)
}

/// A book with two frameworks, evidence and a mapping; each line of the last two is given.
fn book(controls: [usize; 2], items: &str, rows: &str) -> Book {
    let settings = "[book]\ntitle = \"Growth\"\n\n[compliance]\nframeworks = [\"b\", \"a\"]\nas-of = 2026-11-16\n";
    let book = framework(framework(Book::new(), "a", controls[0]), "b", controls[1]);
    book.file("book.toml", settings)
        .file("content/evidence/register.yaml", format!("evidence:\n{items}"))
        .file("content/mappings/a--b.yaml", format!("source: a\ntarget: b\nrows:\n{rows}"))
}

fn item(n: usize, supports: &[String]) -> String {
    let supports: Vec<_> = supports.iter().map(|id| format!("{{requirement: {id}, extent: full}}")).collect();
    let supports = supports.join(", ");
    format!(
        "  - {{id: E-{n:03}, title: Item {n:03}, collected: 2026-11-01, cadence: 1 year, supports: [{supports}]}}\n"
    )
}

fn row(n: usize) -> String {
    format!("  - {{source: A.{n:03}, targets: [{{id: A.001}}], relationship: intersects-with, rationale: Both log.}}\n")
}

/// Bytes of the site of a book.
fn size(book: &Book) -> usize {
    book.run(["build", "-q"]).calm().ends(0);
    let site = book.site();
    site.files().iter().map(|url| site.bytes(url).len()).sum()
}

/// Fails when the second step of two equal ones adds clearly more than the first.
#[track_caller]
fn grows_evenly(of: impl Fn(usize) -> Book) {
    let [one, two, three] = [110, 220, 330].map(|n| size(&of(n)));
    let (first, second) = (two - one, three - two);
    assert!(second * 10 < first * 11, "{one}, {two} and {three} bytes: {first} more, then {second}");
}

#[test]
fn with_the_items_that_support_one_requirement() {
    let both = ["a:A.001", "b:A.001"].map(str::to_owned);
    grows_evenly(|n| book([1, 1], &(1..=n).map(|n| item(n, &both)).collect::<String>(), &row(1)));
}

#[test]
fn with_the_requirements_that_one_item_supports() {
    let all = |n: usize| -> Vec<String> { (1..=n).map(|n| format!("a:A.{n:03}")).collect() };
    grows_evenly(|n| book([n, 1], &item(1, &all(n)), &row(1)));
}

#[test]
fn with_the_rows_that_lead_to_one_requirement_and_its_evidence() {
    let target = ["b:A.001".to_owned()];
    let items = |n: usize| -> String { (1..=n).map(|n| item(n, &target)).collect() };
    grows_evenly(|n| book([n, 1], &items(n), &(1..=n).map(row).collect::<String>()));
}
