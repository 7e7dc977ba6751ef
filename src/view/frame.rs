//! What every page has around its content, and the small pieces pages share.

use schemars::JsonSchema;
use serde::Serialize;

/// A link in a trail or list.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Crumb {
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

/// An entry of a navigation tree.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NavItem {
    /// Its text.
    pub title: String,
    /// A short form shown before the text, such as a number.
    pub number: String,
    /// Where it leads; empty for a part title or planned chapter.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether it is the page or above it.
    pub open: bool,
    /// What stands below it.
    pub children: Vec<NavItem>,
}

/// A requirement, group or objective as a chip.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Badge {
    /// The id as written in references.
    pub id: String,
    /// The number within its framework.
    pub number: String,
    /// The framework's short name.
    pub framework: String,
    /// The system the framework belongs to, for the hue.
    pub system: String,
    /// The heading.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// `met`, `partial`, `gap`, `excluded`; empty for groups and objectives.
    pub status: String,
}

/// Any record or document as a link with a word on its kind.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RecordRef {
    /// `document`, `section`, `evidence`, `role`, `requirement`, `framework`, `plan`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What it is called by before its title, such as the number of a requirement; may be empty.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// A state worth showing beside it; may be empty.
    pub state: String,
    /// `due-soon`, `overdue`: the review of a document, or an open entry of the plan; may be empty.
    pub due: String,
}

/// Some of many records.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct FewRecords {
    /// The first of them.
    pub first: Vec<RecordRef>,
    /// How many more there are.
    pub more: usize,
}

/// Some of many requirements.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FewBadges {
    /// The first of them, in the order of the catalogues.
    pub first: Vec<Badge>,
    /// How many more there are.
    pub more: usize,
}

/// Counts of requirements by state. Exclusions are no part of the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Tally {
    /// How many are met.
    pub met: usize,
    /// How many in part.
    pub partial: usize,
    /// How many not at all.
    pub gap: usize,
    /// How many are excluded.
    pub excluded: usize,
    /// `met + partial + gap`: the denominator.
    pub applicable: usize,
    /// All of them.
    pub total: usize,
}

/// What every page has around its content.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Frame {
    /// Which kind of page it is: the name of its template without `.html`.
    pub kind: String,
    /// Language of the book, as in the `lang` attribute.
    pub language: String,
    /// Title of the page.
    pub title: String,
    /// The title with what tells it from others of the same words, such as the number of a requirement.
    pub label: String,
    /// One sentence about the page; may be empty.
    pub description: String,
    /// Who wrote the book; may be empty.
    pub authors: Vec<String>,
    /// Title of the book.
    pub book: String,
    /// The organisation; may be empty.
    pub organisation: String,
    /// The day every state is computed for, `YYYY-MM-DD`.
    pub as_of: String,
    /// Version of clausebook.
    pub version: String,
    /// From this page to the top of the site: empty or `../` once or more.
    pub root: String,
    /// The home page.
    pub home: String,
    /// A number or id of the book that one might search for; may be empty.
    pub example: String,
    /// The main sections of the site.
    pub sections: Vec<NavItem>,
    /// The navigation of this page's own section.
    pub nav: Vec<NavItem>,
    /// From the home page down to the page above this one.
    pub trail: Vec<Crumb>,
    /// The page before.
    pub previous: Option<Crumb>,
    /// The page after.
    pub next: Option<Crumb>,
    /// What pages of this framework have to say; may be empty.
    pub notices: Vec<String>,
    /// Classification to show as a banner; may be empty.
    pub classification: String,
    /// The page with everything this one opens, to be printed; may be empty.
    pub print: String,
    /// Style sheets after the theme's own.
    pub styles: Vec<String>,
    /// Where the source of the page, or the file of its record, can be edited; may be empty.
    pub edit: String,
    /// Where the changes of the source are listed; may be empty.
    pub history: String,
    /// The repository; may be empty.
    pub repository: String,
    /// What refers to this page.
    pub used_by: Vec<RecordRef>,
}
