//! The graph, for machines: it keeps to its schema, and has the facts that pages show.

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

/// A book whose every text of a record has a word of its own.
fn book_of_words() -> Book {
    let rows = "source: demo\ntarget: other\nrows:\n  - {source: A.1, targets: [{id: B.1}], relationship: subset-of, rationale: wordrationale, adds: wordadds}\n";
    let demo = "framework: demo\nlabel: Demo\nentries:\n  - {id: A.1, kind: control, title: One}\n  - {id: A.2, kind: control, title: Two}\n";
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
        .settings("[compliance]\nframeworks = [\"demo\", \"other\"]\nas-of = 2026-11-16\n[check.rules]\nunknown-owner = \"off\"\n")
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
        "controls/demo.yaml",
        "evidence/r.yaml",
        "mappings/m.yaml",
        "frameworks/other.yaml",
        "words.md",
        "registers/roles.yaml",
        "registers/plan.yaml",
    ];
    let texts = files.map(|path| std::fs::read_to_string(book.path(&format!("content/{path}"))).expect("a file"));
    let is_mark = |word: &&str| word.starts_with("word") || word.parse::<jiff::civil::Date>().is_ok();
    let marks: Vec<&str> =
        texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-')).filter(is_mark).collect();
    assert!(marks.len() > 25, "{marks:?}");
    let missing: Vec<&&str> = marks.iter().filter(|mark| !graph.contains(**mark)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(graph.contains("7 months"));
}
