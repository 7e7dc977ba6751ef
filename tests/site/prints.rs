//! Prints hold what their pages hold, and say what they are.

use std::collections::BTreeSet;

use crate::sample;
use crate::support::Book;
use crate::support::html::{Kind, Page, kind, resolved};

/// The texts of the headings of the parts of a print.
fn parts(page: &Page) -> BTreeSet<String> {
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.named("h2").map(|heading| words(page.text_of(heading))).collect()
}

#[test]
fn a_print_holds_every_page_of_its_section() {
    let nodes = sample().handbook["nodes"].as_array().expect("nodes");
    let text = |node: &serde_json::Value, key: &str| node[key].as_str().unwrap_or_default().to_owned();
    let mut seen = 0;
    for node in nodes {
        let (url, title) = (text(node, "url"), text(node, "title"));
        let (folder, _) = url.split_once('/').unwrap_or_default();
        let prints = match text(node, "kind").as_str() {
            "requirement" => vec![format!("print/{folder}.html")],
            "document" if url != "index.html" => vec![format!("print/{folder}.html"), "print.html".to_owned()],
            _ => continue,
        };
        for print in prints {
            let parts = parts(&sample().pages[&print]);
            assert!(parts.iter().any(|part| part.ends_with(&title)), "{print} lacks {title:?}, which is {url}");
            seen += 1;
        }
    }
    assert!(seen > 250, "{seen} pages are printed");
}

#[test]
fn links_between_the_parts_of_a_print_stay_in_it() {
    for (url, page) in sample().pages.iter().filter(|(url, _)| url.starts_with("print")) {
        let section = url.strip_prefix("print/").and_then(|name| name.strip_suffix(".html"));
        let folders = section.map_or(vec!["policies", "procedures", "standards", "records"], |section| vec![section]);
        let is_part = |to: &str| {
            let (folder, name) = to.split_once('/').unwrap_or_default();
            folders.contains(&folder) && name != "index.html"
        };
        let mut within = 0;
        for (_, _, address) in page.addresses().filter(|(element, _, _)| element.name == "a") {
            let Kind::Local(path, _) = kind(address) else { continue };
            within += usize::from(path.is_empty());
            let leaves = resolved(url, &path).filter(|to| !path.is_empty() && is_part(to));
            assert_eq!(leaves, None, "{url} leads out of itself");
        }
        assert!(within > 3, "{url} has {within} links within");
    }
}

#[test]
fn the_print_of_a_framework_has_its_notice() {
    for id in ["iso27001", "iso42001"] {
        let notice = |url: &str| {
            let page = &sample().pages[url];
            let notice = page.elements.iter().find(|element| element.get("class") == Some("notice"));
            notice.map(|notice| page.text_of(notice)).unwrap_or_else(|| panic!("no notice on {url}"))
        };
        assert_eq!(notice(&format!("print/{id}.html")), notice(&format!("{id}/index.html")));
    }
}

/// A small book with its own settings for prints.
fn small(print: &str) -> Book {
    let settings = format!("[compliance]\nframeworks = []\n[output.html.print]\n{print}\n");
    let book = Book::new().settings(&settings).file("content/index.md", "# Home\n");
    let book = book.file("content/rules/a.md", "# A\n").file("content/rules/b.md", "# B\n");
    book.run(["build"]).calm().ends(0);
    book
}

#[test]
fn prints_are_made_as_the_settings_say() {
    let prints = |print: &str| {
        let book = small(print);
        let site = book.site();
        let files: Vec<String> = site.files().into_iter().filter(|file| file.starts_with("print")).collect();
        (files.join(" "), site.text("rules/index.html").contains("print/rules.html"))
    };
    let section = "print/rules.css print/rules.html";
    assert_eq!(prints(""), (section.to_owned(), true));
    assert_eq!(prints("enable = false\nwhole-book = true"), (String::new(), false));
    assert_eq!(prints("whole-book = true"), (format!("print.html print/print.css {section}"), true));
}

#[test]
fn documents_begin_on_new_sheets_unless_the_settings_say_otherwise() {
    let breaks = |print: &str| {
        let book = small(print);
        let site = book.site();
        let sheets = site.text("print/rules.html").matches("part-break").count();
        (sheets, site.text("print/rules.css").matches("@page").count())
    };
    assert_eq!(breaks(""), (2, 2));
    assert_eq!(breaks("page-break = false"), (0, 1));
}

#[test]
fn no_document_takes_the_place_of_a_print() {
    let book = Book::new().settings("[compliance]\nframeworks = []\n").file("content/print.md", "# P\n");
    let run = book.run(["build"]).calm().ends(1);
    assert!(run.stderr.contains("print.html"), "{}", run.stderr);
}
