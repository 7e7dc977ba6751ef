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

/// The cells of a row of the matrix that hold numbers.
fn counted(row: &str) -> Vec<usize> {
    let cells = row.split("<td").skip(1).map(|cell| cell.split("</td>").next().unwrap_or_default());
    let text = |cell: &str| -> String {
        let parts = cell.split('<').filter_map(|part| part.split_once('>'));
        parts.map(|(_, text)| text).collect::<String>().rsplit(' ').next().unwrap_or_default().to_owned()
    };
    cells.filter_map(|cell| text(cell).parse().ok()).collect()
}

/// Holds every total of a grid against the pairs between requirements of a kind: by group of rows, by group
/// of columns, by column and in all. Answers how many columns there are, and how many cells are related.
fn totals(page: &str, kind: &str, areas: &[&str], themes: &[&str]) -> (usize, usize) {
    let graph = Graph::of_the_sample();
    let counts = |id: &str| graph.text(id, "entry") == kind;
    let top = |id: &str| -> String {
        let mut at = id.to_owned();
        while let Some(edge) = graph.edges("part-of").find(|edge| edge.from == at && edge.to.contains(':')) {
            at.clone_from(&edge.to);
        }
        at.split_once(':').expect("a framework").1.to_owned()
    };
    // Every cell once: a group stands for all below it.
    let mut cells: BTreeSet<(String, String)> = BTreeSet::new();
    for edge in pairs(graph).into_iter().filter(|edge| counts(&edge.from)) {
        let below = graph.below(&edge.to).into_iter().filter(|id| counts(id));
        cells.extend(below.map(|id| (edge.from.clone(), id)));
    }
    let meet = |area: &str, theme: &str| cells.iter().filter(|(s, t)| top(s) == area && top(t) == theme).count();
    let body = graph.matrix[page].split("<table class=\"matrix\"").nth(1).expect("the matrix");
    let body = body.split("</table>").next().unwrap_or("");
    for area in areas {
        let row = body.split(&format!("<tr class=\"group-row\"><th scope=\"rowgroup\">{area} ")).nth(1);
        let row = row.unwrap_or_else(|| panic!("no row {area}")).split("</tr>").next().unwrap_or_default();
        let mut own: Vec<usize> = themes.iter().map(|theme| meet(area, theme)).collect();
        own.push(own.iter().sum());
        assert_eq!(counted(row), own, "{area}");
    }
    let foot: Vec<&str> = body.split("<tfoot>").nth(1).expect("a foot").split("</tr>").collect();
    let by_theme: Vec<usize> =
        themes.iter().map(|theme| cells.iter().filter(|(_, target)| top(target) == *theme).count()).collect();
    assert_eq!(counted(foot[0]), by_theme);
    let mut columns = counted(foot[1]);
    assert_eq!(columns.pop(), Some(cells.len()), "in all");
    assert_eq!(columns.iter().sum::<usize>(), cells.len(), "by column");
    (columns.len(), cells.len())
}

#[test]
fn the_totals_of_both_grids_follow_from_the_pairs() {
    let clauses = ["4", "5", "6", "7", "8", "9", "10"];
    assert_eq!(totals("matrix/clauses.html", "clause", &clauses, &clauses), (30, 31));
    let areas = ["A.2", "A.3", "A.4", "A.5", "A.6", "A.7", "A.8", "A.9", "A.10"];
    assert_eq!(totals("matrix/controls.html", "control", &areas, &["A.5", "A.6", "A.7", "A.8"]), (93, 43));
}

#[test]
fn every_pair_has_a_page_that_says_which_evidence_serves_both() {
    let graph = Graph::of_the_sample();
    let folder = "matrix/iso42001--iso27001/";
    let pairs_only = |name: &&str| name.contains("--");
    let mut pages: BTreeSet<&str> =
        graph.matrix.keys().filter_map(|url| url.strip_prefix(folder)).filter(pairs_only).collect();
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

#[test]
fn rows_say_where_something_of_them_is_open() {
    let graph = Graph::of_the_sample();
    let is_open = |id: &str| ["partial", "gap"].contains(&graph.text(id, "status").as_str());
    let mut shown = BTreeSet::new();
    for page in ["matrix/controls.html", "matrix/clauses.html"] {
        let rows = graph.matrix[page].split("<tr").filter(|row| row.contains("data-open=\""));
        for row in rows {
            let open = row.split("data-open=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value");
            let link = row.split("iso42001/").nth(1).and_then(|rest| rest.split(".html").next()).expect("a link");
            let id = format!("iso42001:{link}");
            let own = is_open(&id).then_some("iso42001");
            let other = pairs(graph).into_iter().any(|edge| edge.from == id && is_open(&edge.to)).then_some("iso27001");
            let expected: Vec<&str> = own.into_iter().chain(other).collect();
            assert_eq!(open, expected.join("|"), "{id}");
            shown.insert((id, open.to_owned()));
        }
    }
    assert_eq!(shown.len(), 70);
    let with = |name: &str| shown.iter().filter(|(_, open)| open.split('|').any(|one| one == name)).count();
    assert!(with("iso42001") > 10 && with("iso27001") > 0, "{shown:#?}");
}

#[test]
fn the_overview_counts_the_reviewed_rows_and_lists_the_own_ones() {
    let graph = Graph::of_the_sample();
    let rows: Vec<&str> =
        graph.requirements("iso42001").filter(|id| !graph.text(id, "mapping-review").is_empty()).collect();
    let reviewed = rows.iter().filter(|id| graph.text(id, "mapping-review") == "current").count();
    let page = &graph.matrix["matrix/index.html"];
    assert!(page.contains(&format!("Rows as they were reviewed: {reviewed} of {}; the others", rows.len())));
    assert_eq!((reviewed, rows.len()), (5, 70));
    let own: Vec<&Edge> = pairs(graph).into_iter().filter(|edge| edge.facts["origin"] != "built-in").collect();
    let list = section(page, "own-rows");
    assert_eq!(list.matches("<tr><th scope=\"row\">").count(), own.len());
    for edge in own {
        let (source, target) = numbers(edge);
        assert!(list.contains(&format!("iso42001--iso27001/{source}--{target}.html")), "{source} → {target}");
    }
    for edge in pairs(graph) {
        assert_eq!(edge.facts["review"], graph.text(&edge.from, "mapping-review"), "{}", edge.from);
    }
}
