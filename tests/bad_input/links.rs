//! Links and anchors that look like something else: each leads where its author meant, or is told.

use crate::{Page, book, built};

/// The codes of what is said about lines of a document, with their lines.
#[track_caller]
fn told(text: &str, expected: &[(&str, u64)]) {
    let book = book()
        .file("content/b.md", "# B\n")
        .file("content/sub/index.md", "# Sub\n")
        .file("content/p.png", "x")
        .file("content/a.md", text);
    let (_, found) = book.check();
    let of_document = found.iter().filter(|one| one.file == "content/a.md");
    let of_document: Vec<_> = of_document.map(|one| (one.code.as_str(), one.line)).collect();
    assert_eq!(of_document, expected, "{text}: {found:#?}");
}

#[test]
fn a_link_to_nothing_is_not_one_to_the_folder() {
    for link in ["[x]()", "[x](<>)", "[x](?v=1)", "[x](?)", "[x](?v=1#part)", "[x][r]\n\n[r]: <>"] {
        told(&format!("# A\n\n{link}\n"), &[("broken-link", 3)]);
    }
    for link in ["[x](.)", "[x](/)", "[x](./?v=1)", "[x](b.md?v=1)"] {
        told(&format!("# A\n\n{link}\n"), &[]);
    }
}

#[test]
fn an_image_of_a_page_is_told() {
    for image in ["![x](b.md)", "![x](sub/)", "![[b]]", "![[sub/index|x]]", "![x](demo/A.1.html)", "![x](evidence/)"] {
        told(&format!("# A\n\n{image}\n"), &[("broken-link", 3)]);
    }
    told("# A\n\n![x](p.png) ![[p.png]]\n", &[]);
}

#[test]
fn an_anchor_keeps_the_name_its_author_gives_it() {
    let text = "# A\n\nSee [one](#fn-thing), [[#fnref-x]] and [two](#fn-).\n\n## B {#fn-thing}\n\n## C {#fnref-x}\n\n## D {#fn-}\n";
    told(text, &[]);
    let page = Page::read(&built(book().file("content/a.md", text)).text("a.html"));
    for id in ["fn-thing", "fnref-x", "fn-"] {
        assert!(page.ids().contains(&id), "{id} in {:?}", page.ids());
    }
    for anchor in ["cb-x", "fn-1", "fnref-2", "fnref-1-2"] {
        told(&format!("# A\n\n## B {{#{anchor}}}\n"), &[("invalid-value", 3)]);
    }
    told("# A\n\n## B {#b}\n\n## C {#b}\n", &[("duplicate-id", 5)]);
}

#[test]
fn an_anchor_that_is_none_is_told() {
    told(
        "# A\n\n> ## B {#b}\n\nText\n\n- ### C {#c}\n\nNote.[^1]\n\n[^1]: ## D {#d}\n",
        &[("broken-anchor", 3), ("broken-anchor", 7), ("broken-anchor", 11)],
    );
    told("# A\n\n> ## B\n\n- ### C\n", &[]);
}

#[test]
fn a_path_with_a_number_sign_is_told() {
    for path in ["content/policies/C# coding.md", "content/C#/a.md", "content/C#/index.md"] {
        let book = book().file(path, "---\nid: csharp\n---\n# Guide\n");
        let found = crate::refused(&book, 1, "unsafe-file", path, 2);
        assert!(found.help.join(" ").contains("rename"), "{found:#?}");
    }
    let site = built(book().file("content/C#.pdf", "x").file("content/a.md", "# A\n\n[x](C%23.pdf)\n"));
    assert!(site.has("C#.pdf") && site.text("a.html").contains("href=\"C%23.pdf\""));
}

#[test]
fn search_leads_to_addresses_as_pages_do() {
    let site =
        built(book().file("content/a%41 ü.md", "# Percent\n").file("content/x:y.md", "---\nid: colon\n---\n# Colon\n"));
    let data: String =
        site.files().iter().filter(|url| url.starts_with("data/search-")).map(|url| site.text(url)).collect();
    assert!(data.contains("\"a%2541%20ü.html\"") && data.contains("\"./x:y.html\""), "{data}");
}
