//! Statements and evidence that contradict themselves, or say what counts for nothing.

use crate::{Book, book, built, refused};

const REGISTER: &str = "content/evidence/r.yaml";
const STATEMENTS: &str = "content/controls/demo.yaml";

/// The book with one statement.
fn stating(statement: &str) -> Book {
    book().file(STATEMENTS, format!("framework: demo\nstatements:\n  - {{{statement}}}\n"))
}

/// The book with one item of evidence, and a file beside the register.
fn proving(item: &str) -> Book {
    book()
        .file(REGISTER, format!("evidence:\n  - {{id: EV-1, title: T, {item}}}\n"))
        .file("content/evidence/f.csv", "x\n")
}

#[test]
fn no_part_of_a_statement_denies_another() {
    let excluded = "requirement: A.1, applicable: false, justification: J., review-by: 2027-01-01";
    for statement in [
        "requirement: '5.1', reasons: [risk]",
        "requirement: '5.1', not-for: [{system: chat, justification: J.}]",
        &format!("{excluded}, reasons: [risk]"),
        &format!("{excluded}, status: implemented"),
        &format!("{excluded}, status: planned"),
        "requirement: A.1, reasons: [risk], status: implemented, alternative: Ours.",
    ] {
        refused(&stating(statement), 1, "contradictory-statement", STATEMENTS, 3);
    }
    for statement in [
        &format!("{excluded}, status: not-applicable"),
        "requirement: A.1, reasons: [risk], status: alternative, alternative: Ours.",
    ] {
        built(stating(statement));
    }
}

#[test]
fn evidence_that_proves_all_misses_nothing() {
    let item = |extent: &str| {
        format!(
            "collected: 2026-11-01, cadence: 1 year, supports: [{{requirement: demo:A.1, extent: {extent}, missing: Half of it.}}]"
        )
    };
    refused(&proving(&item("full")), 1, "contradictory-statement", REGISTER, 2);
    built(proving(&item("partial")));
}

#[test]
fn a_judgement_has_a_reason() {
    let judged = |note: &str| {
        stating(&format!("requirement: A.1, reasons: [risk], sufficient: {{by: r, date: 2026-01-01, note: {note}}}"))
    };
    refused(&judged("' '"), 1, "invalid-value", STATEMENTS, 3);
    built(judged("Enough."));
}

#[test]
fn a_place_a_statement_names_says_so() {
    let book = stating("requirement: A.1, reasons: [risk], documents: [a#s, b]")
        .file("content/a.md", "# A\n\n## S {#s}\n\nText.\n")
        .file("content/b.md", "# B\n\nText.\n");
    let site = built(book);
    for page in ["a.html", "b.html"] {
        assert!(site.text(page).contains("href=\"demo/A.1.html\""), "{page}: {}", site.text(page));
    }
}

#[test]
fn a_hash_is_one_and_pins_a_file() {
    let rest = "collected: 2026-11-01, cadence: 1 year";
    let hash = "73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac";
    built(proving(&format!("{rest}, file: f.csv, sha256: {hash}")));
    for item in [
        format!("{rest}, file: f.csv, sha256: 73cb38"),
        format!("{rest}, file: f.csv, sha256: 'sha256:{hash}'"),
        format!("{rest}, url: 'https://example.org/', sha256: {hash}"),
    ] {
        refused(&proving(&item), 1, "invalid-value", REGISTER, 2);
    }
}

#[test]
fn advice_can_be_followed() {
    let law = "framework: law\nlabel: Law\nentries:\n  - {id: '4', kind: provision, title: Four}\n";
    let book = stating("requirement: 'law:4', status: planned")
        .settings("[compliance]\nframeworks = [\"demo\", \"law\"]\n")
        .file("content/frameworks/law.yaml", law);
    let found = book.only("not-a-requirement");
    assert_eq!(found.message, "`law:4` is a provision and no requirement");
    assert!(!found.help[0].contains("name a requirement instead"), "{:?}", found.help);
    let must =
        "framework: must\nlabel: Must\nentries:\n  - {id: '1', kind: clause, title: One, documented: required}\n";
    let book = stating("requirement: 'must:1', status: implemented")
        .settings("[compliance]\nframeworks = [\"demo\", \"must\"]\n")
        .file("content/frameworks/must.yaml", must)
        .file("content/old.md", "---\nstatus: retired\nsatisfies: [must:1]\n---\n# Old\n")
        .file("content/new.md", "---\nstatus: draft\nsatisfies: [must:1]\n---\n# New\n");
    assert_eq!(book.only("implemented-without-document").help, ["have one of its documents approved: `new`"]);
}

#[test]
fn a_review_that_is_never_due_is_told() {
    let document =
        |front: &str| book().file("content/a.md", format!("---\nstatus: approved\n{front}---\n# A\n")).check().1;
    let is_told = |front: &str| document(front).iter().any(|found| found.code == "review-not-counted");
    assert!(is_told("review: 12 months\n"));
    assert!(is_told("approved: 2026-01-01\nreview: 12 months\nreview-by: 2027-06-30\n"));
    assert!(!is_told("approved: 2026-01-01\nreview: 12 months\n"));
    assert!(!is_told("review-by: 2027-06-30\n"));
}

#[test]
fn what_is_missing_is_said_once() {
    let item = |id: &str, missing: &str| {
        format!(
            "  - {{id: {id}, title: T, collected: 2026-11-01, cadence: 1 year, supports: [{{requirement: one:B.1, extent: partial, missing: {missing}}}]}}\n"
        )
    };
    let items = format!("evidence:\n{}{}{}", item("E-1", "M1"), item("E-2", "M2"), item("E-3", "M1"));
    let one = "framework: one\nlabel: One\nentries:\n  - {id: B.1, kind: control, title: B}\n";
    let row = "source: one\ntarget: demo\nrows:\n  - {source: B.1, rationale: R., targets: [{id: A.1}]}\n";
    let site = built(
        book()
            .settings("[compliance]\nframeworks = [\"demo\", \"one\"]\n")
            .file("content/frameworks/one.yaml", one)
            .file("content/mappings/m.yaml", row)
            .file(REGISTER, items),
    );
    assert!(site.text("data/gaps.csv").contains(",M1; M2,"), "{}", site.text("data/gaps.csv"));
    assert_eq!(site.text("gaps.html").matches("M1").count(), 1, "{}", site.text("gaps.html"));
}
