//! The pages of the matrix, held against the published graph.

use std::collections::BTreeSet;

use crate::graph::{Edge, Graph};
use crate::support::html::inside;

/// The pairs of the crosswalk: from the standard being reached to the one already held.
fn pairs(graph: &Graph) -> Vec<&Edge> {
    graph.edges("maps-to").filter(|edge| edge.from.starts_with("iso42001:")).collect()
}

/// The numbers of the two sides of a pair.
fn numbers(edge: &Edge) -> (&str, &str) {
    let number = |id: &'_ str| id.len() - id.split_once(':').expect("a framework").1.len();
    (&edge.from[number(&edge.from)..], &edge.to[number(&edge.to)..])
}

/// The section of a page with that heading.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let from = page.find(&format!("aria-labelledby=\"{heading}\"")).unwrap_or_else(|| panic!("no section {heading}"));
    page[from..].split("</section>").next().unwrap_or_default()
}

/// The items of evidence a piece of a page leads to.
fn items(piece: &str) -> BTreeSet<String> {
    let links = piece.split("evidence/EV-").skip(1);
    links.map(|rest| format!("EV-{}", rest.split('.').next().unwrap_or_default())).collect()
}

#[test]
fn every_pair_has_a_page_that_says_which_evidence_serves_both() {
    let graph = Graph::of_the_sample();
    let folder = "matrix/iso42001--iso27001/";
    let mut pages: BTreeSet<&str> = graph.matrix.keys().filter_map(|url| url.strip_prefix(folder)).collect();
    let supports = |id: &str| -> BTreeSet<String> {
        graph.edges("supports").filter(|edge| edge.to == id).map(|edge| edge.from.clone()).collect()
    };
    let mut shared = 0;
    for edge in pairs(graph) {
        let (source, target) = numbers(edge);
        let name = format!("{source}--{target}.html");
        assert!(pages.remove(name.as_str()), "no page {name}");
        let page = inside(&graph.matrix[&format!("{folder}{name}")], "main").expect("a main part");
        let own = supports(&edge.from);
        let theirs: BTreeSet<String> = graph.below(&edge.to).iter().flat_map(|id| supports(id)).collect();
        assert_eq!(items(section(page, "shared")), own.intersection(&theirs).cloned().collect(), "{name}: both");
        let alone = own.symmetric_difference(&theirs).cloned().collect();
        assert_eq!(items(section(page, "candidates")), alone, "{name}: one side");
        shared += usize::from(own.intersection(&theirs).next().is_some());
    }
    assert!(pages.is_empty(), "pages of no pair: {pages:?}");
    assert!(shared > 20, "only {shared} pairs share evidence");
}
