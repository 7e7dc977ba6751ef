//! The page of a requirement: identity, state, statement, how it is met, evidence, the other
//! frameworks.

use std::collections::BTreeSet;

use super::Site;
use super::answers;
use super::document::{outline, section_view};
use super::framework;
use super::href;
use super::mapping;
use super::matrix_pair;
use super::prose::Prose;
use super::site::date;
use crate::model::{
    Applicability, Book, Claim, Crosswalk, Document, DocumentStatus, Documentation, Entry, EvidenceId, Evidenced,
    Extent, Framework, Node, Proof, RequirementId, Row, Section, Shared, Statement, Target,
};
use crate::view::{
    Body, Claimed, CounterpartView, EvidenceRow, FewRecords, Need, RequirementPage, StatementView, TreeColumns,
};

/// Most places a page quotes; further ones are listed.
const MAX_QUOTES: usize = 12;
/// Most markup one place is quoted with, in bytes.
const MAX_QUOTE: usize = 6 << 10;

/// Composes the page of a catalogue entry.
pub(super) fn compose(site: &Site<'_>, id: &RequirementId, url: &str) -> (String, Body) {
    let Some(page) = view(site, id, "", url) else { return (id.to_string(), Body::NotFound {}) };
    let title = site.book.entry(id).map(|entry| entry.title.clone()).unwrap_or_default();
    (title, Body::Requirement(Box::new(page)))
}

/// What a page shows of a catalogue entry; `prefix` stands before the ids of what it quotes.
pub(super) fn view(site: &Site<'_>, id: &RequirementId, prefix: &str, url: &str) -> Option<RequirementPage> {
    let framework = site.book.framework(id.framework())?;
    let entry = framework.entry(id.number())?;
    let mut page = identity(site, framework, entry, url);
    if let Some(standing) = site.coverage.standings.get(id) {
        page.status = standing.status.name().to_owned();
        page.applicable = standing.applicable;
        page.documented = standing.documented.name().to_owned();
        page.must_be_documented = standing.must_be_documented;
        page.implemented = standing.implemented.map(|status| status.name().to_owned()).unwrap_or_default();
        page.evidenced = standing.evidenced.name().to_owned();
        page.needs = standing.needs.iter().map(|need| Need { kind: need.name().to_owned() }).collect();
    }
    if entry.kind.is_answerable() {
        page.statement = site.book.statements.get(id).map(|statement| statement_view(site, statement, url));
        page.claims = claims(site, id, prefix, url);
        page.evidence = evidence(site, id, url);
        page.collected = answers::collected(site, id);
        page.counterparts = counterparts(site, id, url);
    } else {
        let children = framework.children(Some(id.number()));
        page.children = children.map(|child| framework::item(site, child, 0, url)).collect();
        page.columns = framework::columns(&page.children);
        page.tally = Some(site.tally(framework.requirements_of(id.number()))).filter(|tally| tally.total > 0);
    }
    Some(page)
}

/// Who the entry is; the answers are filled in where it is assessed.
fn identity(site: &Site<'_>, framework: &Framework, entry: &Entry, url: &str) -> RequirementPage {
    let parent = entry.parent.as_deref().and_then(|number| framework.entry(number));
    RequirementPage {
        id: entry.id.to_string(),
        number: entry.number().to_owned(),
        kind: entry.kind.name().to_owned(),
        unit: entry.unit.clone().unwrap_or_default(),
        framework: framework.label.clone(),
        framework_short: framework.short.clone(),
        system: framework.system.id.clone(),
        system_label: framework.system.label.clone(),
        about: entry.about.clone(),
        group: parent.map(|parent| site.badge(url, &parent.id)),
        new: entry.new,
        amendment: framework.amendment.clone().filter(|_| entry.amended).unwrap_or_default(),
        documented_rule: entry.documented.name().to_owned(),
        documents: entry.documents.clone().unwrap_or_default(),
        applies: entry.applies.clone().unwrap_or_default(),
        status: String::new(),
        applicable: true,
        documented: Documentation::None.name().to_owned(),
        must_be_documented: false,
        implemented: String::new(),
        evidenced: Evidenced::None.name().to_owned(),
        needs: Vec::new(),
        statement: None,
        claims: Vec::new(),
        evidence: Vec::new(),
        collected: 0,
        other_standard: site.book.frameworks.len() == 2
            && site.book.frameworks.iter().all(|framework| framework.requirements().next().is_some()),
        counterparts: Vec::new(),
        namesakes: namesakes(site, entry, url),
        children: Vec::new(),
        columns: TreeColumns::default(),
        tally: None,
    }
}

/// Entries of other frameworks with the same number and another title.
fn namesakes(site: &Site<'_>, entry: &Entry, url: &str) -> Vec<crate::view::Badge> {
    let Some(own) = site.book.framework(entry.id.framework()) else { return Vec::new() };
    let others = site.book.frameworks.iter().filter(|framework| framework.id != own.id);
    site.badges(url, others.filter_map(|other| own.namesake(entry, other)).map(|namesake| &namesake.id))
}

fn statement_view(site: &Site<'_>, statement: &Statement, url: &str) -> StatementView {
    let (review_on, review_state) = site.review(&Node::Entry(statement.requirement.clone()));
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let judged = statement
        .sufficient
        .as_ref()
        .map(|judged| vec![site.role_name(&judged.by.value), judged.date.value.to_string(), judged.note.clone()]);
    StatementView {
        applicable: statement.applicability == Applicability::Applicable,
        implementation: statement.status.as_ref().map(|status| status.value.name().to_owned()).unwrap_or_default(),
        reasons: statement.reasons.iter().map(|reason| reason.name().to_owned()).collect(),
        justification: text(&statement.justification),
        how: site.text(url, statement.how.as_ref()),
        alternative: text(&statement.alternative),
        owner: site.role(url, statement.owner.as_ref()),
        risks: statement.risks.clone(),
        plan: statement.plan.as_ref().map(|plan| site.plan(url, &plan.value)),
        not_for: statement.not_for.iter().map(|out| (out.system.clone(), out.justification.clone())).collect(),
        sufficient: judged.unwrap_or_default(),
        review_on,
        review_state,
    }
}

/// The places that satisfy the requirement, those that count first.
fn claims(site: &Site<'_>, id: &RequirementId, prefix: &str, url: &str) -> Vec<Claimed> {
    let quoted = |at: usize| at < MAX_QUOTES;
    answers::places(site, id)
        .iter()
        .enumerate()
        .map(|(at, (claim, document))| {
            claimed(site, claim, document, (format!("{prefix}q{}-", at + 1), quoted(at)), url)
        })
        .collect()
}

/// One place. A section is quoted with its subsections, a whole document by its lead and outline.
fn claimed(
    site: &Site<'_>,
    claim: &Claim,
    document: &Document,
    (prefix, quoted): (String, bool),
    url: &str,
) -> Claimed {
    let section = site.book.claimed_section(claim);
    let parts: &[Section] = match section {
        Some(section) => document.with_subsections(&section.anchor),
        None => {
            document.sections.first().filter(|first| first.level == 0).map(std::slice::from_ref).unwrap_or_default()
        }
    };
    let fitting = parts
        .iter()
        .scan(0, |size, section| {
            *size += section.body.html.len();
            Some(*size)
        })
        .take_while(|size| *size <= MAX_QUOTE)
        .count();
    let shown = if quoted { fitting.max(1).min(parts.len()) } else { 0 };
    // The heading of the place stands for the first one of the quotation, at the third level.
    let shift = section.map_or(0, |section| 3 - i8::try_from(section.level).unwrap_or(2));
    let mut prose = Prose::quoted(site, document, url, prefix, shift);
    let quotes = parts[..shown].iter().map(|section| section_view(site, document, section, &mut prose, url)).collect();
    let target = match section {
        Some(section) => format!("{}#{}", document.url, section.anchor),
        None => document.url.clone(),
    };
    Claimed {
        document: site.record(url, &Node::Document(document.id.clone())),
        version: document.version.clone().unwrap_or_default(),
        approved: date(document.approved.as_ref().map(|day| day.value)),
        section: section.map(|section| section.title.clone()).unwrap_or_default(),
        href: href::relative(url, &target),
        counts: site.coverage.document(document) == DocumentStatus::Approved,
        quotes,
        outline: if section.is_none() && quoted { outline(document, &document.url, url) } else { Vec::new() },
        footnotes: prose.footnotes(document),
        cut: section.is_some() && shown < parts.len(),
    }
}

/// The evidence, strongest first, each with what else it supports.
fn evidence(site: &Site<'_>, id: &RequirementId, url: &str) -> Vec<EvidenceRow> {
    let mut supports: Vec<_> = site.book.index.supports.get(id).into_iter().flatten().collect();
    supports.sort_by_key(|(item, extent): &&(_, Extent)| (*extent, item.clone()));
    let row = |(item, extent): &(crate::model::EvidenceId, Extent)| {
        let item = site.book.evidence.get(item)?;
        let own = item.supports.iter().find(|support| support.requirement.value == *id);
        let others = item.supports.iter().map(|support| &support.requirement.value).filter(|other| *other != id);
        Some(EvidenceRow {
            item: site.evidence_ref(url, item),
            extent: extent.name().to_owned(),
            missing: own.and_then(|support| support.missing.clone()).unwrap_or_default(),
            shared_with: answers::few_badges(site, others, url),
        })
    };
    supports.into_iter().filter_map(row).collect()
}

/// What other frameworks have of the kind: rows that start here, then rows that lead here.
fn counterparts(site: &Site<'_>, id: &RequirementId, url: &str) -> Vec<CounterpartView> {
    let mut views = Vec::new();
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        if let Some(row) = crosswalk.rows.get(id) {
            views.push(forward(site, at, crosswalk, row, url));
        }
        let leading = matrix_pair::leading_to(site, at, id);
        let reached = !leading.is_empty();
        views.extend(leading.into_iter().map(|(row, pair)| backward(site, at, row, pair, id, url)));
        if crosswalk.primary && crosswalk.target == *id.framework() && !reached {
            views.push(CounterpartView { class: "reverse-gap".to_owned(), ..blank(site, at, crosswalk, url) });
        }
    }
    views
}

/// What rows of a crosswalk have in common.
fn blank(site: &Site<'_>, at: usize, crosswalk: &Crosswalk, url: &str) -> CounterpartView {
    let short = |book: &Book, id| book.framework(id).map(|framework| framework.short.clone()).unwrap_or_default();
    CounterpartView {
        others: Vec::new(),
        forward: false,
        class: String::new(),
        relationship: String::new(),
        through: String::new(),
        reuse: String::new(),
        rationale: String::new(),
        adds: String::new(),
        basis: String::new(),
        confidence: String::new(),
        service: String::new(),
        adjacent: Vec::new(),
        origin: String::new(),
        mapping_status: mapping::status(site, at).name().to_owned(),
        review: None,
        shared_evidence: FewRecords::default(),
        candidate_evidence: FewRecords::default(),
        source_framework: short(site.book, &crosswalk.source),
        other_framework: short(site.book, &crosswalk.target),
        matrix: href::relative(url, &site.matrix_url(at)),
    }
}

/// A row that starts at this requirement.
fn forward(site: &Site<'_>, at: usize, crosswalk: &Crosswalk, row: &Row, url: &str) -> CounterpartView {
    let pairs: Vec<_> = row.counterparts().map(|target| (&row.source, &target.id)).collect();
    let (shared_evidence, candidate_evidence) = evidence_of(site, at, &pairs, |shared| &shared.target_only, url);
    CounterpartView {
        others: matrix_pair::links(site, &row.targets, url),
        forward: true,
        class: row.class().name().to_owned(),
        relationship: row.relationship().name().to_owned(),
        reuse: site.reuse(at, &row.source),
        rationale: row.rationales(),
        adds: row.adds.clone().unwrap_or_default(),
        basis: row.basis.name().to_owned(),
        confidence: row.confidence.name().to_owned(),
        service: row.service.map(|service| service.name().to_owned()).unwrap_or_default(),
        adjacent: site.badges(url, &row.adjacent),
        origin: row.origin.name().to_owned(),
        mapping_status: mapping::row_status(site, at, &row.source).name().to_owned(),
        review: Some(mapping::review(site, at, &row.source, url)),
        shared_evidence,
        candidate_evidence,
        ..blank(site, at, crosswalk, url)
    }
}

/// A row that leads to this requirement, by itself or through a group.
fn backward(site: &Site<'_>, at: usize, row: &Row, pair: &Target, id: &RequirementId, url: &str) -> CounterpartView {
    let crosswalk = &site.book.crosswalks[at];
    let pairs = [(&row.source, id)];
    let (shared_evidence, candidate_evidence) = evidence_of(site, at, &pairs, |shared| &shared.source_only, url);
    CounterpartView {
        others: vec![matrix_pair::link_from(site, row, pair, id, url)],
        forward: false,
        reuse: String::new(),
        relationship: pair.relationship.name().to_owned(),
        through: matrix_pair::through(site, pair, id),
        class: pair.class_for(id).name().to_owned(),
        rationale: row.rationale_of(Some(pair)).to_owned(),
        basis: pair.basis.name().to_owned(),
        confidence: pair.confidence.name().to_owned(),
        origin: pair.origin.name().to_owned(),
        adjacent: Vec::new(),
        shared_evidence,
        candidate_evidence,
        other_framework: blank(site, at, crosswalk, url).source_framework,
        ..forward(site, at, crosswalk, row, url)
    }
}

/// Evidence of both sides of some pairs of a crosswalk, and what one side has alone.
fn evidence_of(
    site: &Site<'_>,
    at: usize,
    pairs: &[(&RequirementId, &RequirementId)],
    alone: fn(&Shared) -> &Proof,
    url: &str,
) -> (FewRecords, FewRecords) {
    let known = site.coverage.pairs.get(at);
    let pairs = pairs.iter().map(|(source, target)| ((*source).clone(), (*target).clone()));
    let shared: Vec<&Shared> = pairs.filter_map(|pair| known?.get(&pair)).collect();
    let items = |of: &dyn Fn(&Shared) -> &Proof| -> BTreeSet<EvidenceId> {
        shared.iter().flat_map(|shared| of(shared).evidence.clone()).collect()
    };
    let few = |ids: BTreeSet<EvidenceId>| answers::few(site, ids, Node::Evidence, answers::MAX_NAMED, url);
    (few(items(&|shared| &shared.both)), few(items(&alone)))
}
