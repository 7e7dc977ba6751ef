//! Class and reuse: what a framework already held means for one being reached, in this
//! organisation.

use std::collections::BTreeMap;

use crate::model::{
    Book, Class, Counterpart, Crosswalk, Entry, Framework, RequirementId, Reuse, Row, Standing, Status,
};

/// What can be a source of a crosswalk, determined or not.
pub(super) fn of(
    crosswalk: &Crosswalk,
    book: &Book,
    standings: &BTreeMap<RequirementId, Standing>,
) -> BTreeMap<RequirementId, Counterpart> {
    let target = book.framework(&crosswalk.target);
    let one = |entry: &Entry| {
        let row = crosswalk.rows.get(&entry.id);
        (entry.id.clone(), Counterpart { class: row.map(Row::class), reuse: reuse(&entry.id, row, target, standings) })
    };
    book.framework(&crosswalk.source).into_iter().flat_map(Framework::answerable).map(one).collect()
}

/// What is met or excluded is so whatever a crosswalk says; what is open needs a row.
fn reuse(
    id: &RequirementId,
    row: Option<&Row>,
    target: Option<&Framework>,
    standings: &BTreeMap<RequirementId, Standing>,
) -> Option<Reuse> {
    let status = |id: &RequirementId| standings.get(id).map(|standing| standing.status);
    match status(id)? {
        Status::Met => return Some(Reuse::Done),
        Status::Excluded => return Some(Reuse::NotApplicable),
        Status::Partial | Status::Gap => {}
    }
    let row = row?;
    let class = row.class();
    let reached = target.into_iter().flat_map(|framework| framework.reached_by(row).into_keys());
    let counterparts: Vec<Status> = reached.filter_map(status).collect();
    if class == Class::Gap || counterparts.iter().all(|status| *status == Status::Excluded) {
        return Some(Reuse::Build);
    }
    Some(match class {
        Class::Overlap if counterparts.iter().all(|status| *status == Status::Met) => Reuse::Reuse,
        Class::Overlap => Reuse::ReuseWhenClosed,
        _ => Reuse::Extend,
    })
}
