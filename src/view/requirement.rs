//! The page of a requirement, group or objective.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Badge, EvidenceRef, FewBadges, FewRecords, Footnote, OutlineItem, PairLink, RecordRef, RowReview, SectionView,
    Tally, TreeColumns, TreeItem,
};

/// The organisation's statement.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StatementView {
    /// Whether the requirement applies; a clause always does.
    pub applicable: bool,
    /// `implemented`, `partial`, `planned`, `alternative`; may be empty.
    pub implementation: String,
    /// `risk`, `legal`, `contractual`, `best-practice`.
    pub reasons: Vec<String>,
    /// Why it is included or excluded; may be empty.
    pub justification: String,
    /// How it is met, safe HTML; may be empty.
    pub how: String,
    /// The own control that stands in; may be empty.
    pub alternative: String,
    /// Who answers for it.
    pub owner: Option<RecordRef>,
    /// Risks that call for it.
    pub risks: Vec<String>,
    /// The plan entry that will complete it; may be empty.
    pub plan: Option<RecordRef>,
    /// Systems it is left out for: id and justification.
    pub not_for: Vec<(String, String)>,
    /// The recorded judgement that the evidence suffices: by, date, note; may be empty.
    pub sufficient: Vec<String>,
    /// Day of the next review; may be empty.
    pub review_on: String,
    /// `current`, `due-soon`, `overdue`; may be empty.
    pub review_state: String,
}

/// A document or section that satisfies the requirement, quoted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Claimed {
    /// The document.
    pub document: RecordRef,
    /// Version of the document; may be empty.
    pub version: String,
    /// Day of approval; may be empty.
    pub approved: String,
    /// The section's title; empty when the document as a whole claims it.
    pub section: String,
    /// Where the section or document is.
    pub href: String,
    /// Whether it counts: only approved documents do.
    pub counts: bool,
    /// The quoted sections, or the lead.
    pub quotes: Vec<SectionView>,
    /// For a whole document, its outline.
    pub outline: Vec<OutlineItem>,
    /// Footnotes of the quotation.
    pub footnotes: Vec<Footnote>,
    /// Whether the quotation was cut short.
    pub cut: bool,
}

/// An item of evidence for this requirement.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EvidenceRow {
    /// The item.
    pub item: EvidenceRef,
    /// `full`, `partial`, `supporting`.
    pub extent: String,
    /// What is missing; may be empty.
    pub missing: String,
    /// The other requirements it supports; its page has all of them.
    pub shared_with: FewBadges,
}

/// A counterpart in another framework.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CounterpartView {
    /// The counterparts, each with the page of the pair; empty for a gap.
    pub others: Vec<PairLink>,
    /// Whether this requirement is the source of the row; otherwise the row leads here.
    pub forward: bool,
    /// `overlap`, `partial`, `gap`; `reverse-gap` when nothing leads here.
    pub class: String,
    /// The relationship, read from the row's source.
    pub relationship: String,
    /// The number of the group of which the row says so; empty where it says so of the requirement itself.
    pub through: String,
    /// What to do in this organisation; empty when not forward.
    pub reuse: String,
    /// Why.
    pub rationale: String,
    /// What the source framework adds; may be empty.
    pub adds: String,
    /// What the row rests on.
    pub basis: String,
    /// How sure the author is.
    pub confidence: String,
    /// How much of a provision the counterparts serve: `closest`, `partial`, `weak`, `none`; may be
    /// empty.
    pub service: String,
    /// Entries that touch the subject.
    pub adjacent: Vec<Badge>,
    /// `built-in`, `added`, `replaced`.
    pub origin: String,
    /// State of the row as a piece of work; where there is no row, that of the mapping.
    pub mapping_status: String,
    /// The review of the row; none where there is no row.
    pub review: Option<RowReview>,
    /// Evidence that supports both sides; the pages of the pairs have all of it.
    pub shared_evidence: FewRecords,
    /// Evidence of the counterparts that does not support this requirement yet; the pages of the pairs
    /// have all of it.
    pub candidate_evidence: FewRecords,
    /// Short citation of the framework being reached.
    pub source_framework: String,
    /// Short citation of the other framework.
    pub other_framework: String,
    /// The matrix of the pair.
    pub matrix: String,
}

/// Something that would bring the requirement to `met`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Need {
    /// A key of the messages.
    pub kind: String,
}

/// The page of a requirement, group or objective.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RequirementPage {
    /// The id as written in references.
    pub id: String,
    /// The number.
    pub number: String,
    /// `group`, `objective`, `clause`, `control`, `provision`.
    pub kind: String,
    /// What people call this level; may be empty.
    pub unit: String,
    /// Full citation of the framework.
    pub framework: String,
    /// Its short citation.
    pub framework_short: String,
    /// Its system's id, for the hue.
    pub system: String,
    /// Its system's abbreviation.
    pub system_label: String,
    /// One sentence in own words; may be empty.
    pub about: String,
    /// The group it belongs to.
    pub group: Option<Badge>,
    /// Whether this edition introduced it.
    pub new: bool,
    /// The amendment that touches it; may be empty.
    pub amendment: String,
    /// `required`, `if-applicable`, `own-decision`.
    pub documented_rule: String,
    /// What is to be documented; may be empty.
    pub documents: String,
    /// From when on it applies, in words; may be empty.
    pub applies: String,
    /// `met`, `partial`, `gap`, `excluded`; empty where nothing is assessed.
    pub status: String,
    /// Whether it applies, so that something is asked; true where nothing is assessed.
    pub applicable: bool,
    /// `approved`, `unapproved`, `none`.
    pub documented: String,
    /// Whether it has to be documented.
    pub must_be_documented: bool,
    /// Implementation status; empty without a statement.
    pub implemented: String,
    /// `full`, `judged`, `partial`, `none`.
    pub evidenced: String,
    /// What would complete it.
    pub needs: Vec<Need>,
    /// The statement.
    pub statement: Option<StatementView>,
    /// How it is met.
    pub claims: Vec<Claimed>,
    /// The evidence.
    pub evidence: Vec<EvidenceRow>,
    /// How many of these items were collected.
    pub collected: usize,
    /// Whether the book has one other framework, and both are assessed: it is the other standard then.
    pub other_standard: bool,
    /// The other frameworks.
    pub counterparts: Vec<CounterpartView>,
    /// Entries with the same number in other frameworks that mean another thing.
    pub namesakes: Vec<Badge>,
    /// For a group: what stands below it.
    pub children: Vec<TreeItem>,
    /// What the table of these shows.
    pub columns: TreeColumns,
    /// For a group: the requirements below it at any depth, by state.
    pub tally: Option<Tally>,
}
