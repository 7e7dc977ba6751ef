//! What the tables of the matrix can be narrowed to.

use super::Site;
use crate::model::{Basis, Entry, Framework, RequirementId, Reuse, Row, Status};
use crate::view::MatrixFilters;

/// The groups that entries stand in, in order and each once: number and title. An entry without a group is none.
pub(super) fn groups(framework: &Framework, entries: &[&Entry]) -> Vec<(String, String)> {
    let mut groups: Vec<(String, String)> = Vec::new();
    for entry in entries {
        let top = framework.top_of(entry);
        if top.id != entry.id && !groups.iter().any(|(number, _)| number == top.number()) {
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

/// The frameworks in which something of a row is not met: the requirement itself, or a counterpart.
pub(super) fn open(site: &Site<'_>, source: &RequirementId, row: Option<&Row>) -> Vec<String> {
    let is_open = |id: &&RequirementId| {
        let status = site.coverage.standings.get(*id).map(|standing| standing.status);
        matches!(status, Some(Status::Partial | Status::Gap))
    };
    let own = Some(source).filter(is_open);
    let other = row.into_iter().flat_map(Row::counterparts).map(|target| &target.id).find(is_open);
    own.into_iter().chain(other).map(|id| id.framework().to_string()).collect()
}

/// What a row can be found by.
#[derive(Clone, Copy)]
pub(super) struct Found<'r> {
    pub(super) reuse: &'r str,
    pub(super) bases: &'r [String],
    pub(super) open: &'r [String],
}

/// The filters of a table from what occurs in its rows. `frameworks` are its two sides.
pub(super) fn of<'r>(
    areas: Vec<(String, String)>,
    themes: Vec<(String, String)>,
    frameworks: [&Framework; 2],
    rows: impl Iterator<Item = Found<'r>> + Clone,
) -> MatrixFilters {
    let occurring = |names: &[&str], occurs: &dyn Fn(&str) -> bool| -> Vec<String> {
        names.iter().filter(|name| occurs(name)).map(|name| (*name).to_owned()).collect()
    };
    let is_open =
        |framework: &&Framework| rows.clone().any(|row| row.open.iter().any(|id| framework.id.as_str() == id));
    let open = frameworks.into_iter().filter(is_open);
    MatrixFilters {
        areas,
        themes,
        open: open.map(|framework| (framework.id.to_string(), framework.short.clone())).collect(),
        reuses: occurring(Reuse::NAMES, &|name| rows.clone().any(|row| row.reuse == name)),
        bases: occurring(Basis::NAMES, &|name| rows.clone().any(|row| row.bases.iter().any(|one| one == name))),
    }
}
