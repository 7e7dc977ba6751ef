//! What is counted on one page is counted alike on another.

use crate::support::Book;

/// A control with an item that is there and one that is not, and two sections, one within the other.
fn book() -> Book {
    let demo = "framework: demo\nlabel: Demo\nentries:\n  - {id: A, kind: group, title: All}\n  - {id: A.1, kind: control, parent: A, title: One}\n";
    let items = "evidence:
  - {id: E-1, title: There, collected: 2026-11-01, cadence: 12 months, supports: [{requirement: demo:A.1, extent: partial, missing: Half.}]}
  - {id: E-2, title: Not yet, due: 2026-12-01, supports: [{requirement: demo:A.1, extent: full}]}\n";
    let text = "# Rules\n\n## Outer {#outer satisfies=demo:A.1}\n\nOutside.\n\n### Inner {#inner satisfies=demo:A.1}\n\nInside.\n\n## Other {#other satisfies=demo:A.1}\n";
    Book::new()
        .settings("[compliance]\nframeworks = [\"demo\"]\nas-of = 2026-11-16\n")
        .file("content/index.md", "# Home\n")
        .file("content/frameworks/demo.yaml", demo)
        .file("content/evidence/r.yaml", items)
        .file("content/rules.md", text)
}

#[test]
fn a_tree_counts_what_the_page_of_a_requirement_counts() {
    let book = book();
    book.run(["build", "-q"]).calm().ends(0);
    let site = book.site();
    let tree = site.text("demo/index.html");
    let row = tree.split("id=\"row-A.1\"").nth(1).and_then(|rest| rest.split("</tr>").next()).expect("a row");
    let numbers: Vec<&str> =
        row.split("<td class=\"num\">").skip(1).filter_map(|cell| cell.split('<').next()).collect();
    assert_eq!(numbers, ["2", "1"], "places and items collected: {row}");
    assert!(tree.contains("Evidence collected"), "{tree}");
    let page = site.text("demo/A.1.html");
    for heading in ["How we meet it <span class=\"count\">2<", "Evidence <span class=\"count\">1<"] {
        assert!(page.contains(heading), "{heading}: {page}");
    }
    assert!(page.contains("Collected: 1 of 2.") && page.matches("Inside.").count() == 1, "{page}");
}
