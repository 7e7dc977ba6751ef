//! Until when things are good, and from when: evidence, approvals and reviews.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Book, Document, DocumentStatus, Evidence, EvidenceId, Expiry, Freshness, Review, ReviewState};

/// The state of an item. It is good until `valid-until`, or for one cadence from the day it was
/// collected, or from the end of its period when that is earlier: what is gathered on a day shows
/// nothing of later ones. Without any of these it does not expire. Evidence that is not collected, or
/// only after `as_of`, is missing.
pub(super) fn of(item: &Evidence, window: u32, as_of: Date) -> Expiry {
    let Some(collected) = item.collected.as_ref().map(|date| date.value).filter(|date| *date <= as_of) else {
        return Expiry { freshness: Freshness::Missing, on: item.due, later: item.collected.is_some() };
    };
    let start = item.period.as_ref().map_or(collected, |period| period.value.to.min(collected));
    let on = item.valid_until.or_else(|| item.cadence.map(|cadence| cadence.after(start)));
    let window = item.cadence.map_or(window, |cadence| window.min(cadence.days() / 4));
    let freshness = match on {
        Some(on) if on < as_of => Freshness::Stale,
        Some(on) if days(as_of, on) <= i64::from(window) => Freshness::DueSoon,
        _ => Freshness::Fresh,
    };
    Expiry { freshness, on, later: false }
}

/// The items whose place a newer one has taken that was collected by `as_of`, each with that one. Who takes
/// the place of an item takes that of what the item replaces, collected or not.
pub(super) fn superseded(book: &Book, as_of: Date) -> BTreeMap<EvidenceId, EvidenceId> {
    let mut superseded = BTreeMap::new();
    for newer in book.evidence.values().filter(|item| item.collected.as_ref().is_some_and(|on| on.value <= as_of)) {
        let mut next = newer.supersedes.as_ref();
        while let Some(older) = next.filter(|older| !superseded.contains_key(*older)) {
            superseded.insert(older.clone(), newer.id.clone());
            next = book.evidence.get(older).and_then(|older| older.supersedes.as_ref());
        }
    }
    superseded
}

/// Where a document is in its life: until the day of its approval it waits for that.
pub(super) fn status_of(document: &Document, as_of: Date) -> DocumentStatus {
    match (document.status, &document.approved) {
        (DocumentStatus::Approved, Some(approved)) if approved.value > as_of => DocumentStatus::InReview,
        (status, _) => status,
    }
}

/// When a document is to be reviewed: on its day, or one interval after it was approved or last
/// confirmed by `as_of`. Retired documents are not.
pub(super) fn review_of(document: &Document, window: u32, as_of: Date) -> Option<Review> {
    if document.status == DocumentStatus::Retired {
        return None;
    }
    let days = [&document.confirmed, &document.approved].into_iter().flatten().map(|day| day.value);
    let last = days.filter(|day| *day <= as_of).max();
    let on = match &document.review_by {
        Some(date) => date.value,
        None => document.review.as_ref()?.value.after(last?),
    };
    Some(review_on(on, window, as_of))
}

/// The state of a review due on a day.
pub(super) fn review_on(on: Date, window: u32, as_of: Date) -> Review {
    let state = if on < as_of {
        ReviewState::Overdue
    } else if days(as_of, on) <= i64::from(window) {
        ReviewState::DueSoon
    } else {
        ReviewState::Current
    };
    Review { state, on }
}

/// Days from one day to a later one.
fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(i64::MAX, |span| i64::from(span.get_days()))
}
