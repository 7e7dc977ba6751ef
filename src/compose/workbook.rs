//! The workbook: the tables of the site as sheets of one file, with a cover and a legend.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use super::{href, tables};
use crate::model::{
    Class, Crosswalk, DataFile, Entry, EvidenceId, Framework, ImplementationStatus, Kind, PlanId, Reason,
};
use crate::model::{RequirementId, Row};
use crate::view::{Cell, Column, Look, Sheet, Table, Workbook};

/// Most characters of a cell; spreadsheet programs hold 32,767.
const MAX_CELL: usize = 32_000;

/// Composes the workbook of the Statement of Applicability.
pub(super) fn compose(site: &Site<'_>) -> Workbook {
    let soa = tables::soa(site);
    let mut sheets = vec![sheet(site, &site.word("workbook.soa"), &soa, 2)];
    for framework in site.book.frameworks.iter().filter(|framework| framework.has_controls()) {
        let own = format!("{}:", framework.id);
        let rows = soa.rows.iter().filter(|row| row[0].starts_with(&own)).cloned().collect();
        sheets.push(sheet(site, &framework.short, &Table { columns: soa.columns.clone(), rows }, 2));
    }
    sheets.push(sheet(site, &site.word("workbook.clauses"), &tables::clauses(site), 2));
    if let Some(crosswalk) = site.book.primary() {
        sheets.push(grid(site, crosswalk));
        sheets.push(sheet(site, &site.word("workbook.mapping"), &tables::matrix(site), 1));
        sheets.push(sheet(site, &site.word("workbook.gaps"), &tables::gaps(site), 2));
    }
    sheets.push(sheet(site, &site.word("workbook.evidence"), &tables::evidence(site), 2));
    sheets.push(legend(site));
    sheets.insert(0, cover(site, &sheets));
    finish(site, sheets)
}

/// Composes a workbook of one table.
pub(super) fn of_table(site: &Site<'_>, name: &str, table: &Table) -> Workbook {
    finish(site, vec![sheet(site, &site.word(&format!("workbook.{name}")), table, 1), legend(site)])
}

fn finish(site: &Site<'_>, mut sheets: Vec<Sheet>) -> Workbook {
    let mut taken = BTreeSet::new();
    for sheet in &mut sheets {
        sheet.name = unique(&sheet.name, &mut taken);
    }
    let soa = &site.settings.compliance.soa.title;
    Workbook {
        title: if soa.is_empty() { site.word("title.soa") } else { soa.clone() },
        organisation: site.settings.compliance.organisation.clone(),
        as_of: site.coverage.as_of.to_string(),
        sheets,
    }
}

/// A name a tab can have: short, without the characters references need, no other sheet's.
fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) { '-' } else { c }).collect();
    let mut found: String = clean.chars().take(28).collect();
    let mut number = 2;
    while !taken.insert(found.to_lowercase()) {
        found = format!("{} {number}", clean.chars().take(26).collect::<String>());
        number += 1;
    }
    found
}

/// A table as a sheet. Ids lead to their pages, states have a look, closed lists can be chosen from.
fn sheet(site: &Site<'_>, name: &str, table: &Table, frozen: u16) -> Sheet {
    let column =
        |id: &&str| Column { title: site.word(&format!("column.{id}")), width: width(id), choices: choices(id) };
    let row = |cells: &Vec<String>| {
        let cell = |(text, column): (&String, &&str)| Cell {
            number: number(column, text),
            link: link(site, column, text),
            look: look(column, text),
            text: clipped(text),
        };
        cells.iter().zip(&table.columns).map(cell).collect()
    };
    Sheet {
        name: name.to_owned(),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
        frozen,
    }
}

/// Width of a column in characters.
fn width(column: &str) -> u16 {
    match column {
        "how" | "rationale" | "adds" => 48,
        "justification" | "asked" | "missing" => 34,
        "title" | "source-title" | "target-title" | "file" => 28,
        "documents" | "evidence" | "not-for" | "counterparts" => 24,
        "owner" | "needs" | "reasons" | "control" | "requirement" | "source" | "target" => 17,
        "applicable" | "status" | "class" | "risks" | "plan" | "extent" | "unlocks" | "kind" => 10,
        _ => 13,
    }
}

/// The words of a closed list.
fn choices(column: &str) -> Vec<String> {
    let words: &[&str] = match column {
        "applicable" => &["yes", "no"],
        "implementation" => ImplementationStatus::NAMES,
        // A cell may hold several; the list offers one.
        "reasons" => Reason::NAMES,
        _ => &[],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A text that fits into a cell; where it does not, it says so.
fn clipped(text: &str) -> String {
    match text.char_indices().nth(MAX_CELL) {
        Some((at, _)) => format!("{} […]", &text[..at]),
        None => text.to_owned(),
    }
}

fn number(column: &str, text: &str) -> Option<u32> {
    matches!(column, "unlocks" | "effort-days").then(|| text.parse().ok()).flatten()
}

fn look(column: &str, text: &str) -> Look {
    match (column, text) {
        ("status" | "source-status" | "target-status", "met")
        | ("class" | "pair-class", "overlap")
        | ("freshness", "fresh")
        | ("reuse", "done" | "reuse") => Look::Good,
        ("status" | "source-status" | "target-status" | "class" | "pair-class", "partial")
        | ("freshness", "due-soon")
        | ("reuse", "extend" | "reuse-when-closed") => Look::Half,
        ("status" | "source-status" | "target-status" | "class" | "pair-class", "gap")
        | ("freshness", "stale" | "missing")
        | ("reuse", "build") => Look::Open,
        ("status" | "source-status" | "target-status", "excluded") | ("reuse", "not-applicable") => Look::Out,
        _ => Look::Plain,
    }
}

/// The page of the thing a cell names.
fn link(site: &Site<'_>, column: &str, text: &str) -> String {
    let url = match column {
        "control" | "clause" | "requirement" | "source" | "target" => {
            RequirementId::parse(text).map(|id| site.entry_url(&id)).unwrap_or_default()
        }
        "id" | "replaced-by" => {
            site.book.evidence.get(&EvidenceId::new(text)).map(|item| item.url_path.clone()).unwrap_or_default()
        }
        "plan" => site.book.planned(&PlanId::new(text)).map(|entry| entry.url.clone()).unwrap_or_default(),
        _ => String::new(),
    };
    page(site, &url)
}

/// The address of a page: absolute where the site has one, else relative to the workbook's place in it.
fn page(site: &Site<'_>, url: &str) -> String {
    match &site.settings.html.site_url {
        _ if url.is_empty() => String::new(),
        Some(base) => format!("{base}{}", href::path(url)),
        None => href::relative(DataFile::Workbook.url(), url),
    }
}

fn text(text: impl Into<String>, look: Look) -> Cell {
    Cell { text: text.into(), look, ..Cell::default() }
}

/// What the workbook is, who approved which version, where each framework stands, and its sheets.
fn cover(site: &Site<'_>, sheets: &[Sheet]) -> Sheet {
    let soa = &site.settings.compliance.soa;
    let title = if soa.title.is_empty() { site.word("title.soa") } else { soa.title.clone() };
    let mut rows = vec![
        vec![text(title, Look::Title)],
        vec![text(site.settings.compliance.organisation.clone(), Look::Strong)],
        vec![text(format!("{} {}", site.word("workbook.as-of"), site.coverage.as_of), Look::Muted)],
        Vec::new(),
    ];
    let words = ["framework", "version", "approved", "approver", "state"];
    rows.push(words.map(|word| text(site.word(&format!("workbook.{word}")), Look::Strong)).to_vec());
    for (id, state) in &site.coverage.soa {
        let approval = soa.approvals.iter().find(|approval| approval.framework.value == *id);
        let of = |read: fn(&crate::config::SoaApproval) -> Option<String>| approval.and_then(read).unwrap_or_default();
        rows.push(vec![
            text(site.book.framework(id).map(|f| f.label.clone()).unwrap_or_default(), Look::Plain),
            text(of(|approval| Some(approval.version.value.clone())), Look::Plain),
            text(of(|approval| approval.approved.as_ref().map(|day| day.value.to_string())), Look::Plain),
            text(site.role_title(approval.and_then(|approval| approval.approver.as_ref())), Look::Plain),
            text(site.word(&format!("approval.{}", state.approval.name())), Look::Plain),
        ]);
    }
    rows.push(Vec::new());
    let words = ["status.met", "status.partial", "status.gap", "status.excluded", "workbook.total"];
    let heads = words.map(|word| text(site.word(word), Look::Strong));
    rows.push([vec![text(site.word("workbook.standing"), Look::Strong)], heads.to_vec()].concat());
    for framework in site.book.frameworks.iter().filter(|framework| framework.requirements().next().is_some()) {
        for kind in [Kind::Clause, Kind::Control] {
            let tally = site.tally_of(framework, kind);
            if tally.total == 0 {
                continue;
            }
            let name = format!("{}: {}", framework.short, site.word(&format!("workbook.{}s", kind.name())));
            let counts = [tally.met, tally.partial, tally.gap, tally.excluded, tally.total];
            let count = |count: usize| Cell { number: u32::try_from(count).ok(), ..Cell::default() };
            rows.push([vec![text(name, Look::Plain)], counts.map(count).to_vec()].concat());
        }
    }
    rows.push(vec![text(site.word("workbook.formula"), Look::Muted)]);
    rows.push(Vec::new());
    rows.push(vec![text(site.word("workbook.sheets"), Look::Strong)]);
    rows.extend(sheets.iter().map(|sheet| {
        vec![Cell { text: sheet.name.clone(), link: format!("internal:'{}'!A1", sheet.name), ..Cell::default() }]
    }));
    rows.push(Vec::new());
    let notices: BTreeSet<&str> = site.book.frameworks.iter().filter_map(|f| f.notice.as_deref()).collect();
    rows.extend(notices.into_iter().map(|notice| vec![text(notice, Look::Muted)]));
    free(site.word("workbook.cover"), &[44, 14, 14, 24, 30, 12], rows)
}

/// The controls of one framework against those of the other, a sign in each cell that relates them.
fn grid(site: &Site<'_>, crosswalk: &Crosswalk) -> Sheet {
    let controls = |framework: Option<&Framework>| -> Vec<Entry> {
        let all = framework.into_iter().flat_map(|framework| framework.requirements());
        all.filter(|entry| entry.kind == Kind::Control).cloned().collect()
    };
    let columns = controls(site.book.framework(&crosswalk.target));
    let cell = |row: Option<&Row>, column: &Entry| {
        let target = row.and_then(|row| row.targets.iter().find(|target| target.id == column.id));
        target.map_or_else(Cell::default, |target| sign(target.relationship.class()))
    };
    let heads = std::iter::once(Column { title: String::new(), width: 44, choices: Vec::new() });
    let heads = heads.chain(columns.iter().map(|entry| Column {
        title: entry.number().to_owned(),
        width: 5,
        choices: Vec::new(),
    }));
    let rows = controls(site.book.framework(&crosswalk.source));
    let row = |entry: &Entry| {
        let name = Cell {
            text: format!("{} {}", entry.number(), entry.title),
            link: page(site, &entry.url),
            ..Cell::default()
        };
        let row = crosswalk.rows.get(&entry.id);
        std::iter::once(name).chain(columns.iter().map(|column| cell(row, column))).collect()
    };
    Sheet {
        name: site.word("workbook.matrix"),
        columns: heads.collect(),
        rows: rows.iter().map(row).collect(),
        frozen: 1,
    }
}

/// A class by shape and colour.
fn sign(class: Class) -> Cell {
    match class {
        Class::Overlap => text("●", Look::Good),
        Class::Partial => text("◐", Look::Half),
        Class::Gap | Class::ReverseGap => text("○", Look::Open),
    }
}

/// What the words mean.
fn legend(site: &Site<'_>) -> Sheet {
    let mut rows = vec![vec![text(site.word("workbook.legend"), Look::Title)]];
    let groups: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("reason", Reason::NAMES),
        ("implementation", ImplementationStatus::NAMES),
        ("status", &["met", "partial", "gap", "excluded"]),
        ("class", &["overlap", "partial", "gap"]),
    ]);
    for (group, words) in groups {
        rows.push(Vec::new());
        rows.push(vec![text(site.word(&format!("column.{}", column_of(group))), Look::Strong)]);
        for word in words {
            let mark = look(column_of(group), word);
            let meaning = site.word(&format!("workbook-means.{group}-{word}"));
            rows.push(vec![text(*word, mark), text(meaning, Look::Plain)]);
        }
    }
    free(site.word("workbook.legend"), &[24, 100], rows)
}

/// The column in which words of a group stand.
fn column_of(group: &str) -> &str {
    if group == "reason" { "reasons" } else { group }
}

/// A sheet of free text.
fn free(name: String, widths: &[u16], rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |width: &u16| Column { title: String::new(), width: *width, choices: Vec::new() };
    Sheet { name, columns: widths.iter().map(column).collect(), rows, frozen: 0 }
}
