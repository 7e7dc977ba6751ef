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
    let one = |entry: &Entry| {
        let row = crosswalk.rows.get(&entry.id);
        (entry.id.clone(), Counterpart { class: row.map(Row::class), reuse: reuse(&entry.id, row, book, standings) })
    };
    book.framework(&crosswalk.source).into_iter().flat_map(Framework::answerable).map(one).collect()
}

/// What is met or excluded is so whatever a crosswalk says; what is open needs a row.
fn reuse(
    id: &RequirementId,
    row: Option<&Row>,
    book: &Book,
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
    // A target that is a group stands for all requirements below it.
    let counterparts: Vec<Status> = row
        .counterparts()
        .filter_map(|target| Some((book.framework(target.id.framework())?, target.id.number())))
        .flat_map(|(framework, number)| framework.requirements_of(number))
        .filter_map(|entry| status(&entry.id))
        .collect();
    if class == Class::Gap || counterparts.iter().all(|status| *status == Status::Excluded) {
        return Some(Reuse::Build);
    }
    Some(match class {
        Class::Overlap if counterparts.iter().all(|status| *status == Status::Met) => Reuse::Reuse,
        Class::Overlap => Reuse::ReuseWhenClosed,
        _ => Reuse::Extend,
    })
}
