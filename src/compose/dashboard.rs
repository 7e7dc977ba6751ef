//! The dashboard: where both systems stand, what is overdue, what comes next.

use super::Site;
use super::chart;
use super::document;
use super::href;
use super::site::date;
use crate::model::{Class, Crosswalk, Entry, Framework, Freshness, Kind, Node, Reuse, ReviewState, System};
use crate::view::{Agenda, AgendaItem, Body, Crumb, Dashboard, FrameworkSummary, MappingSummary};

/// Composes the dashboard.
pub(super) fn compose(site: &Site<'_>, url: &str) -> (String, Body) {
    let home = site.book.home.as_ref().and_then(|id| site.book.documents.get(id));
    let (sections, footnotes) = home.map(|home| document::own_sections(site, home, url)).unwrap_or_default();
    let title = home.map_or_else(|| site.settings.book.title.clone(), |home| home.title.clone());
    let documents = site.book.navigation.chapters.iter().filter_map(|chapter| {
        let target = chapter.url.as_ref()?;
        let place = !chapter.children.is_empty();
        place.then(|| Crumb { title: chapter.title.clone(), href: href::relative(url, target) })
    });
    let (operating_model, systems) = operating_model(site);
    let page = Dashboard {
        frameworks: site
            .book
            .frameworks
            .iter()
            .map(|framework| FrameworkSummary {
                id: framework.id.to_string(),
                label: framework.label.clone(),
                short: framework.short.clone(),
                system: framework.system.id.clone(),
                system_label: framework.system.label.clone(),
                href: href::relative(url, &site.framework_url(&framework.id)),
                clauses: site.tally_of(framework, Kind::Clause),
                controls: site.tally_of(framework, Kind::Control),
                clause_chart: chart::states(site, framework, Kind::Clause, url),
                control_chart: chart::states(site, framework, Kind::Control, url),
                provisions: provisions(site, framework),
            })
            .collect(),
        operating_model,
        systems,
        mapping: site.book.primary().map(|crosswalk| summary(site, crosswalk)),
        matrix: href::relative(url, "matrix/index.html"),
        gaps: href::relative(url, "gaps.html"),
        evidence: freshness(site),
        superseded: site.coverage.superseded.len(),
        outlook: chart::outlook(site, url),
        agenda: agenda(site, url),
        sections,
        footnotes,
        documents: documents.collect(),
    };
    (title, Body::Dashboard(Box::new(page)))
}

/// The operating model where the book says one, and the systems that are run so, of which there must be several.
fn operating_model(site: &Site<'_>) -> (String, Vec<String>) {
    let mut systems: Vec<&System> = Vec::new();
    // What is only mapped is run by nobody, and a framework that names no system is none by itself.
    let assessed = site.book.frameworks.iter().filter(|framework| framework.requirements().next().is_some());
    for framework in assessed.filter(|framework| framework.system.id != framework.id.as_str()) {
        if !systems.contains(&&framework.system) {
            systems.push(&framework.system);
        }
    }
    match site.settings.compliance.operating_model {
        Some(model) if systems.len() > 1 => {
            (model.name().to_owned(), systems.into_iter().map(|system| system.label.clone()).collect())
        }
        _ => (String::new(), Vec::new()),
    }
}

/// Of the provisions of a framework, how many lead to a counterpart, and how many there are.
fn provisions(site: &Site<'_>, framework: &Framework) -> [usize; 2] {
    let all: Vec<_> = framework.answerable().filter(|entry| entry.kind == Kind::Provision).collect();
    let leads = |entry: &&&Entry| {
        let mut rows = site.book.crosswalks.iter().filter_map(|crosswalk| crosswalk.rows.get(&entry.id));
        rows.any(|row| row.counterparts().next().is_some())
    };
    [all.iter().filter(leads).count(), all.len()]
}

/// Evidence by state: fresh, due soon, stale, missing. What a newer item has replaced is not counted.
pub(super) fn freshness(site: &Site<'_>) -> [usize; 4] {
    let mut counts = [0; 4];
    for (_, expiry) in site.coverage.standing_evidence() {
        counts[expiry.freshness as usize] += 1;
    }
    counts
}

/// The counts of a crosswalk; every requirement of its source is in one of them.
pub(super) fn summary(site: &Site<'_>, crosswalk: &Crosswalk) -> MappingSummary {
    let at = site
        .book
        .crosswalks
        .iter()
        .position(|known| known.source == crosswalk.source && known.target == crosswalk.target);
    let counterparts = at.and_then(|at| site.coverage.counterparts.get(at));
    let short = |id| site.book.framework(id).map(|framework| framework.short.clone()).unwrap_or_default();
    let mut summary =
        MappingSummary { source: short(&crosswalk.source), target: short(&crosswalk.target), ..Default::default() };
    let mut control_kind = Kind::Control;
    let mut reuse: Vec<usize> = vec![0; Reuse::NAMES.len()];
    for (id, counterpart) in counterparts.into_iter().flatten() {
        let Some(entry) = site.book.entry(id) else { continue };
        match counterpart.reuse {
            Some(kind) => reuse[kind as usize] += 1,
            None => summary.undetermined += usize::from(entry.kind.is_requirement()),
        }
        if entry.kind == Kind::Provision {
            control_kind = Kind::Provision;
        }
        let counts = if entry.kind == Kind::Clause { &mut summary.clauses } else { &mut summary.controls };
        counts[Class::place(counterpart.class)] += 1;
    }
    summary.control_kind = control_kind.name().to_owned();
    summary.reuse = Reuse::NAMES.iter().map(|name| (*name).to_owned()).zip(reuse).collect();
    if let Some(target) = site.book.framework(&crosswalk.target) {
        let (controls, reached) = (target.of_kind(Kind::Control), crosswalk.reached(target));
        summary.target_controls = controls.len();
        summary.reverse_gaps = controls.iter().filter(|entry| !reached.contains(&entry.id)).count();
    }
    summary
}

/// What is overdue and what comes next, earliest first.
fn agenda(site: &Site<'_>, url: &str) -> Vec<Agenda> {
    let mut groups = [
        ("overdue-review", Vec::new()),
        ("overdue-plan", Vec::new()),
        ("stale", Vec::new()),
        ("missing", Vec::new()),
        ("due-review", Vec::new()),
        ("due-plan", Vec::new()),
        ("due-soon", Vec::new()),
    ];
    let item = |node: &Node, on: Option<jiff::civil::Date>, owner: String| AgendaItem {
        record: site.record(url, node),
        days: on.map_or(0, |on| site.days_until(on)),
        on: date(on),
        owner,
    };
    for (node, review) in &site.coverage.reviews {
        let owner = match node {
            Node::Document(id) => site.book.documents.get(id).and_then(|document| document.owner.as_ref()),
            Node::Entry(id) => site.book.statements.get(id).and_then(|statement| statement.owner.as_ref()),
            _ => None,
        };
        let at = match review.state {
            ReviewState::Overdue => 0,
            ReviewState::DueSoon => 4,
            ReviewState::Current => continue,
        };
        groups[at].1.push(item(node, Some(review.on), site.role_title(owner)));
    }
    for entry in &site.book.plan {
        let Some(due) = site.coverage.plan.get(&entry.id).and_then(|facts| facts.due) else { continue };
        let at = match due.state {
            ReviewState::Overdue => 1,
            ReviewState::DueSoon => 5,
            ReviewState::Current => continue,
        };
        let owner = site.role_title(entry.owner.as_ref());
        groups[at].1.push(item(&Node::Plan(entry.id.clone()), Some(due.on), owner));
    }
    for (id, expiry) in site.coverage.standing_evidence() {
        let at = match expiry.freshness {
            Freshness::Stale => 2,
            Freshness::Missing => 3,
            Freshness::DueSoon => 6,
            Freshness::Fresh => continue,
        };
        let owner = site.book.evidence.get(id).and_then(|item| item.owner.as_ref());
        groups[at].1.push(item(&Node::Evidence(id.clone()), expiry.on, site.role_title(owner)));
    }
    let mut agenda = Vec::new();
    for (kind, mut items) in groups {
        items.sort_by(|a, b| a.on.cmp(&b.on).then_with(|| a.record.id.cmp(&b.record.id)));
        if !items.is_empty() {
            agenda.push(Agenda { kind: kind.to_owned(), items });
        }
    }
    agenda
}
