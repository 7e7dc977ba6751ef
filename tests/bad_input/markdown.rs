//! Markdown that is hostile in its shape: deep, wide, or made to take long.

use crate::{book, built, checked, refused};

#[test]
fn two_hundred_thousand_brackets_are_text() {
    for (open, close) in [
        ("[", ""),
        ("[", "]"),
        ("![", ""),
        ("[[", ""),
        ("<", ""),
        ("`", ""),
        ("*a ", ""),
        ("_a", "_"),
        ("{{", ""),
        ("[^", ""),
    ] {
        let text = format!("# A\n\n{}{}\n", open.repeat(200_000 / open.len()), close.repeat(50_000));
        let book = book().file("content/a.md", text);
        // Two brackets and their ends are a wikilink to nothing.
        if book.run(["build"]).calm().code == 0 {
            checked(&book);
        }
    }
}

#[test]
fn quotations_and_lists_in_one_another_are_a_limit() {
    for shape in [">", "> ", "- ", "1. ", "> - "] {
        let text = format!("# A\n\n{}deep\n", shape.repeat(20_000));
        refused(&book().file("content/a.md", text), 4, "limit-exceeded", "content/a.md", 3);
    }
}

#[test]
fn quotations_within_the_limit_are_shown() {
    let text = format!("# A\n\n{}deep enough\n", "> ".repeat(60));
    assert!(built(book().file("content/a.md", text)).text("a.html").contains("deep enough"));
}

#[test]
fn emphasis_in_emphasis_ends() {
    let text = format!("# A\n\n{}a{}\n", "*a **b ".repeat(5_000), "** *".repeat(5_000));
    book().file("content/a.md", text).run(["build"]).calm();
}

#[test]
fn a_table_is_not_larger_than_its_source_by_much() {
    let columns = 3_000;
    let text = format!("# A\n\n{}|\n{}|\n{}", "|a".repeat(columns), "|-".repeat(columns), "|b\n".repeat(3_000));
    let book = book().file("content/a.md", &text);
    let run = book.run(["build"]).calm();
    if run.code == 0 {
        let page = book.site().bytes("a.html").len();
        assert!(page < 200 * text.len(), "{} bytes of Markdown became {page}", text.len());
    } else {
        assert_eq!(run.code, 4, "{}", run.stderr);
    }
}

#[test]
fn a_summary_as_deep_as_it_can_be_ends() {
    let mut text = String::from("# Summary\n\n");
    for depth in 0..1_200 {
        text.push_str(&format!("{}- [A](a.md)\n", "  ".repeat(depth)));
    }
    let book = book().file("content/a.md", "# A\n").file("content/SUMMARY.md", text);
    let run = book.run(["build"]).calm();
    assert!([0, 4].contains(&run.code), "{}", run.stderr);
}

#[test]
fn a_heading_for_each_line_is_a_section_for_each_line() {
    let text = "## Same\n".repeat(3_000);
    let site = built(book().file("content/a.md", text));
    assert!(site.text("a.html").contains("id=\"same-2999\""));
}

#[test]
fn anchors_of_a_document_are_not_those_of_the_page() {
    let words = [
        "main",
        "menu",
        "q",
        "used by",
        "section nav",
        "outline",
        "outline title",
        "keys title",
        "fn 1",
        "fnref 1",
        "chapters",
    ];
    let headings: String = words.iter().map(|word| format!("## {word}\n\nText.[^1]\n\n")).collect();
    let text = format!("# A\n\n{headings}[^1]: A note.\n");
    let home = format!(
        "# Home\n\n{}",
        "## Systems\n\n## Evidence\n\n## Agenda\n\n## Mapping\n\n## Home documents\n\nSee [[a/a]].\n"
    );
    built(book().file("content/a/a.md", text).file("content/index.md", home));
}

#[test]
fn notes_without_a_text_and_texts_without_a_note_break_nothing() {
    let text = "# A\n\nNone.[^none] One.[^one] In one.[^in]\n\n[^one]: The text of one.\n[^in]: See [^in] and [^one].\n[^unused]: Unused.\n\n![alt [^one]](x.png) [link [^in]](b.md)\n";
    let site = built(book().file("content/a.md", text).file("content/b.md", "# B\n"));
    let page = crate::Page::read(&site.text("a.html"));
    let notes: Vec<_> = page.addresses().filter_map(|(_, _, value)| value.strip_prefix("#fn-")).collect();
    assert!(!notes.is_empty());
    for note in notes {
        assert!(page.ids().contains(&format!("fn-{note}").as_str()), "note {note} has no text");
    }
    let backs: Vec<_> = page.addresses().filter_map(|(_, _, value)| value.strip_prefix("#fnref-")).collect();
    for back in backs {
        assert!(page.ids().contains(&format!("fnref-{back}").as_str()), "nothing refers to note {back}");
    }
    let texts = page.named("li").filter(|item| item.get("id").is_some_and(|id| id.starts_with("fn-")));
    assert!(texts.map(|item| page.text_of(item)).any(|text| text.starts_with("The text of one.")));
}

#[test]
fn links_in_links_are_no_links_in_links() {
    let text = "# A\n\n[a [[b]] c](b.md) [[b|an [inner](b.md) link]] [![image [[b]]](x.png)](b.md) [<https://example.org>](b.md)\n";
    let site = built(book().file("content/a.md", text).file("content/b.md", "# B\n"));
    let html = site.text("a.html");
    let mut open = 0;
    for piece in html.split('<').skip(1) {
        open += i32::from(piece.starts_with("a ")) - i32::from(piece.starts_with("/a>"));
        assert!((0..=1).contains(&open), "a link in a link before <{piece}");
    }
}

#[test]
fn html_that_is_kept_closes_where_it_stands() {
    for text in [
        "A <sub>open.",
        "A </kbd> closed.",
        "<kbd>",
        "</sup>",
        "> <sub>\n\nAfter.",
        "<sub>*a</sub>b*",
        "| <sup> | b |\n|---|---|\n| </sup> | d |",
    ] {
        built(book().file("content/a.md", format!("# A\n\n{text}\n\n## Next\n\nText.\n")));
    }
}

#[test]
fn the_first_top_heading_is_the_title() {
    for text in [
        "# Title\n\nText.\n",
        "<!-- a licence -->\n\n# Title\n\nText.\n",
        "Words before.\n\n# Title\n\nText.\n",
        "Title\n=====\n\nText.\n",
    ] {
        let page = built(book().file("content/a.md", text)).text("a.html");
        assert!(page.contains("<h1>Title</h1>"), "{text:?} has another title");
    }
}
