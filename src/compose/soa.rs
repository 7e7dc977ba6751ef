//! The Statement of Applicability: combined, and an extract for each framework.

use super::Site;
use super::{answers, href};
use crate::model::{Applicability, DataFile, Entry, Framework, Kind, Node, Reason, RequirementId};
use crate::view::{Body, ClauseStatement, DocumentedRow, NavItem, SoaGroup, SoaPage, SoaRow, SoaTally, SoaVersion};

/// Composes the combined statement, or the extract of the framework at `only`.
pub(super) fn compose(site: &Site<'_>, only: Option<usize>, url: &str) -> (String, Body) {
    let frameworks: Vec<&Framework> = match only {
        Some(at) => site.book.frameworks.get(at).into_iter().collect(),
        None => site.book.frameworks.iter().filter(|framework| framework.has_controls()).collect(),
    };
    let of = |kind: Kind| frameworks.iter().flat_map(move |f| f.requirements().filter(move |entry| entry.kind == kind));
    let soa = &site.settings.compliance.soa;
    let is_there = site.book.data.contains(&DataFile::Workbook);
    let page = SoaPage {
        frameworks: frameworks.iter().map(|framework| framework.label.clone()).collect(),
        combined: only.is_none(),
        forms: forms(site, url),
        tallies: frameworks
            .iter()
            .map(|f| SoaTally { framework: f.short.clone(), tally: site.tally_of(f, Kind::Control) })
            .collect(),
        groups: frameworks.iter().flat_map(|framework| groups(site, framework, url)).collect(),
        clauses: of(Kind::Clause).map(|entry| clause(site, entry, url)).collect(),
        asks_for_documents: frameworks.iter().any(|f| f.requirements().any(Entry::asks_for_documents)),
        documented: documented(site, &frameworks, url),
        owner: site.role(url, soa.owner.as_ref()),
        classification: soa.classification.clone(),
        scope: if soa.scope.is_empty() { site.settings.compliance.scope.clone() } else { soa.scope.clone() },
        versions: frameworks.iter().filter_map(|framework| version(site, framework, url)).collect(),
        reasons: Reason::NAMES.iter().map(|name| (*name).to_owned()).collect(),
        csv: href::relative(url, DataFile::Soa.url()),
        workbook: if is_there { href::relative(url, DataFile::Workbook.url()) } else { String::new() },
    };
    // The title in the settings is that of the combined statement: an extract is none.
    let title = match only.and_then(|at| site.book.frameworks.get(at)) {
        Some(framework) => format!("{}: {}", site.word("title.soa"), framework.short),
        None if soa.title.is_empty() => site.word("title.soa"),
        None => soa.title.clone(),
    };
    (title, Body::Soa(Box::new(page)))
}

/// The combined statement and the extracts; of one framework they would say the same.
fn forms(site: &Site<'_>, url: &str) -> Vec<NavItem> {
    let form = |title: String, target: String| NavItem {
        title,
        number: String::new(),
        href: href::relative(url, &target),
        current: target == url,
        open: target == url,
        children: Vec::new(),
    };
    let extracts = site
        .book
        .frameworks
        .iter()
        .filter(|f| f.has_controls())
        .map(|f| form(f.short.clone(), format!("soa/{}.html", f.id)));
    let forms = std::iter::once(form(site.word("nav.combined"), "soa/index.html".to_owned())).chain(extracts);
    let forms: Vec<NavItem> = forms.collect();
    if forms.len() > 2 { forms } else { Vec::new() }
}

/// The version of a framework's part and whether it is approved as it stands.
fn version(site: &Site<'_>, framework: &Framework, url: &str) -> Option<SoaVersion> {
    let state = site.coverage.soa.get(&framework.id)?;
    let approvals = &site.settings.compliance.soa.approvals;
    let approval = approvals.iter().find(|approval| approval.framework.value == framework.id);
    Some(SoaVersion {
        framework: framework.short.clone(),
        version: approval.map(|approval| approval.version.value.clone()).unwrap_or_default(),
        approver: site.role(url, approval.and_then(|approval| approval.approver.as_ref())),
        approved: approval.and_then(|one| one.approved.as_ref()).map(|day| day.value.to_string()).unwrap_or_default(),
        state: state.approval.name().to_owned(),
        fingerprint: state.fingerprint.to_string(),
    })
}

/// What the frameworks ask to be documented, clauses first; excluded controls ask for nothing.
fn documented(site: &Site<'_>, frameworks: &[&Framework], url: &str) -> Vec<DocumentedRow> {
    let asks = |entry: &&Entry| {
        let excluded = site.coverage.standings.get(&entry.id).is_some_and(|standing| !standing.applicable);
        entry.asks_for_documents() && !excluded
    };
    let of = |framework: &Framework, kind: Kind| -> Vec<RequirementId> {
        let entries = framework.requirements().filter(|entry| entry.kind == kind).filter(asks);
        entries.map(|entry| entry.id.clone()).collect()
    };
    let row = |id: RequirementId| {
        let entry = site.book.entry(&id);
        DocumentedRow {
            requirement: site.badge(url, &id),
            rule: entry.map(|entry| entry.documented.name().to_owned()).unwrap_or_default(),
            asked: entry.and_then(|entry| entry.documents.clone()).unwrap_or_default(),
            documents: answers::documents(site, &id, url),
            evidence: answers::evidence(site, &id, url),
        }
    };
    let ids = frameworks.iter().flat_map(|framework| {
        let mut ids = of(framework, Kind::Clause);
        ids.extend(of(framework, Kind::Control));
        ids
    });
    ids.map(row).collect()
}

/// The controls of a framework by their top groups.
fn groups(site: &Site<'_>, framework: &Framework, url: &str) -> Vec<SoaGroup> {
    let mut groups: Vec<(&Entry, Vec<&Entry>)> = Vec::new();
    for entry in framework.requirements().filter(|entry| entry.kind == Kind::Control) {
        let top = framework.top_of(entry);
        match groups.last_mut().filter(|(last, _)| last.id == top.id) {
            Some((_, controls)) => controls.push(entry),
            None => groups.push((top, vec![entry])),
        }
    }
    let group = |(top, controls): (&Entry, Vec<&Entry>)| SoaGroup {
        group: site.badge(url, &top.id),
        tally: site.tally(controls.iter().copied()),
        rows: controls.into_iter().map(|entry| row(site, entry, url)).collect(),
    };
    groups.into_iter().map(group).collect()
}

fn row(site: &Site<'_>, entry: &Entry, url: &str) -> SoaRow {
    let statement = site.book.statements.get(&entry.id);
    let (review_on, review_state) = site.review(&Node::Entry(entry.id.clone()));
    SoaRow {
        control: site.badge(url, &entry.id),
        stated: statement.is_some(),
        applicable: statement.is_none_or(|statement| statement.applicability == Applicability::Applicable),
        reasons: statement.into_iter().flat_map(|s| &s.reasons).map(|reason| reason.name().to_owned()).collect(),
        justification: statement.and_then(|statement| statement.justification.clone()).unwrap_or_default(),
        implementation: statement
            .and_then(|s| s.status.as_ref())
            .map(|s| s.value.name().to_owned())
            .unwrap_or_default(),
        how: site.text(url, statement.and_then(|statement| statement.how.as_ref())),
        documents: answers::documents(site, &entry.id, url),
        evidence: answers::evidence(site, &entry.id, url),
        owner: site.role(url, statement.and_then(|statement| statement.owner.as_ref())),
        risks: statement.map(|statement| statement.risks.clone()).unwrap_or_default(),
        not_for: statement
            .into_iter()
            .flat_map(|statement| &statement.not_for)
            .map(|out| (out.system.clone(), out.justification.clone()))
            .collect(),
        review_on,
        review_state,
    }
}

fn clause(site: &Site<'_>, entry: &Entry, url: &str) -> ClauseStatement {
    let statement = site.book.statements.get(&entry.id);
    ClauseStatement {
        clause: site.badge(url, &entry.id),
        how: site.text(url, statement.and_then(|statement| statement.how.as_ref())),
        owner: site.role(url, statement.and_then(|statement| statement.owner.as_ref())),
        documented_rule: entry.documented.name().to_owned(),
        documents_asked: entry.documents.clone().unwrap_or_default(),
        documents: answers::documents(site, &entry.id, url),
        evidence: answers::evidence(site, &entry.id, url),
    }
}
