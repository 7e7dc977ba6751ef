//! The independent answers about a requirement, and the state they add up to.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    Applicability, Book, DocumentId, DocumentStatus, Documentation, Documented, Entry, EvidenceId, Evidenced, Expiry,
    Extent, ImplementationStatus, Kind, Need, Standing, Statement, Status,
};

/// What is known when a requirement is looked at.
pub(super) struct Known<'a> {
    pub(super) book: &'a Book,
    pub(super) documents: &'a BTreeMap<DocumentId, DocumentStatus>,
    pub(super) evidence: &'a BTreeMap<EvidenceId, Expiry>,
    pub(super) superseded: &'a BTreeMap<EvidenceId, EvidenceId>,
}

/// Assesses one requirement.
pub(super) fn of(entry: &Entry, known: &Known<'_>, as_of: Date) -> Standing {
    let statement = known.book.statements.get(&entry.id);
    let excluded = entry.kind == Kind::Control && statement.is_some_and(|s| s.applicability == Applicability::Excluded);
    let judgement = statement.and_then(|statement| statement.sufficient.as_ref());
    let is_judged = judgement.is_some_and(|judged| judged.date.value <= as_of);
    let justified = statement.is_some_and(|statement| statement.justification.is_some());
    let (evidenced, outdated) = evidenced(entry, known, is_judged);
    let mut standing = Standing {
        applicable: !excluded,
        documented: documented(entry, known),
        must_be_documented: !excluded && entry.documented != Documented::OwnDecision,
        implemented: statement.and_then(|statement| statement.status.as_ref()).map(|status| status.value),
        evidenced,
        outdated,
        status: Status::Gap,
        needs: Vec::new(),
    };
    if excluded {
        standing.status = if justified { Status::Excluded } else { Status::Gap };
        standing.needs = if justified { Vec::new() } else { vec![Need::Justification] };
        return standing;
    }
    standing.needs = needs(&standing, statement);
    let implemented = standing.implemented;
    let any = standing.documented == Documentation::Approved
        || standing.evidenced != Evidenced::None
        || is_in_place(implemented)
        || implemented == Some(ImplementationStatus::Partial);
    standing.status = match (standing.needs.is_empty(), any) {
        (true, _) => Status::Met,
        (false, true) => Status::Partial,
        (false, false) => Status::Gap,
    };
    standing
}

/// Whether a requirement is in place, by itself or by an alternative.
fn is_in_place(status: Option<ImplementationStatus>) -> bool {
    matches!(status, Some(ImplementationStatus::Implemented | ImplementationStatus::Alternative))
}

/// A document or section of an approved document satisfies it, or only others do.
fn documented(entry: &Entry, known: &Known<'_>) -> Documentation {
    let mut best = Documentation::None;
    for claim in known.book.index.claims.get(&entry.id).into_iter().flatten() {
        match known.documents.get(&claim.document) {
            Some(DocumentStatus::Approved) => return Documentation::Approved,
            Some(DocumentStatus::Draft | DocumentStatus::InReview) => best = Documentation::Unapproved,
            Some(DocumentStatus::Retired) | None => {}
        }
    }
    best
}

/// Full if one valid item proves all of it, or a judgement says that together they do; and whether newer
/// items have taken the place of all that prove it in full.
fn evidenced(entry: &Entry, known: &Known<'_>, is_judged: bool) -> (Evidenced, bool) {
    let valid = |id: &EvidenceId| known.evidence.get(id).is_some_and(|expiry| expiry.freshness.is_valid());
    let supports = known.book.index.supports.get(&entry.id).into_iter().flatten();
    let valid: Vec<_> = supports.filter(|(id, _)| valid(id)).collect();
    let full: Vec<_> = valid.iter().filter(|(_, extent)| *extent == Extent::Full).collect();
    if !full.is_empty() {
        (Evidenced::Full, !is_judged && full.iter().all(|(id, _)| known.superseded.contains_key(id)))
    } else if valid.is_empty() {
        (Evidenced::None, false)
    } else {
        (if is_judged { Evidenced::Judged } else { Evidenced::Partial }, false)
    }
}

/// What would bring an applicable requirement to `met`.
fn needs(standing: &Standing, statement: Option<&Statement>) -> Vec<Need> {
    let mut needs = Vec::new();
    if statement.is_none() {
        needs.push(Need::Statement);
    }
    if standing.must_be_documented && standing.documented != Documentation::Approved {
        needs.push(Need::ApprovedDocument);
    }
    if !is_in_place(standing.implemented) {
        needs.push(Need::Implementation);
    }
    match standing.evidenced {
        Evidenced::None => needs.push(Need::Evidence),
        Evidenced::Partial => needs.push(Need::FullEvidence),
        Evidenced::Full | Evidenced::Judged => {}
    }
    needs
}
