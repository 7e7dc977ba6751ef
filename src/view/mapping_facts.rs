//! What the graph of the book says of crosswalks, their rows and pairs.

use schemars::JsonSchema;
use serde::Serialize;

use super::facts::facts;

facts! {
    /// A crosswalk.
    CrosswalkFacts {
        /// The ids of its frameworks with `--` between them.
        id: String,
        /// Its title.
        title: String,
        /// Its page, from the top of the site.
        url: String,
        /// Id of the framework being reached.
        source: String,
        /// Id of the framework already held.
        target: String,
        /// Whether it is the one the home page, the overview of the matrix and the gap plan are about.
        primary: bool,
        /// What a reader must know before relying on it.
        caveat: String,
        /// `draft`, `complete`, `deprecated` or `superseded`.
        status: &'static str,
        /// Where the review of its rows stands: `current`, `unrecorded`, `changed` or `none`.
        review: &'static str,
        /// The publications it cites.
        publications: Vec<PublicationFacts>,
        /// Key of the publication its dimensions are from.
        dimensions_source: String,
        /// Comparisons in words.
        comparisons: Vec<ComparisonFacts>,
        /// Where the book differs from the built-in crosswalk; absent where none is built in.
        changes: Vec<ChangeFacts>,
        /// Of what its rows say.
        fingerprint: String,
    }

    /// A publication.
    PublicationFacts {
        /// Its key in `sources`.
        key: String,
        /// What it is called.
        title: String,
        /// Where it is found.
        address: String,
    }

    /// A comparison of two frameworks in words.
    ComparisonFacts {
        /// Its caption.
        title: String,
        /// Its columns.
        columns: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<String>>,
        /// A remark below it.
        note: String,
    }

    /// How the book differs from the built-in crosswalk in one pair.
    ChangeFacts {
        /// What was done: `added`, `replaced` or `retired`.
        change: &'static str,
        /// Id of the source of the pair.
        source: String,
        /// Id of its target; absent where the row has none.
        target: String,
        /// What differs; for a pair added or retired, how it relates and why.
        fields: Vec<FieldFacts>,
        /// Why it was retired.
        reason: String,
    }

    /// One thing a row says otherwise than the built-in one.
    FieldFacts {
        /// Which: `relationship`, `rationale`, `adds`, `basis`, `sources`, `confidence`, `structure`, `service`, `adjacent` or `status`.
        field: &'static str,
        /// What the built-in row says; may be empty.
        was: String,
        /// What the book says; may be empty.
        now: String,
    }

    /// What a crosswalk says of a source as a whole, with or without targets. Where it is not determined there is
    /// neither class nor anything else that the row would say.
    RowFacts {
        /// Id of the crosswalk.
        crosswalk: String,
        /// Id of the framework already held.
        target: String,
        /// As its closest pair: `overlap`, `partial` or `gap`.
        class: &'static str,
        /// What is to be done: `done`, `reuse`, `reuse-when-closed`, `extend`, `build` or `not-applicable`.
        reuse: &'static str,
        /// Of its closest pair: `equal`, `equivalent`, `subset-of`, `superset-of`, `intersects-with` or `no-relationship`.
        relationship: &'static str,
        /// Why; the reasons of its pairs, each once.
        rationale: String,
        /// What the source asks for besides.
        adds: String,
        /// How clauses with a common structure compare: `same`, `retitled`, `parallel` or `new`.
        structure: &'static str,
        /// How much of a provision the counterparts serve: `closest`, `partial`, `weak` or `none`.
        service: &'static str,
        /// Ids of what touches the subject without being a counterpart.
        adjacent: Vec<String>,
        /// What it rests on: `published`, `corroborated`, `hub`, `harmonized-structure` or `judgment`.
        basis: &'static str,
        /// How sure its author is: `high`, `medium` or `low`.
        confidence: &'static str,
        /// Keys of the publications it rests on.
        sources: Vec<String>,
        /// Where it comes from: `built-in`, `added` or `replaced`.
        origin: &'static str,
        /// Its state as a piece of work: `draft`, `complete`, `deprecated` or `superseded`.
        status: &'static str,
        /// Where its review stands: `current`, `unrecorded`, `changed` or `none`.
        review: &'static str,
        /// Id of the role that reviewed it.
        reviewed_by: String,
        /// When.
        reviewed_on: String,
        /// Whether that was a review of the whole crosswalk.
        reviewed_as_whole: bool,
        /// Of what it says.
        fingerprint: String,
    }

    /// How two requirements relate. What its row says of the source as a whole is in `mappings` of that.
    MappingFacts {
        /// `equal`, `equivalent`, `subset-of`, `superset-of`, `intersects-with` or `no-relationship`.
        relationship: &'static str,
        /// Of the pair: `overlap`, `partial` or `gap`.
        class: &'static str,
        /// What it rests on: `published`, `corroborated`, `hub`, `harmonized-structure` or `judgment`.
        basis: &'static str,
        /// `high`, `medium` or `low`.
        confidence: &'static str,
        /// Why.
        rationale: String,
        /// What the source asks for besides.
        adds: String,
        /// Keys of the publications that relate them.
        sources: Vec<String>,
        /// `built-in`, `added` or `replaced`.
        origin: &'static str,
        /// `draft`, `complete`, `deprecated` or `superseded`.
        status: &'static str,
        /// Where the review of the row stands: `current`, `unrecorded`, `changed` or `none`.
        review: &'static str,
        /// Id of the role that reviewed it.
        reviewed_by: String,
        /// When.
        reviewed_on: String,
        /// Of what the row says.
        fingerprint: String,
    }
}
