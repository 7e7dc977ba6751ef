//! What holds for every input, tried on many that are made up.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

#[path = "properties/markdown.rs"]
mod markdown;
#[path = "properties/names.rs"]
mod names;
#[path = "properties/order.rs"]
mod order;
#[path = "properties/registers.rs"]
mod registers;
#[path = "properties/states.rs"]
mod states;

use clausebook::pipeline::{self, Clock, Survey};
use jiff::civil::date;
use proptest::prelude::ProptestConfig;
use support::{Book, Site};

/// The day every book is looked at.
const CLOCK: Clock = Clock { asked: None, otherwise: date(2026, 11, 16) };

/// Framework, settings and the rest of a small book.
const FRAMEWORK: &str = "framework: demo
label: Demo standard
entries:
  - {id: '1', kind: group, title: One}
  - {id: '1.1', kind: clause, parent: '1', title: Clause, documented: required}
  - {id: A.1, kind: control, title: Control, documented: if-applicable}
  - {id: A.2, kind: control, title: Another, documented: own-decision}
";

const STATEMENTS: &str = "framework: demo
statements:
  - requirement: '1.1'
    status: implemented
    owner: keeper
    how: See [[policy#rules]] and [[EV-1]].
  - requirement: A.1
    applicable: true
    reasons: [risk, legal]
    status: alternative
    alternative: Another way.
    documents: [policy]
    not-for: [{system: S-1, justification: None.}]
    sufficient: {by: keeper, date: 2026-10-01, note: Enough.}
    review-by: 2027-01-01
  - requirement: A.2
    applicable: false
    justification: Nothing of the kind.
    review-by: 2027-01-01
";

const EVIDENCE: &str = "evidence:
  - id: EV-1
    title: A record
    summary: Shows that [[policy]] is kept.
    owner: keeper
    method: examine
    shows: operation
    collected: 2026-10-01
    period: {from: 2026-07-01, to: 2026-09-30}
    cadence: 12 months
    supports:
      - {requirement: demo:1.1, extent: full}
      - {requirement: demo:A.1, extent: partial, missing: The rest.}
  - id: EV-2
    title: Another record
    due: 2026-12-01
    supports: [{requirement: demo:A.1, extent: supporting}]
";

const ROLES: &str = "roles:\n  - {id: keeper, title: Keeper, kind: role, responsibilities: Keeps.}\n";

const POLICY: &str = "---
id: policy
title: Policy
type: policy
version: '1.0'
status: approved
owner: keeper
approved: 2026-01-01
review: 12 months
satisfies: [demo:1.1]
---
The lead, see [[EV-1]].

## Rules {#rules satisfies=demo:A.1}

Rules.
";

const SETTINGS: &str = "[book]
title = \"Book\"

[compliance]
organisation = \"Demo\"
frameworks = [\"demo\"]

[check.rules]
review-overdue = \"error\"

[limits]
files = 1000

[variables]
tool = \"Drill\"
";

/// The files of the small book.
const FILES: &[(&str, &str)] = &[
    ("book.toml", SETTINGS),
    ("content/frameworks/demo.yaml", FRAMEWORK),
    ("content/controls/demo.yaml", STATEMENTS),
    ("content/evidence/register.yaml", EVIDENCE),
    ("content/registers/roles.yaml", ROLES),
    ("content/policies/policy.md", POLICY),
];

/// Surveys a book; the world does not fail.
fn surveyed(book: &Book) -> Survey {
    pipeline::survey(book.root(), None, CLOCK).unwrap_or_else(|failure| panic!("{failure}"))
}

/// Builds a surveyed book, whatever was found in it.
fn built(book: &Book, survey: &Survey) -> Site {
    pipeline::build(survey, book.path("book"), &|_, _| {}).unwrap_or_else(|unbuilt| panic!("{unbuilt:?}"));
    book.site()
}

/// Few enough cases that a property ends in seconds; a failure is printed and kept in no file.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}
