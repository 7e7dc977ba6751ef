//! A framework as a browsable tree.

use super::{Site, answers, chart, href};
use crate::model::{Class, Crosswalk, Entry, Framework, Kind};
use crate::view::{Body, FrameworkPage, GroupView, TreeColumns, TreeItem};

/// Composes the page of a framework.
pub(super) fn compose(site: &Site<'_>, framework: &Framework, url: &str) -> (String, Body) {
    let controls = site.tally_of(framework, Kind::Control);
    let tables = [Kind::Clause, Kind::Control, Kind::Provision].map(|kind| groups(site, framework, kind, url));
    let columns = tables.each_ref().map(|groups| columns(groups.iter().flat_map(|group| &group.items)));
    let [clause_groups, control_groups, provision_groups] = tables;
    let page = FrameworkPage {
        id: framework.id.to_string(),
        label: framework.label.clone(),
        full_title: framework.title.clone(),
        system: framework.system.id.clone(),
        system_label: framework.system.label.clone(),
        system_title: framework.system.title.clone(),
        amendment: framework.amendment.clone().unwrap_or_default(),
        clauses: site.tally_of(framework, Kind::Clause),
        clause_chart: chart::states(site, framework, Kind::Clause, url),
        control_chart: chart::states(site, framework, Kind::Control, url),
        columns,
        clause_groups,
        control_groups,
        provision_groups,
        soa: if controls.total > 0 {
            href::relative(url, &format!("soa/{}.html", framework.id))
        } else {
            String::new()
        },
        controls,
    };
    (framework.label.clone(), Body::Framework(Box::new(page)))
}

/// The top groups that hold requirements of a kind; requirements without a group are their own.
fn groups(site: &Site<'_>, framework: &Framework, kind: Kind, url: &str) -> Vec<GroupView> {
    let one = |top: &Entry| {
        let mut items = Vec::new();
        below(site, framework, top, 1, url, &mut items);
        GroupView {
            group: item(site, top, 0, url),
            tally: site.tally(framework.requirements_of(top.id.number())),
            items,
        }
    };
    framework.tops(kind).map(one).collect()
}

fn below(site: &Site<'_>, framework: &Framework, entry: &Entry, depth: usize, url: &str, into: &mut Vec<TreeItem>) {
    for child in framework.children(Some(entry.id.number())) {
        into.push(item(site, child, depth, url));
        below(site, framework, child, depth + 1, url, into);
    }
}

/// What a table of entries has to show. Counts are shown where something is assessed, even if they are zero.
pub(super) fn columns<'i>(items: impl IntoIterator<Item = &'i TreeItem>) -> TreeColumns {
    let mut columns = TreeColumns::default();
    for item in items {
        let is_assessed = !item.status.is_empty();
        columns.status |= is_assessed;
        columns.class |= !item.class.is_empty();
        columns.documents |= is_assessed || item.documents > 0;
        columns.evidence |= is_assessed || item.evidence > 0;
        columns.owner |= !item.owner.is_empty();
    }
    let shown = [columns.status, columns.class, columns.documents, columns.evidence, columns.owner];
    columns.count = 1 + shown.into_iter().filter(|shown| *shown).count();
    columns
}

/// An entry as a line of the tree.
pub(super) fn item(site: &Site<'_>, entry: &Entry, depth: usize, url: &str) -> TreeItem {
    let statement = site.book.statements.get(&entry.id);
    let status = site.coverage.standings.get(&entry.id).map(|standing| standing.status.name().to_owned());
    TreeItem {
        anchor: entry.id.row(),
        number: entry.number().to_owned(),
        title: entry.title.clone(),
        href: href::relative(url, &site.entry_url(&entry.id)),
        kind: entry.kind.name().to_owned(),
        unit: entry.unit.clone().unwrap_or_default(),
        about: entry.about.clone(),
        status: status.unwrap_or_default(),
        depth,
        owner: site.role_title(statement.and_then(|statement| statement.owner.as_ref())),
        documents: answers::places(site, &entry.id).len(),
        evidence: answers::collected(site, &entry.id),
        class: class(site, entry),
        new: entry.new,
    }
}

/// The class of an entry in the crosswalk that counts where one starts from its framework, else in the primary one
/// that may lead to it: the best of the rows that do, or that none does.
fn class(site: &Site<'_>, entry: &Entry) -> String {
    if let Some(at) = site.crosswalks_from(entry.id.framework()).next() {
        let row = site.book.crosswalks[at].rows.get(&entry.id);
        return row.map(|row| row.class().name().to_owned()).unwrap_or_default();
    }
    let is_of = |crosswalk: &Crosswalk| crosswalk.primary && crosswalk.target == *entry.id.framework();
    let primary = site.book.crosswalks.iter().position(is_of).filter(|_| entry.kind.is_requirement());
    let Some(at) = primary else { return String::new() };
    let leading = super::matrix_pair::leading_to(site, at, &entry.id);
    let best = leading.into_iter().map(|(_, target)| target.class_for(&entry.id)).min();
    best.unwrap_or(Class::ReverseGap).name().to_owned()
}
