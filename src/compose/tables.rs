//! The tables of the site as data.

use super::site::date;
use super::{Site, answers, mapping};
use crate::model::{Applicability, Entry, Kind, Node, PlanEntry, Row, Statement, Target};
use crate::view::Table;

/// The class of a requirement without a row.
const NOT_DETERMINED: &str = "not-determined";

/// Joins several values of one cell.
fn joined(values: impl IntoIterator<Item = String>) -> String {
    values.into_iter().collect::<Vec<_>>().join("; ")
}

/// The rows of all crosswalks, a line for each pair; a gap and an undetermined source have one
/// without a target.
pub(super) fn matrix(site: &Site<'_>) -> Table {
    let mut rows = Vec::new();
    for (at, crosswalk) in site.book.crosswalks.iter().enumerate() {
        let Some(framework) = site.book.framework(&crosswalk.source) else { continue };
        for entry in framework.answerable() {
            let line = |row, target| pair(site, at, entry, row, target);
            match crosswalk.rows.get(&entry.id) {
                Some(row) if !row.targets.is_empty() => {
                    rows.extend(row.targets.iter().map(|target| line(Some(row), Some(target))))
                }
                row => rows.push(line(row, None)),
            }
        }
    }
    Table { columns: PAIR.to_vec(), rows }
}

/// What the matrix says of a pair: `class` and `reuse` are of its source against the target framework as a whole,
/// `relationship`, `pair-class`, `basis`, `confidence`, `rationale` and `origin` are of the pair.
const PAIR: &[&str] = &[
    "source",
    "source-title",
    "kind",
    "target",
    "target-title",
    "class",
    "relationship",
    "basis",
    "confidence",
    "rationale",
    "adds",
    "reuse",
    "source-status",
    "target-status",
    "origin",
    "mapping-status",
    "review",
    "reviewed-by",
    "reviewed-on",
    "fingerprint",
    "target-framework",
    "pair-class",
];

fn pair(site: &Site<'_>, at: usize, entry: &Entry, row: Option<&Row>, target: Option<&Target>) -> Vec<String> {
    let other = target.and_then(|target| site.book.entry(&target.id));
    // A row without targets is a pair with the target framework.
    let relationship = target.map(|target| target.relationship).or(row.map(Row::relationship));
    let status = |id| site.coverage.standings.get(id).map_or("", |standing| standing.status.name());
    let state = mapping::row_state(site, at, &entry.id);
    let reviewed = state.and_then(|state| state.reviewed.as_ref());
    vec![
        entry.id.to_string(),
        entry.title.clone(),
        entry.kind.name().to_owned(),
        target.map(|target| target.id.to_string()).unwrap_or_default(),
        other.map(|other| other.title.clone()).unwrap_or_default(),
        row.map_or(NOT_DETERMINED, |row| row.class().name()).to_owned(),
        relationship.map_or("", |relationship| relationship.name()).to_owned(),
        target.map(|t| t.basis).or(row.map(|r| r.basis)).map_or("", |basis| basis.name()).to_owned(),
        target.map(|t| t.confidence).or(row.map(|r| r.confidence)).map_or("", |c| c.name()).to_owned(),
        row.map_or("", |row| row.rationale_of(target)).to_owned(),
        row.and_then(|row| row.adds.clone()).unwrap_or_default(),
        site.reuse(at, &entry.id),
        status(&entry.id).to_owned(),
        target.map_or("", |target| status(&target.id)).to_owned(),
        target.map(|t| t.origin).or(row.map(|r| r.origin)).map_or("", |origin| origin.name()).to_owned(),
        mapping::row_status(site, at, &entry.id).name().to_owned(),
        state.map_or("", |state| state.review.name()).to_owned(),
        reviewed.map(|reviewed| reviewed.by.value.to_string()).unwrap_or_default(),
        date(reviewed.map(|reviewed| reviewed.on.value)),
        state.map(|state| state.fingerprint.to_string()).unwrap_or_default(),
        site.book.crosswalks[at].target.to_string(),
        relationship.map_or("", |relationship| relationship.class().name()).to_owned(),
    ]
}

/// The combined Statement of Applicability: a line for each control.
pub(super) fn soa(site: &Site<'_>) -> Table {
    let columns = vec![
        "control",
        "title",
        "applicable",
        "reasons",
        "justification",
        "implementation",
        "status",
        "how",
        "documents",
        "owner",
        "evidence",
        "risks",
        "plan",
        "not-for",
        "review-by",
    ];
    let controls = site.book.requirements().filter(|entry| entry.kind == Kind::Control);
    Table { columns, rows: controls.map(|entry| soa_line(site, entry)).collect() }
}

fn soa_line(site: &Site<'_>, entry: &Entry) -> Vec<String> {
    let statement = site.book.statements.get(&entry.id);
    let text = |read: fn(&Statement) -> Option<String>| statement.and_then(read).unwrap_or_default();
    let claims = site.book.index.claims.get(&entry.id).into_iter().flatten();
    let documents = claims.map(|claim| claim.node().to_string());
    let evidence = site.book.index.supports.get(&entry.id).into_iter().flatten();
    let applicable = statement.map(|s| if s.applicability == Applicability::Applicable { "yes" } else { "no" });
    vec![
        entry.id.to_string(),
        entry.title.clone(),
        applicable.unwrap_or_default().to_owned(),
        joined(statement.into_iter().flat_map(|s| &s.reasons).map(|reason| reason.name().to_owned())),
        text(|statement| statement.justification.clone()),
        text(|statement| statement.status.as_ref().map(|status| status.value.name().to_owned())),
        site.coverage.status(&entry.id).name().to_owned(),
        super::prose::plain(&site.text("", statement.and_then(|statement| statement.how.as_ref()))),
        joined(documents),
        text(|statement| statement.owner.as_ref().map(|owner| owner.value.to_string())),
        joined(evidence.map(|(id, extent)| format!("{id} ({})", extent.name()))),
        joined(statement.into_iter().flat_map(|statement| statement.risks.clone())),
        text(|statement| statement.plan.as_ref().map(|plan| plan.value.to_string())),
        joined(
            statement.into_iter().flat_map(|s| &s.not_for).map(|out| format!("{}: {}", out.system, out.justification)),
        ),
        text(|statement| statement.review_by.as_ref().map(|date| date.value.to_string())),
    ]
}

/// The evidence register: a line for each requirement an item supports.
pub(super) fn evidence(site: &Site<'_>) -> Table {
    let columns = vec![
        "id",
        "title",
        "freshness",
        "until",
        "collected",
        "owner",
        "method",
        "shows",
        "file",
        "sha256",
        "requirement",
        "extent",
        "missing",
        "replaced-by",
    ];
    let mut rows = Vec::new();
    for item in site.book.evidence.values() {
        let expiry = site.coverage.evidence.get(&item.id);
        let file = item.file.as_ref().and_then(|id| site.book.attachments.get(id));
        let head = vec![
            item.id.to_string(),
            site.node_title(&Node::Evidence(item.id.clone())),
            expiry.map_or("", |expiry| expiry.freshness.name()).to_owned(),
            date(expiry.and_then(|expiry| expiry.on)),
            date(item.collected.as_ref().map(|date| date.value)),
            item.owner.as_ref().map(|owner| owner.value.to_string()).unwrap_or_default(),
            item.method.map_or("", |method| method.name()).to_owned(),
            item.shows.map_or("", |shows| shows.name()).to_owned(),
            file.map(|file| file.id.to_string()).unwrap_or_default(),
            file.map(|file| file.sha256.clone()).unwrap_or_default(),
        ];
        let newer = site.coverage.superseded.get(&item.id).map(ToString::to_string).unwrap_or_default();
        let tails = item.supports.iter().map(|support| {
            vec![
                support.requirement.value.to_string(),
                support.extent.name().to_owned(),
                support.missing.clone().unwrap_or_default(),
                newer.clone(),
            ]
        });
        let before = rows.len();
        rows.extend(tails.map(|tail| [head.clone(), tail].concat()));
        if rows.len() == before {
            rows.push([head, vec![String::new(); 3], vec![newer]].concat());
        }
    }
    Table { columns, rows }
}

/// The gap plan: a line for each requirement of the framework being reached.
pub(super) fn gaps(site: &Site<'_>) -> Table {
    let columns = vec![
        "requirement",
        "title",
        "class",
        "reuse",
        "status",
        "counterparts",
        "needs",
        "missing",
        "adds",
        "owner",
        "plan",
        "state",
        "due",
        "effort-days",
        "waits-for",
        "unlocks",
    ];
    let crosswalks = site.book.crosswalks.iter().enumerate().filter(|(_, crosswalk)| crosswalk.primary);
    let rows = crosswalks.flat_map(|(at, crosswalk)| {
        let entries = site.book.framework(&crosswalk.source).into_iter().flat_map(|f| f.requirements());
        entries.filter_map(move |entry| gap_line(site, at, entry, crosswalk.rows.get(&entry.id)))
    });
    Table { columns, rows: rows.collect() }
}

fn gap_line(site: &Site<'_>, at: usize, entry: &Entry, row: Option<&Row>) -> Option<Vec<String>> {
    let id = &entry.id;
    let standing = site.coverage.standings.get(id)?;
    let statement = site.book.statements.get(id);
    let planned: Vec<&PlanEntry> =
        site.book.index.planned.get(id).into_iter().flatten().filter_map(|id| site.book.planned(id)).collect();
    let of_plan = |read: fn(&PlanEntry) -> String| joined(planned.iter().map(|entry| read(entry)));
    Some(vec![
        id.to_string(),
        entry.title.clone(),
        row.map_or(NOT_DETERMINED, |row| row.class().name()).to_owned(),
        site.reuse(at, id),
        standing.status.name().to_owned(),
        joined(row.into_iter().flat_map(Row::counterparts).map(|target| target.id.to_string())),
        joined(standing.needs.iter().map(|need| need.name().to_owned())),
        joined(answers::missing(site, id)),
        row.and_then(|row| row.adds.clone()).unwrap_or_default(),
        statement.and_then(|s| s.owner.as_ref()).map(|owner| owner.value.to_string()).unwrap_or_default(),
        of_plan(|entry| entry.id.to_string()),
        of_plan(|entry| entry.state.name().to_owned()),
        of_plan(|entry| entry.due.as_ref().map(|due| due.value.to_string()).unwrap_or_default()),
        of_plan(|entry| entry.effort.map(|days| days.to_string()).unwrap_or_default()),
        of_plan(|entry| joined(entry.needs.iter().map(|need| need.value.to_string()))),
        site.coverage.unlocks.get(id).copied().unwrap_or(0).to_string(),
    ])
}

/// How the clauses are met: a line for each.
pub(super) fn clauses(site: &Site<'_>) -> Table {
    let columns = vec!["clause", "title", "status", "how", "asked", "documents", "owner", "evidence", "review-by"];
    let clauses = site.book.requirements().filter(|entry| entry.kind == Kind::Clause);
    let line = |entry: &Entry| {
        // A clause has the same answers as a control, without reasons and exclusion.
        let all = soa_line(site, entry);
        let asked = entry.documents.clone().unwrap_or_default();
        let [id, title, _, _, _, _, status, how, documents, owner, evidence, _, _, _, review] = all.try_into().ok()?;
        Some(vec![id, title, status, how, asked, documents, owner, evidence, review])
    };
    Table { columns, rows: clauses.filter_map(line).collect() }
}
