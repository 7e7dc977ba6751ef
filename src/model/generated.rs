//! What the generator makes besides the pages of documents, and what of it can be linked to.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Node;

/// A page or file that stands for no document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Generated {
    /// What the page is about, if it is about one thing: whoever links to the page means that.
    pub node: Option<Node>,
    /// The anchors links may lead to. They are there whatever the state of the book is on a day.
    pub anchors: BTreeSet<Cow<'static, str>>,
    /// The areas of both sides of a heat map, which has a cell with an anchor for each two of them.
    pub areas: Option<[BTreeSet<String>; 2]>,
    /// The table whose rows can be filtered, by its id: an address may say by what.
    pub filtered: Option<&'static str>,
}

/// What the rows of tables can be filtered by.
pub const FILTERS: &[&str] =
    &["text", "state", "framework", "owner", "area", "theme", "open", "reuse", "basis", "related"];

impl Generated {
    /// Whether links may lead to an anchor.
    pub fn has(&self, anchor: &str) -> bool {
        self.anchors.contains(anchor)
            || self.areas.as_ref().is_some_and(|areas| is_cell(anchor, areas))
            || self.filtered.is_some_and(|table| is_filter(anchor, table))
    }
}

/// The anchor of a cell of a heat map.
pub fn heat_cell(row: &str, column: &str) -> String {
    format!("heat-{row}-{column}")
}

fn is_cell(anchor: &str, [rows, columns]: &[BTreeSet<String>; 2]) -> bool {
    // Either name may have hyphens of its own.
    anchor.strip_prefix("heat-").is_some_and(|cell| {
        cell.match_indices('-').any(|(at, _)| rows.contains(&cell[..at]) && columns.contains(&cell[at + 1..]))
    })
}

/// What a print holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// A framework of the book, by its place.
    Framework(usize),
    /// A chapter at the top of the contents, by its place.
    Chapter(usize),
    /// Every document of the contents.
    Book,
}

/// A file for programs, or a table to take along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFile {
    /// Every node and edge of the book.
    Graph,
    /// Every pair of every crosswalk.
    Matrix,
    /// The Statement of Applicability.
    Soa,
    /// The evidence register.
    Evidence,
    /// The gap plan.
    Gaps,
    /// All tables as a workbook.
    Workbook,
    /// The absolute addresses of the pages.
    Sitemap,
}

impl DataFile {
    /// Its path in the site.
    pub fn url(self) -> &'static str {
        match self {
            Self::Graph => "data/handbook.json",
            Self::Matrix => "data/matrix.csv",
            Self::Soa => "data/soa.csv",
            Self::Evidence => "data/evidence.csv",
            Self::Gaps => "data/gaps.csv",
            Self::Workbook => "data/soa.xlsx",
            Self::Sitemap => "sitemap.xml",
        }
    }
}

/// Whether a fragment says by what a table is filtered: `register.state=stale&register.owner=R&D`.
fn is_filter(anchor: &str, table: &str) -> bool {
    let field = |part: &str| {
        let (field, _) = part.strip_prefix(table)?.strip_prefix('.')?.split_once('=')?;
        Some(FILTERS.contains(&field))
    };
    // A part without a field belongs to the value before it.
    anchor.split('&').next().and_then(field) == Some(true) && anchor.split('&').filter_map(field).all(|known| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_where_two_areas_meet() {
        let names = |names: [&str; 2]| names.map(str::to_owned).into();
        let page = Generated { areas: Some([names(["A-1", "B"]), names(["C", "1-C"])]), ..Generated::default() };
        assert!(["heat-A-1-C", "heat-A-1-1-C", "heat-B-C"].iter().all(|anchor| page.has(anchor)));
        assert!(["heat-A-C", "heat-B", "heat-B-B", "B-C", ""].iter().all(|anchor| !page.has(anchor)));
        assert_eq!(heat_cell("B", "C"), "heat-B-C");
    }

    #[test]
    fn an_address_may_say_by_what_a_table_is_filtered() {
        let page = Generated { filtered: Some("register"), ..Generated::default() };
        assert!(["register.state=stale", "register.text=a b&register.owner=R&D"].iter().all(|one| page.has(one)));
        let others = ["register", "register.state", "register.colour=red", "soa.state=gap", "a&register.text=b", ""];
        assert!(others.iter().all(|one| !page.has(one)));
        assert!(!Generated::default().has("register.state=stale"));
    }
}
