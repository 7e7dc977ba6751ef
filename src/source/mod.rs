//! Text and the places in it: files, spans, lines and columns.

mod lines;
mod span;

pub use lines::{LineIndex, Position};
pub use span::{FileId, Span, Spanned};
