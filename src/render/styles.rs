//! Style sheets: what a sheet of a theme imports is put in the place of the import, so that a page asks
//! for one sheet.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use crate::theme::Theme;

/// The sheet that has everything in it.
const WHOLE: &str = "static/style.css";

/// What of it pages of text make do with.
const TEXT: &str = "static/text.css";

/// What of it the matrix makes do with.
const MATRIX: &str = "static/matrix.css";

/// Most files a sheet is made of.
const MAX_FILES: usize = 100;

/// A published sheet by its path in the theme. What is not UTF-8 imports nothing.
pub(super) fn sheet(theme: &Theme, path: &str) -> Result<Vec<u8>, Diagnostic> {
    let own = |path| theme.overlay.contains_key(path);
    // Pages of a theme with a sheet of its own have nothing of the one it replaces.
    let with: &[&str] = match path {
        TEXT => &[WHOLE],
        MATRIX => &[WHOLE, TEXT],
        _ => &[],
    };
    let path = if !own(path) && with.iter().any(|other| own(other)) { WHOLE } else { path };
    match theme.file(path) {
        Some((name, bytes)) if std::str::from_utf8(bytes).is_ok() => {
            let mut seen = BTreeSet::from([path.to_owned()]);
            filled(theme, path, &name, bytes, &mut seen).map(String::into_bytes)
        }
        found => Ok(found.map(|(_, bytes)| bytes.to_vec()).unwrap_or_default()),
    }
}

/// The text of a file, which findings call `name`, with the files it imports; `seen` are those of the sheet.
fn filled(
    theme: &Theme,
    path: &str,
    name: &str,
    bytes: &[u8],
    seen: &mut BTreeSet<String>,
) -> Result<String, Diagnostic> {
    let refuse = |at: Range<usize>, message: String| {
        let fault = Diagnostic::new(Code::ThemeError, name, message);
        match theme.places.get(name) {
            Some(file) => fault.at(Span::new(*file, at.start, at.len())),
            None => fault,
        }
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        refuse(at..at + 1, format!("`{name}` is not UTF-8"))
    })?;
    // What a book's own theme writes is published as it is written. The built-in sheets write sums in `calc()`,
    // where the spaces around a sign are kept.
    let short = |part: &str| Some(minifier::css::minify(part).ok()?.to_string().trim().to_owned());
    let tidy = |part: &str| {
        let is_own = theme.overlay.contains_key(path);
        Some(part).filter(|_| !is_own).and_then(short).unwrap_or_else(|| part.to_owned())
    };
    // A byte order mark means something only at the beginning.
    let (mut out, mut done) = (String::new(), text.len() - text.trim_start_matches('\u{feff}').len());
    for Import { at, address, condition } in imports(text) {
        let target = beside(path, address);
        let Some((of, bytes)) = theme.file(&target) else {
            let message = format!("the theme has no file `{target}` to import");
            return Err(refuse(at, message).help("the address is taken from the folder of the sheet that imports"));
        };
        if !seen.insert(target.clone()) {
            return Err(refuse(at, format!("`{target}` is in this sheet already; a file is imported once")));
        }
        if seen.len() > MAX_FILES {
            return Err(refuse(at, format!("a sheet is made of more than {MAX_FILES} files")));
        }
        if ["layer", "supports"].iter().any(|word| starts(condition, word)) {
            let message = "an import is put in its place with a media query only, not with a layer or a condition";
            return Err(refuse(at, message.to_owned()).help("write the block into the file that is imported"));
        }
        let inner = filled(theme, &target, &of, bytes, seen)?;
        out.push_str(&tidy(&text[done..at.start]));
        out.push_str(&if condition.is_empty() { inner } else { format!("@media {condition} {{\n{inner}}}") });
        done = at.end;
    }
    out.push_str(&tidy(&text[done..]));
    Ok(out)
}

/// An import of a file beside the sheet.
struct Import<'t> {
    /// The whole statement.
    at: Range<usize>,
    address: &'t str,
    condition: &'t str,
}

/// The imports of a sheet that lead to other files of the theme. They stand before everything else but
/// comments, the name of a character set and the names of layers.
fn imports(text: &str) -> Vec<Import<'_>> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start();
        let start = text.len() - rest.len();
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if starts(rest, "@import") {
            let Some((address, after)) = address(rest["@import".len()..].trim_start()) else { return found };
            let (condition, after) = after.split_once(';').unwrap_or((after, ""));
            rest = after;
            // What leads elsewhere stays as it is.
            if !address.starts_with('/') && !address.contains(':') {
                found.push(Import { at: start..text.len() - rest.len(), address, condition: condition.trim() });
            }
        } else if starts(rest, "@charset") || starts(rest, "@layer") {
            match rest.find([';', '{']) {
                Some(at) if rest[at..].starts_with(';') => rest = &rest[at + 1..],
                _ => return found,
            }
        } else {
            return found;
        }
    }
}

/// The address an import begins with, and what follows it.
fn address(text: &str) -> Option<(&str, &str)> {
    if let Some(quote) = text.chars().next().filter(|first| ['"', '\''].contains(first)) {
        return text[1..].split_once(quote);
    }
    let inner = text.get(..4).filter(|_| starts(text, "url("))?;
    let (address, after) = text[inner.len()..].split_once(')')?;
    Some((address.trim().trim_matches(['"', '\'']), after))
}

/// Whether a text begins with a word, in either case.
fn starts(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// The path of a file in the theme by its address beside another.
fn beside(path: &str, address: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(address.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
