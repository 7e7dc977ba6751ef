//! Links to what the generator makes: `link` knows every page, file and anchor of the site, and no other.

use clausebook::pipeline::{Clock, survey};

use super::{Sample, none, sample};
use crate::support::{Book, DAY, anchors, repository};

/// The book of a site as `link` answers it.
fn linked(site: &Sample) -> clausebook::model::Book {
    let day = DAY.parse().expect("a day");
    let clock = Clock { asked: None, otherwise: day };
    survey(site.book.root(), None, clock).expect("a book").book
}

#[test]
fn what_links_may_lead_to_is_there_and_known() {
    none(anchors::unlike(&linked(sample()), &sample().files, &sample().pages));
}

#[test]
fn smaller_books_have_what_links_may_lead_to() {
    for frameworks in ["", "\"iso27001\"", "\"iso42001\"", "\"nist-ai-rmf\", \"iso42001\", \"eu-ai-act\""] {
        let settings = format!("[compliance]\nframeworks = [{frameworks}]\n[output.html.print]\nwhole-book = true\n");
        let book = Book::new().file("content/index.md", "# Home\n").file("content/a/b.md", "# B\n");
        let site = Sample::of(book.file("book.toml", settings));
        none(anchors::unlike(&linked(&site), &site.files, &site.pages));
    }
}

#[test]
fn where_nothing_is_asked_the_places_are_those_of_what_is_there() {
    let statements = "framework: iso27001\nstatements:\n  \
                      - {requirement: A.7.5, applicable: false, justification: Elsewhere.}\n  \
                      - {requirement: A.7.6, applicable: false, justification: Elsewhere., documents: [policy]}\n";
    let items = "evidence:\n  - {id: E-1, title: An item, collected: 2026-11-01, supports: [\
                 {requirement: 'eu-ai-act:12', extent: full}, {requirement: 'iso27001:A.7.7', extent: full}]}\n";
    let policy = "# Policy {satisfies=eu-ai-act:10}\n\n## Files {#files satisfies=eu-ai-act:11}\n\nKept.\n";
    let book = Book::new()
        .settings("[compliance]\nframeworks = ['iso27001', 'iso42001', 'eu-ai-act']\n")
        .file("content/index.md", "# Home\n")
        .file("content/policy.md", policy)
        .file("content/controls/iso27001.yaml", statements)
        .file("content/evidence/register.yaml", items);
    let site = Sample::of(book);
    none(anchors::unlike(&linked(&site), &site.files, &site.pages));
}

#[test]
fn the_reference_lists_the_places_of_pages() {
    let reference = repository("src/diagnostics/explain/broken-anchor.md");
    let reference = std::fs::read_to_string(reference).expect("the page of the code");
    let of_data = ["row-", "dimension-", "table-"];
    let is_listed = |anchor: &str| {
        let name = of_data.iter().find(|prefix| anchor.starts_with(**prefix)).copied().unwrap_or(anchor);
        reference.contains(&format!("`#{name}")) && (name != anchor || reference.contains(&format!("`#{name}`")))
    };
    let mut anchors: Vec<_> = linked(sample()).generated.into_values().flat_map(|page| page.anchors).collect();
    anchors.sort();
    anchors.dedup();
    assert!(anchors.len() > 120, "{} anchors", anchors.len());
    none(anchors.into_iter().filter(|anchor| !is_listed(anchor)).map(String::from).collect());
}
