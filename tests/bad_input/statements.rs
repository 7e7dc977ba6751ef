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
