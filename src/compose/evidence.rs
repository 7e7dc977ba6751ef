//! The evidence register and its items.

use std::collections::BTreeSet;

use super::Site;
use super::answers;
use super::chart;
use super::dashboard;
use super::href;
use super::site::date;
use crate::model::{Attachment, Cadence, DataFile, Evidence, EvidenceId, Framework, Node, Support};
use crate::theme::Messages;
use crate::view::{Body, EvidencePage, EvidenceRef, EvidenceRegister, FileView, SupportGroup, SupportView};

/// Composes the register.
pub(super) fn register(site: &Site<'_>, url: &str) -> (String, Body) {
    let item = |item: &Evidence| EvidenceRef {
        badges: site.badges(url, item.supports.iter().map(|support| &support.requirement.value)),
        ..site.evidence_ref(url, item)
    };
    let items: Vec<_> = site.book.evidence.values().map(item).collect();
    let page = EvidenceRegister {
        shared: items.iter().filter(|item| item.shared).count(),
        systems: site.book.frameworks.iter().map(|framework| &framework.system.id).collect::<BTreeSet<_>>().len(),
        across: site.book.evidence.values().filter(|item| is_across(site, item)).count(),
        items,
        counts: dashboard::freshness(site),
        superseded: site.coverage.superseded.len(),
        outlook: chart::outlook(site, url),
        csv: href::relative(url, DataFile::Evidence.url()),
    };
    (site.word("title.evidence"), Body::EvidenceRegister(Box::new(page)))
}

/// Whether an item supports requirements of more than one system.
fn is_across(site: &Site<'_>, item: &Evidence) -> bool {
    let frameworks = item.supports.iter().filter_map(|one| site.book.framework(one.requirement.value.framework()));
    frameworks.map(|framework| &framework.system.id).collect::<BTreeSet<_>>().len() > 1
}

/// Composes the page of an item.
pub(super) fn compose(site: &Site<'_>, id: &EvidenceId, url: &str) -> (String, Body) {
    let Some(item) = site.book.evidence.get(id) else { return (id.to_string(), Body::NotFound {}) };
    let expiry = site.coverage.evidence.get(id);
    let on = expiry.and_then(|expiry| expiry.on);
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let page = EvidencePage {
        id: id.to_string(),
        freshness: expiry.map(|expiry| expiry.freshness.name().to_owned()).unwrap_or_default(),
        on: date(on),
        days: on.map_or(0, |on| site.days_until(on)),
        summary: site.text(url, item.summary.as_ref()),
        file: item.file.as_ref().and_then(|id| site.book.attachments.get(id)).map(|file| file_view(site, file, url)),
        url: text(&item.url),
        owner: site.role(url, item.owner.as_ref()),
        collector: site.role(url, item.collector.as_ref()),
        source: text(&item.source),
        method: item.method.map(|method| method.name().to_owned()).unwrap_or_default(),
        shows: item.shows.map(|shows| shows.name().to_owned()).unwrap_or_default(),
        collected: date(item.collected.as_ref().map(|date| date.value)),
        later: expiry.is_some_and(|expiry| expiry.later),
        period: item
            .period
            .as_ref()
            .map(|period| vec![period.value.from.to_string(), period.value.to.to_string()])
            .unwrap_or_default(),
        population: text(&item.population),
        sample: text(&item.sample),
        cadence: item.cadence.map(|cadence| span(site, cadence)).unwrap_or_default(),
        audience: item.audience.name().to_owned(),
        supersedes: item.supersedes.as_ref().map(|other| site.record(url, &Node::Evidence(other.clone()))),
        superseded_by: site.coverage.superseded.get(id).map(|newer| site.record(url, &Node::Evidence(newer.clone()))),
        groups: groups(site, item, url),
    };
    (item.title.clone(), Body::Evidence(Box::new(page)))
}

/// What an item proves, a group per framework of the book; of one that is not assessed nothing is asked.
fn groups(site: &Site<'_>, item: &Evidence, url: &str) -> Vec<SupportGroup> {
    let group = |framework: &Framework| {
        let mut own: Vec<&Support> =
            item.supports.iter().filter(|support| *support.requirement.value.framework() == framework.id).collect();
        own.sort_by_key(|support| site.rank(&support.requirement.value));
        SupportGroup {
            framework: framework.label.clone(),
            system: framework.system.id.clone(),
            system_label: framework.system.label.clone(),
            supports: own.into_iter().map(|support| support_view(site, item, support, url)).collect(),
        }
    };
    let is_assessed = |one: &Framework| one.requirements().next().is_some();
    let groups = site.book.frameworks.iter().map(|framework| (is_assessed(framework), group(framework)));
    groups.filter(|(is_assessed, group)| *is_assessed || !group.supports.is_empty()).map(|(_, group)| group).collect()
}

fn support_view(site: &Site<'_>, item: &Evidence, support: &Support, url: &str) -> SupportView {
    let id = &support.requirement.value;
    let supporting = site.book.index.supports.get(id).into_iter().flatten();
    let others = supporting.map(|(other, _)| other).filter(|other| **other != item.id);
    SupportView {
        requirement: site.badge(url, id),
        extent: support.extent.name().to_owned(),
        missing: support.missing.clone().unwrap_or_default(),
        others: answers::few(site, others, |other| Node::Evidence(other.clone()), answers::MAX_NAMED, url),
    }
}

fn file_view(site: &Site<'_>, file: &Attachment, url: &str) -> FileView {
    FileView {
        name: file.name.clone(),
        href: if file.active { String::new() } else { href::file(url, &file.url, None) },
        bytes: file.length,
        size: size(site.messages, file.length),
        sha256: file.sha256.clone(),
    }
}

/// An interval in words.
fn span(site: &Site<'_>, cadence: Cadence) -> String {
    let form = if cadence.count == 1 { "one" } else { "other" };
    let count = site.messages.number(cadence.count.into());
    site.messages.phrase(&format!("span.{}.{form}", cadence.unit.name()), &[("n", &count)])
}

/// A length in the largest decimal unit that leaves at least one.
fn size(messages: &Messages, bytes: u64) -> String {
    let (unit, name): (u128, _) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = u128::from(bytes) * 10 / unit;
    format!("{} {name}", messages.tenths(tenths.try_into().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::size;
    use crate::theme::Theme;

    #[test]
    fn sizes_are_readable() {
        let words = Theme::built_in().messages("en").unwrap_or_default();
        let sizes = [0, 999, 12_450, 3_000_000, u64::MAX].map(|bytes| size(&words, bytes));
        assert_eq!(sizes, ["0 B", "999 B", "12.4 kB", "3.0 MB", "18,446,744,073.7 GB"]);
    }
}
