//! What a book lacks is left out: registers without records, one framework, none at all; and the contents have
//! every page there is.

use std::collections::BTreeSet;

use crate::support::Book;
use crate::support::html::{Kind, Page, kind, resolved};
use crate::{Sample, none, sample};

/// A site of some frameworks and nothing else.
fn of(frameworks: &str) -> Sample {
    let settings = format!("[compliance]\nframeworks = [{frameworks}]\n");
    Sample::of(Book::new().settings(&settings).file("content/index.md", "# Home\n"))
}

#[track_caller]
fn main_of(site: &Sample, url: &str) -> String {
    let page = &site.pages[url];
    page.named("main").next().map(|main| page.text_of(main)).unwrap_or_default()
}

#[test]
fn a_register_without_records_says_so() {
    let site = of("'iso27001'");
    assert_eq!(main_of(&site, "evidence/index.html"), "Evidence register No evidence is registered.");
    assert!(!site.files.contains("roles/index.html"), "no role, no page of roles");
    assert!(sample().files.contains("roles/index.html"));
    assert!(!of("").files.contains("soa/index.html"), "no framework, no statement");
}

#[test]
fn a_book_without_frameworks_stands_nowhere() {
    assert!(!main_of(&of(""), "index.html").contains("Where we stand"));
    assert!(main_of(&of("'iso27001'"), "index.html").contains("Where we stand"));
}

#[test]
fn the_statement_of_one_framework_has_no_other_forms() {
    let tabs = |site: &Sample, url: &str| {
        let page = &site.pages[url];
        page.named("nav").filter(|nav| nav.get("class") == Some("tabs")).count()
    };
    let one = of("'iso27001', 'nist-ai-rmf'");
    assert_eq!((tabs(&one, "soa/index.html"), tabs(&one, "soa/iso27001.html")), (0, 0));
    assert_eq!((tabs(sample(), "soa/index.html"), tabs(sample(), "soa/iso27001.html")), (1, 1));
}

#[test]
fn the_search_box_names_an_id_of_the_book() {
    let hint = |site: &Sample| {
        let page = &site.pages["toc.html"];
        let hint = page.named("input").find_map(|input| input.get("placeholder"));
        hint.unwrap_or_default().to_owned()
    };
    assert_eq!(hint(sample()), "Search, or an id such as A.5.1");
    assert_eq!(hint(&of("'eu-ai-act'")), "Search, or an id such as Art. 4");
    assert_eq!(hint(&of("")), "Search");
}

#[test]
fn an_open_requirement_that_nobody_planned_says_so() {
    let planned = main_of(sample(), "gaps.html");
    assert!(planned.contains("no entry in the plan"), "{planned}");
    let page = &sample().pages["gaps.html"];
    for row in page.named("tr") {
        let text = page.text_of(row);
        let (open, entry) = (row.get("id").is_some(), text.contains("no entry in the plan"));
        assert!(!(entry && text.contains("PL-")), "{text}");
        assert!(!open || entry || text.contains("PL-") || !text.contains("putting it into practice"), "{text}");
    }
    assert!(!main_of(&of("'iso27001', 'iso42001'"), "gaps.html").contains("no entry in the plan"));
}

#[test]
fn the_contents_have_every_page_but_those_of_pairs() {
    let more = of("'iso27001', 'iso42001', 'eu-ai-act', 'nist-ai-rmf'");
    for site in [sample(), &more, &of("'iso27001'"), &of("")] {
        let links = |page: &Page| -> BTreeSet<String> {
            let local = |value: &str| match kind(value) {
                Kind::Local(path, _) => resolved("toc.html", &path),
                _ => None,
            };
            page.addresses().filter_map(|(_, _, value)| local(value)).collect()
        };
        let linked = links(&site.pages["toc.html"]);
        let is_pair = |url: &str| url.starts_with("matrix/") && url.contains("--") && url.split('/').count() == 3;
        let missing = site.pages.iter().filter(|(url, page)| {
            let apart = ["toc.html", "404.html"].contains(&url.as_str()) || page.is_redirect();
            let pair = is_pair(url) && !url.ends_with("/reverse.html");
            !apart && !pair && !linked.contains(*url)
        });
        none(missing.map(|(url, _)| url.clone()).collect());
    }
}
