//! The heat map of a crosswalk: areas of one framework against areas of the other, in numbers.

use std::collections::BTreeMap;

use super::{Site, href, matrix_pair};
use crate::model::{Band, Class, Crosswalk, Entry, Framework, RequirementId, Target, heat_cell};
use crate::view::{HeatBand, HeatCell, HeatMap, HeatPair, HeatRow};

/// Letters of a line of a title in the picture, for columns and rows.
const LINE: [usize; 2] = [17, 34];

/// Lines of a title in the picture; what is longer is cut, and whole in the table.
const LINES: usize = 2;

/// Composes the heat map of a crosswalk. `clauses` is the page that shows clauses side by side, if
/// there is one.
pub(super) fn compose(site: &Site<'_>, at: usize, clauses: Option<&str>, url: &str) -> Option<HeatMap> {
    let crosswalk = &site.book.crosswalks[at];
    let (source, target) = site.book.framework(&crosswalk.source).zip(site.book.framework(&crosswalk.target))?;
    let (rows, columns) = (source.bands(), target.bands());
    let mut views = Vec::new();
    for row in &rows {
        let band = band(site, source, row, LINE[1], url);
        let cell = |(column, head): (&Band<'_>, &HeatBand)| {
            let mut cell = cell(site, crosswalk, target, row, column, url);
            if !cell.pairs.is_empty() {
                cell.href = match clauses.filter(|_| row.top.is_none() && column.top.is_none()) {
                    Some(page) => href::relative(url, page),
                    None => format!("#{}", heat_cell(&band.anchor, &head.anchor)),
                };
            }
            cell
        };
        let heads: Vec<HeatBand> =
            columns.iter().map(|column| self::band(site, target, column, LINE[0], url)).collect();
        let cells = columns.iter().zip(&heads).map(cell).collect();
        let of = |wanted: fn(&Crosswalk, &Entry) -> bool| {
            site.badges(url, row.entries.iter().filter(|entry| wanted(crosswalk, entry)).map(|entry| &entry.id))
        };
        let none =
            of(|crosswalk, entry| crosswalk.rows.get(&entry.id).is_some_and(|row| row.counterparts().next().is_none()));
        let undetermined = of(|crosswalk, entry| !crosswalk.rows.contains_key(&entry.id));
        views.push(HeatRow { cells, none, undetermined, band });
    }
    let reached = crosswalk.reached(target);
    Some(HeatMap {
        source: source.short.clone(),
        target: target.short.clone(),
        systems: [source.system.id.clone(), target.system.id.clone()],
        reverse: columns
            .iter()
            .map(|column| column.entries.iter().filter(|entry| !reached.contains(&entry.id)).count())
            .collect(),
        columns: columns.iter().map(|column| band(site, target, column, LINE[0], url)).collect(),
        has_undetermined: views.iter().any(|row| !row.undetermined.is_empty()),
        rows: views,
    })
}

fn band(site: &Site<'_>, framework: &Framework, of: &Band<'_>, line: usize, url: &str) -> HeatBand {
    let title = of.top.map_or_else(|| site.word("nav.clauses"), |top| top.title.clone());
    HeatBand {
        anchor: of.anchor().to_owned(),
        number: of.top.map(|top| top.number().to_owned()).unwrap_or_default(),
        name: of.top.map_or_else(|| title.clone(), |top| format!("{} {title}", top.number())),
        lines: lines(&title, line),
        title,
        href: href::relative(url, of.top.map_or(framework.url.as_str(), |top| top.url.as_str())),
        size: of.entries.len(),
    }
}

/// Breaks a title at its spaces.
fn lines(title: &str, length: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= length => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines
}

fn cell(
    site: &Site<'_>,
    crosswalk: &Crosswalk,
    target: &Framework,
    row: &Band<'_>,
    column: &Band<'_>,
    url: &str,
) -> HeatCell {
    let mut closest: BTreeMap<&RequirementId, Class> = BTreeMap::new();
    let mut pairs = Vec::new();
    for row in row.entries.iter().filter_map(|entry| crosswalk.rows.get(&entry.id)) {
        // A target that is a group stands for what is below it, which may be in several columns.
        let reached = target.reached_by(row).into_iter();
        let within = reached.filter(|(id, _)| column.entries.iter().any(|own| own.id == **id));
        let mut targets: Vec<&Target> = within.map(|(_, pair)| pair).collect();
        targets.sort_by_key(|pair| site.rank(&pair.id));
        targets.dedup_by_key(|pair| &pair.id);
        for pair in targets {
            let class = pair.relationship.class();
            let known = closest.entry(&row.source).or_insert(class);
            *known = (*known).min(class);
            let link = matrix_pair::link(site, &pair.id, pair, url);
            pairs.push(HeatPair {
                source: site.badge(url, &row.source),
                target: link.requirement,
                class: link.class,
                href: link.href,
            });
        }
    }
    let overlap = closest.values().filter(|class| **class == Class::Overlap).count();
    HeatCell {
        reached: closest.len(),
        counts: [overlap, closest.len() - overlap],
        level: (closest.len() * 4).div_ceil(row.entries.len().max(1)),
        pairs,
        href: String::new(),
    }
}
