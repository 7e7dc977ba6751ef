//! What machines read besides the graph: lists made while they are written, tables, the search data, the sitemap.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

/// Takes things one by one.
pub type Take<'t, T> = &'t mut dyn FnMut(T);

/// Makes the items of a list and hands each on.
type Make<'a, T> = dyn Fn(Take<'_, T>) + Send + 'a;

/// A list whose items are made while it is written: a large book has hundreds of thousands.
pub struct Stream<'a, T>(Box<Make<'a, T>>);

impl<'a, T> Stream<'a, T> {
    /// The list of everything `make` hands on.
    pub fn new(make: impl Fn(Take<'_, T>) + Send + 'a) -> Self {
        Self(Box::new(make))
    }

    /// Hands on one item after another, until one is not taken.
    pub fn each<E>(&self, mut take: impl FnMut(T) -> Result<(), E>) -> Result<(), E> {
        let mut taken = Ok(());
        (self.0)(&mut |item| {
            if taken.is_ok() {
                taken = take(item);
            }
        });
        taken
    }
}

impl<T: Serialize> Serialize for Stream<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        self.each(|item| list.serialize_element(&item))?;
        list.end()
    }
}

impl<T> fmt::Debug for Stream<'_, T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Stream")
    }
}

/// A table for spreadsheets. Cells that a spreadsheet would run are guarded when it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Column headings.
    pub columns: Vec<&'static str>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

/// The tables people take out of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableName {
    /// The Statement of Applicability.
    Soa,
    /// The rows of the crosswalks.
    Matrix,
    /// The evidence register.
    Evidence,
    /// The gap plan.
    Gaps,
}

impl TableName {
    /// Its name in addresses and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Soa => "soa",
            Self::Matrix => "matrix",
            Self::Evidence => "evidence",
            Self::Gaps => "gaps",
        }
    }
}

/// The forms a table is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// For spreadsheet programs.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// A list of objects.
    Json,
    /// A table in Markdown.
    Markdown,
}

/// Something a search can lead to: a requirement, a document, an item, a role, a page of the site …
#[derive(Debug, Clone, PartialEq)]
pub struct SearchEntry {
    /// `clause`, `control`, `document`, `evidence`, `role`, `page` …
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The title of its page.
    pub title: String,
    /// Its page, from the top of the site.
    pub url: String,
    /// The frameworks it belongs to or answers: places in the list of the search page.
    pub frameworks: Vec<usize>,
    /// Its text, section by section.
    pub parts: Vec<SearchPart>,
}

/// The text under one heading of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchPart {
    /// The heading; empty for what stands before the first.
    pub heading: String,
    /// The anchor of the heading; empty where there is none.
    pub anchor: String,
    /// The plain text.
    pub text: String,
}

/// A part of the search data; a browser loads all parts on first use.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchShard {
    /// Its place among the parts.
    pub part: usize,
    /// What it holds.
    pub entries: Vec<SearchEntry>,
}

/// The addresses of all pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sitemap {
    /// Absolute addresses.
    pub urls: Vec<String>,
}
