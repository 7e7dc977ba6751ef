//! What the pages of the sample weigh: bytes as they lie on a disk, with the sheets, scripts and pictures a
//! page loads before anybody searches.

use crate::support::html::{Page, resolved};
use crate::support::{Book, DAY};

/// Fewer bytes than this has a typical requirement page: half of them have fewer than the median.
const ALONE: usize = 25_000;

/// The same with what it loads.
const IN_ALL: usize = 60_000;

/// The sheets, scripts and pictures a page asks for, and those of them that hold up the first picture of it.
fn loads(page: &Page) -> (Vec<&str>, Vec<&str>) {
    let [mut all, mut blocking] = [Vec::new(), Vec::new()];
    for element in &page.elements {
        let (address, blocks) = match (element.name.as_str(), element.get("rel")) {
            ("link", Some("stylesheet")) => (element.get("href"), element.get("media") != Some("print")),
            ("link", Some("icon")) => (element.get("href"), false),
            ("script", _) => (element.get("src"), element.get("defer").or(element.get("async")).is_none()),
            ("img", _) => (element.get("src"), false),
            _ => continue,
        };
        let address = address.expect("nothing stands in the page itself");
        all.push(address);
        blocking.extend(Some(address).filter(|_| blocks));
    }
    (all, blocking)
}

/// The sample, built, and the addresses of its pages.
fn sample() -> (Book, Vec<String>) {
    let book = Book::of_the_repository();
    book.run(["build", "--as-of", DAY]).ends(0);
    let pages: Vec<String> = book.site().files().into_iter().filter(|url| url.ends_with(".html")).collect();
    assert!(pages.len() > 300, "{} pages", pages.len());
    (book, pages)
}

fn median(mut sizes: Vec<usize>) -> usize {
    sizes.sort_unstable();
    sizes[sizes.len() / 2]
}

#[test]
fn a_typical_requirement_page_is_light() {
    let (book, pages) = sample();
    let site = book.site();
    let [mut alone, mut in_all] = [Vec::new(), Vec::new()];
    for url in &pages {
        let text = site.text(url);
        if !text.contains("<body class=\"kind-requirement\">") {
            continue;
        }
        let page = Page::read(&text);
        assert!(!text.contains("data-filters"), "{url} would load the script for tables");
        let file = |address: &&str| resolved(url, address).expect("an address of the site");
        let loaded: usize = loads(&page).0.iter().map(|address| site.bytes(&file(address)).len()).sum();
        alone.push(text.len());
        in_all.push(text.len() + loaded);
    }
    assert!(alone.len() > 200, "{} requirement pages", alone.len());
    let (alone, in_all) = (median(alone), median(in_all));
    assert!(alone < ALONE && in_all < IN_ALL, "the median: {alone} bytes, {in_all} with what it loads");
}

#[test]
fn one_sheet_and_nothing_else_holds_up_a_page() {
    let (book, pages) = sample();
    for url in &pages {
        let page = Page::read(&book.site().text(url));
        let (_, blocking) = loads(&page);
        assert!(matches!(blocking[..], [sheet] if sheet.ends_with(".css")), "{url} waits for {blocking:?}");
    }
}
