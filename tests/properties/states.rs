//! States: more proof never makes one worse.

use clausebook::diagnostics::Level;
use clausebook::model::{RequirementId, Status};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::Book;
use crate::{FRAMEWORK, SETTINGS, cases, surveyed};

/// What is known of one requirement: its statement, documents and evidence.
#[derive(Debug, Clone)]
struct Known {
    status: Option<&'static str>,
    documents: Vec<&'static str>,
    evidence: Vec<(&'static str, &'static str)>,
    sufficient: bool,
}

fn known() -> impl Strategy<Value = Known> {
    let statuses = select(vec!["implemented", "partial", "planned", "alternative"]);
    let documents = prop::collection::vec(select(vec!["approved", "draft", "in-review", "retired"]), 0..3);
    let item = (
        select(vec!["full", "partial", "supporting"]),
        select(vec!["2026-10-01", "2025-11-20", "2020-01-01", "2027-01-01", "none"]),
    );
    (prop::option::of(statuses), documents, prop::collection::vec(item, 0..4), any::<bool>())
        .prop_map(|(status, documents, evidence, sufficient)| Known { status, documents, evidence, sufficient })
}

/// The state of a requirement in a book in which this is known of it.
fn state(known: &Known, number: &str) -> Status {
    let mut book = Book::new().settings(SETTINGS).file("content/frameworks/demo.yaml", FRAMEWORK);
    if let Some(status) = known.status {
        let judged =
            if known.sufficient { "\n    sufficient: {by: keeper, date: 2026-10-01, note: Enough.}" } else { "" };
        let named = if status == "alternative" { "\n    alternative: Another." } else { "" };
        let text =
            format!("framework: demo\nstatements:\n  - requirement: '{number}'\n    status: {status}{named}{judged}\n");
        book = book.file("content/controls/demo.yaml", text);
    }
    for (at, status) in known.documents.iter().enumerate() {
        book = book.file(
            &format!("content/{at}.md"),
            format!("---\nstatus: {status}\nsatisfies: [demo:{number}]\n---\nText.\n"),
        );
    }
    let items = known.evidence.iter().enumerate().map(|(at, (extent, collected))| {
        let collected = if *collected == "none" { "due: 2027-01-01".to_owned() } else { format!("collected: {collected}") };
        format!("  - {{id: E-{at}, title: E, {collected}, cadence: 12 months, supports: [{{requirement: demo:{number}, extent: {extent}}}]}}\n")
    });
    let book = book
        .file("content/evidence/r.yaml", format!("evidence:\n{}", items.collect::<String>()))
        .file("content/index.md", "# Home\n");
    let survey = surveyed(&book);
    assert_eq!(survey.count(Level::Error), 0, "{:#?}", survey.findings);
    survey.coverage.status(&RequirementId::parse(&format!("demo:{number}")).expect("an id"))
}

/// Better states are greater.
fn rank(status: Status) -> u8 {
    match status {
        Status::Gap => 0,
        Status::Partial => 1,
        Status::Met | Status::Excluded => 2,
    }
}

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn more_proof_never_makes_a_state_worse(known in known(), number in select(vec!["1.1", "A.1", "A.2"])) {
        let before = rank(state(&known, number));
        let mut better = known.clone();
        better.evidence.push(("full", "2026-11-01"));
        let evidenced = rank(state(&better, number));
        prop_assert!(evidenced >= before.max(1), "fresh and full evidence: {before} became {evidenced}");
        better.documents.push("approved");
        let documented = rank(state(&better, number));
        prop_assert!(documented >= evidenced, "an approved document: {evidenced} became {documented}");
        better.status = Some("implemented");
        prop_assert_eq!(rank(state(&better, number)), 2, "everything is there");
        let mut worse = known.clone();
        worse.evidence.push(("full", "2020-01-01"));
        worse.documents.push("draft");
        worse.documents.push("retired");
        prop_assert_eq!(rank(state(&worse, number)), before, "what is stale, a draft or retired counts for nothing");
    }
}
