//! The graph of the book: every node and typed edge, for machines.

use jiff::civil::Date;

use super::prose::plain;
use super::{Site, graph_mapping, mapping};
use crate::model::{
    Document, Entry, Evidence, Framework, Kind, Node, PlanEntry, RequirementId, RoleId, Section, Statement, Text,
};
use crate::source::Spanned;
use crate::view::{
    BookFacts, DocumentFacts, Edge, EdgeFacts, EntryFacts, EvidenceFacts, FrameworkFacts, GRAPH_VERSION, Graph,
    GraphNode, JudgementFacts, NodeFacts, NotForFacts, PlanEntryFacts, RoleFacts, SectionFacts, SoaFacts,
    SoaVersionFacts, StatementFacts, StatusParts, Stream, SupportFacts, Take,
};

/// Composes the graph. Its nodes and edges are made while it is written.
pub(super) fn compose<'s>(site: &'s Site<'_>) -> Graph<'s> {
    Graph {
        version: GRAPH_VERSION,
        as_of: site.coverage.as_of.to_string(),
        book: book_facts(site),
        crosswalks: graph_mapping::crosswalks(site),
        nodes: Stream::new(|to| nodes(site, to)),
        edges: Stream::new(|to| edges(site, to)),
    }
}

fn book_facts(site: &Site<'_>) -> BookFacts {
    let (settings, soa) = (&site.settings.compliance, &site.settings.compliance.soa);
    let head = SoaFacts {
        title: said(&soa.title),
        owner: role(soa.owner.as_ref()),
        classification: said(&soa.classification),
        scope: said(&soa.scope),
    };
    BookFacts {
        title: Some(site.settings.book.title.clone()),
        organisation: said(&settings.organisation),
        scope: said(&settings.scope),
        operating_model: settings.operating_model.map(|model| model.name()),
        review_window: Some(settings.review_window),
        evidence_window: Some(settings.evidence_window),
        soa: Some(head).filter(|head| *head != SoaFacts::default()),
    }
}

/// A text, unless it is empty.
pub(super) fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn nodes(site: &Site<'_>, to: Take<'_, GraphNode>) {
    for framework in &site.book.frameworks {
        to(framework_node(site, framework));
        for entry in &framework.entries {
            to(catalogue_entry(site, entry));
        }
    }
    for document in site.book.documents.values() {
        to(document_node(site, document));
        sections(site, document, to);
    }
    for statement in site.book.statements.values() {
        to(statement_node(site, statement));
    }
    for item in site.book.evidence.values() {
        to(evidence_node(site, item));
    }
    for role in &site.book.roles {
        let facts = RoleFacts {
            role: Some(role.kind.name()),
            responsibilities: role.responsibilities.clone(),
            fingerprint: Some(role.fingerprint.to_string()),
        };
        to(node(role.id.to_string(), NodeFacts::Role(facts), &role.title, role.url.clone()));
    }
    for entry in &site.book.plan {
        to(plan_node(site, entry));
    }
    graph_mapping::nodes(site, to);
}

pub(super) fn node(id: String, facts: NodeFacts, title: &str, url: String) -> GraphNode {
    GraphNode { id, facts, title: title.to_owned(), url }
}

/// The sections of a document, each with the one it stands in.
fn sections(site: &Site<'_>, document: &Document, to: Take<'_, GraphNode>) {
    let mut above: Vec<&Section> = Vec::new();
    for section in document.sections.iter().filter(|section| section.level > 0) {
        while above.last().is_some_and(|last| last.level >= section.level) {
            above.pop();
        }
        let facts = SectionFacts {
            level: Some(section.level),
            within: above.last().map(|outer| document.section_id(outer).to_string()),
            fingerprint: Some(section.fingerprint.to_string()),
        };
        let id = document.section_id(section);
        let (name, url) = (id.to_string(), site.node_url(&Node::Section(id)));
        to(node(name, NodeFacts::Section(facts), &section.title, url));
        above.push(section);
    }
}

/// The id of a role as it was written.
fn role(written: Option<&Spanned<RoleId>>) -> Option<String> {
    written.map(|role| role.value.to_string())
}

fn day(written: Option<&Spanned<Date>>) -> Option<String> {
    written.map(|day| day.value.to_string())
}

/// Running text without its layout.
fn words(site: &Site<'_>, text: Option<&Text>) -> Option<String> {
    text.map(|text| plain(&site.text("", Some(text))))
}

fn framework_node(site: &Site<'_>, framework: &Framework) -> GraphNode {
    let facts = FrameworkFacts {
        label: Some(framework.label.clone()),
        short: Some(framework.short.clone()),
        full_title: Some(framework.title.clone()),
        system: Some(framework.system.id.clone()),
        amendment: framework.amendment.clone(),
        notice: framework.notice.clone(),
        soa: soa_version(site, framework),
        built_in: Some(framework.built_in),
        fingerprint: Some(framework.fingerprint.to_string()),
    };
    let (id, url) = (framework.id.to_string(), site.framework_url(&framework.id));
    node(id, NodeFacts::Framework(Box::new(facts)), &framework.label, url)
}

/// The version of the Statement of Applicability for a framework.
fn soa_version(site: &Site<'_>, framework: &Framework) -> Option<SoaVersionFacts> {
    let state = site.coverage.soa.get(&framework.id)?;
    let approvals = &site.settings.compliance.soa.approvals;
    let approval = approvals.iter().find(|approval| approval.framework.value == framework.id);
    Some(SoaVersionFacts {
        version: approval.map(|approval| approval.version.value.clone()),
        approver: role(approval.and_then(|approval| approval.approver.as_ref())),
        approved: day(approval.and_then(|approval| approval.approved.as_ref())),
        state: Some(state.approval.name()),
        fingerprint: Some(state.fingerprint.to_string()),
    })
}

fn catalogue_entry(site: &Site<'_>, entry: &Entry) -> GraphNode {
    let standing = site.coverage.standings.get(&entry.id);
    let at = site.crosswalks_from(entry.id.framework()).next();
    let counterpart = at.and_then(|at| site.coverage.counterparts.get(at)?.get(&entry.id));
    let mapped = at.and_then(|at| mapping::row_state(site, at, &entry.id));
    let parts = standing.map(|standing| StatusParts {
        applicable: Some(standing.applicable),
        documented: Some(standing.documented.name()),
        must_be_documented: Some(standing.must_be_documented),
        implemented: standing.implemented.map(|status| status.name()),
        evidenced: Some(standing.evidenced.name()),
        needs: Some(standing.needs.iter().map(|need| need.name()).collect()),
    });
    let facts = Box::new(EntryFacts {
        framework: Some(entry.id.framework().to_string()),
        number: Some(entry.id.number().to_owned()),
        printed: entry.printed.clone(),
        entry: Some(entry.kind.name()),
        unit: entry.unit.clone(),
        about: said(&entry.about),
        applies: entry.applies.clone(),
        new: entry.kind.is_answerable().then_some(entry.new),
        amended: entry.kind.is_answerable().then_some(entry.amended),
        documented_information: entry.kind.is_requirement().then(|| entry.documented.name()),
        documents: entry.documents.clone(),
        status: standing.map(|standing| standing.status.name()),
        parts,
        unlocks: site.coverage.unlocks.get(&entry.id).copied(),
        class: counterpart.and_then(|counterpart| counterpart.class).map(|class| class.name()),
        reuse: counterpart.and_then(|counterpart| counterpart.reuse).map(|reuse| reuse.name()),
        mapping_review: mapped.map(|row| row.review.name()),
        mappings: entry.kind.is_answerable().then(|| graph_mapping::rows(site, entry)),
    });
    let facts = if entry.kind.is_answerable() { NodeFacts::Requirement(facts) } else { NodeFacts::Group(facts) };
    node(entry.id.to_string(), facts, &entry.title, site.entry_url(&entry.id))
}

fn document_node(site: &Site<'_>, document: &Document) -> GraphNode {
    let lead = document.sections.iter().rfind(|section| section.level == 0);
    let review = site.coverage.reviews.get(&Node::Document(document.id.clone()));
    let facts = DocumentFacts {
        r#type: document.kind.map(|kind| kind.name()),
        status: Some(site.coverage.document(document).name()),
        version: document.version.clone(),
        owner: role(document.owner.as_ref()),
        approver: role(document.approver.as_ref()),
        approved: day(document.approved.as_ref()),
        confirmed: day(document.confirmed.as_ref()),
        review_by: review.map(|review| review.on.to_string()),
        review: review.map(|review| review.state.name()),
        classification: document.classification.clone(),
        audience: Some(document.audience.name()),
        source: Some(document.path.clone()),
        fingerprint: lead.map(|lead| lead.fingerprint.to_string()),
    };
    node(document.id.to_string(), NodeFacts::Document(Box::new(facts)), &document.title, document.url.clone())
}

fn statement_node(site: &Site<'_>, statement: &Statement) -> GraphNode {
    let not_for = statement
        .not_for
        .iter()
        .map(|out| NotForFacts { system: Some(out.system.clone()), justification: Some(out.justification.clone()) });
    let review = site.coverage.reviews.get(&Node::Entry(statement.requirement.clone()));
    let facts = StatementFacts {
        applicability: Some(statement.applicability.name()),
        implementation: statement.status.as_ref().map(|status| status.value.name()),
        reasons: Some(statement.reasons.iter().map(|reason| reason.name()).collect()),
        justification: statement.justification.clone(),
        alternative: statement.alternative.clone(),
        how: words(site, statement.how.as_ref()),
        owner: role(statement.owner.as_ref()),
        risks: Some(statement.risks.clone()),
        not_for: Some(not_for.collect()).filter(|systems: &Vec<_>| !systems.is_empty()),
        sufficient: statement.sufficient.as_ref().map(|judged| JudgementFacts {
            by: Some(judged.by.value.to_string()),
            date: Some(judged.date.value.to_string()),
            note: Some(judged.note.clone()),
        }),
        plan: statement.plan.as_ref().map(|plan| plan.value.to_string()),
        review_by: day(statement.review_by.as_ref()),
        review: review.map(|review| review.state.name()),
        fingerprint: Some(statement.fingerprint.to_string()),
    };
    let title = site.node_title(&Node::Entry(statement.requirement.clone()));
    let url = format!("{}#statement", site.entry_url(&statement.requirement));
    node(statement_id(&statement.requirement), NodeFacts::Statement(Box::new(facts)), &title, url)
}

fn evidence_node(site: &Site<'_>, item: &Evidence) -> GraphNode {
    let expiry = site.coverage.evidence.get(&item.id);
    let file = item.file.as_ref().and_then(|id| site.book.attachments.get(id));
    let facts = EvidenceFacts {
        summary: words(site, item.summary.as_ref()),
        freshness: expiry.map(|expiry| expiry.freshness.name()),
        until: expiry.and_then(|expiry| expiry.on).map(|day| day.to_string()),
        collected: day(item.collected.as_ref()),
        superseded_by: site.coverage.superseded.get(&item.id).map(ToString::to_string),
        due: item.due.map(|day| day.to_string()),
        period: item.period.as_ref().map(|period| [period.value.from, period.value.to].map(|day| day.to_string())),
        cadence: item.cadence.map(|cadence| cadence.to_string()),
        owner: role(item.owner.as_ref()),
        collector: role(item.collector.as_ref()),
        source: item.source.clone(),
        population: item.population.clone(),
        sample: item.sample.clone(),
        method: item.method.map(|method| method.name()),
        shows: item.shows.map(|shows| shows.name()),
        audience: Some(item.audience.name()),
        address: item.url.clone(),
        file: file.map(|file| file.url.clone()),
        sha256: file.map(|file| file.sha256.clone()),
        fingerprint: Some(item.fingerprint.to_string()),
    };
    node(item.id.to_string(), NodeFacts::Evidence(Box::new(facts)), &item.title, item.url_path.clone())
}

fn plan_node(site: &Site<'_>, entry: &PlanEntry) -> GraphNode {
    let known = site.coverage.plan.get(&entry.id);
    let facts = PlanEntryFacts {
        state: Some(entry.state.name()),
        step: entry.step.clone(),
        what: words(site, entry.what.as_ref()),
        owner: role(entry.owner.as_ref()),
        effort: entry.effort,
        due: day(entry.due.as_ref()),
        due_state: known.and_then(|known| known.due).map(|due| due.state.name()),
        waits: known.map(|known| known.waits),
        unlocks: known.map(|known| known.unlocks),
        fingerprint: Some(entry.fingerprint.to_string()),
    };
    node(entry.id.to_string(), NodeFacts::Plan(Box::new(facts)), &entry.title, entry.url.clone())
}

fn statement_id(requirement: &RequirementId) -> String {
    format!("statement:{requirement}")
}

fn edges(site: &Site<'_>, to: Take<'_, Edge>) {
    for entry in site.book.frameworks.iter().flat_map(|framework| &framework.entries) {
        let framework = entry.id.framework();
        let parent = entry.parent.as_ref();
        let above = parent.map_or_else(|| framework.to_string(), |parent| format!("{framework}:{parent}"));
        to(edge(entry.id.to_string(), above, EdgeFacts::PartOf));
    }
    for document in site.book.documents.values() {
        for section in document.sections.iter().filter(|section| section.level > 0) {
            to(edge(document.section_id(section).to_string(), document.id.to_string(), EdgeFacts::PartOf));
        }
    }
    for requirement in site.book.statements.values().map(|statement| &statement.requirement) {
        to(edge(statement_id(requirement), requirement.to_string(), EdgeFacts::States));
    }
    for item in site.book.evidence.values() {
        for support in &item.supports {
            let facts = SupportFacts { extent: Some(support.extent.name()), missing: support.missing.clone() };
            let to_requirement = support.requirement.value.to_string();
            to(edge(item.id.to_string(), to_requirement, EdgeFacts::Supports(facts)));
        }
        if let Some(other) = &item.supersedes {
            to(edge(item.id.to_string(), other.to_string(), EdgeFacts::Supersedes));
        }
    }
    for (requirement, entries) in &site.book.index.planned {
        for entry in entries {
            to(edge(entry.to_string(), requirement.to_string(), EdgeFacts::Plans));
        }
    }
    for entry in &site.book.plan {
        for need in entry.needs.iter().filter(|need| site.book.planned(&need.value).is_some()) {
            to(edge(entry.id.to_string(), need.value.to_string(), EdgeFacts::Needs));
        }
    }
    claims(site, to);
    graph_mapping::edges(site, to);
    others(site, to);
}

pub(super) fn edge(from: String, to: String, facts: EdgeFacts) -> Edge {
    Edge { from, to, facts }
}

fn claims(site: &Site<'_>, to: Take<'_, Edge>) {
    for (requirement, claims) in &site.book.index.claims {
        for claim in claims {
            to(edge(claim.node().to_string(), requirement.to_string(), EdgeFacts::Satisfies));
        }
    }
}

/// Owners and mentions.
fn others(site: &Site<'_>, to: Take<'_, Edge>) {
    let id = |node: &Node| match node {
        // What a requirement's statement says or owns is the statement's.
        Node::Entry(id)
            if site.book.entry(id).is_some_and(|entry| matches!(entry.kind, Kind::Clause | Kind::Control)) =>
        {
            statement_id(id)
        }
        other => other.to_string(),
    };
    for (role, nodes) in &site.book.index.owned {
        if site.book.role(role).is_some() {
            for owned in nodes {
                to(edge(role.to_string(), id(owned), EdgeFacts::Owns));
            }
        }
    }
    for (mentioned, from) in &site.book.index.mentions {
        for one in from {
            to(edge(id(one), mentioned.to_string(), EdgeFacts::Mentions));
        }
    }
}
