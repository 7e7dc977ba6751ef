//! Whether the rows of a crosswalk are those that were reviewed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::mapping_changes;
use crate::model::{
    Crosswalk, Fingerprint, MappingReview, MappingState, MappingStatus, Reviewed, Row, RowState, each_word,
};

/// Where a crosswalk stands on a day.
pub(super) fn of(crosswalk: &Crosswalk, as_of: Date) -> MappingState {
    let fingerprints: BTreeMap<_, _> = crosswalk.rows.values().map(|row| (&row.source, fingerprint(row))).collect();
    let mut said = String::new();
    for (source, fingerprint) in &fingerprints {
        let _ = writeln!(said, "{source} {fingerprint}");
    }
    let whole = Fingerprint::of(&said);
    let on_the_whole = counted(crosswalk.reviewed.as_ref(), whole, as_of);
    let row_state = |row: &Row| {
        let fingerprint = fingerprints[&row.source];
        let own = counted(row.reviewed.as_ref(), fingerprint, as_of);
        // What says more of the row as it is counts; of equals the row's own.
        let as_whole = on_the_whole.0 < own.0;
        let (review, reviewed) = if as_whole { on_the_whole } else { own };
        let status = status(row.status.unwrap_or(crosswalk.status), review);
        RowState { fingerprint, status, review, reviewed: reviewed.cloned(), as_whole }
    };
    let rows: BTreeMap<_, _> = crosswalk.rows.values().map(|row| (row.source.clone(), row_state(row))).collect();
    let any = |review| rows.values().any(|row: &RowState| row.review == review);
    let review = [MappingReview::Changed, MappingReview::Unrecorded, MappingReview::None].into_iter().find(|r| any(*r));
    let review = review.unwrap_or(if rows.is_empty() { MappingReview::None } else { MappingReview::Current });
    MappingState {
        fingerprint: whole,
        status: status(crosswalk.status, review),
        review,
        rows,
        changes: mapping_changes::of(crosswalk),
    }
}

/// A review counts from its day.
fn counted(reviewed: Option<&Reviewed>, today: Fingerprint, as_of: Date) -> (MappingReview, Option<&Reviewed>) {
    let Some(reviewed) = reviewed.filter(|reviewed| reviewed.on.value <= as_of) else {
        return (MappingReview::None, None);
    };
    let review = match &reviewed.fingerprint {
        Some(then) if then.value == today.to_string() => MappingReview::Current,
        Some(_) => MappingReview::Changed,
        None => MappingReview::Unrecorded,
    };
    (review, Some(reviewed))
}

/// A draft is complete once it was reviewed, and what has changed since is a draft again.
fn status(written: MappingStatus, review: MappingReview) -> MappingStatus {
    match (written, review) {
        (MappingStatus::Draft, MappingReview::Current) => MappingStatus::Complete,
        (MappingStatus::Complete, MappingReview::Changed) => MappingStatus::Draft,
        (written, _) => written,
    }
}

/// What a row says: all of it but its state, its review and who wrote it.
fn fingerprint(row: &Row) -> Fingerprint {
    let mut said = String::new();
    let mut say = |key: &str, value: &str| {
        let mut words: Vec<&str> = Vec::new();
        each_word(value, |word| words.push(word));
        let value = words.join(" ");
        // The length keeps what is in one value apart from what follows.
        let _ = writeln!(said, "{key} {}:{value}", value.len());
    };
    say("source", &row.source.to_string());
    for target in &row.targets {
        say("target", &target.id.to_string());
        say("relationship", target.relationship.name());
        say("basis", target.basis.name());
        say("confidence", target.confidence.name());
        target.sources.iter().for_each(|key| say("publication", key));
        say("rationale", target.rationale.as_deref().unwrap_or_default());
    }
    say("relationship", row.relationship().name());
    say("rationale", &row.rationale);
    say("adds", row.adds.as_deref().unwrap_or_default());
    say("basis", row.basis.name());
    say("confidence", row.confidence.name());
    say("structure", row.structure.map_or("", |structure| structure.name()));
    say("coverage", row.service.map_or("", |service| service.name()));
    row.adjacent.iter().for_each(|id| say("adjacent", &id.to_string()));
    row.sources.iter().for_each(|key| say("publication", key));
    Fingerprint::of(&said)
}
