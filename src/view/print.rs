//! Many pages as one, to be printed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Body, Crumb, DocumentPage, Frame, RequirementPage, Stream};

/// What a part shows.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PrintBody {
    /// A heading: a folder, a framework or a group of it, with a sentence that may be empty.
    Heading(String),
    /// A document.
    Document(Box<DocumentPage>),
    /// A requirement.
    Requirement(Box<RequirementPage>),
}

/// A page of the site as a part of a print.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PrintPart {
    /// Its id; with a hyphen, what stands before every id in it.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Its number; may be empty.
    pub number: String,
    /// Whether it begins on a new sheet.
    pub breaks: bool,
    /// What it shows.
    pub body: PrintBody,
}

/// An entry of the contents of a print.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PrintEntry {
    /// How deep it stands, from zero.
    pub depth: usize,
    /// Its number; may be empty.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its part, as a fragment.
    pub href: String,
}

/// What stands at the top of every sheet of some parts of a print, as a style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningTitle {
    /// The ids of the parts, in order.
    pub parts: Vec<String>,
    /// On the left.
    pub left: String,
    /// On the right.
    pub right: String,
}

/// Many pages as one; each of its parts has a template of its own.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PrintPage {
    /// The page that opens what is printed here; none for the whole book.
    pub home: Option<Crumb>,
    /// The contents.
    pub contents: Vec<PrintEntry>,
}

/// The parts of a print, made while it is written: a section may hold thousands.
#[derive(Debug)]
pub struct PrintParts<'a> {
    /// What each is given as its frame.
    pub frame: Box<Frame>,
    /// What they show, in order.
    pub bodies: Stream<'a, Body>,
    /// The part that each page became, by the address of the page as seen from here. Links to it become
    /// links within the print.
    pub inside: BTreeMap<String, Inside>,
}

/// A page that is a part of a print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// The id of the part; before the ids of its places.
    pub anchor: String,
    /// Whether the places of the page came along; of a mere heading none did.
    pub is_whole: bool,
}
