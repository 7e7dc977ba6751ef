//! Limits of `[limits]`, and shapes that are made to exhaust memory or the stack.

use crate::{Book, book, refused};

/// The book with other limits.
fn limited(limits: &str) -> Book {
    book().settings(&format!("[compliance]\nframeworks = [\"demo\"]\n\n[limits]\n{limits}\n"))
}

#[test]
fn a_text_longer_than_its_limit_is_not_read() {
    let book = limited("text-bytes = 1000").file("content/a.md", "x".repeat(1_001));
    let run = book.run(["build", "--format", "json"]).calm().ends(4);
    let found = run.findings();
    let finding = found.iter().find(|one| one.code == "limit-exceeded").expect("a finding");
    assert_eq!(finding.subject, "content/a.md");
    assert!(finding.help.iter().any(|line| line.contains("text-bytes")), "{finding:#?}");
    limited("text-bytes = 1000").file("content/a.md", "x".repeat(1_000)).run(["build"]).calm().ends(0);
}

#[test]
fn attachments_have_a_limit_of_their_own() {
    let item = "evidence:\n  - {id: E, title: E, file: a.txt, collected: 2026-11-01, cadence: 1 year}\n";
    let book = limited("attachment-bytes = 10").file("content/evidence/r.yaml", item);
    let book = book.file("content/evidence/a.txt", "12345678901");
    let run = book.run(["check", "--format", "json"]).calm().ends(4);
    assert!(run.findings().iter().any(|one| one.subject == "content/evidence/a.txt" && one.code == "limit-exceeded"));
}

#[test]
fn files_and_folders_are_counted() {
    let mut many = limited("files = 20");
    for number in 0..30 {
        many = many.file(&format!("content/{number}.md"), "# A\n");
    }
    let run = many.run(["build", "--format", "json"]).calm().ends(4);
    assert!(run.findings().iter().any(|one| one.message.contains("more than 20 files")));
    let deep = limited("depth = 3").file("content/a/b/c/d/e.md", "# A\n");
    let run = deep.run(["build", "--format", "json"]).calm().ends(4);
    assert!(run.findings().iter().any(|one| one.message.contains("more than 3 folders deep")));
}

#[test]
fn limits_that_are_none_are_wrong_configuration() {
    for limit in ["text-bytes = -1", "files = \"many\"", "depth = 1.5", "depth = 65", "widht = 3"] {
        refused(&limited(limit), 2, "invalid-settings", "book.toml", 5);
    }
}

#[test]
fn a_settings_file_that_is_no_toml_is_wrong_configuration() {
    refused(&book().settings("[book\n"), 2, "invalid-settings", "book.toml", 1);
    refused(&book().settings("[book]\ntitle = \"a\"\ntitle = \"b\"\n"), 2, "invalid-settings", "book.toml", 3);
    let nested = format!("[variables]\na = {}\n", "[".repeat(200_000));
    refused(&book().settings(&nested), 2, "invalid-settings", "book.toml", 2);
    let dotted = format!("{} = 1\n", vec!["a"; 50_000].join("."));
    book().settings(&dotted).run(["build"]).calm().ends(2);
}

#[test]
fn a_catalogue_as_deep_as_it_is_long_ends() {
    let mut text = String::from("framework: deep\nlabel: Deep\nentries:\n  - {id: '0', kind: group, title: T}\n");
    for number in 1..4_000 {
        text.push_str(&format!("  - {{id: '{number}', kind: group, parent: '{}', title: T}}\n", number - 1));
    }
    text.push_str("  - {id: last, kind: control, parent: '3999', title: T}\n");
    let book = book().settings("[compliance]\nframeworks = [\"deep\"]\n").file("content/frameworks/deep.yaml", text);
    book.run(["check"]).calm();
    let run = book.run(["build"]).calm();
    assert!([0, 4].contains(&run.code), "{}", run.stderr);
}

#[test]
fn folders_within_the_limit_are_within_the_limit() {
    let path = vec!["a"; 30].join("/");
    book().file(&format!("content/{path}/x.md"), "# X\n").run(["build"]).calm().ends(0);
}

#[test]
fn variables_do_not_multiply_without_end() {
    let value = "x".repeat(50_000);
    let book = limited(&format!("\n[variables]\nlong = \"{value}\""));
    let text = format!("# A\n\n{}\n", "{{long}} ".repeat(2_000));
    let run = book.file("content/a.md", text).run(["check"]).calm();
    assert_eq!(run.code, 4, "a hundred megabytes of text come from two files of 70 kB");
}

#[test]
fn a_limit_of_nothing_is_no_crash() {
    limited("text-bytes = 0").run(["build"]).calm().ends(4);
    limited("files = 0").run(["build"]).calm().ends(4);
    limited("depth = 0").run(["build"]).calm();
    limited("text-bytes = 18446744073709551615").run(["build"]).calm();
    limited("text-bytes = 9223372036854775807").run(["build"]).calm().ends(0);
}
