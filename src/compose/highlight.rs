//! Code with its parts marked by a handful of classes. Each distinct block is worked out once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use sha2::{Digest, Sha256};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::prose::escape;

/// Blocks longer than this are shown unmarked.
const MAX_BYTES: usize = 64 << 10;

/// Most bytes of marked code that are kept; blocks beyond are marked each time they are shown.
const MAX_KEPT: usize = 32 << 20;

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

/// Marks code. Loaded on first use, shared by all threads of a build.
#[derive(Default)]
pub(super) struct Highlighter {
    loaded: OnceLock<(SyntaxSet, Vec<(Scope, &'static str)>)>,
    done: Mutex<Done>,
}

/// What was marked already, by the SHA-256 of language and code.
#[derive(Default)]
struct Done {
    html: BTreeMap<[u8; 32], Arc<str>>,
    bytes: usize,
}

impl Highlighter {
    /// The HTML of a block; plain when the language is unknown.
    pub(super) fn html(&self, language: &str, code: &str) -> Arc<str> {
        self.kept(None, language, code)
    }

    /// Marks blocks of one language before they are shown, until enough are kept. They have grammars of
    /// their own, which go afterwards: one that has marked code holds its compiled expressions, up to 70 MB,
    /// and threads that share them wait for each other.
    pub(super) fn prepare<'c>(&self, language: &str, blocks: impl IntoIterator<Item = &'c str>) {
        if is_plain(language) {
            return;
        }
        // A copy has its expressions as text; each is compiled when it is first used.
        let own = self.loaded.get_or_init(load).0.clone();
        for code in blocks {
            if !self.done.lock().is_ok_and(|done| done.bytes < MAX_KEPT) {
                return;
            }
            self.kept(Some(&own), language, code);
        }
    }

    fn kept(&self, own: Option<&SyntaxSet>, language: &str, code: &str) -> Arc<str> {
        if is_plain(language) || code.len() > MAX_BYTES {
            return escape(code).into();
        }
        let key = Sha256::new().chain_update(language).chain_update("\n").chain_update(code).finalize().into();
        if let Some(known) = self.done.lock().ok().and_then(|done| done.html.get(&key).cloned()) {
            return known;
        }
        let html: Arc<str> = self.mark(own, language, code).unwrap_or_else(|| escape(code)).into();
        if let Ok(mut done) = self.done.lock()
            && done.bytes < MAX_KEPT
        {
            done.bytes += html.len();
            done.html.insert(key, html.clone());
        }
        html
    }

    fn mark(&self, own: Option<&SyntaxSet>, language: &str, code: &str) -> Option<String> {
        let (shared, classes) = self.loaded.get_or_init(load);
        let syntaxes = own.unwrap_or(shared);
        let syntax = syntaxes.find_syntax_by_token(language)?;
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut html = String::with_capacity(code.len() * 2);
        let mut open: Option<&str> = None;
        for line in code.split_inclusive('\n') {
            let mut at = 0;
            for (offset, change) in state.parse_line(line, syntaxes).ok()?.into_iter() {
                write(&line[at..offset], class_of(&stack, classes), &mut open, &mut html);
                at = offset;
                stack.apply(&change).ok()?;
            }
            write(&line[at..], class_of(&stack, classes), &mut open, &mut html);
        }
        if open.is_some() {
            html.push_str("</span>");
        }
        Some(html)
    }
}

/// Whether code is shown as it is.
fn is_plain(language: &str) -> bool {
    language.is_empty() || language == "text"
}

fn load() -> (SyntaxSet, Vec<(Scope, &'static str)>) {
    let classes = CLASSES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect();
    (two_face::syntax::extra_newlines(), classes)
}

/// The class of the innermost scope that has one.
fn class_of(stack: &ScopeStack, classes: &[(Scope, &'static str)]) -> Option<&'static str> {
    let of = |scope: &Scope| classes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(of)
}

/// Writes text under its class; neighbours of one class share a span.
fn write(text: &str, class: Option<&'static str>, open: &mut Option<&'static str>, html: &mut String) {
    if text.is_empty() {
        return;
    }
    if *open != class {
        if open.is_some() {
            html.push_str("</span>");
        }
        if let Some(class) = class {
            html.push_str("<span class=\"hl-");
            html.push_str(class);
            html.push_str("\">");
        }
        *open = class;
    }
    html.push_str(&escape(text));
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
        assert_eq!(&*highlighter.html("no-such-language", "a < b"), "a &lt; b");
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
