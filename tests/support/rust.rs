//! Rust source as the tests of the architecture see it: tokens with their lines, without comments, and the
//! paths among them.

#![allow(clippy::panic, reason = "a test that cannot go on stops")]

use std::fs;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::support::{files, repository};

/// A token of a source file and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// A Rust file of the repository.
pub(crate) struct Source {
    /// Its path in the repository.
    pub(crate) path: String,
    /// What it says, comments included.
    pub(crate) text: String,
    /// All of its tokens.
    pub(crate) all: Vec<Token>,
    /// All but those compiled for tests only.
    pub(crate) shipped: Vec<Token>,
}

impl Source {
    /// Reads a file of the repository.
    pub(crate) fn read(path: String) -> Self {
        let text = fs::read_to_string(repository(&path)).unwrap_or_default();
        let Ok(stream) = text.parse::<TokenStream>() else { panic!("{path} is no Rust") };
        let (mut all, mut shipped) = (Vec::new(), Vec::new());
        flatten(stream.clone(), true, &mut all);
        if !path.ends_with("/tests.rs") {
            flatten(stream, false, &mut shipped);
        }
        Self { path, text, all, shipped }
    }

    /// The folder or file right below `src/`: the part of the program it belongs to.
    pub(crate) fn part(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Its functions.
    pub(crate) fn functions(&self) -> Vec<Function<'_>> {
        let tokens = &self.all;
        let starts = (0..tokens.len()).filter(|at| tokens[*at].text == "fn" && is_name(tokens.get(at + 1)));
        starts.filter_map(|at| function(tokens, at)).collect()
    }

    /// How many modules it lies below the crate.
    pub(crate) fn depth(&self) -> usize {
        let leaf = ["lib.rs", "main.rs", "mod.rs"].iter().any(|name| self.path.ends_with(&format!("/{name}")));
        self.path.split('/').count() - 1 - usize::from(leaf)
    }
}

/// A function of a source file that has a body.
pub(crate) struct Function<'a> {
    pub(crate) name: &'a str,
    /// Whether it is public, and not only to a part of the crate.
    pub(crate) public: bool,
    pub(crate) lines: usize,
    /// The tokens of what it returns.
    pub(crate) returns: Vec<&'a str>,
}

/// The function at a `fn`; none when it has no body.
fn function(tokens: &[Token], at: usize) -> Option<Function<'_>> {
    let after = |at: usize, open: &str, close: &str| {
        let mut depth = 0;
        tokens[at..].iter().position(|token| {
            depth += i32::from(token.text == open) - i32::from(token.text == close);
            depth == 0 && token.text == close
        })
    };
    let arguments = at + tokens[at..].iter().position(|token| token.text == "(")?;
    // Arguments may be taken apart, in braces of their own.
    let taken = arguments + after(arguments, "(", ")")?;
    let body = taken + tokens[taken..].iter().position(|token| ["{", ";"].contains(&token.text.as_str()))?;
    let end = body + after(body, "{", "}").filter(|_| tokens[body].text == "{")?;
    let returns = tokens[taken + 1..body].iter().map(|token| token.text.as_str());
    let public = tokens[..at].iter().rev().find(|token| token.text != "const").is_some_and(|token| token.text == "pub");
    let lines = tokens[end].line - tokens[at].line + 1;
    Some(Function { name: &tokens[at + 1].text, public, lines, returns: returns.collect() })
}

/// Tokens in their order; `tests` keeps the items under `#[cfg(test)]`.
fn flatten(stream: TokenStream, tests: bool, into: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        let attribute = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '#');
        let test = |tree: &TokenTree| tree.to_string().replace(' ', "") == "[cfg(test)]";
        if !tests && attribute && trees.peek().is_some_and(test) {
            let last = |tree: &TokenTree| match tree {
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                other => other.to_string() == ";",
            };
            trees.by_ref().find(last);
            continue;
        }
        let TokenTree::Group(group) = tree else {
            into.push(Token { text: tree.to_string(), line });
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Parenthesis | Delimiter::None => ("(", ")"),
        };
        into.push(Token { text: open.to_owned(), line });
        flatten(group.stream(), tests, into);
        into.push(Token { text: close.to_owned(), line: group.span_close().start().line });
    }
}

/// Whether a token is a name or a keyword.
fn is_name(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.text.starts_with(|c: char| c.is_alphabetic() || c == '_'))
}

/// Every path of the tokens, those of grouped imports one by one, with its line.
pub(crate) fn paths(tokens: &[Token]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = if is_name(tokens.get(at)) { path(tokens, at, "", &mut found) } else { at + 1 };
    }
    found
}

/// The paths that begin at a token; answers where to go on.
fn path(tokens: &[Token], mut at: usize, before: &str, found: &mut Vec<(String, usize)>) -> usize {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.text == text);
    if is(at, "{") && !before.is_empty() {
        at += 1;
        while at < tokens.len() && !is(at, "}") {
            at = if is_name(tokens.get(at)) { path(tokens, at, before, found) } else { at + 1 };
        }
        return at + 1;
    }
    let line = tokens[at].line;
    let whole = if before.is_empty() { tokens[at].text.clone() } else { format!("{before}::{}", tokens[at].text) };
    let goes_on = is(at + 1, ":") && is(at + 2, ":");
    if goes_on && (is_name(tokens.get(at + 3)) || is(at + 3, "{")) {
        return path(tokens, at + 3, &whole, found);
    }
    found.push((whole, line));
    at + 1
}

/// The Rust files below a folder of the repository.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let paths = files(&repository(folder)).into_iter().filter(|path| path.ends_with(".rs"));
    paths.map(|path| Source::read(format!("{folder}/{path}"))).collect()
}
