//! The other direction of the matrix, read a second time from the published graph.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Graph;

/// The pairs as the graph has them: for each requirement already held, what leads to it by itself or
/// through a group, with the class.
fn served(graph: &Graph) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut served: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for edge in graph.edges("maps-to").filter(|edge| edge.from.starts_with("iso42001:")) {
        let class = edge.facts["class"].as_str().expect("a class");
        for id in graph.below(&edge.to) {
            served.entry(id).or_default().insert(edge.from.clone(), class.to_owned());
        }
    }
    served
}

/// A row of the page: the requirement, its class, and what it leads to.
fn rows(page: &str) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let links = |piece: &str, framework: &str| -> Vec<String> {
        let start = format!("<a class=\"badge\" href=\"../../{framework}/");
        let links = piece.split(&start).skip(1);
        links.map(|rest| format!("{framework}:{}", rest.split(".html").next().unwrap_or_default())).collect()
    };
    let rows = page.split("<tr data-state=\"").skip(1).map(|rest| {
        let (class, rest) = rest.split_once('"').expect("a state");
        let (head, cells) = rest.split_once("</th>").expect("a heading");
        (links(head, "iso27001").remove(0), (class.to_owned(), links(cells, "iso42001").into_iter().collect()))
    });
    rows.collect()
}

#[test]
fn the_other_direction_has_every_requirement_and_what_it_serves() {
    let graph = Graph::of_the_sample();
    let served = served(graph);
    let rows = rows(&graph.matrix["matrix/iso42001--iso27001/reverse.html"]);
    let all: BTreeSet<&str> = graph.requirements("iso27001").collect();
    assert_eq!(rows.keys().map(String::as_str).collect::<BTreeSet<_>>(), all);
    let nothing = BTreeMap::new();
    for (id, (class, serves)) in &rows {
        let expected = served.get(id).unwrap_or(&nothing);
        assert_eq!(serves, &expected.keys().cloned().collect(), "{id}");
        let closest = ["overlap", "partial"].into_iter().find(|known| expected.values().any(|class| class == known));
        assert_eq!(class, closest.unwrap_or("reverse-gap"), "{id}");
    }
}

#[test]
fn the_other_direction_prints_the_counts_of_the_graph() {
    let graph = Graph::of_the_sample();
    let served = served(graph);
    let page = &graph.matrix["matrix/iso42001--iso27001/reverse.html"];
    for (kind, all) in [("clause", 30), ("control", 93)] {
        let of_kind: Vec<&str> = graph.requirements("iso27001").filter(|id| graph.text(id, "entry") == kind).collect();
        let open = of_kind.iter().filter(|id| !served.contains_key(**id)).count();
        let has = |id: &&&str, class: &str| served.get(**id).is_some_and(|pairs| pairs.values().any(|is| is == class));
        let overlap = of_kind.iter().filter(|id| has(id, "overlap")).count();
        assert_eq!(of_kind.len(), all);
        for (count, words) in [
            (overlap, "serve a requirement of"),
            (all - open - overlap, "are a base to which"),
            (open, "are reverse gaps"),
        ] {
            let says = format!("{count} of {all} {kind}s {words}");
            assert!(page.contains(&says), "the page does not say: {says}");
        }
    }
}
