//! The grids of a crosswalk: requirements of one framework against those of the other.

use std::collections::BTreeMap;

use super::{Site, href, mapping, matrix_filters, matrix_overview, matrix_pair};
use crate::model::{Class, Crosswalk, Entry, Framework, Kind, RequirementId, Row, Target};
use crate::view::{AxisGroup, AxisItem, Body, Compared, MatrixCell, MatrixGrid, MatrixRow, OtherRows, RowGroup};

/// Composes the clauses against the clauses.
pub(super) fn clauses(site: &Site<'_>, at: usize, url: &str) -> (String, Body) {
    let title = site.word("title.clauses");
    let Some(frameworks) = sides(site, at) else { return (title, Body::NotFound {}) };
    let axes = frameworks.map(|framework| (Kind::Clause, framework.of_kind(Kind::Clause)));
    (title, Body::MatrixClauses(Box::new(grid(site, at, frameworks, axes, &[], url))))
}

/// Composes the controls against the controls.
pub(super) fn controls(site: &Site<'_>, at: usize, url: &str) -> (String, Body) {
    let Some(frameworks) = sides(site, at) else { return (site.word("title.controls"), Body::NotFound {}) };
    let axes = frameworks.map(Framework::axis);
    let others = site.book.crosswalks[at].beside(frameworks[0]);
    let mut page = grid(site, at, frameworks, axes, &others, url);
    if !site.book.crosswalks[at].primary {
        page.title.clone_from(&site.book.crosswalks[at].title);
        page.compared = matrix_overview::compared(site, &site.book.crosswalks[at], url);
    }
    let title = match site.book.crosswalks[at].primary {
        true => site.word("title.controls"),
        false => format!("{} → {}", page.source, page.target),
    };
    (title, Body::MatrixControls(Box::new(page)))
}

/// The framework being reached, and the one already held.
fn sides<'s>(site: &'s Site<'_>, at: usize) -> Option<[&'s Framework; 2]> {
    let crosswalk = &site.book.crosswalks[at];
    Some([site.book.framework(&crosswalk.source)?, site.book.framework(&crosswalk.target)?])
}

fn grid(
    site: &Site<'_>,
    at: usize,
    [source, target]: [&Framework; 2],
    [(row_kind, rows), (column_kind, columns)]: [(Kind, Vec<&Entry>); 2],
    others: &[(Kind, Vec<&Entry>)],
    url: &str,
) -> MatrixGrid {
    let crosswalk = &site.book.crosswalks[at];
    let columns = Columns::of(target, columns);
    let mut related = vec![0; columns.entries.len()];
    let mut views: Vec<MatrixRow> =
        rows.iter().map(|entry| row(site, at, entry, &columns, &mut related, url)).collect();
    let groups = column_groups(site, target, &columns, &related, url);
    group_rows(site, &mut views, &rows, source, &columns, url);
    let besides: Vec<OtherRows> =
        others.iter().map(|(kind, entries)| beside(site, at, (*kind, entries), source, url)).collect();
    let all: Vec<&Entry> = rows.iter().chain(others.iter().flat_map(|(_, entries)| entries)).copied().collect();
    let reached = crosswalk.reached(target);
    let alone = columns.entries.iter().map(|entry| &entry.id).filter(|id| !reached.contains(id));
    let shown = views.iter().chain(besides.iter().flat_map(|other| &other.rows));
    MatrixGrid {
        source: source.short.clone(),
        target: target.short.clone(),
        kinds: [row_kind, column_kind].map(|kind| kind.name().to_owned()),
        systems: [source.system.id.clone(), target.system.id.clone()],
        counts: counts(crosswalk, &rows),
        related: related.iter().sum(),
        cells: rows.len() * columns.entries.len(),
        elsewhere: views.iter().map(|row| row.elsewhere.len()).sum(),
        reverse_gaps: site.badges(url, alone),
        filters: matrix_filters::of(
            matrix_filters::groups(source, &all),
            matrix_filters::groups(target, &columns.entries),
            [source, target],
            shown.map(|row| matrix_filters::Found { reuse: &row.reuse, bases: &row.bases, open: &row.open }),
        ),
        columns: groups,
        rows: views,
        others: besides,
        title: String::new(),
        compared: Compared::default(),
        caveat: crosswalk.caveat.clone().unwrap_or_default(),
        overview: crosswalk.primary,
        reviews: mapping::reviews(site, at, url),
        differences: if crosswalk.primary { Vec::new() } else { mapping::differences(site, at, url) },
    }
}

/// How many of some requirements have each class: overlap, partial, gap; then how many are not determined.
fn counts(crosswalk: &Crosswalk, entries: &[&Entry]) -> [usize; 4] {
    let mut counts = [0; 4];
    for entry in entries {
        counts[Class::place(crosswalk.rows.get(&entry.id).map(Row::class))] += 1;
    }
    counts
}

/// Rows that stand in a table of their own, without columns.
fn beside(site: &Site<'_>, at: usize, (kind, entries): (Kind, &[&Entry]), source: &Framework, url: &str) -> OtherRows {
    let none = Columns { entries: Vec::new(), groups: Vec::new(), places: BTreeMap::new() };
    let mut rows: Vec<MatrixRow> = entries.iter().map(|entry| row(site, at, entry, &none, &mut [], url)).collect();
    group_rows(site, &mut rows, entries, source, &none, url);
    OtherRows { kind: kind.name().to_owned(), counts: counts(&site.book.crosswalks[at], entries), rows }
}

/// The columns of a grid.
struct Columns<'s> {
    entries: Vec<&'s Entry>,
    /// The group each stands in, counted from zero.
    groups: Vec<usize>,
    places: BTreeMap<&'s RequirementId, usize>,
}

impl<'s> Columns<'s> {
    fn of(framework: &'s Framework, entries: Vec<&'s Entry>) -> Self {
        let tops = entries.chunk_by(|one, next| framework.top_of(one).id == framework.top_of(next).id);
        let groups = tops.enumerate().flat_map(|(at, own)| std::iter::repeat_n(at, own.len())).collect();
        let places = entries.iter().enumerate().map(|(at, entry)| (&entry.id, at)).collect();
        Self { entries, groups, places }
    }

    /// How many columns of each group stand from one place up to another.
    fn runs(&self, from: usize, to: usize) -> Vec<usize> {
        self.groups[from..to].chunk_by(|one, next| one == next).map(<[usize]>::len).collect()
    }
}

fn row(
    site: &Site<'_>,
    at: usize,
    entry: &Entry,
    columns: &Columns<'_>,
    related: &mut [usize],
    url: &str,
) -> MatrixRow {
    let crosswalk = &site.book.crosswalks[at];
    let row = crosswalk.rows.get(&entry.id);
    let framework = site.book.framework(&crosswalk.target);
    let reached = framework.zip(row).map(|(framework, row)| framework.reached_by(row)).unwrap_or_default();
    let hits: BTreeMap<usize, &Target> =
        reached.into_iter().filter_map(|(id, target)| Some((*columns.places.get(id)?, target))).collect();
    let is_elsewhere = |target: &&Target| !hits.values().any(|hit| hit.id == target.id);
    let elsewhere: Vec<&Target> = row.into_iter().flat_map(Row::counterparts).filter(is_elsewhere).collect();
    let mut next = 0;
    let mut cells = Vec::new();
    for (place, target) in hits {
        related[place] += 1;
        let id = &columns.entries[place].id;
        cells.push(MatrixCell {
            skip: columns.runs(next, place),
            target: id.number().to_owned(),
            class: target.class_for(id).name().to_owned(),
            relationship: target.relationship.name().to_owned(),
            through: matrix_pair::through(site, target, id),
            basis: target.basis.name().to_owned(),
            href: href::relative(url, &target.url),
        });
        next = place + 1;
    }
    MatrixRow {
        anchor: entry.id.row(),
        badge: site.badge(url, &entry.id),
        class: row.map(|row| row.class().name().to_owned()).unwrap_or_default(),
        relationship: row.map(|row| row.relationship().name().to_owned()).unwrap_or_default(),
        structure: row.and_then(|row| row.structure).map(|known| known.name().to_owned()).unwrap_or_default(),
        reuse: site.reuse(at, &entry.id),
        targets: matrix_pair::links(site, row.into_iter().flat_map(|row| &row.targets), url),
        cells,
        rest: columns.runs(next, columns.entries.len()),
        elsewhere: matrix_pair::links(site, elsewhere, url),
        rationale: row.map(Row::rationales).unwrap_or_default(),
        adds: row.and_then(|row| row.adds.clone()).unwrap_or_default(),
        group: None,
        area: String::new(),
        bases: matrix_filters::bases(row),
        open: matrix_filters::open(site, &entry.id, row),
    }
}

/// Puts each group of rows before its first one, with how it meets each group of columns.
fn group_rows(
    site: &Site<'_>,
    views: &mut [MatrixRow],
    rows: &[&Entry],
    source: &Framework,
    columns: &Columns<'_>,
    url: &str,
) {
    let groups = columns.groups.last().map_or(0, |last| last + 1);
    let mut from = 0;
    while from < rows.len() {
        let top = source.top_of(rows[from]);
        let own = rows[from..].iter().take_while(|entry| source.top_of(entry).id == top.id).count();
        let mut blocks = vec![0; groups];
        for view in &mut views[from..from + own] {
            top.number().clone_into(&mut view.area);
            let mut column = 0;
            for cell in &view.cells {
                column += cell.skip.iter().sum::<usize>();
                blocks[columns.groups[column]] += 1;
                column += 1;
            }
        }
        if top.id != rows[from].id {
            let related = blocks.iter().sum();
            views[from].group = Some(RowGroup { badge: site.badge(url, &top.id), blocks, related });
        }
        from += own;
    }
}

fn column_groups(
    site: &Site<'_>,
    target: &Framework,
    columns: &Columns<'_>,
    related: &[usize],
    url: &str,
) -> Vec<AxisGroup> {
    let mut groups: Vec<AxisGroup> = Vec::new();
    for ((entry, at), related) in columns.entries.iter().zip(&columns.groups).zip(related) {
        if groups.len() == *at {
            let badge = site.badge(url, &target.top_of(entry).id);
            groups.push(AxisGroup { badge, items: Vec::new(), related: 0 });
        }
        groups[*at].items.push(AxisItem { badge: site.badge(url, &entry.id), related: *related });
        groups[*at].related += *related;
    }
    groups
}
