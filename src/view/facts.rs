//! What the graph of the book says of its nodes and edges.

use schemars::JsonSchema;
use serde::Serialize;

use super::mapping_facts::RowFacts;

/// Facts that may be unknown; those are left out.
macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $field:ident: $type:ty,)* })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub struct $name { $(
            $(#[$item])*
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $field: Option<$type>,
        )* }
    )* };
}

pub(super) use facts;

facts! {
    /// The book as a whole.
    BookFacts {
        /// Its title.
        title: String,
        /// The organisation it is about.
        organisation: String,
        /// What the management systems cover.
        scope: String,
        /// `unified` or `federated`, where the book says one.
        operating_model: &'static str,
        /// Days before the review of a document or statement, or an entry of the plan, is due in which it is `due-soon`.
        review_window: u32,
        /// Days before the last valid day of an item of evidence in which it is `due-soon`; a quarter of its cadence,
        /// counted in days of which a month has 30, where that is less.
        evidence_window: u32,
        /// The Statement of Applicability as a document. Its versions are facts of the frameworks.
        soa: SoaFacts,
    }

    /// The head of the Statement of Applicability.
    SoaFacts {
        /// Its title, where the book gives it one.
        title: String,
        /// Id of the role that answers for it, whether or not there is such a role.
        owner: String,
        /// How confidential it is, in the words of the book.
        classification: String,
        /// What it covers, where that is not the scope of the management systems.
        scope: String,
    }

    /// The version of the Statement of Applicability for one framework.
    SoaVersionFacts {
        /// Its number, as the organisation counts.
        version: String,
        /// Id of the role that approved it, or is to.
        approver: String,
        /// The day of approval.
        approved: String,
        /// Whether the statements are those that were approved: `approved`, `changed`, `unrecorded` or `draft`.
        state: &'static str,
        /// Of what the statements about its controls say today.
        fingerprint: String,
    }

    /// A framework.
    FrameworkFacts {
        /// What people call it.
        label: String,
        /// The shortest name it has.
        short: String,
        /// Its title as published.
        full_title: String,
        /// Id of the management system it belongs to.
        system: String,
        /// The amendment it includes.
        amendment: String,
        /// What every page about it has to say.
        notice: String,
        /// Whether it came with the program.
        built_in: bool,
        /// The version of the Statement of Applicability for it, where it has controls.
        soa: SoaVersionFacts,
        /// Of everything the catalogue says.
        fingerprint: String,
    }

    /// An entry of a framework.
    EntryFacts {
        /// Id of the framework.
        framework: String,
        /// Its number in the id.
        number: String,
        /// Its number as printed, where that differs.
        printed: String,
        /// `clause`, `control`, `provision`, `group` or `objective`.
        entry: &'static str,
        /// What people call entries of its level.
        unit: String,
        /// In a sentence, what it is about.
        about: String,
        /// From when on it applies, in words.
        applies: String,
        /// Whether the present edition introduced it.
        new: bool,
        /// Whether the amendment of its framework touches it.
        amended: bool,
        /// `required`, `if-applicable` or `own-decision`.
        documented_information: &'static str,
        /// What the documented information is called.
        documents: String,
        /// The state: `met`, `partial`, `gap` or `excluded`.
        status: &'static str,
        /// What the state is made of.
        parts: StatusParts,
        /// How many others wait for it: those of plan entries that wait for its own, and those
        /// that build on it by the primary crosswalk.
        unlocks: usize,
        /// Against another framework: `overlap`, `partial` or `gap`; absent where that is not determined. It is of the
        /// primary crosswalk if that starts from this framework, else of the first one that does: the first of `mappings`.
        class: &'static str,
        /// What is to be done: `done`, `reuse`, `reuse-when-closed`, `extend`, `build` or `not-applicable`; of the
        /// same crosswalk. Absent where it is open and not determined.
        reuse: &'static str,
        /// Where the review of that mapping stands: `current`, `unrecorded`, `changed` or `none`.
        mapping_review: &'static str,
        /// What each crosswalk that starts from this framework says of it.
        mappings: Vec<RowFacts>,
    }

    /// The independent answers behind a state.
    StatusParts {
        /// Whether it counts as applicable: a control does until its statement excludes it.
        applicable: bool,
        /// Whether a document answers it: `approved`, `unapproved` or `none`.
        documented: &'static str,
        /// Whether documented information is asked for.
        must_be_documented: bool,
        /// What the statement says of implementation.
        implemented: &'static str,
        /// How far valid evidence proves it: `full`, `judged`, `partial` or `none`.
        evidenced: &'static str,
        /// What would complete it: `statement`, `justification`, `approved-document`, `implementation`, `evidence` or
        /// `full-evidence`.
        needs: Vec<&'static str>,
    }

    /// A statement.
    StatementFacts {
        /// `applicable` or `excluded`.
        applicability: &'static str,
        /// `implemented`, `partial`, `planned`, `alternative` or `not-applicable`.
        implementation: &'static str,
        /// Why it is included.
        reasons: Vec<&'static str>,
        /// Why it is left out, or the reasons in words.
        justification: String,
        /// The own control that stands in for it.
        alternative: String,
        /// How it is met, as plain text.
        how: String,
        /// Id of the role that answers for it, whether or not there is such a role.
        owner: String,
        /// Risks it treats.
        risks: Vec<String>,
        /// Systems it is left out for.
        not_for: Vec<NotForFacts>,
        /// The judgement that partial evidence suffices together.
        sufficient: JudgementFacts,
        /// Id of the entry of the plan that completes it.
        plan: String,
        /// When it is to be looked at again.
        review_by: String,
        /// How near that is: `current`, `due-soon` or `overdue`.
        review: &'static str,
        /// Of what it says.
        fingerprint: String,
    }

    /// A system for which a control is left out.
    NotForFacts {
        /// The system's id.
        system: String,
        /// Why.
        justification: String,
    }

    /// A judgement.
    JudgementFacts {
        /// Id of the role.
        by: String,
        /// The day.
        date: String,
        /// Why.
        note: String,
    }

    /// A document.
    DocumentFacts {
        /// `policy`, `procedure`, `plan`, `standard`, `guideline`, `playbook`, `record` or `template`.
        r#type: &'static str,
        /// `draft`, `in-review`, `approved` or `retired`, on the day.
        status: &'static str,
        /// Its version.
        version: String,
        /// Id of the role that answers for it.
        owner: String,
        /// Id of the role that approved it.
        approver: String,
        /// When it was approved.
        approved: String,
        /// When it was last looked at and left as it is.
        confirmed: String,
        /// When its review is due.
        review_by: String,
        /// How near that is: `current`, `due-soon` or `overdue`.
        review: &'static str,
        /// How confidential it is, in the words of the book.
        classification: String,
        /// `public`, `customer`, `auditor` or `internal`.
        audience: &'static str,
        /// Its file, from the content folder.
        source: String,
        /// Of the text before its first heading.
        fingerprint: String,
    }

    /// A section. The sections of a document come in its order.
    SectionFacts {
        /// Level of its heading.
        level: u8,
        /// Id of the section it stands in; absent where that is the document itself.
        within: String,
        /// Of its text without its subsections.
        fingerprint: String,
    }

    /// An item of evidence.
    EvidenceFacts {
        /// What it is, as plain text.
        summary: String,
        /// `fresh`, `due-soon`, `stale` or `missing`.
        freshness: &'static str,
        /// The last day it is valid, or the day it is expected.
        until: String,
        /// When it was collected.
        collected: String,
        /// Id of the item that has replaced it by the day.
        superseded_by: String,
        /// When it is expected.
        due: String,
        /// The first and the last day it speaks for.
        period: [String; 2],
        /// How often it is collected.
        cadence: String,
        /// Id of the role that answers for it.
        owner: String,
        /// Id of the role that collected it.
        collector: String,
        /// Where it comes from.
        source: String,
        /// What it was taken from.
        population: String,
        /// What was looked at of that.
        sample: String,
        /// `examine`, `interview` or `test`.
        method: &'static str,
        /// `design` or `operation`.
        shows: &'static str,
        /// `public`, `customer`, `auditor` or `internal`.
        audience: &'static str,
        /// Where it lies outside the book.
        address: String,
        /// Its file, from the top of the site.
        file: String,
        /// The hash of that file.
        sha256: String,
        /// Of what the register says of it.
        fingerprint: String,
    }

    /// A role.
    RoleFacts {
        /// `role` or `body`.
        role: &'static str,
        /// What it answers for.
        responsibilities: String,
        /// Of what the register says of it.
        fingerprint: String,
    }

    /// An entry of the plan.
    PlanEntryFacts {
        /// `open`, `in-progress`, `done` or `cancelled`.
        state: &'static str,
        /// The step of the plan it belongs to.
        step: String,
        /// What is to be done, as plain text.
        what: String,
        /// Id of the role that answers for it.
        owner: String,
        /// Working days it takes.
        effort: u32,
        /// When it is due.
        due: String,
        /// How near that is: `current`, `due-soon` or `overdue`.
        due_state: &'static str,
        /// Whether something it needs is still open.
        waits: bool,
        /// How many requirements it brings nearer, its own and those of entries that wait for it.
        unlocks: usize,
        /// Of what the plan says of it.
        fingerprint: String,
    }

    /// A dimension.
    DimensionFacts {
        /// Id of its crosswalk.
        crosswalk: String,
        /// The class the publication gives it: `overlap`, `partial` or `gap`.
        published: &'static str,
        /// The class given to it here.
        assessed: &'static str,
        /// What the framework being reached says of it.
        source_says: String,
        /// What the framework already held says of it.
        target_says: String,
        /// Why it has that class.
        reason: String,
    }

    /// What an item proves of a requirement.
    SupportFacts {
        /// `full`, `partial` or `supporting`, which counts as a part.
        extent: &'static str,
        /// What it does not prove.
        missing: String,
    }
}
