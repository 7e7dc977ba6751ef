//! The text of a file, within its limit and in UTF-8.

use std::borrow::Cow;
use std::io::{self, Read};

use crate::config::Limits;
use crate::diagnostics::{Code, Diagnostic};
use crate::project::{File, Origin, Project, Tree};
use crate::source::{FileId, Span};

/// The text of a file exactly as it is, a byte order mark included, so that offsets are true. What
/// is no text, or has grown beyond its limit since it was found, is a finding about the file; an
/// error of the tree names its path.
pub fn read_text(
    tree: &dyn Tree,
    project: &Project,
    id: FileId,
    limits: &Limits,
) -> io::Result<Result<Cow<'static, str>, Diagnostic>> {
    let file = project.file(id);
    if let Origin::BuiltIn(text) = file.origin {
        return Ok(Ok(Cow::Borrowed(text)));
    }
    let Some(bytes) = read_within(tree, &file.path, file.length, limits.text_bytes)? else {
        return Ok(Err(too_long(&file.path, limits.text_bytes, "text-bytes").at(Span::whole(id))));
    };
    Ok(String::from_utf8(bytes).map(Cow::Owned).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        not_utf8(file, id, at, error.as_bytes())
    }))
}

/// Reads a whole file, or nothing when it is longer than `limit`. `expected` is the length it
/// should have.
pub(super) fn read_within(tree: &dyn Tree, path: &str, expected: u64, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("`{path}`: {error}"));
    let capacity = usize::try_from(expected.min(limit)).unwrap_or(0).saturating_add(1);
    let mut bytes = Vec::with_capacity(capacity);
    tree.open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(named)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// The finding for a file that is longer than it may be; `key` is the setting of `[limits]`.
pub(super) fn too_long(path: &str, limit: u64, key: &str) -> Diagnostic {
    Diagnostic::new(Code::LimitExceeded, path, format!("`{path}` is longer than {limit} bytes"))
        .help(format!("shorten it, or raise `{key}` in `[limits]` of book.toml"))
}

fn not_utf8(file: &File, id: FileId, at: usize, bytes: &[u8]) -> Diagnostic {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let help = if utf16 { "it looks like UTF-16; save it as UTF-8" } else { "save it as UTF-8" };
    Diagnostic::new(Code::NotUtf8, &*file.path, format!("`{}` is not UTF-8", file.path))
        .at(Span::new(id, at, 1))
        .label("the first byte that does not fit")
        .help(help)
}
