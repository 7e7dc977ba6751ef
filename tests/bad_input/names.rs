//! Names of files and ids that are odd, and still names; and those that are none.

use std::collections::BTreeMap;

use crate::{DEMO, book, built, refused};

/// Names a document may have on every system, with what stands for them in its own text.
const ODD: &[&str] = &[
    "with spaces",
    "Größe",
    "規程",
    "it's & so on",
    "100%",
    "100%25",
    "a%2fb",
    "plus+comma,semi;",
    "(brackets)",
    "at@home",
    "tilde~",
    "dollar$",
    "exclaim!",
    "equals=",
    "dots...in.the.middle",
    "-hyphen",
    "_under",
    "CAPITALS",
    "null",
    "e\u{301}",
    "emoji🔑",
];

#[test]
fn odd_names_are_names() {
    let mut book = book();
    let mut links = String::from("# Home\n\n");
    for name in ODD {
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        links.push_str(&format!("- [[{name}/{name}]] [x]({encoded}/{encoded}.md) [y]({encoded}/{encoded}.txt)\n"));
        book = book.file(&format!("content/{name}/{name}.md"), format!("# {name}\n\n[up](../index.md)\n"));
        book = book.file(&format!("content/{name}/{name}.txt"), "text\n");
    }
    let site = built(book.file("content/index.md", links));
    for name in ODD {
        for ending in ["html", "txt"] {
            assert!(site.has(&format!("{name}/{name}.{ending}")), "{name}.{ending} is not there");
        }
    }
    assert!(site.text("index.html").matches("class=\"broken\"").next().is_none());
}

#[test]
fn attachments_may_have_names_that_documents_may_not() {
    let mut book = book();
    let mut links = String::from("# Home\n\n");
    let mut register = String::from("evidence:\n");
    for (number, name) in ["a#b", "#", "a?b", "a&b", "a b#c%d"].into_iter().enumerate() {
        if cfg!(windows) && name.contains('?') {
            continue;
        }
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        links.push_str(&format!("- [x]({encoded}.txt)\n"));
        register.push_str(&format!("  - {{id: E-{number}, title: E, file: \"{name}.txt\", collected: 2026-11-01, cadence: 1 year, supports: [{{requirement: demo:A.1, extent: full}}]}}\n"));
        book =
            book.file(&format!("content/{name}.txt"), "text\n").file(&format!("content/evidence/{name}.txt"), "text\n");
    }
    built(book.file("content/index.md", links).file("content/evidence/r.yaml", register));
}

#[test]
fn a_long_name_is_a_name_and_a_longer_one_ends_in_an_ordinary_error() {
    let long = "n".repeat(200);
    assert!(built(book().file(&format!("content/{long}.md"), "# Long\n")).has(&format!("{long}.html")));
    let id = "n".repeat(5_000);
    let item = format!("evidence:\n  - {{id: {id}, title: E, collected: 2026-11-01, cadence: 1 year}}\n");
    let longest = format!("content/{}.md", "n".repeat(252));
    for book in [book().file(&longest, "# Long\n"), book().file("content/evidence/r.yaml", item)] {
        let run = book.run(["build"]).calm();
        assert!(run.code != 0 && run.stderr.contains("help:"), "{}", run.stderr);
        assert!(!book.path("book").exists());
    }
}

#[test]
fn ids_that_cannot_be_the_name_of_a_page_are_refused() {
    for id in [
        "../up", "/abs", "a/../b", "a//b", "a/", ".hidden", "a.", "a:b", "a?b", "a*b", "a|b", "a<b>", "a\\\\b", "a[b]",
        "", " ",
    ] {
        let text = format!("---\nid: \"{id}\"\ntitle: A\n---\n");
        refused(&book().file("content/a.md", text), 1, "invalid-value", "content/a.md", 2);
    }
    for id in ["a/b", "../E", "..", "."] {
        let item = format!("evidence:\n  - {{id: \"{id}\", title: E, collected: 2026-11-01, cadence: 1 year}}\n");
        refused(&book().file("content/evidence/r.yaml", item), 1, "invalid-value", "content/evidence/r.yaml", 2);
        let role = format!("roles:\n  - {{id: \"{id}\", title: R}}\n");
        refused(
            &book().file("content/registers/roles.yaml", role),
            1,
            "invalid-value",
            "content/registers/roles.yaml",
            2,
        );
    }
}

#[test]
fn names_that_some_systems_keep_for_themselves_are_refused() {
    for id in ["con", "NUL", "aux", "com1"] {
        let item = format!("evidence:\n  - {{id: {id}, title: E, collected: 2026-11-01, cadence: 1 year}}\n");
        refused(&book().file("content/evidence/r.yaml", item), 1, "invalid-value", "content/evidence/r.yaml", 2);
    }
}

/// Characters nobody sees, as YAML writes them.
const UNSEEN: &[&str] = &["\\u202E", "\\u2066", "\\u200F", "\\u0007", "\\x1b", "\\n", "\\u0085"];

/// Others that are refused in the names of files.
const UNSEEN_IN_FILES: &[&str] = &["\\u061C", "\\u2028", "\\u2029"];

/// Fails unless a document and an item of evidence with the character in the id or title are refused.
#[track_caller]
fn unseen_is_refused(unseen: &str) {
    for key in ["id", "title"] {
        let (_, found) = book().file("content/a.md", format!("---\n{key}: \"a{unseen}b\"\n---\n")).check();
        let told = found.iter().any(|one| one.code == "control-character" && one.file == "content/a.md");
        assert!(told, "{key} with {unseen}: {found:#?}");
        let (id, title) = if key == "id" { (unseen, "") } else { ("", unseen) };
        let item = format!("evidence:\n  - {{id: \"E{id}1\", title: \"E{title}1\", collected: 2026-11-01}}\n");
        let book = book().file("content/evidence/r.yaml", item);
        refused(&book, 1, "control-character", "content/evidence/r.yaml", 2);
    }
    let role = format!("roles:\n  - {{id: \"r{unseen}1\", title: R}}\n");
    let book = book().file("content/registers/roles.yaml", role);
    refused(&book, 1, "control-character", "content/registers/roles.yaml", 2);
}

#[test]
fn what_nobody_sees_has_no_place_in_ids_and_titles() {
    UNSEEN.iter().for_each(|unseen| unseen_is_refused(unseen));
}

#[test]
fn what_is_refused_in_a_file_name_is_refused_in_an_id() {
    UNSEEN_IN_FILES.iter().for_each(|unseen| unseen_is_refused(unseen));
}

#[test]
fn what_nobody_sees_has_no_place_in_titles_of_roles() {
    for unseen in UNSEEN {
        let role = format!("roles:\n  - {{id: r, title: \"R{unseen}1\"}}\n");
        let book = book().file("content/registers/roles.yaml", role);
        refused(&book, 1, "control-character", "content/registers/roles.yaml", 2);
    }
}

#[test]
fn what_nobody_sees_has_no_place_in_frameworks_and_crosswalks() {
    let framework =
        |head: &str, entry: &str| format!("framework: own\n{head}\nentries:\n  - {{id: '1', kind: clause, {entry}}}\n");
    for key in ["label", "short", "title"] {
        let head = if key == "label" { String::new() } else { "label: Own\n".to_owned() };
        let text = framework(&format!("{head}{key}: \"O\\u202En\""), "title: One");
        refused(
            &book().file("content/frameworks/own.yaml", text),
            1,
            "control-character",
            "content/frameworks/own.yaml",
            1,
        );
    }
    for key in ["id", "label", "title"] {
        let mut system = BTreeMap::from([("id", "s"), ("label", "S"), ("title", "S")]);
        system.insert(key, "\"s\\u2066\"");
        let system: Vec<String> = system.iter().map(|(key, text)| format!("{key}: {text}")).collect();
        let text = framework(&format!("label: Own\nsystem: {{{}}}", system.join(", ")), "title: One");
        refused(
            &book().file("content/frameworks/own.yaml", text),
            1,
            "control-character",
            "content/frameworks/own.yaml",
            1,
        );
    }
    for key in ["short-title", "printed", "unit"] {
        let text = framework("label: Own", &format!("title: One, {key}: \"a\\u202E\""));
        refused(
            &book().file("content/frameworks/own.yaml", text),
            1,
            "control-character",
            "content/frameworks/own.yaml",
            4,
        );
    }
    let part = "{id: a, published: gap, assessed: gap, reason: R, title: \"a\\u202E\"}";
    for text in [
        "title: \"a\\u202E\"".to_owned(),
        format!("dimensions: [{part}]"),
        "tables: [{id: a, columns: [A], rows: [], title: \"a\\u202E\"}]".to_owned(),
        "sources: {s: {title: \"a\\u202E\"}}".to_owned(),
    ] {
        let settings = "[compliance]\nframeworks = [\"demo\", \"own\"]\n";
        let book = book().settings(settings).file("content/frameworks/own.yaml", framework("label: Own", "title: One"));
        let book = book.file("content/mappings/m.yaml", format!("source: demo\ntarget: own\n{text}\nrows: []\n"));
        refused(&book, 1, "control-character", "content/mappings/m.yaml", 1);
    }
}

#[test]
fn what_nobody_sees_has_no_place_where_ids_of_others_are_written() {
    let item = "evidence:\n  - {id: E, title: E, collected: 2026-11-01, owner: \"a\\u202Eb\"}\n";
    refused(&book().file("content/evidence/r.yaml", item), 1, "invalid-value", "content/evidence/r.yaml", 2);
    let statement = "framework: demo\nstatements:\n  - {requirement: A.1, risks: [\"R\\u20661\"]}\n";
    refused(&book().file("content/controls/d.yaml", statement), 1, "invalid-value", "content/controls/d.yaml", 3);
}

#[test]
fn unseen_characters_in_titles_of_the_book_and_its_contents_are_refused() {
    let settings = "[book]\ntitle = \"a\\u202eb\"\n[compliance]\nframeworks = []\n";
    refused(&book().settings(settings), 1, "control-character", "book.toml", 2);
    let settings = "[compliance]\nframeworks = []\norganisation = \"O\u{202E}K\"\nscope = \"\"\"\nTwo\nlines\"\"\"\n";
    refused(&book().settings(settings), 1, "control-character", "book.toml", 3);
    let settings =
        "[compliance]\nframeworks = []\n[[compliance.soa.approvals]]\nframework = \"demo\"\nversion = \"\\u2066\"\n";
    refused(&book().settings(settings), 1, "control-character", "book.toml", 5);
    let summary = "# Summary\n\n- [Home](index.md)\n- [\u{202E}](p/x.md)\n";
    let book = book().file("content/p/x.md", "# X\n").file("content/SUMMARY.md", summary);
    refused(&book, 1, "control-character", "content/SUMMARY.md", 4);
}

#[test]
fn what_nobody_sees_has_no_place_in_headings_and_anchors() {
    for (text, line) in [("# A\u{202E}B\n", 1), ("# A\n\n## B\u{2066}C\n", 3), ("# A\n\n## B {#b\u{202E}c}\n", 3)] {
        let (code, found) = book().file("content/a.md", text).check();
        let told =
            found.iter().any(|one| one.code == "control-character" && one.file == "content/a.md" && one.line == line);
        assert!(told && code == 1, "{text:?}: {found:#?}");
    }
}

#[test]
fn a_message_never_repeats_what_a_terminal_would_obey() {
    let book = book()
        .file("content/a.md", "---\nid: \"a\\u202E\\x1b[2Jb\"\ntitle: \"\\x1b]0;x\\x07\"\n---\n[\u{1b}[31mx](gone\u{202e}.md) [[go\u{1b}ne]]\n\n# \u{1b}[2J {#\u{1b}}\n")
        .file("content/controls/a.yaml", "framework: demo\nstatements:\n  - {requirement: \"A\\x1b[2J\", status: \"\\u202Ex\"}\n")
        .settings("[compliance]\nframeworks = [\"demo\"]\n[check.rules]\n\"\\u001b[2J\" = \"off\"\n");
    for format in ["human", "json"] {
        for command in ["check", "build"] {
            let run = book.run([command, "--format", format]).calm();
            assert!(run.code != 0);
            let all = format!("{}{}", run.stdout, run.stderr);
            let obeyed =
                all.chars().filter(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c)).count();
            assert_eq!(obeyed, 0, "{command} --format {format}: {all:?}");
        }
    }
}

#[test]
fn one_address_has_one_page() {
    let cases: &[(&[&str], &str)] = &[
        (&["policies/a.md", "policies/A.md"], "content/policies/a.md"),
        (&["gaps.md"], "content/gaps.md"),
        (&["Search.md"], "content/Search.md"),
        (&["matrix/a.md"], "content/matrix/a.md"),
        (&["demo/5.1.md"], "content/demo/5.1.md"),
        (&["evidence/index.md"], "content/evidence/index.md"),
        (&["INDEX.md"], "content/INDEX.md"),
        (&["index.html/a.md"], "content/index.html/a.md"),
        (&["search.html/b/a.md"], "content/search.html/b/a.md"),
        (&["a.html/b.md", "a.md"], "content/a.md"),
        (&["a.md", "A.HTML/b/c.md"], "content/a.md"),
    ];
    for (paths, at) in cases {
        if !cfg!(target_os = "linux") && paths.len() == 2 {
            continue;
        }
        let book = paths.iter().fold(book(), |book, path| book.file(&format!("content/{path}"), "# A\n"));
        let run = book.run(["build", "--format", "json"]).calm().ends(1);
        let found = run.findings();
        let told =
            found.iter().any(|one| ["url-collision", "duplicate-id"].contains(&one.code.as_str()) && one.file == *at);
        assert!(told, "{paths:?}: {found:#?}");
    }
}

#[test]
fn the_index_of_a_folder_has_an_address_like_other_pages() {
    for folder in ["DEMO", "Evidence", "Roles"] {
        let book = book().file(&format!("content/{folder}/a.md"), "# A\n");
        let run = book.run(["build", "--format", "json"]).calm();
        let told = run.code == 1 && run.findings().iter().any(|one| one.code == "url-collision");
        assert!(run.code == 0 || told, "{folder}: exit code {}\n{}{}", run.code, run.stdout, run.stderr);
    }
}

#[test]
fn attachments_have_addresses_like_pages() {
    let paths = ["data/soa.csv", "static/style.css.txt", "data/evidence.csv", "Static/x.txt", ".well-known.txt"];
    for path in paths.into_iter().chain(["a.html/x.csv", "index.html/x.csv"]) {
        let book =
            book().file("content/index.md", format!("# Home\n\n[x]({path})\n")).file(&format!("content/{path}"), "x\n");
        let book = book.file("content/a.md", "# A\n");
        let run = book.run(["build", "--format", "json"]).calm();
        let told = run.code == 1 && run.findings().iter().any(|one| one.code == "url-collision");
        assert!(run.code == 0 || told, "{path}: exit code {}\n{}{}", run.code, run.stdout, run.stderr);
    }
}

#[test]
fn ids_are_unique_ignoring_case() {
    let item = "evidence:\n  - {id: Keys, title: E, collected: 2026-11-01, cadence: 1 year}\n";
    let book_ = book().file("content/evidence/r.yaml", item).file("content/a.md", "---\nid: kEYS\ntitle: A\n---\n");
    refused(&book_, 1, "duplicate-id", "content/a.md", 2);
    let twice = "framework: demo\nstatements:\n  - {requirement: A.1}\n  - {requirement: A.1}\n";
    refused(&book().file("content/controls/a.yaml", twice), 1, "duplicate-id", "content/controls/a.yaml", 4);
    let anchors = "# A\n\n## B {#x}\n\n## C {#x}\n";
    refused(&book().file("content/a.md", anchors), 1, "duplicate-id", "content/a.md", 5);
}

#[test]
fn a_framework_is_a_name_like_others() {
    let document = book().file("content/a.md", "---\nid: demo\ntitle: A\n---\n");
    refused(&document, 1, "duplicate-id", "content/a.md", 2);
    let role = book().file("content/registers/roles.yaml", "roles:\n  - {id: demo, title: R}\n");
    refused(&role, 1, "duplicate-id", "content/registers/roles.yaml", 2);
    let again = book().file("content/frameworks/z.yaml", "framework: demo\nlabel: Again\nentries: []\n");
    refused(&again, 1, "duplicate-id", "content/frameworks/z.yaml", 1);
}

#[test]
fn a_page_of_a_record_is_no_folder() {
    let item = "evidence:\n  - {id: Keys, title: E, collected: 2026-11-01, cadence: 1 year}\n";
    let book = book().file("content/evidence/r.yaml", item).file("content/evidence/keys.html/x.md", "# X\n");
    let found = refused(&book, 1, "url-collision", "content/evidence/keys.html/x.md", 1);
    assert!(found.message.contains("`evidence/Keys.html` would be a page and a folder"), "{}", found.message);
}

#[test]
fn a_framework_keeps_clear_of_the_pages_of_the_site() {
    for id in ["soa", "roles", "evidence", "matrix", "data", "static", "print", "plan", "index"] {
        let framework = format!("framework: {id}\nlabel: F\nentries:\n  - {{id: A.1, kind: control, title: A}}\n");
        let book = book().file("content/frameworks/f.yaml", framework);
        let found = refused(&book, 1, "invalid-value", "content/frameworks/f.yaml", 1);
        assert!(found.message.contains("cannot be the id of a framework"), "{}", found.message);
    }
}

#[test]
fn entries_have_pages_of_their_own_whatever_their_capitals() {
    for number in ["index", "Index", "a.1", "5.1"] {
        let framework = format!("{DEMO}  - {{id: '{number}', kind: control, title: Again}}\n");
        refused(
            &book().file("content/frameworks/demo.yaml", framework),
            1,
            "invalid-value",
            "content/frameworks/demo.yaml",
            8,
        );
    }
}
