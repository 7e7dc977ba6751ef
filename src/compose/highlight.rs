//! Code with its parts marked by a handful of classes. Each distinct block is worked out once.

use std::collections::BTreeMap;
use std::num::NonZeroU8;
use std::sync::{Arc, Mutex, OnceLock};

use sha2::{Digest, Sha256};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use crate::model::escape_into;

/// Blocks longer than this are shown unmarked.
const MAX_BYTES: usize = 64 << 10;

/// Most marks that are kept, four bytes each; blocks beyond are marked each time they are shown.
const MAX_KEPT: usize = 8 << 20;

/// Scopes that get a class; the innermost scope that has one decides.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "comment"),
    ("string", "string"),
    ("constant", "constant"),
    ("keyword", "keyword"),
    ("storage", "keyword"),
    ("entity.other.attribute-name", "support"),
    ("entity.name", "entity"),
    ("support", "support"),
    ("markup.heading", "entity"),
];

/// Where a class begins, up to the next mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    /// Offset in the code, which [`MAX_BYTES`] bounds.
    at: u16,
    /// The first of [`CLASSES`] with the class; none for plain text.
    class: Option<NonZeroU8>,
}

/// Marks code. Loaded on first use, shared by all threads of a build.
#[derive(Default)]
pub(super) struct Highlighter {
    syntaxes: OnceLock<SyntaxSet>,
    classes: OnceLock<Vec<(Scope, NonZeroU8)>>,
    done: Mutex<Done>,
}

/// What was marked already, by the SHA-256 of language and code.
#[derive(Default)]
struct Done {
    marks: BTreeMap<[u8; 32], Arc<[Mark]>>,
    total: usize,
}

impl Highlighter {
    /// The HTML of a block; plain when the language is unknown.
    pub(super) fn html(&self, language: &str, code: &str) -> String {
        shown(code, &self.kept(None, language, code))
    }

    /// Marks blocks of one language before they are shown, until enough are kept. They have grammars of
    /// their own, which go afterwards: one that has marked code holds its compiled expressions, up to 70 MB,
    /// and threads that share them wait for each other.
    pub(super) fn prepare<'c>(&self, language: &str, blocks: impl IntoIterator<Item = &'c str>) {
        if is_plain(language) {
            return;
        }
        let own = syntaxes();
        for code in blocks {
            if !self.done.lock().is_ok_and(|done| done.total < MAX_KEPT) {
                return;
            }
            self.kept(Some(&own), language, code);
        }
    }

    fn kept(&self, own: Option<&SyntaxSet>, language: &str, code: &str) -> Arc<[Mark]> {
        if is_plain(language) || code.len() > MAX_BYTES {
            return Arc::default();
        }
        let key = Sha256::new().chain_update(language).chain_update("\n").chain_update(code).finalize().into();
        if let Some(known) = self.done.lock().ok().and_then(|done| done.marks.get(&key).cloned()) {
            return known;
        }
        let marks: Arc<[Mark]> = self.marks(own, language, code).unwrap_or_default().into();
        if let Ok(mut done) = self.done.lock()
            && done.total < MAX_KEPT
        {
            done.total += marks.len();
            done.marks.insert(key, marks.clone());
        }
        marks
    }

    fn marks(&self, own: Option<&SyntaxSet>, language: &str, code: &str) -> Option<Vec<Mark>> {
        let classes = self.classes.get_or_init(classes);
        let syntaxes = own.unwrap_or_else(|| self.syntaxes.get_or_init(syntaxes));
        let syntax = syntaxes.find_syntax_by_token(language)?;
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut marks = Vec::new();
        let mut open = None;
        let mut begins = 0;
        for line in code.split_inclusive('\n') {
            let mut at = 0;
            let mut pass = |to: usize, stack: &ScopeStack| {
                let class = class_of(stack, classes);
                // Neighbours of one class share a mark.
                if at < to && class != open {
                    marks.push(Mark { at: u16::try_from(begins + at).ok()?, class });
                    open = class;
                }
                at = to;
                Some(())
            };
            for (offset, change) in state.parse_line(line, syntaxes).ok()?.into_iter() {
                pass(offset, &stack)?;
                stack.apply(&change).ok()?;
            }
            pass(line.len(), &stack)?;
            begins += line.len();
        }
        Some(marks)
    }
}

/// Whether code is shown as it is.
fn is_plain(language: &str) -> bool {
    language.is_empty() || language == "text"
}

/// The grammars, their expressions as text: each is compiled when it is first used.
fn syntaxes() -> SyntaxSet {
    two_face::syntax::extra_newlines()
}

fn classes() -> Vec<(Scope, NonZeroU8)> {
    let first = |class: &str| CLASSES.iter().position(|(_, name)| *name == class);
    let number = |class: &str| NonZeroU8::new(u8::try_from(first(class)? + 1).ok()?);
    CLASSES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, number(class)?))).collect()
}

/// The class of the innermost scope that has one.
fn class_of(stack: &ScopeStack, classes: &[(Scope, NonZeroU8)]) -> Option<NonZeroU8> {
    let of = |scope: &Scope| classes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(of)
}

/// Code with its marks as HTML.
fn shown(code: &str, marks: &[Mark]) -> String {
    let mut html = String::with_capacity(code.len() + 32 * marks.len());
    let ends = marks.iter().skip(1).map(|mark| usize::from(mark.at)).chain([code.len()]);
    escape_into(&code[..marks.first().map_or(code.len(), |mark| usize::from(mark.at))], &mut html);
    for (mark, end) in marks.iter().zip(ends) {
        let class = mark.class.and_then(|class| CLASSES.get(usize::from(class.get()) - 1));
        if let Some((_, class)) = class {
            html.push_str("<span class=\"hl-");
            html.push_str(class);
            html.push_str("\">");
        }
        escape_into(&code[usize::from(mark.at)..end], &mut html);
        if class.is_some() {
            html.push_str("</span>");
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_marked_and_escaped() {
        let highlighter = Highlighter::default();
        let html = highlighter.html("rust", "let x = \"<b>\"; // n\n");
        assert!(html.contains("<span class=\"hl-string\">&quot;&lt;b&gt;&quot;</span>"), "{html}");
        assert!(html.contains("<span class=\"hl-comment\">"), "{html}");
        assert_eq!(highlighter.html("no-such-language", "a < b"), "a &lt; b");
    }

    #[test]
    fn code_is_marked_alike_before_and_when_it_is_shown() {
        let (prepared, other) = (Highlighter::default(), Highlighter::default());
        prepared.prepare("rust", ["let x = 1;"]);
        for code in ["let x = 1;", "let y = 2;"] {
            assert_eq!(prepared.html("rust", code), other.html("rust", code));
        }
    }
}
