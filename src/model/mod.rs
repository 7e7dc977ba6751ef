//! What a book means: plain data with every name resolved, no serde, no HTML pages, no paths of
//! the disk.

mod attachment;
mod book;
mod coverage;
mod crosswalk;
mod date;
mod document;
mod evidence;
mod fingerprint;
mod framework;
mod generated;
mod id;
mod link;
mod mapping;
mod navigation;
mod plan;
mod prose;
mod redirect;
mod role;
mod statement;

pub use attachment::{Attachment, AttachmentId};
pub use book::{Book, Claim, Clash, Defect, DefectKind, Index, Occurrence};
pub use coverage::{
    ApprovalState, Counterpart, Coverage, Documentation, Evidenced, Expiry, Freshness, Implementation, MonthAhead,
    Need, Pair, PlanFacts, Proof, Reuse, Review, ReviewState, Shared, SoaState, Standing, Status,
};
pub use crosswalk::{
    Basis, Class, Comparison, Confidence, Crosswalk, Dimension, MappingStatus, Origin, Relationship, Retired, Row,
    Service, Source, Structure, Target,
};
pub use date::{Cadence, Period, Unit};
pub use document::{Audience, Document, DocumentStatus, DocumentType, Section};
pub use evidence::{Evidence, Extent, Method, Shows, Support};
pub use fingerprint::{Fingerprint, each_word};
pub use framework::{Band, Documented, Entry, Framework, Kind, ReviewInput, System};
pub use generated::{DataFile, FILTERS, Generated, Print, heat_cell};
pub use id::{DocumentId, EvidenceId, FrameworkId, PlanId, RequirementId, RoleId, SectionId};
pub use link::{Link, Node};
pub use mapping::{Change, FieldChange, MappingReview, MappingState, Reviewed, RowChange, RowField, RowState};
pub use navigation::{Chapter, Navigation, Way};
pub use plan::{PlanEntry, PlanState};
pub use prose::{CodeBlock, Footnote, Hole, Image, Markup, Text, escape, escape_into};
pub use redirect::Redirect;
pub use role::{Role, RoleKind};
pub use statement::{Applicability, ImplementationStatus, NotFor, Reason, Statement, Sufficient};
