//! Addresses that pages once had.

use super::Link;
use crate::source::Span;

/// An address a page once had, and where it leads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old path in the site.
    pub url: String,
    /// A page or file of the site by its address, or a place outside the book.
    pub to: Link,
    /// Where it was written.
    pub span: Span,
}
