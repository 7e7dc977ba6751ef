//! The gap plan: what of the framework being reached is open, by the kind of work to do.

use super::Site;
use super::{answers, href, plan};
use crate::model::{Class, Crosswalk, DataFile, Entry, Framework, Reuse, Row, Status};
use crate::view::{AreaProgress, Body, GapGroup, GapPage, GapRow};

/// The order in which a reader looks: new work first, what is done last.
pub(super) const ORDER: &[Reuse] =
    &[Reuse::Build, Reuse::Extend, Reuse::ReuseWhenClosed, Reuse::Reuse, Reuse::Done, Reuse::NotApplicable];

/// Composes the plan.
pub(super) fn compose(site: &Site<'_>, url: &str) -> (String, Body) {
    let at = site.book.crosswalks.iter().position(|crosswalk| crosswalk.primary);
    let Some((at, crosswalk)) = at.map(|at| (at, &site.book.crosswalks[at])) else {
        return (site.word("title.gaps"), Body::NotFound {});
    };
    let label = |id| site.book.framework(id).map(|framework| framework.short.clone()).unwrap_or_default();
    let sources: Vec<&Entry> =
        site.book.framework(&crosswalk.source).into_iter().flat_map(|f| f.requirements()).collect();
    let counterparts = &site.coverage.counterparts[at];
    let reuse = |entry: &Entry| counterparts.get(&entry.id).and_then(|one| one.reuse);
    let is = |entry: &Entry, wanted: Reuse| reuse(entry) == Some(wanted);
    let groups = ORDER.iter().map(|reuse| GapGroup {
        reuse: reuse.name().to_owned(),
        rows: first_what_unlocks(
            sources.iter().filter(|entry| is(entry, *reuse)).map(|entry| row(site, Some(crosswalk), entry, url)),
        ),
    });
    let open = site.book.framework(&crosswalk.target).into_iter().flat_map(|framework| framework.requirements());
    let open = open.filter(|entry| matches!(site.coverage.status(&entry.id), Status::Partial | Status::Gap));
    let area = |(top, entries): (&Entry, Vec<&Entry>)| AreaProgress {
        area: site.badge(url, &top.id),
        tally: site.tally(entries.iter().copied()),
        counts: ORDER.iter().map(|reuse| entries.iter().filter(|entry| is(entry, *reuse)).count()).collect(),
        undetermined: entries.iter().filter(|entry| reuse(entry).is_none()).count(),
    };
    let areas: Vec<AreaProgress> =
        site.book.framework(&crosswalk.source).map(areas).unwrap_or_default().into_iter().map(area).collect();
    let page = GapPage {
        source: label(&crosswalk.source),
        target: label(&crosswalk.target),
        kinds: ORDER.iter().map(|reuse| reuse.name().to_owned()).collect(),
        // A group stays where links lead to it, if there is anything to be grouped.
        groups: if areas.is_empty() { Vec::new() } else { groups.collect() },
        areas,
        undetermined: site.badges(url, sources.iter().filter(|entry| reuse(entry).is_none()).map(|entry| &entry.id)),
        has_undetermined: sources.iter().any(|entry| !crosswalk.rows.contains_key(&entry.id)),
        reverse: first_what_unlocks(open.map(|entry| row(site, None, entry, url))),
        plan: if site.book.plan.is_empty() { String::new() } else { href::relative(url, "plan/index.html") },
        csv: href::relative(url, DataFile::Gaps.url()),
    };
    (site.word("title.gaps"), Body::Gaps(Box::new(page)))
}

/// What unlocks most first, otherwise in the order of the catalogue.
fn first_what_unlocks(rows: impl Iterator<Item = GapRow>) -> Vec<GapRow> {
    let mut rows: Vec<GapRow> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.unlocks));
    rows
}

/// The requirements of a framework by their areas.
fn areas(framework: &Framework) -> Vec<(&Entry, Vec<&Entry>)> {
    let mut areas: Vec<(&Entry, Vec<&Entry>)> = Vec::new();
    for entry in framework.requirements() {
        let top = framework.top_of(entry);
        match areas.last_mut().filter(|(last, _)| last.id == top.id) {
            Some((_, entries)) => entries.push(entry),
            None => areas.push((top, vec![entry])),
        }
    }
    areas
}

fn row(site: &Site<'_>, crosswalk: Option<&Crosswalk>, entry: &Entry, url: &str) -> GapRow {
    let id = &entry.id;
    let row: Option<&Row> = crosswalk.and_then(|crosswalk| crosswalk.rows.get(id));
    let statement = site.book.statements.get(id);
    let standing = site.coverage.standings.get(id);
    let planned = site.book.index.planned.get(id).into_iter().flatten();
    GapRow {
        requirement: site.badge(url, id),
        counterparts: site.badges(url, row.into_iter().flat_map(Row::counterparts).map(|target| &target.id)),
        class: row.map(Row::class).map(|class: Class| class.name().to_owned()).unwrap_or_default(),
        adds: row.and_then(|row| row.adds.clone()).unwrap_or_default(),
        rationale: row.map(Row::rationales).unwrap_or_default(),
        needs: standing.map(|s| s.needs.iter().map(|need| need.name().to_owned()).collect()).unwrap_or_default(),
        missing: answers::missing(site, id),
        documents: answers::documents(site, id, url),
        evidence: answers::evidence(site, id, url),
        owner: site.role_title(statement.and_then(|statement| statement.owner.as_ref())),
        plan: planned.filter_map(|id| site.book.planned(id)).map(|entry| plan::row(site, entry, url)).collect(),
        unlocks: site.coverage.unlocks.get(id).copied().unwrap_or(0),
    }
}
