//! The states of the sample handbook, computed a second time from `data/handbook.json` alone.
//!
//! Nothing here uses the code that is tested: the rules are written anew from the words in which they are
//! promised, over the nodes and edges of the published graph.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

#[path = "support/graph.rs"]
mod graph;

#[path = "sample/charts.rs"]
mod charts;

#[path = "sample/heat.rs"]
mod heat;

#[path = "sample/matrix.rs"]
mod matrix;

#[path = "sample/reverse.rs"]
mod reverse;

#[path = "sample/weight.rs"]
mod weight;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clausebook::pipeline::{self, Clock};
use graph::Graph;
use jiff::civil::date;
use support::{files, repository};

/// Requirements of a framework by state: met, partial, gap, excluded.
fn counts(graph: &Graph, framework: &str, state: impl Fn(&str) -> String) -> [usize; 4] {
    let mut counts = [0; 4];
    for id in graph.requirements(framework) {
        let at = ["met", "partial", "gap", "excluded"].iter().position(|known| *known == state(id));
        counts[at.expect("a known state")] += 1;
    }
    counts
}

/// The state a page shows, as the graph has it.
fn shown(graph: &Graph, id: &str) -> String {
    graph.text(id, "status")
}

#[test]
fn every_state_follows_from_the_facts() {
    let graph = Graph::of_the_sample();
    let mut wrong = BTreeMap::new();
    for id in graph.requirements("iso27001").chain(graph.requirements("iso42001")) {
        let (state, own) = (shown(graph, id), graph.state(id));
        if state != own {
            wrong.insert(id, (state, own));
        }
    }
    assert!(wrong.is_empty(), "shown and computed differ: {wrong:#?}");
}

#[test]
fn the_states_are_those_that_were_planned() {
    let graph = Graph::of_the_sample();
    assert_eq!(counts(graph, "iso27001", |id| graph.state(id)), [113, 5, 1, 4]);
    // An open nonconformity caps it. Findings are in no register yet, so its statement says so itself.
    assert_eq!(graph.state("iso27001:A.5.18"), "partial");
    assert_eq!(counts(graph, "iso42001", |id| graph.state(id)), [55, 12, 3, 0]);
    assert_eq!(counts(graph, "iso27001", |id| shown(graph, id)), [113, 5, 1, 4]);
    assert_eq!(counts(graph, "iso42001", |id| shown(graph, id)), [55, 12, 3, 0]);
}

#[test]
fn the_states_that_are_shown_on_purpose_are_where_they_were_planned() {
    let graph = Graph::of_the_sample();
    let of = |framework: &str, state: &str| -> BTreeSet<String> {
        graph
            .requirements(framework)
            .filter(|id| graph.state(id) == state)
            .map(|id| id.split(':').nth(1).expect("a number").to_owned())
            .collect()
    };
    let set = |numbers: &[&str]| numbers.iter().map(|number| (*number).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(of("iso27001", "excluded"), set(&["A.7.6", "A.7.11", "A.7.12", "A.8.30"]));
    assert_eq!(of("iso27001", "gap"), set(&["A.8.23"]));
    assert_eq!(of("iso27001", "partial"), set(&["7.4", "A.5.18", "A.5.29", "A.5.30", "A.8.12"]));
    assert_eq!(of("iso42001", "gap"), set(&["A.4.4", "A.7.6", "A.10.4"]));
    let partial = ["4.2", "7.4", "8.1", "8.2", "8.4", "9.1", "A.5.5", "A.6.2.6", "A.7.4", "A.8.4", "A.8.5", "A.10.3"];
    assert_eq!(of("iso42001", "partial"), set(&partial));
}

#[test]
fn the_evidence_is_as_fresh_as_it_was_planned() {
    let graph = Graph::of_the_sample();
    let mut counts = BTreeMap::new();
    for item in graph.of_kind("evidence") {
        *counts.entry(graph.text(item, "freshness")).or_insert(0) += 1;
        assert_eq!(graph.text(item, "freshness"), graph.freshness(item), "{item}");
    }
    let expected = [("fresh", 62), ("due-soon", 3), ("stale", 4), ("missing", 3)];
    assert_eq!(counts, expected.map(|(state, count)| (state.to_owned(), count)).into());
}

/// The findings that `tests/sample/deliberate.md` names, by code.
const PLANNED: &[(&str, &[&str])] = &[
    ("evidence-due-soon", &["EV-014", "EV-044", "EV-057"]),
    ("evidence-missing", &["EV-061", "EV-071", "EV-072"]),
    ("evidence-stale", &["EV-016", "EV-035", "EV-054", "EV-068"]),
    ("implemented-without-evidence", &["iso27001:7.4", "iso27001:A.5.29", "iso42001:7.4", "iso42001:A.7.4"]),
    ("plan-due-soon", &["PL-06", "PL-08"]),
    ("plan-missing", &["iso27001", "iso42001"]),
    ("review-due-soon", &["workplace-standard"]),
    ("review-overdue", &["continuity-plan", "iso27001:A.7.6"]),
];

#[test]
fn check_reports_what_is_shown_on_purpose_and_nothing_else() {
    let clock = Clock { asked: None, otherwise: date(2026, 11, 16) };
    let survey = pipeline::survey(&repository("."), None, clock).expect("the sample");
    assert!(survey.discovered.settings.check.accepted.is_empty(), "nothing is hidden by accepting it");
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for finding in &survey.findings {
        let diagnostic = &finding.diagnostic;
        found.entry(diagnostic.code.name()).or_default().insert(&diagnostic.subject);
    }
    let planned: BTreeMap<&str, BTreeSet<&str>> =
        PLANNED.iter().map(|(code, subjects)| (*code, subjects.iter().copied().collect())).collect();
    assert_eq!(found, planned);
    let list = fs::read_to_string(repository("tests/sample/deliberate.md")).expect("the list");
    for code in planned.keys() {
        assert!(list.contains(&format!("`{code}`")), "the list says nothing of `{code}`");
    }
}

#[test]
fn the_files_of_the_evidence_have_the_classification_of_the_book() {
    let clock = Clock { asked: None, otherwise: date(2026, 11, 16) };
    let survey = pipeline::survey(&repository("."), None, clock).expect("the sample");
    assert_eq!(survey.discovered.settings.compliance.classification, "internal");
    let sources = files(&repository("tests/sample/evidence"));
    assert!(sources.len() > 20, "{sources:#?}");
    for path in sources {
        let source = fs::read_to_string(repository("tests/sample/evidence").join(&path)).expect("a source");
        assert!(source.contains("\nClassification: Internal\n"), "{path}");
    }
}

#[test]
fn what_a_requirement_unlocks_follows_from_the_plan_and_the_crosswalk() {
    let graph = Graph::of_the_sample();
    let mut some = 0;
    for id in graph.requirements("iso27001").chain(graph.requirements("iso42001")) {
        let shown = graph.count(id, "unlocks");
        assert_eq!(shown, graph.unlocks(id), "{id}");
        some += usize::from(shown > 0);
    }
    assert!(some >= 2, "the sample shows it");
}

#[test]
fn there_are_as_many_documents_as_were_planned() {
    let graph = Graph::of_the_sample();
    // The home page is a document too, and no policy.
    let documents: Vec<&str> = graph.of_kind("document").filter(|id| graph.text(id, "url") != "index.html").collect();
    assert_eq!(documents.len(), 40);
    let mut states = BTreeMap::new();
    for id in &documents {
        *states.entry(graph.text(id, "status")).or_insert(0) += 1;
    }
    let expected = [("approved", 37), ("draft", 1), ("in-review", 1), ("retired", 1)];
    assert_eq!(states, expected.map(|(state, count)| (state.to_owned(), count)).into());
}

#[test]
fn classes_and_reuse_follow_from_the_crosswalk_and_the_states() {
    let graph = Graph::of_the_sample();
    let (mut clauses, mut controls) = ([0; 3], [0; 3]);
    for id in graph.requirements("iso42001") {
        let class = graph.text(id, "class");
        let counts = if graph.text(id, "entry") == "clause" { &mut clauses } else { &mut controls };
        counts[["overlap", "partial", "gap"].iter().position(|known| *known == class).expect("a class")] += 1;
        assert_eq!(graph.text(id, "reuse"), graph.reuse(id, &class), "{id}");
    }
    assert_eq!(clauses, [17, 13, 2]);
    assert_eq!(controls, [1, 25, 12]);
    assert_eq!(graph.edges("maps-to").filter(|edge| edge.from.starts_with("iso42001:")).count(), 77);
}

#[test]
fn the_thread_of_triage_can_be_walked() {
    let graph = Graph::of_the_sample();
    // Data sets, inventory, impact assessment, risks, supplier of labels, validation, release, the drift
    // incident, finding and corrective action, performance since, management review: each mentions the next.
    let thread = [
        "EV-067",
        "EV-059",
        "triage-impact-assessment",
        "EV-060",
        "EV-009",
        "EV-018",
        "EV-063",
        "EV-064",
        "EV-033",
        "EV-024",
        "EV-065",
        "EV-023",
    ];
    for pair in thread.windows(2) {
        let hop =
            graph.edges("mentions").any(|edge| edge.from.split('#').next() == Some(pair[0]) && edge.to == pair[1]);
        assert!(hop, "no link leads from {} to {}", pair[0], pair[1]);
    }
    for (item, requirement) in [
        ("EV-059", "iso42001:4.1"),
        ("EV-060", "iso42001:6.1.4"),
        ("EV-063", "iso42001:A.6.2.4"),
        ("EV-064", "iso42001:A.6.2.5"),
        ("EV-065", "iso42001:A.6.2.6"),
        ("EV-023", "iso42001:9.3.2"),
    ] {
        assert_eq!(graph.distance(item, requirement), Some(1), "{item} does not prove {requirement}");
    }
}

#[test]
fn both_standards_share_evidence_and_documents() {
    let graph = Graph::of_the_sample();
    let serves_both = |from: &str, kind: &str| {
        let own = graph.edges(kind).filter(|edge| edge.from.split('#').next() == Some(from));
        let to: BTreeSet<&str> = own.filter_map(|edge| edge.to.split(':').next()).collect();
        to.len() == 2
    };
    assert!(graph.of_kind("evidence").filter(|id| serves_both(id, "supports")).count() >= 20);
    assert!(graph.of_kind("document").filter(|id| serves_both(id, "satisfies")).count() >= 10);
}

/// The running text of every statement, by its requirement.
fn statements() -> Vec<(String, String)> {
    let mut statements = Vec::new();
    for framework in ["iso27001", "iso42001"] {
        let path = repository(&format!("content/controls/{framework}.yaml"));
        let text = fs::read_to_string(path).expect("the statements of the sample");
        for record in text.split("\n  - requirement: ").skip(1) {
            let number = record.lines().next().expect("a number").trim_matches('"');
            let body =
                record.split("how: >-").nth(1).or_else(|| record.split("justification: ").nth(1)).unwrap_or_default();
            let words: Vec<&str> = body
                .lines()
                .take_while(|line| line.starts_with("      ") || line.trim().is_empty() || !line.starts_with("    "))
                .flat_map(str::split_whitespace)
                .collect();
            statements.push((format!("{framework}:{number}"), words.join(" ")));
        }
    }
    statements
}

#[test]
fn every_requirement_has_a_statement_with_words_of_its_own() {
    let graph = Graph::of_the_sample();
    let statements = statements();
    let stated: BTreeSet<&str> = statements.iter().map(|(id, _)| id.as_str()).collect();
    let wanted: BTreeSet<&str> = graph.requirements("iso27001").chain(graph.requirements("iso42001")).collect();
    assert_eq!(wanted.len(), 193);
    assert_eq!(stated, wanted);
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, words) in &statements {
        assert!(words.split(' ').count() >= 12, "the statement for {id} is {words:?}");
        if let Some(other) = seen.insert(words, id) {
            panic!("{other} and {id} say the same");
        }
        let start: String = words.chars().take(60).collect();
        let same: Vec<_> = statements.iter().filter(|(_, other)| other.starts_with(&start)).map(|(id, _)| id).collect();
        assert_eq!(same.len(), 1, "these begin with the same words: {same:?}");
    }
}

/// The text files of the sample, the catalogues and the reference pages.
fn prose() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["content", "src/catalogue", "src/diagnostics/explain", "src/cli/minimal", "themes/default/messages"]
    {
        let root = repository(folder);
        let is_text =
            |path: &String| [".md", ".yaml", ".toml", ".txt", ".csv"].iter().any(|ending| path.ends_with(ending));
        for path in files(&root).into_iter().filter(is_text) {
            let file = path.split('/').fold(root.clone(), |at, part| at.join(part));
            texts.push((format!("{folder}/{path}"), fs::read_to_string(file).expect("a text in UTF-8")));
        }
    }
    texts
}

#[test]
fn no_text_of_a_standard_is_in_the_repository() {
    // The standards say "shall"; we do not. A sentence that does, near a number of a standard, is theirs.
    for (path, text) in prose() {
        let paragraphs =
            text.split("\n\n").flat_map(|block| block.split("\n- ")).flat_map(|block| block.split("\n  - "));
        for paragraph in paragraphs {
            let words: Vec<&str> = paragraph.split(|c: char| !c.is_alphanumeric()).collect();
            let modal = words.iter().filter(|word| word.eq_ignore_ascii_case("shall")).count();
            assert!(modal == 0, "{path}: {paragraph}");
            let says = paragraph.to_lowercase();
            for phrase in [
                "the organization must",
                "the organisation must ensure that",
                "top management must",
                "to the extent necessary to have confidence",
            ] {
                assert!(!says.contains(phrase), "{path}: {phrase:?} in {paragraph}");
            }
        }
    }
}

#[test]
fn no_address_is_a_real_one() {
    for (path, text) in prose() {
        for line in text.lines() {
            let real = line
                .split_whitespace()
                .any(|word| word.contains('@') && word.contains('.') && !word.contains("example"));
            assert!(!real, "{path}: {line}");
        }
    }
}
