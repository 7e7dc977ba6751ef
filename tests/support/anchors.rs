//! What links may lead to: the pages, files and anchors that `link` knows, held against a whole site.

use std::collections::{BTreeMap, BTreeSet};

use clausebook::model::{Book, FILTERS, heat_cell};

use super::html::{Element, Page};

/// Folders of a site whose files belong to the theme or to a page.
const INNER: &[&str] = &["static/", "data/search-"];

/// Where `link` and the site disagree.
pub(crate) fn unlike(book: &Book, files: &BTreeSet<String>, pages: &BTreeMap<String, Page>) -> Vec<String> {
    let documents: BTreeSet<&str> = book.documents.values().map(|document| document.url.as_str()).collect();
    let own = documents.iter().copied().chain(book.redirects.iter().map(|redirect| redirect.url.as_str()));
    let own: BTreeSet<&str> = own.chain(book.attachments.values().map(|file| file.url.as_str())).collect();
    let is_inner = |url: &str| {
        INNER.iter().any(|inner| url.starts_with(inner)) || url.starts_with("print/") && url.ends_with(".css")
    };
    let made = files.iter().filter(|url| !own.contains(url.as_str()) && !is_inner(url) && !url.starts_with('.'));
    let unknown = made.filter(|url| !book.generated.contains_key(*url)).map(|url| format!("{url}: not known"));
    let mut faults: Vec<String> = unknown.collect();
    for (url, known) in &book.generated {
        if let Some(page) = pages.get(url) {
            faults.extend(filters(page, known.filtered).map(|fault| format!("{url}: {fault}")));
        }
        if !files.contains(url) {
            faults.push(format!("{url}: not there"));
        }
        let Some(page) = pages.get(url).filter(|_| !documents.contains(url.as_str())) else { continue };
        let [rows, columns] = known.areas.clone().unwrap_or_default();
        let cells = rows.iter().flat_map(|row| columns.iter().map(|column| heat_cell(row, column)));
        let cells: Vec<String> = cells.filter(|cell| known.has(cell)).collect();
        let known = known.anchors.iter().map(AsRef::as_ref).chain(cells.iter().map(String::as_str));
        let known: BTreeSet<&str> = known.collect();
        let there = if book.prints.iter().any(|(print, _)| print == url) { BTreeSet::new() } else { lasting(page) };
        faults.extend(known.difference(&there).map(|anchor| format!("{url}#{anchor}: not there")));
        faults.extend(there.difference(&known).map(|anchor| format!("{url}#{anchor}: not known")));
    }
    faults
}

/// What is wrong with what the rows of a page can be filtered by.
fn filters<'p>(page: &'p Page, known: Option<&'p str>) -> impl Iterator<Item = String> + 'p {
    let form = page.named("form").find_map(|form| form.get("data-filters"));
    let table = form.map(|tables| tables.split('|').next().unwrap_or_default());
    let other = (table != known).then(|| format!("filters {table:?}, known is {known:?}"));
    let is_field = |one: &&Element| ["input", "select"].contains(&one.name.as_str());
    let fields = form.into_iter().flat_map(move |_| page.elements.iter().filter(is_field));
    let names = fields.filter_map(|field| field.get("name")).filter(|name| *name != "q" && !FILTERS.contains(name));
    other.into_iter().chain(names.map(|name| format!("filters by {name:?}, which is not known")))
}

/// The anchors of a page that last: headings, tables and what stands in their rows or in a list instead of one; not what is around
/// every page, inside of drawings or quoted.
fn lasting(page: &Page) -> BTreeSet<&str> {
    let is_row = |element: &Element| element.name == "li" && element.get("id").is_some_and(|id| id.starts_with("row-"));
    let lasts = |element: &&Element| {
        ["h2", "h3", "h4", "table", "tr", "td", "article"].contains(&element.name.as_str()) || is_row(element)
    };
    let ids = page.elements.iter().filter(lasts).filter_map(|element| element.get("id"));
    ids.filter(|id| !id.starts_with("cb-")).collect()
}
