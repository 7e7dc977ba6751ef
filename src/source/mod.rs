//! Text and the places in it: files and their names, spans, lines and columns.

mod lines;
mod span;
mod words;

pub use lines::{LineIndex, Position};
pub use span::{FileId, Span, Spanned};
pub use words::in_words;
