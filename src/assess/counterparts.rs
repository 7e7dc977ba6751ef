//! Class and reuse: what a framework already held means for one being reached, in this
//! organisation.

use std::collections::BTreeMap;

use crate::model::{Book, Class, Counterpart, Crosswalk, RequirementId, Reuse, Row, Standing, Status};

/// The determined sources of a crosswalk.
pub(super) fn of(
    crosswalk: &Crosswalk,
    book: &Book,
    standings: &BTreeMap<RequirementId, Standing>,
) -> BTreeMap<RequirementId, Counterpart> {
    let one = |row: &Row| {
        let class = row.class();
        (row.source.clone(), Counterpart { class, reuse: reuse(row, class, book, standings) })
    };
    crosswalk.rows.values().map(one).collect()
}

fn reuse(row: &Row, class: Class, book: &Book, standings: &BTreeMap<RequirementId, Standing>) -> Option<Reuse> {
    let status = |id: &RequirementId| standings.get(id).map(|standing| standing.status);
    match status(&row.source)? {
        Status::Met => return Some(Reuse::Done),
        Status::Excluded => return Some(Reuse::NotApplicable),
        Status::Partial | Status::Gap => {}
    }
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
