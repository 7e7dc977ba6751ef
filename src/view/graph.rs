//! `data/handbook.json`: the graph of the book, for machines. `clausebook schema handbook` prints what follows.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::Value;

use super::Stream;
use super::facts::{
    BookFacts, DimensionFacts, DocumentFacts, EntryFacts, EvidenceFacts, FrameworkFacts, PlanEntryFacts, RoleFacts,
    SectionFacts, StatementFacts, SupportFacts,
};
use super::mapping_facts::{CrosswalkFacts, MappingFacts};

/// Version of the format. Facts are added within it; one that is renamed or removed raises it.
pub const GRAPH_VERSION: u32 = 1;

/// The book as nodes and typed edges: the facts and relations its pages show. Texts of documents stay in their files,
/// which `source` names.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Graph<'a> {
    /// Version of this format.
    pub version: u32,
    /// The day every state is computed for, as YYYY-MM-DD. All days are written so.
    pub as_of: String,
    /// What is said of the book as a whole.
    pub book: BookFacts,
    /// What is said of each crosswalk as a whole; its pairs are edges.
    pub crosswalks: Vec<CrosswalkFacts>,
    /// Everything that has an id.
    pub nodes: Stream<'a, GraphNode>,
    /// How they relate.
    pub edges: Stream<'a, Edge>,
}

impl<T: JsonSchema> JsonSchema for Stream<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        <Vec<T>>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Vec<T>>()
    }
}

/// The schema of the graph.
pub fn graph_schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<Graph<'_>>().to_value()
}

/// Something with an id.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct GraphNode {
    /// The id as in references, unique in the graph.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page or the place on one, from the top of the site.
    pub url: String,
    /// What it is, and what is known of it.
    #[serde(flatten)]
    pub facts: NodeFacts,
}

/// A relation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Edge {
    /// Id of the node it starts from.
    pub from: String,
    /// Id of the node it leads to.
    pub to: String,
    /// What it says.
    #[serde(flatten)]
    pub facts: EdgeFacts,
}

/// The kinds of nodes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum NodeFacts {
    /// A standard, or any other catalogue of requirements.
    Framework(Box<FrameworkFacts>),
    /// An entry that only holds others.
    Group(Box<EntryFacts>),
    /// A clause, control or provision.
    Requirement(Box<EntryFacts>),
    /// What the organisation says about a requirement; `statement:` and the id of the requirement.
    Statement(Box<StatementFacts>),
    /// A document.
    Document(Box<DocumentFacts>),
    /// A section of a document; the id of the document, `#` and its anchor.
    Section(SectionFacts),
    /// An item of evidence.
    Evidence(Box<EvidenceFacts>),
    /// A role or body.
    Role(RoleFacts),
    /// An entry of the plan.
    Plan(Box<PlanEntryFacts>),
    /// A topic on which a publication compares two frameworks.
    Dimension(DimensionFacts),
}

/// The kinds of edges.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum EdgeFacts {
    /// From an entry to what stands above it, from a section to its document.
    PartOf,
    /// From a statement to its requirement.
    States,
    /// From a document or section to a requirement it answers.
    Satisfies,
    /// From an item of evidence to a requirement it proves.
    Supports(SupportFacts),
    /// From an item of evidence to the one it replaces.
    Supersedes,
    /// From an entry of the plan to a requirement it closes.
    Plans,
    /// From an entry of the plan to the one it waits for.
    Needs,
    /// From a requirement to its counterpart in another framework.
    MapsTo(Box<MappingFacts>),
    /// From a dimension to a requirement it is about.
    Covers,
    /// From a role to what it answers for.
    Owns,
    /// From what has a text to what the text links to.
    Mentions,
}
