//! A run as a whole: everything is said at once, and a failed build changes nothing.

use std::collections::BTreeSet;

use crate::support::files;
use crate::{Book, DAY, book};

/// A book with an error of many kinds, each in a file of its own where that is possible.
fn broken() -> Book {
    book()
        .settings("[compliance]\nframeworks = [\"demo\"]\n\n[check.rules]\nno-such-code = \"off\"\n")
        .file("content/yaml.md", "---\ntitle: [\n---\n")
        .file("content/open.md", "---\ntitle: Open\n")
        .file("content/bytes.md", b"\xff")
        .file("content/links.md", "# Links\n\n[[gone]] [[links#gone]] [[demo:9.9]] [[A.1]] [x](../../../x.md)\n\n[[gone-too]]\n")
        .file("content/claims.md", "---\ntitle: Claims\nsatisfies: [demo:9.8, demo:5]\nstatus: aproved\napproved: yesterday\n---\n")
        .file("content/same.md", "---\nid: twice\ntitle: Same\n---\n")
        .file("content/same-again.md", "---\nid: twice\ntitle: Same\n---\n")
        .file("content/gaps.md", "# Gaps\n")
        .file("content/controls/unknown.yaml", "framework: demo\nstatments: []\n")
        .file("content/controls/broken.yaml", "framework: [\n")
        .file("content/controls/rules.yaml", "framework: demo\nstatements:\n  - {requirement: '5.1', applicable: false}\n  - {requirement: A.1, applicable: false}\n  - {requirement: 5.10, status: alternative}\n")
        .file("content/evidence/r.yaml", "evidence:\n  - {id: E, title: E, file: gone.txt, collected: 2026-01-01, cadence: 1 moon}\n  - {id: F, title: F, file: ../../x, collected: 2026-01-01, supports: [{requirement: demo:7, extent: most}]}\n")
        .file("content/mappings/m.yaml", "source: demo\ntarget: nowhere\nrows: []\n")
}

#[test]
fn all_errors_are_said_at_once() {
    let (code, found) = broken().check();
    assert_eq!(code, 2, "a wrong setting is wrong configuration");
    let places: BTreeSet<String> = found.iter().filter(|one| one.level == "error").map(crate::Finding::place).collect();
    let expected = [
        "book.toml:5:1 error invalid-settings",
        "content/claims.md:3:13 error unknown-requirement",
        "content/claims.md:3:23 error not-a-requirement",
        "content/claims.md:4:9 error invalid-value",
        "content/claims.md:5:11 error invalid-value",
        "content/controls/broken.yaml:1:12 error malformed-yaml",
        "content/controls/rules.yaml:3:38 error clause-excluded",
        "content/controls/rules.yaml:4:36 error excluded-without-justification",
        "content/controls/rules.yaml:5:33 error alternative-without-control",
        "content/controls/unknown.yaml:2:1 error unknown-key",
        "content/evidence/r.yaml:2:29 error evidence-file-absent",
        "content/evidence/r.yaml:2:71 error invalid-value",
        "content/evidence/r.yaml:3:29 error path-escape",
        "content/evidence/r.yaml:3:86 error unknown-requirement",
        "content/evidence/r.yaml:3:102 error invalid-value",
        "content/gaps.md:1:1 error url-collision",
        "content/links.md:3:1 error unknown-id",
        "content/links.md:3:10 error unknown-section",
        "content/links.md:3:25 error unknown-requirement",
        "content/links.md:3:38 error ambiguous-id",
        "content/links.md:3:46 error path-escape",
        "content/links.md:5:1 error unknown-id",
        "content/mappings/m.yaml:2:9 error invalid-value",
        "content/open.md:1:1 error malformed-front-matter",
        "content/same.md:2:5 error duplicate-id",
    ];
    for place in expected {
        assert!(places.contains(place), "`{place}` is not in {places:#?}");
    }
    for file in ["content/bytes.md", "content/yaml.md"] {
        assert!(places.iter().any(|place| place.starts_with(file)), "nothing is said of {file}");
    }
}

#[test]
fn people_and_programs_are_told_the_same() {
    let book = broken();
    let (_, found) = book.check();
    let people = book.run(["check", "--as-of", DAY, "--color", "never"]).calm().ends(2).stdout;
    for one in found.iter().filter(|one| one.line > 0) {
        assert!(people.contains(&format!("{}[{}]", one.level, one.code)), "{one:#?} is not in {people}");
        assert!(people.contains(&format!("{}:{}", one.file, one.line)), "{one:#?} is not in {people}");
    }
    let build = book.run(["build", "--as-of", DAY]).calm().ends(2).stderr;
    let errors = found.iter().filter(|one| one.level == "error").count();
    assert!(build.contains(&format!("Nothing was published: {errors} errors")), "{build}");
}

#[test]
fn every_error_says_what_to_do() {
    let (_, found) = broken().check();
    let silent: Vec<_> =
        found.iter().filter(|one| one.level == "error" && one.help.is_empty()).map(crate::Finding::place).collect();
    assert!(silent.is_empty(), "no advice: {silent:#?}");
}

/// Things that stop a build, each with the exit code it ends with.
const STOPS: &[(&str, &[u8], i32)] = &[
    ("content/a.md", b"[[gone]]\n", 1),
    ("content/a.md", b"---\n", 1),
    ("content/a.md", b"\xff", 1),
    ("content/controls/a.yaml", b"x: [", 1),
    ("content/evidence/a.yaml", b"evidence: [{id: E, title: E, file: gone}]", 1),
    ("book.toml", b"[book", 2),
    ("book.toml", b"[build]\nbuild-dir = \"content\"\n", 2),
    ("book.toml", b"[limits]\ntext-bytes = 3\n", 4),
    ("book.toml", b"[output.html]\ntheme = \"gone\"\n", 2),
    ("themes/own/templates/toc.html", b"{% block", 1),
    ("themes/own/templates/document.html", b"{{ page.gone.gone }}", 1),
    ("themes/own/messages/en.toml", b"= x", 1),
];

#[test]
fn a_failed_build_leaves_the_old_site_byte_for_byte() {
    for (path, bytes, exit) in STOPS {
        let settings = "[compliance]\nframeworks = [\"demo\"]\n\n[output.html]\ntheme = \"own\"\n";
        let book = book().settings(settings).file("themes/own/static/x.txt", "x").file("content/a.md", "# A\n");
        book.run(["build"]).calm().ends(0);
        let before = book.site().snapshot();
        assert!(before.len() > 10);
        let book = book.file(path, bytes);
        let run = book.run(["build"]).calm().ends(*exit);
        assert!(!run.stderr.is_empty() && !run.stdout.contains("Built"), "{path}: {}", run.stdout);
        assert!(book.site().snapshot() == before, "{path}: the old site is another one");
        let beside = files(book.root()).into_iter().filter(|path| path.starts_with(".book"));
        assert_eq!(beside.collect::<Vec<_>>(), Vec::<String>::new());
    }
}

#[test]
fn strict_makes_warnings_stop_a_build() {
    let book = book().file("content/a.md", "# A\n\n[x](gone.md)\n");
    book.run(["build"]).calm().ends(0);
    let before = book.site().snapshot();
    let run = book.run(["build", "--strict"]).calm().ends(1);
    assert!(run.stderr.contains("broken-link"), "{}", run.stderr);
    assert!(book.site().snapshot() == before);
}

#[test]
fn wrong_usage_is_wrong_usage() {
    let cases: &[&[&str]] = &[
        &["biuld"],
        &["build", "--as-of", "2026-13-01"],
        &["build", "--format", "xml"],
        &["check", "a", "b"],
        &["explain", "no-such-code"],
        &[],
    ];
    for arguments in cases {
        let run = book().run(*arguments).calm().ends(2);
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}
