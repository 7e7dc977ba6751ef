//! Variables in texts: what they stand for is what a text says, wherever it stands.

use crate::support::Site;
use crate::{Book, book, built};

const FIELDS: &str = "framework: demo
statements:
  - requirement: A.1
    applicable: true
    reasons: [risk]
    status: alternative
    justification: JUST {{days}}
    alternative: ALT {{days}}
    how: HOW {{days}}
    not-for: [{system: s, justification: 'NF {{days}}'}]
    sufficient: {by: r, date: 2026-01-01, note: 'SUFF {{days}}'}
";

fn with(value: &str) -> Book {
    book()
        .settings(&format!("[compliance]\nframeworks = [\"demo\"]\n[variables]\ndays = {value:?}\n"))
        .file("content/controls/demo.yaml", FIELDS)
        .file("content/registers/roles.yaml", "roles: [{id: r, title: 'ROLE {{days}}', responsibilities: 'RESP {{days}}'}]\n")
        .file("content/registers/plan.yaml", "plan: [{id: p, title: 'PLAN {{days}}', step: 'STEP {{days}}', what: 'WHAT {{days}}', for: ['demo:A.1']}]\n")
        .file(
            "content/evidence/e.yaml",
            "evidence: [{id: e, title: 'EV {{days}}', summary: 'SUM {{days}}', population: 'POP {{days}}', sample: 'SAM {{days}}', source: 'SRC {{days}}', due: 2027-01-01, supports: [{requirement: 'demo:A.1', extent: partial, missing: 'MISS {{days}}'}]}]\n",
        )
        .file("content/SUMMARY.md", "- [Home](index.md)\n- [ENTRY {{days}}](a.md)\n")
        .file("content/a.md", "---\ntitle: TITLE {{days}}\n---\n# title {{days}}\n\n## S {#s}\n\nText {{days}} `{{days}}`.\n")
}

#[test]
fn variables_stand_in_every_text() {
    let site = built(with("30 <i>"));
    let pages: Vec<_> = site.files().into_iter().filter(|url| url.ends_with(".html")).collect();
    let all: String = pages.iter().map(|url| site.text(url)).collect();
    for word in [
        "JUST", "ALT", "HOW", "NF", "SUFF", "ROLE", "RESP", "PLAN", "STEP", "WHAT", "EV", "SUM", "POP", "SAM", "SRC",
        "MISS", "ENTRY", "TITLE",
    ] {
        assert!(all.contains(&format!("{word} 30 &lt;i&gt;")), "{word}");
    }
    assert_eq!(all.matches("{{days}}").count(), all.matches("<code>{{days}}</code>").count());
    assert!(site.text("a.html").contains("<code>{{days}}</code>") && !site.text("a.html").contains("title 30"));
}

#[test]
fn unknown_variables_are_told_in_every_text() {
    let book = with("30").settings("[compliance]\nframeworks = [\"demo\"]\n");
    let (_, found) = book.check();
    let told = |file: &str| found.iter().filter(|one| one.code == "unknown-variable" && one.file == file).count();
    let files =
        ["controls/demo.yaml", "registers/roles.yaml", "registers/plan.yaml", "evidence/e.yaml", "SUMMARY.md", "a.md"];
    // What stands at one place is told once.
    assert_eq!(files.map(|file| told(&format!("content/{file}"))), [5, 1, 2, 3, 1, 3], "{found:#?}");
}

/// The fingerprints of a statement and of a section.
fn fingerprints(site: &Site) -> [String; 2] {
    let handbook = site.json("data/handbook.json");
    let nodes = handbook["nodes"].as_array().expect("nodes");
    let of = |kind: &str, url: &str| {
        let node = nodes.iter().find(|node| node["kind"] == kind && node["url"] == url).expect("a node");
        node["fingerprint"].as_str().expect("a fingerprint").to_owned()
    };
    [of("statement", "demo/A.1.html#statement"), of("section", "a.html#s")]
}

#[test]
fn a_fingerprint_is_of_what_variables_stand_for() {
    let [thirty, sixty] = ["30", "60"].map(|days| fingerprints(&built(with(days))));
    assert!(thirty[0] != sixty[0] && thirty[1] != sixty[1], "{thirty:?} {sixty:?}");
    let plain = |text: &str| {
        let book = book().file("content/a.md", format!("# T\n\n## S {{#s}}\n\nText {text} `{{{{days}}}}`.\n"));
        let how = "framework: demo\nstatements: [{requirement: A.1, how: 'HOW 30'}]\n";
        fingerprints(&built(book.file("content/controls/demo.yaml", how)))
    };
    assert_eq!(plain("30")[1], thirty[1]);
    let marked = fingerprints(&built(with("*30*")));
    assert_ne!(plain("*30*")[1], marked[1], "a value is no markup");
}

#[test]
fn what_variables_stand_for_has_a_limit_in_one_line() {
    let settings = format!("[compliance]\nframeworks = [\"demo\"]\n[variables]\nv = \"{}\"\n", "x".repeat(10_000));
    let line = "{{v}}".repeat(20_000);
    let document = book().settings(&settings).file("content/a.md", format!("# A\n\n{line}\n"));
    crate::refused(&document, 4, "limit-exceeded", "content/a.md", 3);
    let statement = format!("framework: demo\nstatements: [{{requirement: A.1, justification: '{line}'}}]\n");
    let record = book().settings(&settings).file("content/controls/demo.yaml", statement);
    crate::refused(&record, 4, "limit-exceeded", "content/controls/demo.yaml", 2);
}
