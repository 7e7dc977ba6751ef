//! Registers with changes at any place: a finding or a site, never an end in between.

use clausebook::diagnostics::Level;
use clausebook::pipeline;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::Book;
use crate::{CLOCK, FILES, SETTINGS, cases};

/// A change of a text.
#[derive(Debug, Clone)]
enum Change {
    Cut(usize, usize),
    Insert(usize, String),
    Repeat(usize),
    Swap(usize, usize),
}

/// A change at any place of any file.
fn change() -> impl Strategy<Value = (usize, Change)> {
    let tokens = [
        ":",
        "- ",
        "\n",
        "  ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "%",
        "@",
        "---\n",
        "...\n",
        "? ",
        "<<: ",
        "no",
        "null",
        "~",
        "true",
        "1e999",
        "0x",
        "2026-99-99",
        "\u{202e}",
        "\u{0}",
        "\u{feff}",
        "é",
        "id: x\n",
        "demo:",
        "..",
        "/",
        "\\",
        ",",
    ];
    let text = prop_oneof![4 => select(tokens.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    let change = prop_oneof![
        (0..2_000usize, 1..40usize).prop_map(|(at, len)| Change::Cut(at, len)),
        (0..2_000usize, text).prop_map(|(at, text)| Change::Insert(at, text)),
        (0..60usize).prop_map(Change::Repeat),
        (0..60usize, 0..60usize).prop_map(|(one, other)| Change::Swap(one, other)),
    ];
    (0..FILES.len(), change)
}

/// A text after a change.
fn changed(text: &str, change: &Change) -> String {
    let floor = |at: usize| {
        let mut at = at % (text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    match change {
        Change::Cut(at, len) => {
            let (from, to) = (floor(*at), floor(*at).saturating_add(*len).min(text.len()));
            let to = (to..=text.len()).find(|to| text.is_char_boundary(*to)).unwrap_or(text.len());
            format!("{}{}", &text[..from], &text[to..])
        }
        Change::Insert(at, new) => format!("{}{new}{}", &text[..floor(*at)], &text[floor(*at)..]),
        Change::Repeat(line) if !lines.is_empty() => {
            let at = line % lines.len();
            lines.insert(at, lines[at]);
            lines.concat()
        }
        Change::Swap(one, other) if !lines.is_empty() => {
            let count = lines.len();
            lines.swap(one % count, other % count);
            lines.concat()
        }
        Change::Repeat(_) | Change::Swap(..) => text.to_owned(),
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_broken_register_is_a_finding_or_a_site(changes in prop::collection::vec(change(), 1..5)) {
        let mut texts: Vec<String> = FILES.iter().map(|(_, text)| (*text).to_owned()).collect();
        for (file, change) in &changes {
            texts[*file] = changed(&texts[*file], change);
        }
        let book = FILES.iter().zip(&texts).fold(Book::new(), |book, ((path, _), text)| book.file(path, text));
        // Cutting the settings may name another content folder, which is then not there.
        let Ok(survey) = pipeline::survey(book.root(), None, CLOCK) else {
            prop_assert!(texts[0] != SETTINGS);
            return Ok(());
        };
        let errors = survey.count(Level::Error);
        for finding in &survey.findings {
            prop_assert!(!finding.diagnostic.message.trim().is_empty());
            prop_assert!(!finding.diagnostic.subject.is_empty() || finding.diagnostic.span.is_some(), "{finding:?}");
        }
        if errors == 0 {
            let build = pipeline::build(&survey, book.path("site"), &|_, _| {});
            prop_assert!(build.is_ok(), "no finding and no site: {build:?}");
            prop_assert!(book.site_in("site").has("index.html"));
        }
    }
}
