//! Headings in an order nobody expects: no words of theirs and no claim is lost.

use crate::{Built, Page, book, built};

/// The title and the headings of a document as its page shows them, each with its level.
fn shown(site: &Built, url: &str) -> Vec<String> {
    let page = Page::read(&site.text(url));
    let is_heading = |name: &str| matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
    let own = |id: Option<&str>| id.is_some_and(|id| !id.starts_with("cb-"));
    let headings = page.elements.iter().filter(|one| is_heading(&one.name) && (one.name == "h1" || own(one.get("id"))));
    headings.map(|one| format!("{} {}", &one.name[1..], page.text_of(one).trim_end_matches([' ', '#']))).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let site = built(book().file("content/file-name.md", text));
    assert_eq!(shown(&site, "file-name.html"), expected, "{text}");
}

#[test]
fn a_title_written_a_second_time_is_not_repeated() {
    check("---\ntitle: Backup policy\n---\n# Backup policy\n\n## A\n", &["1 Backup policy", "2 A"]);
    check("---\ntitle: Backup policy\n---\n# BACKUP  *policy*\n\n## A\n", &["1 Backup policy", "2 A"]);
    check("---\ntitle: T\n---\nWords.\n\n# T\n\n# T\n", &["1 T", "2 T"]);
}

#[test]
fn other_words_than_the_title_stay() {
    let text = "---\ntitle: Backup policy\n---\n# Purpose\n\nA\n\n# Tests\n\n## Often\n\n### More\n\n# End\n";
    check(text, &["1 Backup policy", "2 Purpose", "2 Tests", "3 Often", "4 More", "2 End"]);
    check("---\ntitle: T\n---\nText.\n\n# Scope\n\n## Who\n", &["1 T", "2 Scope", "3 Who"]);
    check("---\ntitle: T\n---\n## Before\n\n# Scope\n\n## Who\n", &["1 T", "2 Before", "2 Scope", "3 Who"]);
}

#[test]
fn what_stands_below_a_second_top_heading_stays_below_it() {
    let text = "# T\n\n## A\n\n# B\n\n## C\n\n###### D\n\nx\n\n# E\n\nF\n=\n\nG\n-\n";
    check(text, &["1 T", "2 A", "2 B", "3 C", "6 D", "2 E", "2 F", "3 G"]);
    check("# T\n\n# A\n\n##### B\n\n###### C\n", &["1 T", "2 A", "6 B", "6 C"]);
    check("# T\n\n# A\n\n> ## Quoted\n", &["1 T", "2 A"]);
}

#[test]
fn the_title_comes_from_the_first_top_heading_or_else_from_the_first() {
    check("## Purpose\n\ntext\n\n## Scope\n", &["1 Purpose", "2 Purpose", "2 Scope"]);
    check("### Purpose\n", &["1 Purpose", "2 Purpose"]);
    check("Para\n\n## Intro\n\n# The real title\n\nmore\n", &["1 The real title", "2 Intro", "2 The real title"]);
    check("##\n\n## A\n", &["1 A", "2 ", "2 A"]);
    check("#\n\n# A\n", &["1 A", "2 ", "2 A"]);
    check("---\ntitle: ' '\n---\ntext\n", &["1 File name"]);
}

#[test]
fn a_claim_of_a_top_heading_is_its_own_and_covers_what_stands_below_it() {
    let text = "---\ntitle: Backup policy\nstatus: approved\n---\n# Tests {#tests satisfies=demo:A.1}\n\nGeneral.\n\n## Often\n\nEach quarter.\n\n# Other\n\nNot quoted.\n";
    let site = built(book().file("content/a.md", text));
    let page = site.text("demo/A.1.html");
    assert!(page.contains("a.html#tests\"") && page.contains("Each quarter."), "{page}");
    assert!(!page.contains("Not quoted."), "{page}");
    let deep = "---\nstatus: approved\n---\n# T\n\n# U\n\n##### A {#a satisfies=demo:A.1}\n\n###### B\n\nCovered.\n";
    assert!(built(book().file("content/a.md", deep)).text("demo/A.1.html").contains("Covered."));
}

#[test]
fn a_reference_in_a_heading_is_called_in_titles_as_on_its_page() {
    let text = "# Policy for [[demo:A.1]]\n\n## [[demo:5.1]]\n\nSee  [[b]],\n[[b#part]] or [[b|that]]\n---\n\n## By [[keeper]]: [[demo]], [[E-1]], [[#here]], [[b#x|y]]\n\n## [[b#no]] {#here}\n";
    let book = book()
        .file("content/a.md", text)
        .file("content/b.md", "# The b of a\n\n## Part *one* {#part}\n\n## X {#x}\n")
        .file("content/registers/roles.yaml", "roles: [{id: keeper, title: Keeper of keys}]\n")
        .file("content/evidence/e.yaml", "evidence: [{id: E-1, title: Proof, due: 2027-01-01}]\n")
        .settings("[compliance]\nframeworks = [\"demo\"]\n[check.rules]\nunknown-section = \"warning\"\n");
    let site = built(book);
    let expected = [
        "1 Policy for Demo standard A.1",
        "2 Demo standard 5.1",
        "2 See The b of a, Part one or that",
        "2 By Keeper of keys: Demo standard, E-1, here, y",
        "2 The b of a",
    ];
    assert_eq!(shown(&site, "a.html"), expected);
    let handbook = site.json("data/handbook.json");
    let nodes = handbook["nodes"].as_array().expect("nodes").iter();
    let titles: Vec<_> =
        nodes.filter(|node| node["url"].as_str().is_some_and(|url| url.starts_with("a.html"))).collect();
    let titles: Vec<_> = titles.iter().map(|node| node["title"].as_str().unwrap_or_default()).collect();
    assert_eq!(titles, expected.map(|line| &line[2..]));
    let page = Page::read(&site.text("a.html"));
    let outline: Vec<_> =
        page.named("a").filter(|one| one.get("href") == Some("#demo51")).map(|one| page.text_of(one)).collect();
    assert!(outline.iter().any(|text| text == "Demo standard 5.1"), "{outline:?}");
}
