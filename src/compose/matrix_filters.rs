//! What the tables of the matrix can be narrowed to.

use crate::model::{Basis, Entry, Framework, Reuse, Row};
use crate::view::MatrixFilters;

/// The groups that entries stand in, in order: number and title. An entry without a group is none.
pub(super) fn groups(framework: &Framework, entries: &[&Entry]) -> Vec<(String, String)> {
    let mut groups: Vec<(String, String)> = Vec::new();
    for entry in entries {
        let top = framework.top_of(entry);
        if top.id != entry.id && groups.last().is_none_or(|(number, _)| number != top.number()) {
            groups.push((top.number().to_owned(), top.title.clone()));
        }
    }
    groups
}

/// What the pairs of a row rest on; without pairs, what the row rests on.
pub(super) fn bases(row: Option<&Row>) -> Vec<String> {
    let Some(row) = row else { return Vec::new() };
    let pairs = row.targets.iter().map(|target| target.basis);
    let used: Vec<Basis> = if row.targets.is_empty() { vec![row.basis] } else { pairs.collect() };
    Basis::NAMES
        .iter()
        .filter(|name| used.iter().any(|basis| basis.name() == **name))
        .map(|n| (*n).to_owned())
        .collect()
}

/// The filters of a table from what occurs in its rows: reuse, and what they rest on.
pub(super) fn of<'r>(
    areas: Vec<(String, String)>,
    themes: Vec<(String, String)>,
    rows: impl Iterator<Item = (&'r String, &'r Vec<String>)> + Clone,
) -> MatrixFilters {
    let occurring = |names: &[&str], occurs: &dyn Fn(&str) -> bool| -> Vec<String> {
        names.iter().filter(|name| occurs(name)).map(|name| (*name).to_owned()).collect()
    };
    MatrixFilters {
        areas,
        themes,
        reuses: occurring(Reuse::NAMES, &|name| rows.clone().any(|(reuse, _)| reuse == name)),
        bases: occurring(Basis::NAMES, &|name| rows.clone().any(|(_, bases)| bases.iter().any(|one| one == name))),
    }
}
