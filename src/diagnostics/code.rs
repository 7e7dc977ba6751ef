//! The list of all codes, each with its default level and its reference page.

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not reported.
    Off,
    /// Worth knowing; never fails a run.
    Info,
    /// Should be mended; fails a run with `--strict`.
    Warning,
    /// Must be mended; nothing is published.
    Error,
}

impl Level {
    /// The word used in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Defines [`Code`]: a variant, its kebab-case name, which is also the name of its page in
/// `explain/`, and its default level.
macro_rules! codes {
    ($($variant:ident $name:literal $level:ident,)*) => {
        /// A kind of finding. The reference page of each says what it means and how to mend it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each variant is documented by its page in explain/")]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name people see and write in settings.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The level unless settings say otherwise.
            pub fn default_level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }

            /// The reference page in Markdown.
            pub fn page(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("explain/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    // Reading what people wrote.
    InvalidSettings "invalid-settings" Error,
    MalformedYaml "malformed-yaml" Error,
    MalformedFrontMatter "malformed-front-matter" Error,
    UnknownKey "unknown-key" Error,
    ForeignKey "foreign-key" Warning,
    InvalidValue "invalid-value" Error,
    NotUtf8 "not-utf8" Error,
    ControlCharacter "control-character" Error,
    UnsafeFile "unsafe-file" Error,
    PathEscape "path-escape" Error,
    LimitExceeded "limit-exceeded" Error,
    RawHtml "raw-html" Warning,
    DisallowedScheme "disallowed-scheme" Warning,
    ExternalImage "external-image" Warning,
    UnknownVariable "unknown-variable" Warning,
    UnknownNote "unknown-note" Warning,
    UnusedNote "unused-note" Warning,
    ThemeError "theme-error" Error,
    ThemeNotUsed "theme-not-used" Info,
    LanguageWithoutWords "language-without-words" Warning,
    UnusedAcceptance "unused-acceptance" Warning,
    // Ids and references.
    DuplicateId "duplicate-id" Error,
    UnknownId "unknown-id" Error,
    UnknownSection "unknown-section" Error,
    UnknownRequirement "unknown-requirement" Error,
    AmbiguousId "ambiguous-id" Error,
    NotARequirement "not-a-requirement" Error,
    BrokenLink "broken-link" Warning,
    BrokenAnchor "broken-anchor" Warning,
    BrokenRedirect "broken-redirect" Error,
    UrlCollision "url-collision" Error,
    OrphanDocument "orphan-document" Warning,
    UnusedFile "unused-file" Warning,
    UnknownOwner "unknown-owner" Warning,
    // Statements.
    MissingStatement "missing-statement" Warning,
    ApplicableWithoutReason "applicable-without-reason" Warning,
    BestPracticeOnly "best-practice-only" Info,
    ClauseExcluded "clause-excluded" Error,
    ExcludedWithoutJustification "excluded-without-justification" Error,
    ExcludedWithoutReview "excluded-without-review" Info,
    ExcludedButUsed "excluded-but-used" Warning,
    ApplicableNotApplicable "applicable-not-applicable" Error,
    ContradictoryStatement "contradictory-statement" Error,
    AlternativeWithoutControl "alternative-without-control" Error,
    ImplementedWithoutEvidence "implemented-without-evidence" Warning,
    ImplementedWithoutDocument "implemented-without-document" Warning,
    SoaChanged "soa-changed" Warning,
    SoaUnrecorded "soa-unrecorded" Info,
    // The plan.
    UnknownPlanEntry "unknown-plan-entry" Error,
    PlanCircle "plan-circle" Error,
    PlanMissing "plan-missing" Info,
    PlanOverdue "plan-overdue" Warning,
    PlanDueSoon "plan-due-soon" Info,
    PlanContradiction "plan-contradiction" Warning,
    // Evidence.
    EvidenceFileAbsent "evidence-file-absent" Error,
    EvidenceHashMismatch "evidence-hash-mismatch" Error,
    EvidenceStale "evidence-stale" Warning,
    EvidenceDueSoon "evidence-due-soon" Info,
    EvidenceMissing "evidence-missing" Warning,
    EvidenceWithoutExpiry "evidence-without-expiry" Info,
    EvidenceFromFuture "evidence-from-future" Warning,
    EvidenceLate "evidence-late" Warning,
    EvidenceSuperseded "evidence-superseded" Warning,
    EvidenceSupportsNothing "evidence-supports-nothing" Warning,
    ActiveAttachment "active-attachment" Warning,
    // Approvals and reviews.
    ApprovalFromFuture "approval-from-future" Warning,
    ReviewOverdue "review-overdue" Warning,
    ReviewDueSoon "review-due-soon" Info,
    ReviewNotCounted "review-not-counted" Warning,
    // Mappings.
    MappingWithoutRationale "mapping-without-rationale" Warning,
    MappingContradiction "mapping-contradiction" Warning,
    MappingDuplicate "mapping-duplicate" Error,
    MappingChanged "mapping-changed" Warning,
    MappingUnrecorded "mapping-unrecorded" Info,
    MappingFromFuture "mapping-from-future" Warning,
}

impl Code {
    /// Whether it keeps its level whatever settings say: what it reports cannot be read, is left out,
    /// must not be published or was not trusted, so a change that brings it could otherwise silence it as well.
    pub fn is_fixed(self) -> bool {
        matches!(
            self,
            Self::InvalidSettings
                | Self::MalformedYaml
                | Self::MalformedFrontMatter
                | Self::UnknownKey
                | Self::InvalidValue
                | Self::NotUtf8
                | Self::ControlCharacter
                | Self::UnsafeFile
                | Self::PathEscape
                | Self::LimitExceeded
                | Self::DuplicateId
                | Self::UrlCollision
                | Self::ThemeError
                | Self::ThemeNotUsed
        )
    }

    /// The code of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
