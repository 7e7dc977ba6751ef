//! Where pages say that their source is.

use crate::support::Book;
use crate::support::html::Page;

/// The two links of a page to its source.
fn links(book: &Book, url: &str) -> Vec<String> {
    let page = Page::read(&book.site().text(url));
    let addresses = page.addresses().map(|(_, _, value)| value.to_owned());
    addresses.filter(|value| value.starts_with("https://github.com/")).collect()
}

#[test]
fn pages_lead_to_the_file_they_are_written_in() {
    let book = Book::of_the_repository();
    let settings = std::fs::read_to_string(book.path("book.toml")).expect("the settings of the sample");
    let html = "[output.html]\nedit-url-template = \"https://github.com/own/book/edit/main/{path}\"\n";
    let book = book.file("book.toml", format!("{html}\n{settings}"));
    book.run(["build", "-q"]).calm().ends(0);
    let cases = [
        ("index.html", "index.md"),
        ("policies/supplier-security.html", "policies/supplier-security.md"),
        ("iso27001/A.5.19.html", "controls/iso27001.yaml"),
        ("evidence/EV-001.html", "evidence/register.yaml"),
        ("roles/ciso.html", "registers/roles.yaml"),
        ("plan/PL-01.html", "registers/plan.yaml"),
    ];
    for (url, path) in cases {
        let there = ["edit", "commits"].map(|way| format!("https://github.com/own/book/{way}/main/content/{path}"));
        assert_eq!(links(&book, url), there, "{url}");
    }
    for url in ["iso27001/A.5.html", "matrix/index.html", "soa/index.html", "search.html"] {
        assert_eq!(links(&book, url), Vec::<String>::new(), "{url}");
    }
}
