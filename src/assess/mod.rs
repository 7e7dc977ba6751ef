//! What the facts add up to on a day.
//!
//! Steps: freshness of evidence, and what newer evidence has replaced, now and in the months to come · days of review · the independent
//! answers about each requirement and its state · class and reuse from each crosswalk · what the
//! sides of its pairs share · what of each crosswalk was reviewed and is the book's own · whether
//! what is said of controls was approved · where the plan stands.

mod counterparts;
mod expiry;
mod mapping_changes;
mod mappings;
mod outlook;
mod pairs;
mod plan;
mod soa;
mod standing;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::ComplianceSettings;
use crate::model::{Book, Coverage, Node, Review};

/// Assesses a book on the day `as_of`.
pub fn coverage(book: &Book, settings: &ComplianceSettings, as_of: Date) -> Coverage {
    let evidence: BTreeMap<_, _> = book
        .evidence
        .values()
        .map(|item| (item.id.clone(), expiry::of(item, settings.evidence_window, as_of)))
        .collect();
    let superseded = expiry::superseded(book, as_of);
    let documents: BTreeMap<_, _> =
        book.documents.values().map(|document| (document.id.clone(), expiry::status_of(document, as_of))).collect();
    let known = standing::Known { book, documents: &documents, evidence: &evidence, superseded: &superseded };
    let standings: BTreeMap<_, _> =
        book.requirements().map(|entry| (entry.id.clone(), standing::of(entry, &known, as_of))).collect();
    let counterparts: Vec<_> =
        book.crosswalks.iter().map(|crosswalk| counterparts::of(crosswalk, book, &standings)).collect();
    let known = plan::Known::new(book, &standings, &counterparts);
    Coverage {
        as_of,
        reviews: reviews(book, settings.review_window, as_of),
        soa: soa::states(book, &settings.soa, as_of),
        plan: plan::facts(&known, settings.review_window, as_of),
        unlocks: plan::unlocks(&known),
        outlook: outlook::of(evidence.iter().filter(|(id, _)| !superseded.contains_key(*id)), as_of),
        documents,
        evidence,
        superseded,
        standings,
        counterparts,
        mappings: book.crosswalks.iter().map(|crosswalk| mappings::of(crosswalk, as_of)).collect(),
        pairs: book.crosswalks.iter().map(|crosswalk| pairs::of(crosswalk, book)).collect(),
    }
}

/// The days of review of documents in force and of statements.
fn reviews(book: &Book, window: u32, as_of: Date) -> BTreeMap<Node, Review> {
    let documents = book.documents.values().filter_map(|document| {
        let review = expiry::review_of(document, window, as_of)?;
        Some((Node::Document(document.id.clone()), review))
    });
    let statements = book.statements.values().filter_map(|statement| {
        let on = statement.review_by.as_ref()?.value;
        Some((Node::Entry(statement.requirement.clone()), expiry::review_on(on, window, as_of)))
    });
    documents.chain(statements).collect()
}
