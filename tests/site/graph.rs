//! The graph, for machines: it keeps to its schema, and has the facts that pages show.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::sample;
use crate::support::Book;

#[test]
fn the_graph_keeps_to_its_schema() {
    let schema = Book::new().run(["schema", "handbook"]).calm().ends(0).json();
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = schema.iter_errors(&sample().handbook).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{:#?}", &faults[..faults.len().min(5)]);
    let mut odd = sample().handbook.clone();
    odd["nodes"][0]["kind"] = "folder".into();
    assert!(!schema.is_valid(&odd), "a kind of node that is none");
    let mut odd = sample().handbook.clone();
    odd["edges"][0]["to"] = 7.into();
    assert!(!schema.is_valid(&odd), "an id that is no text");
}

/// The values a schema names for a text: the words in backticks, where its description is a list of them.
fn listed(description: &str) -> Vec<&str> {
    let list = description.split_once(": `").map_or(description, |(_, list)| list);
    let list = if description == list { list } else { &description[description.len() - list.len() - 1..] };
    let end = list.find(['.', ';']).unwrap_or(list.len());
    let mut pieces = list[..end].split('`');
    if pieces.next() != Some("") || !list.starts_with('`') {
        return Vec::new();
    }
    pieces.step_by(2).collect()
}

#[test]
fn a_value_of_a_closed_list_is_one_the_schema_names() {
    let schema = Book::new().run(["schema", "handbook"]).calm().ends(0).json();
    let mut lists: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for of in schema["$defs"].as_object().expect("definitions").values() {
        for (key, about) in of["properties"].as_object().into_iter().flatten() {
            let words = listed(about["description"].as_str().unwrap_or_default());
            if words.len() > 1 {
                lists.entry(key).or_default().extend(words);
            }
        }
    }
    assert!(lists["extent"].contains("partial") && lists.len() > 15, "{lists:?}");
    let graph = &sample().handbook;
    let items = ["nodes", "edges"].into_iter().flat_map(|key| graph[key].as_array().expect("a list"));
    for (key, value) in items.filter_map(Value::as_object).flatten() {
        let Some((known, word)) = lists.get(key.as_str()).zip(value.as_str()) else { continue };
        assert!(known.contains(word), "{key}: {word} is none of {known:?}");
    }
}

/// A book in which one framework is the source of two crosswalks.
fn book_of_two() -> Book {
    let framework = |id: &str, more: &str| {
        format!(
            "framework: {id}\nlabel: {id}\nentries:\n  - {{id: A.1, kind: control, title: One}}\n  - {{id: A.2, kind: control, title: Two{more}}}\n"
        )
    };
    let rows = |target: &str, rows: &str| format!("source: demo\ntarget: {target}\nrows:\n{rows}");
    let gap = "  - {source: A.1, relationship: no-relationship, rationale: None of it., adds: All., structure: new, adjacent: [A.2]}\n";
    Book::new()
        .settings("[compliance]\nframeworks = [\"demo\", \"one\", \"two\"]\nas-of = 2026-11-16\nreview.due-soon-days = 7\n")
        .file("content/index.md", "# Home\n")
        .file("content/frameworks/demo.yaml", framework("demo", ", new: true"))
        .file("content/frameworks/one.yaml", framework("one", ""))
        .file("content/frameworks/two.yaml", framework("two", ""))
        .file("content/mappings/a.yaml", rows("one", "  - {source: A.2, targets: [{id: A.1}], relationship: equal, rationale: Same.}\n"))
        .file("content/mappings/b.yaml", rows("two", gap))
        .file("content/controls/demo.yaml", "framework: demo\nstatements:\n  - {requirement: A.1, reasons: [risk], status: planned, review-by: 2026-11-20}\n")
        .file("content/doc.md", "# Doc\n\n## Outer {#outer}\n\n### Inner {#inner}\n\n## Next {#next}\n")
}

/// A node by its id.
fn node<'g>(graph: &'g Value, id: &str) -> &'g Value {
    let found = graph["nodes"].as_array().expect("nodes").iter().find(|node| node["id"] == id);
    found.unwrap_or_else(|| panic!("no node {id}"))
}

#[test]
fn each_crosswalk_of_a_requirement_says_what_it_says() {
    let book = book_of_two();
    book.run(["build", "-q"]).calm().ends(0);
    let graph = book.site().json("data/handbook.json");
    let [first, second] = [node(&graph, "demo:A.1"), node(&graph, "demo:A.2")];
    assert_eq!(
        (&first["class"], &first["reuse"]),
        (&Value::Null, &Value::Null),
        "the primary one says nothing: {first}"
    );
    assert_eq!((&second["class"], &second["reuse"]), (&json!("overlap"), &json!("reuse-when-closed")));
    assert_eq!(first["mappings"][0], json!({"crosswalk": "demo--one", "target": "one"}), "not determined");
    let said = &first["mappings"][1];
    let keys = [
        "target",
        "class",
        "reuse",
        "rationale",
        "adds",
        "basis",
        "confidence",
        "structure",
        "origin",
        "status",
        "review",
    ];
    let words = ["two", "gap", "build", "None of it.", "All.", "judgment", "low", "new", "added", "draft", "none"];
    assert_eq!(keys.map(|key| said[key].as_str().unwrap_or_default()), words, "{said}");
    assert_eq!(said["adjacent"], json!(["two:A.2"]));
    assert_eq!(second["mappings"][1], json!({"crosswalk": "demo--two", "target": "two"}));
    assert_eq!((&graph["crosswalks"][0]["primary"], &second["new"]), (&json!(true), &json!(true)));
    let tree = book.site().text("demo/index.html");
    assert_eq!(tree.matches("class-gap").count(), 0, "the tree shows the class of the primary one: {tree}");
}

#[test]
fn what_is_computed_with_a_window_or_a_place_can_be_computed_again() {
    let book = book_of_two();
    book.run(["build", "-q"]).calm().ends(0);
    let graph = book.site().json("data/handbook.json");
    assert_eq!((&graph["book"]["review-window"], &graph["book"]["evidence-window"]), (&json!(7), &json!(30)));
    assert_eq!(node(&graph, "statement:demo:A.1")["review"], "due-soon");
    let within = ["outer", "inner", "next"].map(|anchor| node(&graph, &format!("doc#{anchor}"))["within"].clone());
    assert_eq!(within, [Value::Null, json!("doc#outer"), Value::Null]);
}

#[test]
fn where_a_book_differs_from_a_built_in_crosswalk_is_in_the_graph() {
    let rows =
        "source: iso42001\ntarget: iso27001\nrows:\n  - {source: A.2.2, action: retire, rationale: Not for us.}\n";
    let book = Book::new().file("content/index.md", "# Home\n").file("content/mappings/m.yaml", rows);
    book.run(["build", "-q"]).calm().ends(0);
    let graph = book.site().json("data/handbook.json");
    let crosswalk = &graph["crosswalks"][0];
    assert_eq!((&crosswalk["id"], &crosswalk["url"]), (&json!("iso42001--iso27001"), &json!("matrix/index.html")));
    let change = &crosswalk["changes"][0];
    assert_eq!(
        (&change["change"], &change["source"], &change["reason"]),
        (&json!("retired"), &json!("iso42001:A.2.2"), &json!("Not for us.")),
        "{crosswalk}"
    );
    assert_eq!(change["fields"][0]["field"], "relationship");
    assert!(crosswalk["caveat"].as_str().is_some_and(|caveat| !caveat.is_empty()));
    assert!(crosswalk["comparisons"][0]["columns"].is_array() && crosswalk["publications"][0]["key"].is_string());
}

const SETTINGS: &str = "[compliance]
organisation = \"wordorganisation\"
scope = \"wordscope\"
frameworks = [\"demo\", \"other\"]
as-of = 2026-11-16
[compliance.soa]
title = \"wordsoa\"
owner = \"wordhead\"
classification = \"wordsecret\"
[[compliance.soa.approvals]]
framework = \"demo\"
version = \"wordversion\"
approver = \"wordsigner\"
approved = 2026-05-06
[check.rules]
unknown-owner = \"off\"
";

/// A book whose every text of a record has a word of its own.
fn book_of_words() -> Book {
    let rows = "source: demo\ntarget: other\ntitle: wordtitle\ncaveat: wordcaveat\nsources: {wordkey: {title: wordpublication, url: 'https://wordpublisher.example/'}}
rows:
  - {source: A.1, targets: [{id: B.1}], relationship: subset-of, rationale: wordrationale, adds: wordadds}
  - {source: A.2, relationship: no-relationship, rationale: wordgap, adds: wordbuild, basis: published, sources: [wordkey], reviewed: {by: wordreviewer, date: 2026-03-04}}
tables: [{id: t, title: wordtable, columns: [wordcolumn], rows: [[wordcell]], note: wordcomment}]\n";
    let demo = "framework: demo\nlabel: Demo\nnotice: wordnotice\nentries:\n  - {id: A.1, kind: control, title: One}\n  - {id: A.2, kind: control, title: Two}\n";
    let other =
        "framework: other\nlabel: Other\nentries:\n  - {id: B.1, kind: control, title: One, about: wordabout}\n";
    let statements = "framework: demo\nstatements:
  - {requirement: A.1, applicable: true, reasons: [risk], justification: wordjustification, status: alternative, alternative: wordalternative, owner: wordowner, how: Some wordhow.}
  - {requirement: A.2, applicable: true, reasons: [risk], status: implemented, not-for: [{system: wordsystem, justification: wordnotfor}], sufficient: {by: wordjudge, date: 2026-01-02, note: wordnote}}\n";
    let evidence = "evidence:\n  - {id: E, title: wordtitle, summary: A wordsummary., url: 'https://wordaddress.example/', owner: wordkeeper, collector: wordcollector, source: wordsource, population: wordpopulation, sample: wordsample, collected: 2026-01-01, cadence: 7 months, period: {from: 2025-11-11, to: 2025-12-12}, supports: [{requirement: demo:A.1, extent: partial, missing: wordmissing}]}\n";
    let document = "---\ntitle: Words\nowner: wordauthor\napprover: wordapprover\nclassification: wordclass\nconfirmed: 2026-02-03\napproved: 2026-02-01\n---\n";
    let roles = "roles:\n  - {id: r, title: R, responsibilities: wordduty}\n";
    let plan = "plan:\n  - {id: P, title: P, what: A wordwhat., owner: wordplanner, state: open}\n";
    Book::new()
        .settings(SETTINGS)
        .file("content/index.md", "# Home\n")
        .file("content/frameworks/demo.yaml", demo)
        .file("content/frameworks/other.yaml", other)
        .file("content/mappings/m.yaml", rows)
        .file("content/controls/demo.yaml", statements)
        .file("content/evidence/r.yaml", evidence)
        .file("content/words.md", document)
        .file("content/registers/roles.yaml", roles)
        .file("content/registers/plan.yaml", plan)
}

#[test]
fn every_text_of_a_record_is_in_the_graph() {
    let book = book_of_words();
    book.run(["build", "-q"]).calm().ends(0);
    let graph = book.site().text("data/handbook.json");
    let files = [
        "book.toml",
        "content/controls/demo.yaml",
        "content/evidence/r.yaml",
        "content/mappings/m.yaml",
        "content/frameworks/demo.yaml",
        "content/frameworks/other.yaml",
        "content/words.md",
        "content/registers/roles.yaml",
        "content/registers/plan.yaml",
    ];
    let texts = files.map(|path| std::fs::read_to_string(book.path(path)).expect("a file"));
    let is_mark = |word: &&str| word.starts_with("word") || word.parse::<jiff::civil::Date>().is_ok();
    let marks: Vec<&str> =
        texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-')).filter(is_mark).collect();
    assert!(marks.len() > 45, "{marks:?}");
    let missing: Vec<&&str> = marks.iter().filter(|mark| !graph.contains(**mark)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(graph.contains("7 months"));
}
