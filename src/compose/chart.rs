//! Bars for those who would rather look than read: states and classes by group, the months ahead.

use super::Site;
use super::href;
use crate::model::{Class, Crosswalk, Entry, EvidenceId, Framework, Kind, MonthAhead, Node, Status};
use crate::view::{Bar, BarChart, Outlook, OutlookMonth};

/// Letters of a number and title that fit a small screen.
const LABEL: usize = 40;

/// The states of the requirements of a kind by top group; nothing when there are no two groups.
pub(super) fn states(site: &Site<'_>, framework: &Framework, kind: Kind, url: &str) -> Option<BarChart> {
    let state = |entry: &Entry| site.coverage.standings.get(&entry.id).map(|standing| standing.status as usize);
    let value = |counts: &[usize]| {
        let met = counts[Status::Met as usize];
        let applicable = counts.iter().sum::<usize>() - counts[Status::Excluded as usize];
        of(site, met, applicable)
    };
    let names = ["status.met", "status.partial", "status.gap", "status.excluded"];
    groups(framework, kind, url, names, &state, &value)
}

/// The classes of the sources of a crosswalk by top group; nothing when there are no two groups.
pub(super) fn classes(site: &Site<'_>, crosswalk: &Crosswalk, kind: Kind, url: &str) -> Option<BarChart> {
    let framework = site.book.framework(&crosswalk.source)?;
    let at = site.book.crosswalks.iter().position(|known| std::ptr::eq(known, crosswalk))?;
    let counterparts = site.coverage.counterparts.get(at)?;
    let class =
        |entry: &Entry| Some(Class::place(counterparts.get(&entry.id).and_then(|counterpart| counterpart.class)));
    let value = |counts: &[usize]| of(site, counts[0] + counts[1], counts.iter().sum());
    let names = ["class.overlap", "class.partial", "class.gap", "matrix.undetermined"];
    groups(framework, kind, url, names, &class, &value)
}

fn of(site: &Site<'_>, count: usize, total: usize) -> String {
    site.messages.phrase("chart.of", &[("n", &number(site, count)), ("total", &number(site, total))])
}

fn number(site: &Site<'_>, count: usize) -> String {
    site.messages.number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A bar per top group that holds entries of a kind; `part` tells which part an entry belongs to.
fn groups(
    framework: &Framework,
    kind: Kind,
    url: &str,
    names: [&str; 4],
    part: &dyn Fn(&Entry) -> Option<usize>,
    value: &dyn Fn(&[usize]) -> String,
) -> Option<BarChart> {
    let tops = framework.children(None).filter(|top| !top.kind.is_answerable());
    let bar = |top: &Entry| {
        let mut counts = vec![0; names.len()];
        let entries = framework.requirements_of(top.id.number()).into_iter().filter(|entry| entry.kind == kind);
        entries.filter_map(part).for_each(|part| counts[part] += 1);
        Bar {
            number: top.number().to_owned(),
            label: label(top),
            title: top.title.clone(),
            href: href::relative(url, &top.url),
            total: counts.iter().sum(),
            value: value(&counts),
            counts,
        }
    };
    let bars: Vec<Bar> = tops.map(bar).filter(|bar| bar.total > 0).collect();
    (bars.len() > 1).then(|| chart(&names, bars))
}

fn chart(names: &[&str], bars: Vec<Bar>) -> BarChart {
    let longest = bars.iter().map(|bar| bar.total).max().unwrap_or(0).max(1);
    BarChart { names: names.iter().map(|name| (*name).to_owned()).collect(), bars, longest }
}

/// The title of a group, cut at a space where it is too long to stand beside the number.
fn label(top: &Entry) -> String {
    let room = LABEL.saturating_sub(top.number().chars().count());
    if top.title.chars().count() <= room {
        return top.title.clone();
    }
    let cut: String = top.title.chars().take(room).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ':']))
}

/// What becomes of the evidence in the months ahead; nothing without evidence.
pub(super) fn outlook(site: &Site<'_>, url: &str) -> Option<Outlook> {
    if site.coverage.evidence.is_empty() {
        return None;
    }
    let months = &site.coverage.outlook;
    let name = |month: &MonthAhead| site.messages.month(month.first.year(), month.first.month());
    let records = |ids: &[EvidenceId]| ids.iter().map(|id| site.record(url, &Node::Evidence(id.clone()))).collect();
    let bar = |month: &MonthAhead| Bar {
        number: String::new(),
        title: name(month),
        label: name(month),
        href: String::new(),
        counts: vec![month.good, month.ending.len(), month.stale, month.missing],
        total: site.coverage.standing_evidence().count(),
        value: if month.ending.is_empty() { String::new() } else { number(site, month.ending.len()) },
    };
    let names = ["outlook.good", "outlook.ending", "state.stale", "state.missing"];
    // Of months with equally many the first.
    let most = months.iter().rev().max_by_key(|month| month.ending.len()).filter(|month| !month.ending.is_empty());
    Some(Outlook {
        chart: chart(&names, months.iter().map(bar).collect()),
        ending: months.iter().map(|month| month.ending.len()).sum(),
        most: most.map(|month| (name(month), month.ending.len())),
        months: months
            .iter()
            .map(|month| OutlookMonth {
                title: name(month),
                ending: records(&month.ending),
                expected: records(&month.expected),
                good: month.good,
            })
            .collect(),
    })
}
