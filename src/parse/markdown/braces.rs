//! Braces at the end of a heading: `{#anchor satisfies=first,second audience=public}`. Braces that hold
//! anything else are text.

use std::ops::Range;

use super::headings::is_of_page;
use super::writer::Writer;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::manuscript::RawAttributes;
use crate::model::Audience;
use crate::source::Spanned;

/// The keys that mean something there.
const KEYS: &[&str] = &["satisfies", "audience"];

impl Writer<'_> {
    /// What the braces of a heading say; or the braces, where the parser has taken them out of the text
    /// they belong to. `taken` says whether it found a word in them.
    pub(super) fn attributes(&mut self, range: &Range<usize>, taken: bool) -> (RawAttributes, Option<String>) {
        let header = header(&self.text[range.clone()]);
        let block = block(header);
        let ours = block.clone().filter(|block| taken && words(&header[block.clone()]).all(|(_, word)| is_ours(word)));
        let text = ours.as_ref().map_or(header, |block| &header[..block.start - 1]);
        for written in braces(text).filter(|written| is_meant(written)) {
            let help = "write `{#anchor satisfies=first,second}` at the end of the heading: no spaces around `=` and `,`, and nothing else";
            let message = "these braces are read as text, and what they say is satisfied is lost";
            let near = misspelt(written);
            self.invalid((range.start, header.trim_end()), message, help, near);
        }
        match (ours, block) {
            (Some(block), _) => (self.read_braces(range.start + block.start, &header[block]), None),
            (None, Some(block)) => (RawAttributes::default(), Some(format!("{{{}}}", &header[block]))),
            (None, None) => (RawAttributes::default(), None),
        }
    }

    /// Reads what stands in braces.
    fn read_braces(&mut self, start: usize, block: &str) -> RawAttributes {
        let mut read = RawAttributes::default();
        for (at, word) in words(block) {
            let place = (start + at, word);
            match word.split_once('=') {
                Some(("satisfies", ids)) => {
                    let claims = self.claims(ids, start + at + "satisfies=".len());
                    if claims.is_empty() {
                        let help = "name a requirement, such as `satisfies=framework:number`";
                        self.invalid(place, "`satisfies=` names nothing", help, None);
                    }
                    read.satisfies.extend(claims);
                }
                Some((_, name)) => match Audience::named(name) {
                    Some(_) if read.audience.is_some() => {
                        self.invalid(place, "a heading has one audience", "keep one `audience=` only", None);
                    }
                    Some(audience) => read.audience = Some(audience),
                    None => {
                        let help = format!("one of: {}", Audience::NAMES.join(", "));
                        self.invalid(place, &format!("`{name}` is no audience"), &help, None);
                    }
                },
                None if read.anchor.is_some() => {
                    self.invalid(place, "a heading has one anchor", "keep one `#anchor` only", None);
                }
                None => {
                    read.anchor = word.strip_prefix('#').map(Into::into);
                    if read.anchor.as_deref().is_some_and(is_of_page) {
                        let help = "name it otherwise: anchors of the page begin with `cb-`, `fn-1` or `fnref-1`";
                        self.invalid(
                            place,
                            &format!("the anchor `{}` is one of the page itself", &word[1..]),
                            help,
                            None,
                        );
                    }
                }
            }
        }
        read
    }

    /// The ids of a `satisfies` attribute, each with its place.
    fn claims(&self, ids: &str, start: usize) -> Vec<Spanned<String>> {
        let mut claims = Vec::new();
        let mut at = start;
        for written in ids.split(',') {
            let id = written.trim_matches('"');
            if !id.is_empty() {
                let offset = at + written.find(id).unwrap_or_default();
                claims.push(Spanned::new(id.to_owned(), self.reading.place.span(offset, id.len())));
            }
            at += written.len() + 1;
        }
        claims
    }

    /// Reports what stands at a place as a value that does not do there.
    pub(super) fn invalid(&mut self, (at, text): (usize, &str), message: &str, help: &str, near: Option<&str>) {
        let span = self.reading.place.span(at, text.len());
        let finding = Diagnostic::new(Code::InvalidValue, self.reading.path, message).at(span).help(help);
        self.prose.diagnostics.push(finding.suggest(near));
    }
}

/// The text of a heading without the line drawn under it.
fn header(heading: &str) -> &str {
    let heading = heading.trim_end();
    heading.rsplit_once('\n').map_or(heading, |(text, _)| text.trim_end())
}

/// The inside of the braces at the end, as the parser finds them.
fn block(header: &str) -> Option<Range<usize>> {
    let inside = header.strip_suffix('}')?;
    let open = inside.rfind(['{', '}', '<', '>', '\\', '\n', '\r'])?;
    inside[open..].starts_with('{').then_some(open + 1..inside.len())
}

/// The words of a text, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_ascii_whitespace().map(move |word| {
        let at = end + text[end..].find(word).unwrap_or_default();
        end = at + word.len();
        (at, word)
    })
}

fn is_ours(word: &str) -> bool {
    let key = word.split_once('=').map(|(key, _)| key);
    key.map_or(word.len() > 1 && word.starts_with('#'), |key| KEYS.contains(&key))
}

/// The insides of the braces in a text that are neither code nor escaped; the last may be open.
fn braces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find(['{', '`', '\\'])?;
            let (mark, after) = (rest[at..].chars().next()?, &rest[at + 1..]);
            if mark == '{' {
                let end = after.find('}').unwrap_or(after.len());
                rest = &after[end..];
                return Some(&after[..end]);
            }
            let skipped = match mark {
                '`' => {
                    let fence = &rest[at..rest.len() - after.trim_start_matches('`').len()];
                    let inside = &rest[at + fence.len()..];
                    inside.find(fence).map_or(fence.len(), |end| end + 2 * fence.len())
                }
                _ => 1 + after.chars().next().map_or(0, char::len_utf8),
            };
            rest = &rest[at + skipped..];
        }
    })
}

/// Whether braces that are text were meant to say something.
fn is_meant(written: &str) -> bool {
    written.contains("satisfies") || misspelt(written).is_some()
}

/// The key that a word before `=` was meant to be.
fn misspelt(written: &str) -> Option<&'static str> {
    let keys = written.match_indices('=').map(|(at, _)| written[..at].trim_end());
    let words = keys.filter_map(|before| before.rsplit(|c: char| c.is_whitespace() || c == ',').next());
    words.filter(|word| !KEYS.contains(word)).find_map(|word| nearest(word, KEYS.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_code_and_escaped_ones_are_text() {
        let found = |text| braces(text).collect::<Vec<_>>();
        assert_eq!(found("a {b} `{c}` ``{`d}`` \\{e} {f"), ["b", "f"]);
        assert_eq!(found("` {a} \\"), ["a"]);
    }

    #[test]
    fn the_last_braces_are_read_as_the_parser_does() {
        let read = |heading| block(header(heading)).map(|range| &header(heading)[range]);
        assert_eq!(read("## A {b} {#c d=e}\r\n"), Some("#c d=e"));
        assert_eq!(read("A {#b}\n> ---\n"), Some("#b"));
        assert_eq!(read("# A {#b} ##\n"), None);
        assert_eq!(read("# A \\{#b}\n"), Some("#b"));
        assert_eq!(words(" #a  b=a a").collect::<Vec<_>>(), [(1, "#a"), (5, "b=a"), (9, "a")]);
    }

    #[test]
    fn slips_in_keys_are_known() {
        assert_eq!(misspelt("satifies=demo:A.1"), Some("satisfies"));
        assert_eq!(misspelt("#a audence = public"), Some("audience"));
        assert_eq!(misspelt("width=50"), None);
    }
}
