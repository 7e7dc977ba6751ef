//! `[compliance.soa]`: the Statement of Applicability as a controlled document.

use jiff::civil::Date;

use super::raw::{RawApproval, RawSoa};
use super::valid::Reader;
use crate::diagnostics::Code;
use crate::model::{FrameworkId, RoleId};
use crate::source::Spanned;

/// What the head of the statement says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SoaSettings {
    /// A title instead of the theme's.
    pub title: String,
    /// Who looks after it.
    pub owner: Option<Spanned<RoleId>>,
    /// Classification label.
    pub classification: String,
    /// Scope, where it differs from that of the management systems.
    pub scope: String,
    /// A version for each standard, because certificates cite it.
    pub approvals: Vec<SoaApproval>,
}

/// The version of one standard's statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoaApproval {
    /// The standard.
    pub framework: Spanned<FrameworkId>,
    /// Version as the organisation counts them.
    pub version: Spanned<String>,
    /// Who approved it, or is to.
    pub approver: Option<Spanned<RoleId>>,
    /// When it was approved; without a day it is a draft.
    pub approved: Option<Spanned<Date>>,
    /// The fingerprint of the statements that were approved.
    pub fingerprint: Option<Spanned<String>>,
}

impl Reader {
    /// Reads the head of the statement; a second version of one standard is reported.
    pub(super) fn soa(&mut self, raw: RawSoa) -> SoaSettings {
        let mut approvals: Vec<SoaApproval> = Vec::new();
        for written in raw.approvals {
            let at = written.framework.span();
            let approval = self.approval(written);
            if approvals.iter().any(|known| known.framework.value == approval.framework.value) {
                let message = format!("`{}` has a version already", approval.framework.value);
                let help =
                    "one table of `approvals` for each standard; keep earlier versions in the history".to_owned();
                self.report(Code::InvalidSettings, at, message).help.push(help);
                continue;
            }
            approvals.push(approval);
        }
        SoaSettings {
            title: raw.title.unwrap_or_default(),
            owner: raw.owner.map(|role| self.placed(role).map(RoleId::new)),
            classification: raw.classification.unwrap_or_default(),
            scope: raw.scope.unwrap_or_default(),
            approvals,
        }
    }

    fn approval(&mut self, raw: RawApproval) -> SoaApproval {
        SoaApproval {
            framework: self.placed(raw.framework).map(FrameworkId::new),
            version: self.placed(raw.version),
            approver: raw.approver.map(|role| self.placed(role).map(RoleId::new)),
            approved: raw.approved.and_then(|written| {
                let day = self.date(&written)?;
                Some(self.placed(written).map(|_| day))
            }),
            fingerprint: raw.fingerprint.map(|text| self.placed(text)),
        }
    }
}
