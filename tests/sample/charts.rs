//! The charts, counted a second time from the published graph.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::graph::Graph;

/// The top group a requirement belongs to, by the numbers of both standards.
fn top(id: &str) -> String {
    let number = id.split_once(':').expect("a framework").1;
    match number.split('.').collect::<Vec<_>>()[..] {
        ["A", area, ..] => format!("A.{area}"),
        [clause, ..] => clause.to_owned(),
        [] => String::new(),
    }
}

/// The requirements of a standard by top group, counted by the place of a word among `words`.
fn counted(graph: &Graph, framework: &str, key: &str, words: [&str; 4]) -> BTreeMap<String, Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for id in graph.requirements(framework) {
        let word = graph.text(id, key);
        let place = words.iter().position(|known| *known == word).unwrap_or_else(|| panic!("{id}: {word:?}"));
        groups.entry(top(id)).or_insert_with(|| vec![0; 4])[place] += 1;
    }
    groups
}

/// The texts of the cells of a row, without markup.
fn cells(row: &str) -> Vec<String> {
    let text = |cell: &str| {
        let mut pieces = cell.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
        let first = cell.split('<').next().unwrap_or_default();
        pieces.by_ref().fold(first.to_owned(), |all, piece| all + piece)
    };
    let cells = row.split(['\n', ' ']).collect::<Vec<_>>().join(" ");
    let cells = cells.replace("<th ", "<td ");
    cells.split("<td").skip(1).map(|cell| text(cell.split_once('>').expect("a cell").1).trim().to_owned()).collect()
}

/// The numbers of the tables behind the charts by group, without the total, which is checked.
fn tables(page: &str) -> BTreeMap<String, Vec<usize>> {
    let mut groups = BTreeMap::new();
    for table in page.split("<details class=\"chart-table\">").skip(1) {
        let body = table.split("</table>").next().and_then(|table| table.split("<tbody>").nth(1)).expect("a body");
        for row in body.split("<tr>").skip(1) {
            let cells = cells(row);
            let number = cells[0].split(' ').next().expect("a number").to_owned();
            let mut counts: Vec<usize> = cells[1..].iter().map(|cell| cell.parse().expect("a number")).collect();
            let total = counts.pop().expect("a total");
            assert_eq!(counts.iter().sum::<usize>(), total, "{number}");
            assert!(groups.insert(number, counts).is_none());
        }
    }
    groups
}

/// The widths of the full parts of a picture's bars, in hundredths of a percent.
fn widths(page: &str, title: &str, part: &str) -> Vec<usize> {
    let picture = page.split("<svg class=\"chart\"").find(|svg| svg.contains(&format!("id=\"{title}-title\"")));
    let picture = picture.and_then(|rest| rest.split("</svg>").next()).expect("a chart");
    let rects = picture.split("<rect class=\"").skip(1).filter(|rect| rect.starts_with(part));
    let width = |rect: &str| {
        let width = rect.split_once("width=\"").expect("a width").1.split('%').next().expect("percent");
        let (whole, part) = width.split_once('.').unwrap_or((width, "0"));
        let number = |text: &str| text.parse::<usize>().expect("a number");
        number(whole) * 100 + number(&format!("{part:0<2}"))
    };
    rects.map(width).collect()
}

#[test]
fn the_charts_of_each_standard_count_the_states_of_the_graph() {
    let graph = Graph::of_the_sample();
    for (framework, groups) in [("iso27001", 11), ("iso42001", 16)] {
        let page = &graph.indexes[&format!("{framework}/index.html")];
        let expected = counted(graph, framework, "status", ["met", "partial", "gap", "excluded"]);
        assert_eq!(expected.len(), groups);
        assert_eq!(tables(page), expected, "{framework}");
        // The longest bar is as wide as the picture allows, 78 %; the others are in proportion.
        for (chart, is_control) in [("clause-chart", false), ("control-chart", true)] {
            let bars = || expected.iter().filter(|(number, _)| number.starts_with("A.") == is_control);
            let longest = bars().map(|(_, counts)| counts.iter().sum::<usize>()).max().expect("a bar");
            let mut drawn = widths(page, chart, "part-status.met");
            let mut wanted: Vec<usize> =
                bars().filter(|(_, counts)| counts[0] > 0).map(|(_, counts)| counts[0] * 7800 / longest).collect();
            drawn.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(drawn.len(), wanted.len());
            for (drawn, wanted) in drawn.iter().zip(&wanted) {
                assert!(drawn.abs_diff(*wanted) <= 1, "{framework} {chart}: {drawn} is not {wanted}");
            }
        }
    }
}

#[test]
fn the_charts_of_the_overview_count_the_classes_of_the_graph() {
    let graph = Graph::of_the_sample();
    let expected = counted(graph, "iso42001", "class", ["overlap", "partial", "gap", ""]);
    assert_eq!(tables(&graph.matrix["matrix/index.html"]), expected);
}

#[test]
fn the_months_ahead_follow_from_the_days_of_the_register() {
    let graph = Graph::of_the_sample();
    let items: Vec<(&str, String, String)> =
        graph.of_kind("evidence").map(|id| (id, graph.text(id, "freshness"), graph.text(id, "until"))).collect();
    let is_good = |state: &str| state == "fresh" || state == "due-soon";
    let mut good = items.iter().filter(|(_, state, _)| is_good(state)).count();
    let page = &graph.indexes["evidence/index.html"];
    let table = page.split("outlook-table").nth(1).and_then(|rest| rest.split("</table>").next()).expect("a table");
    let rows: Vec<Vec<String>> = table.split("<tr>").skip(2).map(cells).collect();
    assert_eq!(rows.len(), 12);
    let start: Date = "2026-11-01".parse().expect("a day");
    let mut ended = 0;
    for (at, row) in (0_i64..).zip(&rows) {
        let month = start.saturating_add(at.months()).to_string()[..7].to_owned();
        let ids = |wanted: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
            let within = |until: &str| until.starts_with(&month) && until >= "2026-11-16";
            let here = items.iter().filter(|(_, state, until)| wanted(state) && within(until));
            here.map(|(id, ..)| (*id).to_owned()).collect()
        };
        let shown = |cell: &str| -> BTreeSet<String> {
            cell.split("EV-").skip(1).map(|rest| format!("EV-{}", rest.trim())).collect()
        };
        let (ending, expected) = (ids(&is_good), ids(&|state| state == "missing"));
        good -= ending.len();
        ended += ending.len();
        assert_eq!(row[0], month);
        assert_eq!((&row[1], shown(&row[2]), shown(&row[3])), (&ending.len().to_string(), ending, expected), "{month}");
        assert_eq!(row[4], good.to_string(), "{month}");
    }
    assert!(page.contains(&format!("<p>{ended} items run out in the next twelve months")));
    let home = &graph.indexes["index.html"];
    assert!(home.contains("evidence/index.html#outlook") && page.contains("id=\"outlook\""));
}
