//! A workbook for spreadsheet programs: sheets of tables, with what a program can do with their cells.

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// Its title.
    pub title: String,
    /// Who publishes it; may be empty.
    pub organisation: String,
    /// The day it speaks of, `YYYY-MM-DD`; also the day of its creation, so that equal books give equal bytes.
    pub as_of: String,
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the tab: at most 31 characters, none of `[ ] : * ? / \`, unique in the workbook.
    pub name: String,
    /// Its columns; a sheet without headings is free text.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns stay in view.
    pub frozen: u16,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its width in characters.
    pub width: u16,
    /// The values one chooses from; empty where any text will do.
    pub choices: Vec<String>,
}

/// A cell. It is text or a number, never a formula.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// A number instead, for sums and sorting.
    pub number: Option<u32>,
    /// Where it leads: an address, or `internal:'Sheet'!A1`; empty when nowhere.
    pub link: String,
    /// How it looks.
    pub look: Look,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Look {
    /// Like running text.
    #[default]
    Plain,
    /// Like a title.
    Title,
    /// Like a subheading.
    Strong,
    /// In the background.
    Muted,
    /// Good: met, overlap, fresh.
    Good,
    /// Halfway: partial, due soon.
    Half,
    /// Open: gap, stale, missing.
    Open,
    /// Left out: excluded.
    Out,
}
