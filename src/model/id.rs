//! Ids. Each kind of thing has its own type; a requirement cannot be named without its framework.

use std::fmt;
use std::sync::Arc;

/// Defines an id type over shared text.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the text as it is; whether it names anything is for `link` to find out.
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A framework, such as a standard or a law: `[a-z][a-z0-9-]*`.
    FrameworkId
}
id! {
    /// A document; by default its path below the content folder without `.md`.
    DocumentId
}
id! {
    /// An item of the evidence register.
    EvidenceId
}
id! {
    /// A role or a body of the organisation.
    RoleId
}
id! {
    /// An entry of the plan.
    PlanId
}

/// An entry of a framework's catalogue: `framework:number`. Groups and objectives have ids of this
/// form as well; which ids are requirements, the catalogue says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId {
    framework: FrameworkId,
    number: Arc<str>,
}

impl RequirementId {
    /// The entry `number` of `framework`.
    pub fn new(framework: FrameworkId, number: impl Into<Arc<str>>) -> Self {
        Self { framework, number: number.into() }
    }

    /// Reads `framework:number`; `None` when the text has another form.
    pub fn parse(text: &str) -> Option<Self> {
        let (framework, number) = text.split_once(':')?;
        (is_framework(framework) && is_number(number)).then(|| Self::new(FrameworkId::new(framework), number))
    }

    /// The framework the entry belongs to.
    pub fn framework(&self) -> &FrameworkId {
        &self.framework
    }

    /// The number within the framework. It is text: `5.10` is not `5.1`.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The anchor of its row on a page about its framework.
    pub fn row(&self) -> String {
        format!("row-{}", self.number())
    }
}

impl fmt::Display for RequirementId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.framework, self.number)
    }
}

/// Whether the text can be the id of a framework.
fn is_framework(text: &str) -> bool {
    let rest = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(rest)
}

/// Whether the text can be the number of an entry.
fn is_number(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    !text.is_empty() && text.chars().all(allowed)
}

/// A section of a document; its identity is the pair, not its place in the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId {
    /// The document.
    pub document: DocumentId,
    /// The anchor of the section's heading.
    pub anchor: Arc<str>,
}

impl fmt::Display for SectionId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}#{}", self.document, self.anchor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_id_needs_its_framework() {
        assert!(RequirementId::parse("A.5.1").is_none());
        assert!(RequirementId::parse("Upper:1").is_none());
        assert!(RequirementId::parse("x:").is_none());
        let id = RequirementId::parse("x-1:GOVERN-1.10");
        assert_eq!(id.map(|id| id.number().to_owned()).as_deref(), Some("GOVERN-1.10"));
    }
}
