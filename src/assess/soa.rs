//! Whether the statements about a framework's controls are those that were approved.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::config::{SoaApproval, SoaSettings};
use crate::model::{ApprovalState, Book, Fingerprint, Framework, FrameworkId, Kind, SoaState};

/// The state of each framework with controls.
pub(super) fn states(book: &Book, settings: &SoaSettings, as_of: Date) -> BTreeMap<FrameworkId, SoaState> {
    let with_controls = book.frameworks.iter().filter(|framework| framework.has_controls());
    with_controls
        .map(|framework| {
            let fingerprint = fingerprint(book, framework);
            let approval = settings.approvals.iter().find(|approval| approval.framework.value == framework.id);
            (framework.id.clone(), SoaState { fingerprint, approval: state(approval, fingerprint, as_of) })
        })
        .collect()
}

/// What the statements say, control by control in the order of the catalogue. Clauses are no part of it.
fn fingerprint(book: &Book, framework: &Framework) -> Fingerprint {
    let mut said = String::new();
    for entry in framework.requirements().filter(|entry| entry.kind == Kind::Control) {
        let statement = book.statements.get(&entry.id).map(|statement| statement.fingerprint.to_string());
        let _ = writeln!(said, "{} {}", entry.id.number(), statement.unwrap_or_default());
    }
    Fingerprint::of(&said)
}

/// An approval counts from its day.
fn state(approval: Option<&SoaApproval>, today: Fingerprint, as_of: Date) -> ApprovalState {
    match approval {
        Some(approval) if approval.approved.as_ref().is_some_and(|day| day.value <= as_of) => {
            match &approval.fingerprint {
                Some(approved) if approved.value == today.to_string() => ApprovalState::Approved,
                Some(_) => ApprovalState::Changed,
                None => ApprovalState::Unrecorded,
            }
        }
        _ => ApprovalState::Draft,
    }
}
