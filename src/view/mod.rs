//! What a page shows: the only serialisable page types, and so the theme's contract. Every address
//! is already relative to the page; every state is a word of [`crate::model`], to be looked up in
//! the theme's messages.

mod chart;
mod dashboard;
mod data;
mod document;
mod evidence;
mod facts;
mod frame;
mod framework;
mod gaps;
mod graph;
mod grid;
mod heat;
mod legend;
mod mapping;
mod mapping_facts;
mod matrix;
mod page;
mod pair;
mod plan;
mod print;
mod redirect;
mod register;
mod requirement;
mod reverse;
mod schema;
mod search;
mod soa;
mod workbook;

pub use chart::{Bar, BarChart, Outlook, OutlookMonth};
pub use dashboard::{Agenda, AgendaItem, Dashboard, FrameworkSummary, MappingSummary};
pub use data::{SearchEntry, SearchPart, SearchShard, Sitemap, Stream, Table, TableFormat, TableName, Take};
pub use document::{Chapter, DocumentPage, FolderPage, Footnote, OutlineItem, SectionView};
pub use evidence::{EvidencePage, EvidenceRef, EvidenceRegister, FileView, SupportGroup, SupportView};
pub use facts::{
    BookFacts, DimensionFacts, DocumentFacts, EntryFacts, EvidenceFacts, FrameworkFacts, JudgementFacts, NotForFacts,
    PlanEntryFacts, RoleFacts, SectionFacts, SoaFacts, SoaVersionFacts, StatementFacts, StatusParts, SupportFacts,
};
pub use frame::{Badge, Crumb, FewBadges, FewRecords, Frame, NavItem, RecordRef, Tally};
pub use framework::{FrameworkPage, GroupView, TreeColumns, TreeItem};
pub use gaps::{AreaProgress, GapGroup, GapPage, GapRow};
pub use graph::{Edge, EdgeFacts, GRAPH_VERSION, Graph, GraphNode, NodeFacts, graph_schema};
pub use grid::{AxisGroup, AxisItem, MatrixCell, MatrixFilters, MatrixGrid, MatrixRow, OtherRows, RowGroup};
pub use heat::{HeatBand, HeatCell, HeatMap, HeatPair, HeatRow};
pub use legend::{LegendGroup, LegendPage};
pub use mapping::{FieldDifference, MappingReviews, RowDifference, RowReview};
pub use mapping_facts::{
    ChangeFacts, ComparisonFacts, CrosswalkFacts, FieldFacts, MappingFacts, PublicationFacts, RowFacts,
};
pub use matrix::{Compared, ComparisonView, DimensionView, MatrixLink, MatrixOverview, SameNumber};
pub use page::{Artifact, Body, Content, Context, Page, Plain};
pub use pair::{FewPairs, PairLink, PairPage, PairSide, Publication, SharedEvidence};
pub use plan::{PlanPage, PlanRegister, PlanRow, PlanStep};
pub use print::{Inside, PrintBody, PrintEntry, PrintPage, PrintPart, PrintParts, RunningTitle};
pub use redirect::RedirectPage;
pub use register::{RolePage, RoleRegister, RoleRow, TocPage};
pub use requirement::{Claimed, CounterpartView, EvidenceRow, Need, RequirementPage, StatementView};
pub use reverse::{MatrixReverse, ReverseCount, ReverseGroup, ReverseRow, Served};
pub use schema::theme_schema;
pub use search::{Choice, SearchPage};
pub use soa::{ClauseStatement, DocumentedRow, SoaGroup, SoaPage, SoaRow, SoaTally, SoaVersion};
pub use workbook::{Cell, Column, Look, Sheet, Workbook};
