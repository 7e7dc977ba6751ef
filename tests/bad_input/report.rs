//! What people are shown of odd texts, and what they are advised.

use super::{DAY, book, refused};

#[test]
fn an_excerpt_has_no_character_a_terminal_obeys() {
    let book =
        book().file("content/index.md", "# Home\n\n[[nope]] \u{9b}31m \u{2028} \u{200f} \u{202e} \u{1b}[31m end\n");
    let run = book.run(["check", "--as-of", DAY]).calm().ends(1);
    assert!(run.stdout.contains("[[nope]] \u{fffd}31m \u{fffd} \u{fffd} \u{fffd} ␛[31m end\n"), "{}", run.stdout);
}

#[test]
fn of_a_long_line_the_report_shows_what_is_around_the_place() {
    let line = format!("{}[[nope]]{}", "wörd ".repeat(4_000), " wörd".repeat(4_000));
    let run = book().file("content/index.md", format!("# Home\n\n{line}\n")).run(["check", "--as-of", DAY]).calm();
    assert!(run.stdout.contains(" --> content/index.md:3:20001\n"), "{}", run.stdout);
    assert!(run.stdout.lines().all(|line| line.len() < 200), "{}", run.stdout);
    let marked = run.stdout.lines().skip_while(|line| !line.contains("wörd [[nope]] wörd")).nth(1).expect("a mark");
    let before = run.stdout.lines().find(|line| line.contains("[[nope]]  ") || line.contains("d [[nope]]"));
    let column = before.and_then(|line| line.find("[[nope]]").map(|at| line[..at].chars().count()));
    assert_eq!(marked.find('^'), column, "{}", run.stdout);
}

#[test]
fn two_places_far_apart_are_both_told() {
    let between: String = (0..500).map(|n| format!("{{id: role-{n}, title: Role {n}}}, ")).collect();
    let roles = format!("roles: [{{id: same, title: One}}, {between}{{id: SAME, title: Other}}]\n");
    let (first, again) = (roles.find("same").expect("one") + 1, roles.find("SAME").expect("other") + 1);
    let run = book().file("content/registers/roles.yaml", roles).run(["check", "--as-of", DAY]).calm().ends(1);
    let told = run.stdout.split("\n\n").find(|block| block.starts_with("error[duplicate-id]")).expect("the finding");
    for place in [
        format!(" --> content/registers/roles.yaml:1:{again}\n"),
        format!(" ::: content/registers/roles.yaml:1:{first}\n"),
    ] {
        assert!(told.contains(&place), "no `{place}` in {told}");
    }
    assert!(told.len() < 2_000, "{told}");
}

#[test]
fn advice_says_what_to_write() {
    let settings = |html: &str| format!("[compliance]\nframeworks = [\"demo\"]\n\n[output.html]\n{html}\n");
    let advised = |path: &str, text: &str, (exit, code, line): (i32, &str, u64), advice: &str| {
        let finding = refused(&book().file(path, text), exit, code, path, line);
        assert!(finding.help.iter().any(|help| help.contains(advice)), "{finding:#?}");
    };
    let wrong = (2, "invalid-settings", 5);
    advised("book.toml", &settings("site-url = \"example.org\""), wrong, "https://");
    advised("book.toml", &settings("edit-url-template = \"/edit/{path}\""), wrong, "https://");
    advised("book.toml", &settings("theme = \"none\""), wrong, "themes/none");
    advised("book.toml", &settings("additional-css = [\"none.css\"]"), wrong, "below the folder of book.toml");
    advised("book.toml", "[book]\nlanguage = \"d e\"\n", (2, "invalid-settings", 2), "`pt-BR`");
    let item = "evidence:\n  - id: E-1\n    title: One\n    url: https://example.org\n    collected: 2026-01-01\n";
    let register = "content/evidence/register.yaml";
    let period = format!("{item}    period: {{from: 2026-02-01, to: 2026-01-01}}\n");
    advised(register, &period, (1, "invalid-value", 6), "correct one of the two days");
    let twice = "    supports:\n      - {requirement: demo:5.1, extent: full}\n      - {requirement: demo:5.1, extent: partial}\n";
    advised(register, &format!("{item}{twice}"), (1, "invalid-value", 8), "keep the one");
    let statements = "framework: demo\nstatements:\n  - {requirement: A.1}\n  - {requirement: demo:A.1}\n";
    advised("content/controls/demo.yaml", statements, (1, "duplicate-id", 4), "one statement of the two");
}
