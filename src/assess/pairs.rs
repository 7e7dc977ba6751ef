//! What the two sides of each pair of a crosswalk share, and what one side has alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Book, Claim, Crosswalk, DocumentStatus, EvidenceId, Pair, Proof, RequirementId, Shared};

/// Every pair of a crosswalk.
pub(super) fn of(crosswalk: &Crosswalk, book: &Book) -> BTreeMap<Pair, Shared> {
    let mut pairs = BTreeMap::new();
    for row in crosswalk.rows.values() {
        for target in &row.targets {
            let below: Vec<&RequirementId> = book
                .framework(target.id.framework())
                .map(|framework| framework.requirements_of(target.id.number()))
                .unwrap_or_default()
                .into_iter()
                .map(|entry| &entry.id)
                .collect();
            let mut add = |id: &RequirementId, targets: &[&RequirementId]| {
                pairs.insert((row.source.clone(), id.clone()), shared(&row.source, targets, book));
            };
            below.iter().for_each(|id| add(id, &[id]));
            add(&target.id, &below);
        }
    }
    pairs
}

fn shared(source: &RequirementId, targets: &[&RequirementId], book: &Book) -> Shared {
    let (own, theirs) = (evidence(&[source], book), evidence(targets, book));
    let mut shared = places(&claims(&[source], book), &claims(targets, book), book);
    shared.both.evidence = own.intersection(&theirs).copied().cloned().collect();
    shared.source_only.evidence = own.difference(&theirs).copied().cloned().collect();
    shared.target_only.evidence = theirs.difference(&own).copied().cloned().collect();
    shared
}

fn evidence<'b>(ids: &[&RequirementId], book: &'b Book) -> BTreeSet<&'b EvidenceId> {
    ids.iter().filter_map(|id| book.index.supports.get(id)).flatten().map(|(item, _)| item).collect()
}

fn claims<'b>(ids: &[&RequirementId], book: &'b Book) -> BTreeSet<&'b Claim> {
    let of = |claim: &&Claim| book.documents.get(&claim.document).map(|document| document.status);
    let in_use = |claim: &&Claim| of(claim).is_some_and(|status| status != DocumentStatus::Retired);
    ids.iter().filter_map(|id| book.index.claims.get(id)).flatten().filter(in_use).collect()
}

/// Where one claim covers the other, the narrower place is what both share.
fn places(own: &BTreeSet<&Claim>, theirs: &BTreeSet<&Claim>, book: &Book) -> Shared {
    let (mut both, mut used) = (BTreeSet::new(), BTreeSet::new());
    for one in own {
        for other in theirs {
            let narrower = match (covers(one, other, book), covers(other, one, book)) {
                (true, _) => other,
                (false, true) => one,
                (false, false) => continue,
            };
            both.insert(*narrower);
            used.extend([*one, *other]);
        }
    }
    // Of two such places, one inside the other, the wider one says it all.
    let inside = |place: &&Claim| both.iter().any(|other| other != place && covers(other, place, book));
    let both: BTreeSet<&Claim> = both.iter().filter(|place| !inside(place)).copied().collect();
    let proof = |places: BTreeSet<&Claim>| Proof { places: places.into_iter().cloned().collect(), ..Proof::default() };
    let alone = |side: &BTreeSet<&Claim>| proof(side.iter().filter(|claim| !used.contains(**claim)).copied().collect());
    Shared { source_only: alone(own), target_only: alone(theirs), both: proof(both) }
}

/// Whether a claim is about the place of another: a document covers its sections, a section its
/// subsections.
fn covers(claim: &Claim, place: &Claim, book: &Book) -> bool {
    if claim.document != place.document {
        return false;
    }
    let (Some(claimed), Some(anchor)) = (&claim.anchor, &place.anchor) else { return claim.anchor.is_none() };
    let document = book.documents.get(&claim.document);
    claimed == anchor
        || document.is_some_and(|document| document.with_subsections(claimed).iter().any(|s| *s.anchor == **anchor))
}
