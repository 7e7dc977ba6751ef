//! The heat map of the overview, counted a second time from the published graph.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Graph;

/// The part of its standard a requirement or group belongs to: an area of the annex, or the clauses.
fn band(id: &str) -> String {
    let number = id.split_once(':').expect("a framework").1;
    match number.split('.').collect::<Vec<_>>()[..] {
        ["A", area, ..] => format!("A.{area}"),
        _ => "Clauses".to_owned(),
    }
}

/// The labels of links in the picture, without the names of the standards and the titles of the areas.
fn labels(page: &str) -> BTreeSet<String> {
    let picture = page.split("<svg class=\"heat\"").nth(1).and_then(|rest| rest.split("</svg>").next());
    let labels = picture.expect("a heat map").split("<title>").skip(1);
    let labels = labels.filter_map(|rest| rest.split('<').next()).filter(|label| label.contains("have a counterpart"));
    let short = |label: &str| {
        let (name, numbers) = label.split_once(": ")?;
        let (row, column) = name.split_once(", ISO 27001 ")?;
        let first = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
        Some(format!("{} {}: {numbers}", first(row.strip_prefix("ISO 42001 ")?), first(column)))
    };
    labels.map(|label| short(label).unwrap_or_else(|| panic!("a label of another form: {label}"))).collect()
}

#[test]
fn the_heat_map_counts_what_the_graph_relates() {
    let graph = Graph::of_the_sample();
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for id in graph.requirements("iso42001") {
        *sizes.entry(band(id)).or_default() += 1;
    }
    // By row and column, each source with whether its closest pair is an overlap.
    let mut cells: BTreeMap<(String, String), BTreeMap<&str, bool>> = BTreeMap::new();
    for edge in graph.edges("maps-to").filter(|edge| edge.from.starts_with("iso42001:")) {
        let cell = cells.entry((band(&edge.from), band(&edge.to))).or_default();
        *cell.entry(&edge.from).or_default() |= edge.facts["class"] == "overlap";
    }
    let expected: BTreeSet<String> = cells
        .iter()
        .map(|((row, column), sources)| {
            let overlap = sources.values().filter(|is| **is).count();
            let (n, total) = (sources.len(), sizes[row]);
            format!("{row} {column}: {n} of {total} have a counterpart, {overlap} overlap, {} partial", n - overlap)
        })
        .collect();
    assert_eq!(labels(&graph.matrix["matrix/index.html"]), expected);
    assert_eq!(expected.len(), 16, "areas that meet");
    assert!(expected.contains("Clauses Clauses: 30 of 32 have a counterpart, 17 overlap, 13 partial"));
}

#[test]
fn the_heat_map_shows_what_has_no_counterpart_on_either_side() {
    let graph = Graph::of_the_sample();
    let page = &graph.matrix["matrix/index.html"];
    let table = page.split("heat-table\">").nth(1).and_then(|rest| rest.split("</table>").next());
    let table = table.expect("the table behind the picture");
    let gaps: Vec<&str> = graph.requirements("iso42001").filter(|id| graph.text(id, "class") == "gap").collect();
    assert_eq!(gaps.len(), 14);
    for id in &gaps {
        let link = format!("href=\"../{}.html\"", id.replace(':', "/"));
        assert!(table.contains(&link), "{id} is not among those without a counterpart");
    }
    let reached: BTreeSet<String> = graph
        .edges("maps-to")
        .filter(|edge| edge.from.starts_with("iso42001:"))
        .flat_map(|edge| graph.below(&edge.to))
        .collect();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for id in graph.requirements("iso27001") {
        *open.entry(band(id)).or_default() += usize::from(!reached.contains(id));
    }
    let order = ["Clauses", "A.5", "A.6", "A.7", "A.8"];
    let foot = table.split("<tfoot>").nth(1).expect("a foot");
    let cells = foot.split("<td").filter_map(|cell| cell.split_once('>')?.1.split('<').next()?.parse().ok());
    assert_eq!(cells.collect::<Vec<usize>>(), order.map(|column| open[column]));
}
