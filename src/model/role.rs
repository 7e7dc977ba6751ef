//! Roles and bodies: who answers for what.

use super::document::words;
use super::{Fingerprint, RoleId};
use crate::source::Span;

words! {
    /// A role is held by a person, a body by several.
    RoleKind {
        /// Held by one person at a time.
        Role = "role",
        /// A group that decides together.
        Body = "body",
    }
}

/// A role or body of the organisation; never a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    pub title: String,
    /// Role or body.
    pub kind: RoleKind,
    /// What it answers for.
    pub responsibilities: Option<String>,
    /// What the record said.
    pub fingerprint: Fingerprint,
    /// Path of its page in the site.
    pub url: String,
    /// Where its id was written.
    pub span: Span,
}
