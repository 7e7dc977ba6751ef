//! YAML that is broken, hostile, or means something else elsewhere.

use crate::{Book, book, built, refused};

/// A list of ten, nested by aliases `levels` deep: ten to that power when written out.
fn bomb(levels: usize) -> String {
    let mut text = String::from("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..levels {
        let alias = format!("*l{}", level - 1);
        text.push_str(&format!("l{level}: &l{level} [{}]\n", vec![alias; 10].join(", ")));
    }
    text
}

/// The book with a file of statements.
fn statements(text: &str) -> Book {
    book().file("content/controls/demo.yaml", text)
}

#[test]
fn an_alias_bomb_in_front_matter_is_a_limit() {
    let text = format!("---\ntitle: Bomb\n{}---\nText.\n", bomb(9));
    let book = book().file("content/bomb.md", text);
    let run = book.run(["build", "--format", "json"]).calm().ends(4);
    let found = run.findings();
    assert!(found.iter().any(|one| one.code == "limit-exceeded" && one.file == "content/bomb.md"), "{found:#?}");
}

#[test]
fn an_alias_bomb_in_a_register_is_refused() {
    let items = "[risk, risk, risk, risk, risk, risk, risk, risk, risk, risk]";
    let mut text = format!("framework: demo\nstatements:\n  - {{requirement: A.1, reasons: &a {items}}}\n");
    for _ in 0..60_000 {
        text.push_str("  - {requirement: A.1, reasons: *a}\n");
    }
    let run = statements(&text).run(["build", "--format", "json"]).calm().ends(4);
    let found = run.findings();
    let told = found
        .iter()
        .any(|one| one.code == "limit-exceeded" && one.file == "content/controls/demo.yaml" && one.line > 3);
    assert!(told, "{found:#?}");
}

#[test]
fn two_hundred_thousand_brackets_are_a_limit() {
    let brackets = "[".repeat(200_000);
    let register = format!("evidence: {brackets}\n");
    let book_ = book().file("content/evidence/register.yaml", &register);
    refused(&book_, 4, "limit-exceeded", "content/evidence/register.yaml", 1);
    let front = format!("---\ntitle: x\nfoo: {brackets}\n---\n");
    refused(&book().file("content/a.md", front), 4, "limit-exceeded", "content/a.md", 3);
}

#[test]
fn braces_and_block_lists_are_limited_as_well() {
    let front = format!("---\ntitle: x\nfoo: {}\n---\n", "{a: ".repeat(50_000));
    refused(&book().file("content/a.md", front), 4, "limit-exceeded", "content/a.md", 3);
    let front = format!("---\ntitle: x\nfoo:\n  {}x\n---\n", "- ".repeat(50_000));
    refused(&book().file("content/a.md", front), 4, "limit-exceeded", "content/a.md", 4);
}

#[test]
fn a_key_written_twice_is_reported_where_it_is_written_again() {
    let text = "framework: demo\nstatements:\n  - requirement: A.1\n    status: planned\n    status: partial\n";
    refused(&statements(text), 1, "malformed-yaml", "content/controls/demo.yaml", 5);
    let front = "---\ntitle: One\nversion: '1'\ntitle: Two\n---\n";
    refused(&book().file("content/a.md", front), 1, "malformed-front-matter", "content/a.md", 4);
    let foreign = "---\ntitle: One\nweight: 1\nweight: 2\n---\n";
    refused(&book().file("content/a.md", foreign), 1, "malformed-front-matter", "content/a.md", 4);
}

#[test]
fn an_unknown_key_names_the_key_that_was_meant() {
    let text = "framework: demo\nstatements:\n  - requirement: A.1\n    reasns: [risk]\n";
    let found = refused(&statements(text), 1, "unknown-key", "content/controls/demo.yaml", 4);
    assert!(found.help.iter().any(|line| line == "did you mean `reasons`?"), "{found:#?}");
    let found =
        refused(&statements("framework: demo\nstatments: []\n"), 1, "unknown-key", "content/controls/demo.yaml", 2);
    assert!(found.help.iter().any(|line| line == "did you mean `statements`?"), "{found:#?}");
}

#[test]
fn an_unknown_key_in_the_settings_is_wrong_configuration() {
    let book =
        book().settings("[compliance]\nframeworks = [\"demo\"]\n\n[output.html]\nsite-ulr = \"https://x.org/\"\n");
    let found = refused(&book, 2, "invalid-settings", "book.toml", 5);
    assert!(found.help.iter().any(|line| line == "did you mean `site-url`?"), "{found:#?}");
}

#[test]
fn tags_are_refused() {
    for tag in ["!!python/object:os.system", "!Own", "!!timestamp", "!include", "!!int", "!!binary", "!!str"] {
        let text = format!("framework: demo\nstatements:\n  - requirement: A.1\n    owner: {tag} aGk=\n");
        refused(&statements(&text), 1, "malformed-yaml", "content/controls/demo.yaml", 4);
    }
}

#[test]
fn merge_keys_are_refused() {
    let text = "framework: demo\nstatements:\n  - &one {requirement: A.1}\n  - {<<: *one}\n";
    refused(&statements(text), 1, "malformed-yaml", "content/controls/demo.yaml", 4);
}

#[test]
fn only_true_and_false_are_booleans() {
    for word in ["no", "yes", "off", "on", "y", "0", "True!"] {
        let text = format!(
            "framework: demo\nstatements:\n  - requirement: A.1\n    applicable: {word}\n    justification: x\n"
        );
        refused(&statements(&text), 1, "malformed-yaml", "content/controls/demo.yaml", 4);
    }
}

#[test]
fn a_second_document_in_a_file_is_not_dropped() {
    let text = "framework: demo\nstatements:\n  - {requirement: A.1}\n---\nframework: demo\nstatements: []\n";
    let found = refused(&statements(text), 1, "malformed-yaml", "content/controls/demo.yaml", 5);
    assert!(!found.message.contains("from_str"), "a message for programmers: {}", found.message);
}

#[test]
fn what_is_no_yaml_is_reported_where_it_breaks() {
    refused(
        &statements("framework: demo\nstatements:\n\t- requirement: A.1\n"),
        1,
        "malformed-yaml",
        "content/controls/demo.yaml",
        3,
    );
    refused(
        &statements("framework: demo\nstatements:\n  - {requirement: 'A.1}\n"),
        1,
        "malformed-yaml",
        "content/controls/demo.yaml",
        3,
    );
    refused(&statements("framework: demo\nstatements: [\n"), 1, "malformed-yaml", "content/controls/demo.yaml", 2);
    refused(&statements("just text\n"), 1, "malformed-yaml", "content/controls/demo.yaml", 1);
    refused(
        &statements("framework: demo\nstatements:\n  - A.1\n"),
        1,
        "malformed-yaml",
        "content/controls/demo.yaml",
        3,
    );
    refused(
        &statements("framework: demo\nstatements:\n  - {status: planned}\n"),
        1,
        "malformed-yaml",
        "content/controls/demo.yaml",
        3,
    );
}

#[test]
fn front_matter_that_is_not_closed_names_its_beginning() {
    let found = refused(
        &book().file("content/a.md", "---\ntitle: Open\n\n# Text\n"),
        1,
        "malformed-front-matter",
        "content/a.md",
        1,
    );
    assert!(found.message.contains("not closed"), "{found:#?}");
}

#[test]
fn front_matter_that_is_no_mapping_is_refused() {
    for front in ["just text", "[a, b]", "- a"] {
        let text = format!("---\n{front}\n---\nText.\n");
        refused(&book().file("content/a.md", text), 1, "malformed-front-matter", "content/a.md", 2);
    }
}

#[test]
fn empty_files_of_records_hold_no_records() {
    let mut book = book().file("content/index.md", "");
    for path in ["controls/a.yaml", "evidence/a.yaml", "registers/roles.yaml"] {
        book = book
            .file(&format!("content/{path}"), "")
            .file(&format!("content/{}", path.replace("a.y", "b.y")), "# nothing yet\n");
    }
    built(book);
}

#[test]
fn an_empty_catalogue_or_crosswalk_says_what_it_lacks() {
    refused(&book().file("content/frameworks/x.yaml", ""), 1, "malformed-yaml", "content/frameworks/x.yaml", 1);
    refused(&book().file("content/mappings/x.yaml", "# later\n"), 1, "malformed-yaml", "content/mappings/x.yaml", 2);
}

#[test]
fn a_key_that_is_called_like_a_limit_of_the_reader_is_an_unknown_key() {
    let text = "framework: demo\nstatements:\n  - requirement: A.1\n    replay: yes\n";
    refused(&statements(text), 1, "unknown-key", "content/controls/demo.yaml", 4);
}
