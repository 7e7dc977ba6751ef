//! Nothing is dropped in silence: what has no effect is a finding.

use crate::support::html::{Kind, kind, resolved};
use crate::{Book, Page, book, built};

/// Fails unless something is said of a line of a file.
#[track_caller]
fn told(book: &Book, file: &str, line: u64) {
    let (_, found) = book.check();
    assert!(
        found.iter().any(|one| one.file == file && one.line == line),
        "nothing is said of {file}:{line}: {found:#?}"
    );
}

#[test]
fn a_record_in_a_place_nobody_reads_is_not_dropped_in_silence() {
    for path in
        ["control/demo.yaml", "controls/2026/demo.yaml", "registers/role.yaml", "mapping/a.yaml", "framework/a.yaml"]
    {
        let (_, found) = book().file(&format!("content/{path}"), "framework: demo\nstatements: []\n").check();
        assert!(
            found.iter().any(|one| one.subject.contains(path) || one.file.contains(path)),
            "nothing is said of {path}"
        );
    }
}

#[test]
fn a_framework_nobody_knows_is_not_dropped() {
    let book = Book::new().settings("[compliance]\nframeworks = [\"iso27002\"]\n").file("content/index.md", "# Home\n");
    let run = book.run(["check", "--format", "json"]).calm();
    assert!(
        run.findings().iter().any(|one| one.message.contains("iso27002")),
        "nothing is said of iso27002: {}",
        run.stdout
    );
}

#[test]
fn a_crosswalk_of_a_framework_with_itself_is_not_dropped() {
    let text = "source: demo\ntarget: demo\nrows:\n  - {source: A.1, targets: [{id: '5.1'}], relationship: equal, rationale: Test.}\n";
    let (_, found) = book().file("content/mappings/a.yaml", text).check();
    assert!(found.iter().any(|one| one.file == "content/mappings/a.yaml"), "nothing is said of it: {found:#?}");
}

#[test]
fn a_row_that_retires_nothing_is_not_dropped() {
    let other = "framework: other\nlabel: Other\nentries:\n  - {id: '1', kind: clause, title: One}\n  - {id: '2', kind: clause, title: Two}\n";
    let text = "source: demo\ntarget: other\nrows:\n  - {source: A.1, targets: [{id: '1'}], relationship: equal, rationale: Test.}\n";
    let retire = "source: demo\ntarget: other\nrows:\n  - {source: '5.1', action: retire}\n  - {source: A.1, action: retire, targets: [{id: '2'}]}\n";
    let book = book().file("content/frameworks/other.yaml", other).file("content/mappings/a.yaml", text);
    let (_, found) = book.file("content/mappings/b.yaml", retire).check();
    for line in [4, 5] {
        assert!(
            found.iter().any(|one| one.file == "content/mappings/b.yaml" && one.line == line),
            "line {line}: {found:#?}"
        );
    }
}

#[test]
fn an_item_that_takes_its_own_place_is_not_forgotten() {
    let item = |id: &str, other: &str| {
        format!(
            "  - {{id: {id}, title: T, collected: 2020-01-01, cadence: 1 year, supersedes: {other}, supports: [{{requirement: demo:A.1, extent: full}}]}}\n"
        )
    };
    for (items, lines) in [(item("E", "E"), 2..=2), (item("E", "F") + &item("F", "E"), 2..=3)] {
        let book = book().file("content/evidence/r.yaml", format!("evidence:\n{items}"));
        lines.into_iter().for_each(|line| told(&book, "content/evidence/r.yaml", line));
    }
}

#[test]
fn a_link_to_a_page_this_book_does_not_have_is_broken() {
    for page in ["gaps.html", "matrix/index.html", "matrix/controls.html", "soa/other.html"] {
        let book = book().file("content/a.md", format!("# A\n\n[x](/{page})\n"));
        book.run(["build"]).calm().ends(0);
        let site = book.site();
        let html = Page::read(&site.text("a.html"));
        let leads_somewhere = |value: &str| match kind(value) {
            Kind::Local(path, _) => resolved("a.html", &path).is_some_and(|target| site.has(&target)),
            _ => true,
        };
        let dangling: Vec<_> = html.addresses().filter(|(_, _, value)| !leads_somewhere(value)).collect();
        assert!(dangling.is_empty(), "{page}: {dangling:?}");
        told(&book, "content/a.md", 3);
    }
}

#[test]
fn a_claim_with_a_slip_is_not_lost() {
    for heading in
        ["## B {#b satisfies=demo:A.1, demo:5.1}", "## B {#b satisfies = demo:A.1}", "## B {satisfies=demo:A.1 .note}"]
    {
        told(&book().file("content/a.md", format!("# A\n\n{heading}\n")), "content/a.md", 3);
    }
}

#[test]
fn what_braces_say_is_read_or_told() {
    for heading in [
        "## B {satisfies=demo:A.1} ##",
        "## B {satisfies=demo:A.1}.",
        "## B {satifies=demo:A.1}",
        "## B {satisfies=}",
        "## B {#b #c}",
        "## B {audience=public audience=auditor}",
        "> ## B {satisfies=demo:A.1}",
        "- ## B {satisfies=demo:A.1}",
        "> ## B {audience=public}",
    ] {
        told(&book().file("content/a.md", format!("# A\n\n{heading}\n")), "content/a.md", 3);
    }
    let how = "framework: demo\nstatements:\n  - requirement: A.1\n    how: |\n      ## B {satisfies=demo:A.1}\n";
    told(&book().file("content/controls/demo.yaml", how), "content/controls/demo.yaml", 5);
}

#[test]
fn braces_that_are_text_are_shown() {
    for braces in ["{#b c}", "{}", "{c}", "{.c}", "{width=50}", "`{satisfies=demo:A.1}`"] {
        let site = built(book().file("content/a.md", format!("# A\n\n## B {braces}\n")));
        assert!(site.text("a.html").contains(braces.trim_matches('`')), "{braces} is lost");
        let (_, found) = book().file("content/a.md", format!("# A\n\n## B {braces}\n")).check();
        assert!(found.iter().all(|one| one.file != "content/a.md"), "{braces}: {found:#?}");
    }
}

#[test]
fn each_claim_of_a_heading_counts() {
    let text = "---\nstatus: approved\n---\n## B {#b satisfies=demo:A.1 satisfies=demo:5.1,demo:5.10}\n\nText.\n";
    let site = built(book().file("content/a.md", text));
    for number in ["A.1", "5.1", "5.10"] {
        assert!(site.text(&format!("demo/{number}.html")).contains("a.html#b"), "{number}");
    }
}

#[test]
fn a_claim_of_the_title_is_one_of_the_document() {
    for front in ["", "title: a\n"] {
        let text = format!(
            "---\nstatus: approved\n{front}---\n# A {{#top satisfies=demo:A.1 audience=public}}\n\nSee [[#top]].\n\n## B\n"
        );
        let other = "# C\n\n[[a#top]] and [x](a.md#top)\n";
        let statement = "framework: demo\nstatements: [{requirement: '5.1', documents: [a#top]}]\n";
        let book = book().file("content/a.md", text).file("content/c.md", other);
        let book = book.file("content/controls/demo.yaml", statement);
        let (_, found) = book.check();
        assert!(found.iter().all(|one| !one.file.ends_with(".md")), "{found:#?}");
        let site = built(book);
        for number in ["A.1", "5.1"] {
            assert!(site.text(&format!("demo/{number}.html")).contains("../a.html\""), "{number}");
        }
        assert!(site.text("data/handbook.json").contains("\"audience\":\"public\""));
        for page in ["a.html", "c.html"] {
            let html = site.text(page);
            let links = html.matches("class=\"ref ref-document\" href=\"a.html\"").count();
            assert_eq!(links, if page == "a.html" { 1 } else { 2 }, "{html}");
        }
    }
    let both = "---\naudience: internal\n---\n# A {audience=public}\n";
    told(&book().file("content/a.md", both), "content/a.md", 2);
    told(&book().file("content/a.md", "# A {#a}\n\n## B {#a}\n"), "content/a.md", 3);
}

#[test]
fn a_note_that_nothing_refers_to_is_told() {
    told(&book().file("content/a.md", "# A\n\nText.[^l]\n\n[^1]: A note.\n"), "content/a.md", 5);
    told(&book().file("content/a.md", "# A\n\nText.[^1]\n\n[^1]: A note.\n\n[^1]: Again.\n"), "content/a.md", 7);
}

#[test]
fn a_reference_with_a_text_can_stand_in_a_table() {
    let text = "# A\n\n| [[demo:A.1\\|*some* text]] | x |\n|---|---|\n| [[index\\|home]] | y |\n";
    let (_, found) = book().file("content/a.md", text).check();
    assert!(found.iter().all(|one| one.file != "content/a.md"), "{found:#?}");
    let page = built(book().file("content/a.md", text)).text("a.html");
    assert!(page.contains("title=\"A one\"><em>some</em> text</a></th>"), "{page}");
    assert!(page.contains("title=\"Home\">home</a></td>"), "{page}");
}

#[test]
fn a_row_that_relates_to_nothing_does_not_count() {
    let other = "framework: other\nlabel: Other\nentries: [{id: '1', kind: clause, title: One}]\n";
    let rows = "source: demo\ntarget: other\nrows:
  - {source: A.1, targets: [], relationship: equal, rationale: Test.}
  - {source: '5.1', relationship: subset-of, rationale: Test.}
  - {source: '5.10', relationship: no-relationship, rationale: Test.}\n";
    let book = book().file("content/frameworks/other.yaml", other).file("content/mappings/a.yaml", rows);
    let run = book.run(["check", "--format", "json"]).calm().ends(1);
    let lines: Vec<u64> =
        run.findings().iter().filter(|one| one.file == "content/mappings/a.yaml").map(|one| one.line).collect();
    assert_eq!(lines, [4, 5], "{:#?}", run.findings());
}

#[test]
fn a_source_that_is_not_listed_is_told() {
    let other = "framework: other\nlabel: Other\nentries: [{id: '1', kind: clause, title: One}]\n";
    let rows = "source: demo\ntarget: other\nsources: {nist: {title: N}}\nrows:
  - {source: A.1, targets: [{id: '1'}], relationship: equal, rationale: Test., sources: [nist]}
  - {source: '5.1', targets: [{id: '1', sources: [nits]}], relationship: equal, rationale: Test.}
  - {source: '5.10', relationship: no-relationship, rationale: Test., sources: [nits]}\n";
    let book = book().file("content/frameworks/other.yaml", other).file("content/mappings/a.yaml", rows);
    let (_, found) = book.check();
    let of_rows: Vec<_> = found.iter().filter(|one| one.file == "content/mappings/a.yaml").collect();
    assert_eq!(of_rows.iter().map(|one| one.line).collect::<Vec<_>>(), [6, 7], "{of_rows:#?}");
    assert!(of_rows[0].help.iter().any(|line| line.contains("did you mean `nist`")), "{of_rows:#?}");
}

#[test]
fn a_target_declared_unrelated_is_no_counterpart() {
    let other = "framework: other\nlabel: Other\nentries:\n  - {id: '1', kind: clause, title: One, documented: own-decision}\n  - {id: '2', kind: clause, title: Two}\n";
    let rows = "source: demo\ntarget: other\nrows:
  - {source: A.1, targets: [{id: '1', relationship: equal}, {id: '2', relationship: no-relationship}], relationship: equal, rationale: Test.}\n";
    let statements = "statements: [{requirement: 'other:1', status: implemented}]\n";
    let item = "evidence:\n  - {id: E, title: E, collected: 2026-11-01, cadence: 1 year, supports: [{requirement: 'other:1', extent: full}]}\n";
    let book = book().settings("[compliance]\nframeworks = [\"demo\", \"other\"]\n");
    let book = book.file("content/frameworks/other.yaml", other).file("content/mappings/a.yaml", rows);
    let book = book.file("content/controls/a.yaml", statements).file("content/evidence/r.yaml", item);
    let table = built(book).text("data/matrix.csv");
    let line = |target: &str| table.lines().find(|line| line.contains(target)).unwrap_or_default().to_owned();
    assert!(line("other:1").contains(",overlap,equal,") && line("other:1").contains(",reuse,"), "{table}");
    assert!(line("other:2").contains(",overlap,no-relationship,"), "the class is of the source: {table}");
    assert!(line("other:1").ends_with(",other,overlap") && line("other:2").ends_with(",other,gap"), "{table}");
}

#[test]
fn no_figure_and_no_page_takes_an_unrelated_target_for_a_counterpart() {
    let other = "framework: other\nlabel: Other\nshort: Other\nentries:\n  - {id: A.1, kind: control, title: One}\n  - {id: A.2, kind: control, title: Two}\n";
    let rows = "source: demo\ntarget: other\nrows:
  - {source: A.1, targets: [{id: A.1}, {id: A.2, relationship: no-relationship}], relationship: intersects-with, rationale: Test.}\n";
    let book = book().settings("[compliance]\nframeworks = [\"demo\", \"other\"]\n");
    let site = built(book.file("content/frameworks/other.yaml", other).file("content/mappings/a.yaml", rows));
    let handbook = site.json("data/handbook.json");
    let unlocks = |id: &str| {
        let nodes = handbook["nodes"].as_array().expect("nodes");
        nodes.iter().find(|node| node["id"] == id).map_or(0, |node| node["unlocks"].as_u64().unwrap_or(0))
    };
    assert_eq!([unlocks("other:A.1"), unlocks("other:A.2")], [1, 0]);
    let [one, two] = ["other/A.1.html", "other/A.2.html"].map(|url| site.text(url));
    assert!(one.contains("class-edge-partial") && !one.contains("class-edge-reverse-gap"), "{one}");
    assert!(two.contains("class-edge-reverse-gap") && !two.contains("class-edge-gap"), "{two}");
    let table = site.text("data/gaps.csv");
    let of_source = table.lines().find(|line| line.contains("demo:A.1,")).unwrap_or_default();
    assert!(of_source.contains("other:A.1") && !of_source.contains("other:A.2"), "{table}");
    let [own, grid] = ["demo/A.1.html", "matrix/controls.html"].map(|url| site.text(url));
    assert!(own.contains("demo--other/A.1--A.2.html") && grid.contains("demo--other/A.1--A.1.html"), "{own} {grid}");
    assert!(!grid.contains("demo--other/A.1--A.2.html"), "{grid}");
    let reverse = site.text("matrix/demo--other/reverse.html");
    assert!(!reverse.contains("A.1--A.2.html"), "{reverse}");
}

#[test]
fn contents_are_read_as_links_of_documents_are() {
    let summary = "# Summary\n\n- [A](a%20b.md)\n- [B](%C3%A4.md)\n- [X](/x.md)\n- [](c.md)\n- [Home](./index.md)\n";
    let names = ["a b", "ä", "x", "c"];
    let all = names.iter().fold(book(), |book, name| book.file(&format!("content/{name}.md"), format!("# T {name}\n")));
    let (_, found) = all.file("content/SUMMARY.md", summary).check();
    assert!(found.iter().all(|one| !one.file.ends_with(".md")), "{found:#?}");
    let all = names.iter().fold(book(), |book, name| book.file(&format!("content/{name}.md"), format!("# T {name}\n")));
    assert!(built(all.file("content/SUMMARY.md", summary)).text("toc.html").contains(">T c</a>"));
    let text = "# Summary\n\n- [[x]]\n- no link\n- [Home](index.md) and more\n\nA paragraph.\n\n- []()\n";
    let book = book().file("content/x.md", "# X\n").file("content/SUMMARY.md", text);
    for line in [3, 4, 5, 7, 9] {
        told(&book, "content/SUMMARY.md", line);
    }
}

#[test]
fn advice_for_a_document_the_contents_leave_out_can_be_followed() {
    let name = "a (b) 100%25";
    let file = format!("content/{name}.md");
    let summary = "# Summary\n\n- [Home](index.md)\n";
    let left_out = book().file(&file, "# A [b] c\n").file("content/SUMMARY.md", summary);
    let (_, found) = left_out.check();
    let help = found.iter().find(|one| one.code == "orphan-document").map(|one| one.help.join("")).unwrap_or_default();
    let line = help.trim_start_matches("add `").trim_end_matches("` to SUMMARY.md");
    let listed = book().file(&file, "# A [b] c\n").file("content/SUMMARY.md", format!("{summary}{line}\n"));
    let (_, found) = listed.check();
    assert!(found.iter().all(|one| one.file != "content/SUMMARY.md" && one.code != "orphan-document"), "{found:#?}");
    assert!(built(listed).text("toc.html").contains(">A [b] c</a>"));
}

#[test]
fn a_style_sheet_with_the_name_of_another_is_a_wrong_setting() {
    let book = book().settings("[output.html]\nadditional-css = [\"style.css\"]\n").file("style.css", "a {}\n");
    let run = book.run(["build", "--format", "json"]).calm();
    assert!([0, 1, 2].contains(&run.code), "exit code {}: {}", run.code, run.stderr);
    if run.code != 0 {
        assert!(run.findings().iter().any(|one| one.file == "book.toml"), "{}", run.stdout);
    }
}

#[test]
fn the_address_of_a_source_is_an_address() {
    let settings = "[output.html]\nedit-url-template = \"https://example.org/edit/{path}\"\n";
    let book = book().settings(settings).file("content/a b/100% ü.md", "# A\n");
    book.run(["build"]).calm().ends(0);
    let page = Page::read(&book.site().text("a b/100% ü.html"));
    let edit =
        page.addresses().find_map(|(_, _, value)| value.starts_with("https://example.org/edit/").then_some(value));
    let edit = edit.expect("a link to the source");
    assert!(!edit.contains(' ') && edit.contains("a%20b") && edit.contains("100%25"), "{edit}");
}

#[test]
fn a_template_without_a_place_for_the_path_is_a_wrong_setting() {
    for (at, key) in [(1, "edit-url-template"), (4, "history-url-template")] {
        let settings = format!("[output.html]\n{key} = \"https://example.org/edit/\"\n");
        let found = crate::refused(&book().settings(&settings), 2, "invalid-settings", "book.toml", 2);
        assert_eq!(found.column, 20 + at, "{found:#?}");
        assert!(found.help.iter().any(|line| line.contains("{path}")), "{found:#?}");
    }
}

#[test]
fn settings_do_not_silence_what_is_left_out() {
    for code in ["unknown-key", "invalid-value", "duplicate-id", "url-collision"] {
        let accept =
            format!("[[check.accept]]\ncode = \"{code}\"\nsubject = \"x\"\nreason = \"r\"\nuntil = 2099-01-01\n");
        for settings in [format!("[check.rules]\n{code} = \"off\"\n"), accept] {
            let (exit, found) = book().settings(&settings).check();
            let is_told = found.iter().any(|one| one.code == "invalid-settings" && one.message.contains(code));
            assert!(exit == 2 && is_told, "{code}: {exit} {found:#?}");
        }
    }
}
