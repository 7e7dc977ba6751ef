//! From byte offsets to the lines and columns people count.

use std::ops::Deref;

/// A line and a column, both counted from one; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from one.
    pub line: usize,
    /// Column in characters, from one.
    pub column: usize,
}

/// Bytes of a text whose characters are counted once; a place is counted from the nearest such block.
const BLOCK: usize = 1024;

/// A text, borrowed or shared, and the offsets at which its lines begin.
#[derive(Debug)]
pub struct LineIndex<T> {
    text: T,
    starts: Vec<usize>,
    /// How many characters stand before each block.
    characters: Vec<usize>,
}

impl<T: Deref<Target = str>> LineIndex<T> {
    /// Reads the line starts of `text`.
    pub fn new(text: T) -> Self {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            *before += begun(block);
            Some(*before)
        });
        let characters = std::iter::once(0).chain(blocks).collect();
        Self { text, starts, characters }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position of a byte offset. An offset past the end counts as the end, one inside a
    /// character as its beginning.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let column = self.before(offset) - self.before(self.starts[line - 1]) + 1;
        Position { line, column }
    }

    /// How many characters begin before an offset.
    fn before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        self.characters[block] + begun(&self.text.as_bytes()[block * BLOCK..offset])
    }

    /// The byte offset of a line and column counted from one; the end of the line or text when
    /// there is no such column or line.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(start) = line.checked_sub(1).and_then(|line| self.starts.get(line)) else { return self.text.len() };
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let text = &self.text[*start..end];
        text.char_indices().nth(column.saturating_sub(1)).map_or(end, |(at, _)| start + at)
    }

    /// The text of a line counted from one, without its line break.
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = line.checked_sub(1).and_then(|line| self.starts.get(line)) else { return "" };
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }
}

/// How many characters begin in some bytes of a text.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters() {
        let index = LineIndex::new("a\näöü\n");
        assert_eq!(index.position(0), Position { line: 1, column: 1 });
        assert_eq!(index.position(4), Position { line: 2, column: 2 });
        assert_eq!(index.position(5), Position { line: 2, column: 2 }, "inside ö");
        assert_eq!(index.position(99), Position { line: 3, column: 1 });
    }

    #[test]
    fn columns_of_long_lines_are_counted_from_their_beginning() {
        let line = "aäß€𝄞".repeat(700);
        let text = format!("first\n{line}\n{line}");
        let index = LineIndex::new(text.as_str());
        for (at, _) in text.char_indices().step_by(97) {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            assert_eq!(index.position(at).column, text[start..at].chars().count() + 1, "{at}");
        }
        assert_eq!(index.position(text.len()).column, line.chars().count() + 1);
    }
}
