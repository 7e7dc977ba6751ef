//! The classification that stands above a page.

use crate::support::Book;

/// The banner of a page; empty when it has none.
fn banner(book: &Book, url: &str) -> String {
    let page = book.site().text(url);
    let banner = page.split("<p class=\"classification\">").nth(1).and_then(|rest| rest.split("</p>").next());
    banner.unwrap_or_default().to_owned()
}

#[test]
fn a_document_shows_its_own_classification_and_other_pages_that_of_the_book() {
    let documents = |settings: &str| {
        let book = Book::new().settings(settings).file("content/a.md", "---\nclassification: Open\n---\nText.\n");
        let book = book.file("content/b.md", "# B\n");
        book.run(["build"]).calm().ends(0);
        ["a.html", "b.html", "index.html", "soa/index.html", "404.html"].map(|url| banner(&book, url))
    };
    assert_eq!(documents(""), ["Open", "", "", "", ""]);
    let own = "[compliance]\nclassification = \"In <house>\"\n[compliance.soa]\nclassification = \"Secret\"\n";
    let house = "In &lt;house&gt;";
    assert_eq!(documents(own), ["Open", house, house, "Secret", house]);
}
