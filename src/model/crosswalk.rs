//! A crosswalk: how the requirements of one framework relate to those of another.

use std::collections::{BTreeMap, BTreeSet};

use super::document::words;
use super::{Entry, Framework, FrameworkId, Kind, RequirementId, Reviewed};
use crate::source::Span;

words! {
    /// How a source requirement relates to a target, in the words of set theory: a row reads "the
    /// source is … the target".
    Relationship {
        /// The same text once the name of the system is read as a parameter.
        Equal = "equal",
        /// The same meaning in other words.
        Equivalent = "equivalent",
        /// Everything the source asks is part of the target.
        SubsetOf = "subset-of",
        /// The source asks everything the target asks, and more.
        SupersetOf = "superset-of",
        /// Each asks something the other does not.
        IntersectsWith = "intersects-with",
        /// The target framework has nothing of the kind.
        NoRelationship = "no-relationship",
    }
}

impl Relationship {
    /// The class a reader sees.
    pub fn class(self) -> Class {
        match self {
            Self::Equal | Self::Equivalent | Self::SubsetOf => Class::Overlap,
            Self::SupersetOf | Self::IntersectsWith => Class::Partial,
            Self::NoRelationship => Class::Gap,
        }
    }

    /// The relationship read from the other side.
    pub fn inverse(self) -> Self {
        match self {
            Self::SubsetOf => Self::SupersetOf,
            Self::SupersetOf => Self::SubsetOf,
            same => same,
        }
    }
}

words! {
    /// The reader's class of a requirement against another framework.
    Class {
        /// One process or document serves both once its scope is widened.
        Overlap = "overlap",
        /// The other framework's artefact is the base; something must be added.
        Partial = "partial",
        /// The other framework has no counterpart.
        Gap = "gap",
        /// Only the target framework asks for it.
        ReverseGap = "reverse-gap",
    }
}

impl Class {
    /// The place among counts of a requirement that has this class, or is not determined: overlap, partial, gap,
    /// not determined.
    pub fn place(of: Option<Self>) -> usize {
        match of {
            Some(Self::Overlap) => 0,
            Some(Self::Partial) => 1,
            Some(Self::Gap | Self::ReverseGap) => 2,
            None => 3,
        }
    }
}

words! {
    /// What a row rests on.
    Basis {
        /// A public mapping asserts it.
        Published = "published",
        /// Not asserted directly, but both sides map to one control of a third framework.
        Corroborated = "corroborated",
        /// A public framework maps both to one of its own controls; direction unknown.
        Hub = "hub",
        /// It follows from the common clause structure.
        HarmonizedStructure = "harmonized-structure",
        /// The judgement of the mapping's author.
        Judgment = "judgment",
    }
}

words! {
    /// How sure the author is.
    Confidence {
        /// Hardly contestable.
        High = "high",
        /// A reader may differ in part.
        Medium = "medium",
        /// A reasoned guess.
        Low = "low",
    }
}

words! {
    /// How clauses with a common structure compare.
    Structure {
        /// Same number, same title.
        Same = "same",
        /// Same number, the title names the other subject.
        Retitled = "retitled",
        /// Same number and role, another object of assessment.
        Parallel = "parallel",
        /// The target framework does not have it.
        New = "new",
    }
}

words! {
    /// How much of a provision the counterparts serve, as its author judges it.
    Service {
        /// They are built for the closest object.
        Closest = "closest",
        /// They give useful evidence; the provision asks for more.
        Partial = "partial",
        /// They touch one part.
        Weak = "weak",
        /// No pair could be supported.
        None = "none",
    }
}

words! {
    /// The state of a mapping as a piece of work.
    MappingStatus {
        /// Not reviewed, or changed since.
        Draft = "draft",
        /// Reviewed by somebody who holds both texts.
        Complete = "complete",
        /// Kept, but not to be used.
        Deprecated = "deprecated",
        /// Replaced by another.
        Superseded = "superseded",
    }
}

words! {
    /// Where a row comes from.
    Origin {
        /// The catalogue shipped with the program.
        BuiltIn = "built-in",
        /// Added by this book.
        Added = "added",
        /// The book's own row in place of a built-in one.
        Replaced = "replaced",
    }
}

/// One target of a row. It may be a group, which stands for all requirements below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The entry of the target framework.
    pub id: RequirementId,
    /// The relationship with this target.
    pub relationship: Relationship,
    /// What the pair rests on.
    pub basis: Basis,
    /// How sure its author is.
    pub confidence: Confidence,
    /// Keys of [`Crosswalk::sources`].
    pub sources: Vec<String>,
    /// Where the pair comes from.
    pub origin: Origin,
    /// Why, when the pair was written apart from its row; may be empty.
    pub rationale: Option<String>,
    /// Path of the pair's page in the site.
    pub url: String,
    /// Where it was written.
    pub span: Span,
}

/// What a crosswalk says about one source requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The requirement being reached.
    pub source: RequirementId,
    /// What it speaks about, its counterparts and those declared unrelated; empty when there is none at all.
    pub targets: Vec<Target>,
    /// Why.
    pub rationale: String,
    /// What the source framework adds beyond the counterparts.
    pub adds: Option<String>,
    /// What the row rests on.
    pub basis: Basis,
    /// How sure the author is.
    pub confidence: Confidence,
    /// How clauses with a common structure compare.
    pub structure: Option<Structure>,
    /// How much of a provision the counterparts serve.
    pub service: Option<Service>,
    /// Entries that touch the subject without being counterparts.
    pub adjacent: Vec<RequirementId>,
    /// Keys of [`Crosswalk::sources`].
    pub sources: Vec<String>,
    /// Where the row comes from: replaced as soon as the book changed anything of a built-in one.
    pub origin: Origin,
    /// Its state as a piece of work, where it says one of its own.
    pub status: Option<MappingStatus>,
    /// Its last review.
    pub reviewed: Option<Reviewed>,
    /// Where it was written.
    pub span: Span,
}

impl Target {
    /// The reader's class of its source and one of the requirements it stands for. What a row says of a group
    /// it does not say of each part: with one of them the source has at most something in common.
    pub fn class_for(&self, id: &RequirementId) -> Class {
        if self.id == *id { self.relationship.class() } else { Class::Partial }
    }
}

impl Row {
    /// How the source relates to the target framework: as its closest pair does.
    pub fn relationship(&self) -> Relationship {
        self.targets.iter().map(|target| target.relationship).min().unwrap_or(Relationship::NoRelationship)
    }

    /// The reader's class, which follows from the closest pair.
    pub fn class(&self) -> Class {
        self.relationship().class()
    }

    /// The targets it relates to: a pair may also say that there is no relationship.
    pub fn counterparts(&self) -> impl Iterator<Item = &Target> {
        self.targets.iter().filter(|target| target.relationship != Relationship::NoRelationship)
    }

    /// Why the source relates to one of the targets, or to none. A pair written apart from its row has
    /// its own reason, and never that of another pair.
    pub fn rationale_of<'a>(&'a self, target: Option<&'a Target>) -> &'a str {
        target.and_then(|target| target.rationale.as_deref()).unwrap_or(&self.rationale)
    }

    /// Why the source relates to its targets, or to none: the reasons of its pairs, each once.
    pub fn rationales(&self) -> String {
        let mut texts: Vec<&str> = Vec::new();
        let pairs = self.targets.iter().map(Some).chain(self.targets.is_empty().then_some(None));
        for text in pairs.map(|target| self.rationale_of(target)).filter(|text| !text.is_empty()) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join(" ")
    }
}

/// What the book took out of a crosswalk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The row.
    pub source: RequirementId,
    /// Its pairs that are gone; empty when the whole row is.
    pub targets: Vec<RequirementId>,
    /// Why; may be empty.
    pub rationale: String,
}

/// A publication a row rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Where it is found.
    pub url: Option<String>,
}

/// A subject under which both frameworks were compared in public, beside our own assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The class as published.
    pub published: Class,
    /// The class as assessed here.
    pub assessed: Class,
    /// Requirements of the source framework behind it.
    pub source: Vec<RequirementId>,
    /// Requirements and groups of the target framework behind it.
    pub target: Vec<RequirementId>,
    /// What the published table says of the source framework.
    pub source_says: String,
    /// What the published table says of the target framework.
    pub target_says: String,
    /// Why it is assessed so, and why that differs where it does.
    pub reason: String,
}

/// A small table that compares the two frameworks in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Its id.
    pub id: String,
    /// Its caption.
    pub title: String,
    /// Column headings.
    pub columns: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
    /// A remark below it.
    pub note: Option<String>,
}

impl Dimension {
    /// Its anchor on the overview.
    pub fn anchor(&self) -> String {
        format!("dimension-{}", self.id)
    }
}

impl Comparison {
    /// Its anchor on the overview.
    pub fn anchor(&self) -> String {
        format!("table-{}", self.id)
    }
}

/// All rows from one framework to another. The source is the framework being reached, the target
/// the one already held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosswalk {
    /// The framework being reached.
    pub source: FrameworkId,
    /// The framework already held.
    pub target: FrameworkId,
    /// Whether this is the pair the book's overview shows.
    pub primary: bool,
    /// Its title.
    pub title: String,
    /// What a reader must know before relying on it.
    pub caveat: Option<String>,
    /// Its state as a piece of work, as written.
    pub status: MappingStatus,
    /// That state of the built-in crosswalk it began as; none when all of it is the book's.
    pub shipped: Option<MappingStatus>,
    /// The last review of all its rows together.
    pub reviewed: Option<Reviewed>,
    /// The built-in rows the book changed or retired, as they were.
    pub replaced: BTreeMap<RequirementId, Row>,
    /// What the book retired.
    pub retired: Vec<Retired>,
    /// The rows by source. A source without a row is not determined.
    pub rows: BTreeMap<RequirementId, Row>,
    /// Publications cited by the rows.
    pub sources: BTreeMap<String, Source>,
    /// Subjects compared in public.
    pub dimensions: Vec<Dimension>,
    /// The publication the dimensions are from: a key of `sources`.
    pub dimensions_source: Option<String>,
    /// Comparisons in words.
    pub comparisons: Vec<Comparison>,
}

impl Crosswalk {
    /// The requirements of the target that rows lead to, by themselves or through a group. The others are reverse
    /// gaps.
    pub fn reached<'f>(&'f self, target: &'f Framework) -> BTreeSet<&'f RequirementId> {
        self.rows.values().flat_map(|row| target.reached_by(row).into_keys()).collect()
    }

    /// The requirements of the source that no grid has for rows: of another kind than its side of the page
    /// of the crosswalk, and no clauses where those have a page of their own.
    pub fn beside<'f>(&self, source: &'f Framework) -> Vec<(Kind, Vec<&'f Entry>)> {
        let (axis, _) = source.axis();
        let kinds = [Kind::Control, Kind::Clause, Kind::Provision].into_iter();
        let beside = kinds.filter(|kind| *kind != axis && !(self.primary && *kind == Kind::Clause));
        beside.map(|kind| (kind, source.of_kind(kind))).filter(|(_, entries)| !entries.is_empty()).collect()
    }

    /// Whether the book differs from the built-in crosswalk it began as.
    pub fn is_changed(&self) -> bool {
        let is_added = |row: &Row| row.origin == Origin::Added;
        self.shipped.is_some() && (!self.replaced.is_empty() || self.rows.values().any(is_added))
    }
}
