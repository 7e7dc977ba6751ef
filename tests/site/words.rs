//! What pages say of things that do not count, and of counts of one.

use std::collections::BTreeMap;

use crate::support::html::Page;
use crate::support::{Book, DAY, Site};
use crate::{none, sample};

/// The text of an element of a page, by its name.
#[track_caller]
fn text(site: &Site, url: &str, element: &str) -> String {
    let page = Page::read(&site.text(url));
    let found = page.named(element).next().unwrap_or_else(|| panic!("no <{element}> in {url}"));
    page.text_of(found)
}

#[track_caller]
fn says(site: &Site, url: &str, words: &str) {
    let main = text(site, url, "main");
    assert!(main.contains(words), "{url} does not say {words:?}: {main}");
}

#[track_caller]
fn is_silent(site: &Site, url: &str, words: &str) {
    let main = text(site, url, "main");
    assert!(!main.contains(words), "{url} says {words:?}: {main}");
}

/// A framework with a control, and documents of every status that are written for it.
fn statuses() -> Book {
    let catalogue = "framework: demo\nlabel: Demo standard\nshort: Demo\nentries:\n  \
                     - {id: A, kind: group, title: Controls}\n  \
                     - {id: A.1, kind: control, parent: A, title: A control}\n";
    let book = Book::new()
        .settings("[compliance]\nframeworks = ['demo']\n")
        .file("content/index.md", "# Home\n")
        .file("content/frameworks/demo.yaml", catalogue)
        .file("content/registers/roles.yaml", "roles:\n  - {id: board, title: The board}\n");
    ["draft", "in-review", "approved", "retired"].iter().fold(book, |book, status| {
        let text = format!(
            "---\ntitle: Of {status}\nstatus: {status}\napprover: board\napproved: 2026-03-02\n\
             satisfies: [demo:A.1]\n---\nLead.\n\n## A part {{#part satisfies=demo:A.1}}\n\nText.\n"
        );
        book.file(&format!("content/policies/{status}.md"), text)
    })
}

#[test]
fn only_a_document_that_was_approved_has_been_approved_by_somebody() {
    let book = statuses();
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    let site = book.site();
    for status in ["approved", "retired"] {
        says(&site, &format!("policies/{status}.html"), "Approved byThe board, 2026-03-02");
    }
    for status in ["draft", "in-review"] {
        let url = format!("policies/{status}.html");
        says(&site, &url, "ApproverThe board");
        is_silent(&site, &url, "Approved by");
        is_silent(&site, &url, "2026-03-02");
    }
    let print = text(&site, "print/policies.html", "main");
    assert_eq!(print.matches("Approved by").count(), 2, "{print}");
}

#[test]
fn what_does_not_count_satisfies_nothing() {
    let book = statuses();
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    let site = book.site();
    is_silent(&site, "policies/approved.html", "Written for");
    assert_eq!(text(&site, "policies/approved.html", "main").matches("Satisfies").count(), 2);
    for status in ["draft", "in-review", "retired"] {
        let url = format!("policies/{status}.html");
        assert_eq!(text(&site, &url, "main").matches("Written for (does not count)").count(), 2, "{status}");
        is_silent(&site, &url, "atisf");
    }
    let requirement = "demo/A.1.html";
    for (status, words) in [("draft", "draft"), ("in-review", "in review"), ("retired", "retired")] {
        says(&site, requirement, &format!("{words}: does not count"));
        let approved = format!("Of {status} approved 2026-03-02{words}: does not count");
        let main = text(&site, requirement, "main");
        assert_eq!(main.contains(&approved), status == "retired", "{status}: {main}");
    }
    is_silent(&site, requirement, "not approved: does not count");
}

#[test]
fn a_stale_item_proves_nothing_any_more() {
    let site = sample().book.site();
    says(&site, "evidence/EV-068.html", "What it proved until it lapsed");
    is_silent(&site, "evidence/EV-068.html", "What it proves");
    says(&site, "evidence/EV-001.html", "What it proves");
    is_silent(&site, "evidence/EV-001.html", "What it proved");
}

#[test]
fn no_two_pages_have_the_same_title() {
    let mut titles = BTreeMap::new();
    let mut faults = Vec::new();
    for (url, page) in sample().pages.iter().filter(|(_, page)| !page.is_redirect()) {
        let title = page.named("title").next().map(|title| page.text_of(title)).unwrap_or_default();
        if let Some(other) = titles.insert(title.clone(), url) {
            faults.push(format!("{url} and {other}: {title}"));
        }
    }
    none(faults);
    let of = |url: &str| text(&sample().book.site(), url, "title");
    assert_eq!(of("iso42001/9.2.1.html"), "ISO 42001 9.2.1 General · Quillhaven Software");
    assert_eq!(of("evidence/EV-072.html"), "EV-072 Inventory of AI tooling · Quillhaven Software");
}

#[test]
fn documents_of_the_same_title_are_told_apart_by_their_ids() {
    let book = ["a", "b"].iter().fold(Book::new().file("content/index.md", "# Home\n"), |book, folder| {
        book.file(&format!("content/{folder}/scope.md"), "# Scope\n")
    });
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    let titles = ["a", "b"].map(|folder| text(&book.site(), &format!("{folder}/scope.html"), "title"));
    assert!(titles[0].starts_with("Scope (a/scope) · ") && titles[1].starts_with("Scope (b/scope) · "), "{titles:?}");
    assert_eq!(text(&book.site(), "a/scope.html", "h1"), "Scope");
}

#[test]
fn an_extract_of_the_statement_of_applicability_is_not_combined() {
    let site = sample().book.site();
    assert_eq!(text(&site, "soa/index.html", "h1"), "Combined Statement of Applicability");
    assert_eq!(text(&site, "soa/iso42001.html", "h1"), "Statement of Applicability: ISO 42001");
    is_silent(&site, "soa/iso42001.html", "Combined Statement");
}

#[test]
fn a_count_of_one_is_one() {
    let register = |items: &str| {
        let book = statuses().file("content/evidence/register.yaml", format!("evidence:\n{items}"));
        book.run(["build", "-q", "--as-of", DAY]).ends(0);
        text(&book.site(), "evidence/index.html", "main")
    };
    let item = |id: &str, until: &str| {
        format!(
            "  - {{id: {id}, title: An item, collected: 2026-11-01, valid-until: {until}, supports: [{{requirement: demo:A.1, extent: full}}]}}\n"
        )
    };
    let one = register(&item("E-1", "2027-10-31"));
    assert!(one.contains("1 item. "), "{one}");
    assert!(one.contains("1 item runs out in the next twelve months, in 2027-10."), "{one}");
    assert!(!one.contains("Shared by"), "{one}");
    let two = register(&(item("E-1", "2027-10-31") + &item("E-2", "2027-09-30")));
    assert!(two.contains("2 items. "), "{two}");
    assert!(
        two.contains("2 items run out in the next twelve months; the month with the most is 2027-09 (1)."),
        "{two}"
    );
    says(&sample().book.site(), "evidence/index.html", "72 items. Shared by both systems: ");
    assert!(text(&sample().book.site(), "iso27001/index.html", "main").contains("gaps"));
}

#[test]
fn what_is_shared_is_shared_by_systems() {
    let settings = |frameworks: &str| format!("[compliance]\nframeworks = [{frameworks}]\n");
    let items = "evidence:\n  - {id: E-1, title: An item, collected: 2026-11-01, supports: [{requirement: 'iso27001:4.1', \
                 extent: full}, {requirement: 'iso42001:4.1', extent: full}]}\n";
    let lead = |frameworks: &str, items: &str| {
        let book = Book::new().settings(&settings(frameworks)).file("content/index.md", "# Home\n");
        let book = book.file("content/evidence/register.yaml", items);
        book.run(["build", "-q", "--as-of", DAY]).ends(0);
        text(&book.site(), "evidence/index.html", "main")
    };
    assert!(lead("'iso27001', 'iso42001'", items).contains("1 item. Shared by both systems: 1."));
    assert!(lead("'iso27001', 'iso42001', 'eu-ai-act'", items).contains("1 item. Shared by several systems: 1."));
    assert!(
        !lead("'iso27001'", &items.replace(", {requirement: 'iso42001:4.1', extent: full}", "")).contains("Shared")
    );
}

#[test]
fn what_a_pair_shares_stands_in_brackets() {
    let main = text(&sample().book.site(), "matrix/iso42001--iso27001/reverse.html", "main");
    assert!(main.contains("(evidence for both: 1)") && !main.contains("· evidence for both"), "{main}");
}

#[test]
fn the_trail_of_the_plan_agrees_with_the_navigation() {
    let trail = |url: &str| {
        let page = Page::read(&sample().book.site().text(url));
        let trail = page.named("nav").find(|nav| nav.get("class") == Some("trail")).map(|nav| page.text_of(nav));
        trail.unwrap_or_default()
    };
    assert_eq!(trail("plan/index.html"), "Quillhaven Software");
    assert_eq!(trail("plan/PL-06.html"), "Quillhaven SoftwarePlan");
}

#[test]
fn of_what_is_only_mapped_nothing_is_missing() {
    let settings = "[compliance]\nframeworks = ['iso42001', 'eu-ai-act']\n";
    let items = "evidence:\n  - {id: E-1, title: An item, collected: 2026-11-01, supports: [{requirement: 'eu-ai-act:12', \
                 extent: full}]}\n";
    let policy = "---\nstatus: approved\n---\n# Policy\n\n## Files {#files satisfies=eu-ai-act:11}\n\nKept.\n";
    let book = Book::new().settings(settings).file("content/index.md", "# Home\n");
    let book = book.file("content/evidence/register.yaml", items).file("content/policy.md", policy);
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    let site = book.site();
    for article in ["9", "11", "12"] {
        let url = format!("eu-ai-act/{article}.html");
        for words in ["own choice", "No evidence", "No document", "other standard", "standards"] {
            is_silent(&site, &url, words);
        }
        says(&site, &url, "Counterparts in other frameworks");
        says(&site, &url, "not yet reviewed by a holder of both texts");
        let headed = |heading: &str| Page::read(&site.text(&url)).ids().contains(&heading);
        assert_eq!((headed("how"), headed("evidence")), (article == "11", article == "12"), "{url}");
    }
    says(&site, "evidence/E-1.html", "EU AI Act Art. 12");
    says(&site, "evidence/E-1.html", "Nothing registered for this standard.");
    let items = "evidence:\n  - {id: E-1, title: An item, collected: 2026-11-01, supports: [{requirement: 'iso42001:4.1', \
                 extent: full}]}\n";
    let other = Book::new().settings(settings).file("content/index.md", "# Home\n");
    let other = other.file("content/evidence/register.yaml", items);
    other.run(["build", "-q", "--as-of", DAY]).ends(0);
    is_silent(&other.site(), "evidence/E-1.html", "Nothing registered");
    let heads = |url: &str| {
        let page = Page::read(&site.text(url));
        let heads = page.named("th").filter(|th| th.get("scope") == Some("col")).map(|th| page.text_of(th));
        heads.collect::<Vec<_>>()
    };
    assert_eq!(heads("eu-ai-act/index.html"), ["Requirement", "Counterpart", "Documents", "Evidence collected"]);
    assert_eq!(heads("eu-ai-act/chapter-I.html"), ["Requirement", "Counterpart"]);
}

#[test]
fn an_excluded_control_lacks_nothing() {
    let site = sample().book.site();
    says(&site, "iso27001/A.7.6.html", "no: it is excluded, and nothing else is asked");
    says(&site, "iso27001/A.7.6.html", "Why it is excluded");
    for words in ["not stated", "not documented", "No document", "No evidence", "no valid evidence", "Implemented"] {
        is_silent(&site, "iso27001/A.7.6.html", words);
    }
    // What is there for it stays.
    let statement =
        "framework: demo\nstatements:\n  - {requirement: A.1, applicable: false, justification: Not here.}\n";
    let book = statuses().file("content/controls/demo.yaml", statement);
    book.run(["build", "-q", "--as-of", DAY]).ends(0);
    says(&book.site(), "demo/A.1.html", "How we meet it 8");
}
