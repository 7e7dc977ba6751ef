//! Markdown made of pieces: it never acts, and what it opens it closes.

use proptest::prelude::*;
use proptest::sample::select;

use crate::support::Book;
use crate::support::html::Page;
use crate::{FILES, built, cases, surveyed};

/// Pieces of Markdown, harmless or not.
const PIECES: &[&str] = &[
    "word ",
    "\n",
    "\n\n",
    "# ",
    "## ",
    "### H {#id}\n",
    "> ",
    "> [!NOTE]\n> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "***",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```\n",
    "```html\n",
    "~~~\n",
    "| a | b |\n|---|:-:|\n| c | d |\n",
    "|",
    "---\n",
    "===\n",
    "Term\n: ",
    "- [x] ",
    "[^1]",
    "\n[^1]: ",
    "[^2]",
    "[[",
    "]]",
    "[[EV-1]]",
    "[[policy#rules|",
    "[[#id]]",
    "[",
    "](",
    ")",
    "](policy.md)",
    "![",
    "![a](x.png \"t\")",
    "<",
    ">",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<sub>",
    "</sub>",
    "<kbd>",
    "</kbd>",
    "<br>",
    "<b onclick=x>",
    "</p>",
    "</div>",
    "</section></main>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "<style>",
    "<svg/onload=x>",
    "<a href=\"javascript:x\">",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "[x](//example.org)",
    "[x](data:text/html,x)",
    "<https://example.org>",
    "<javascript:x>",
    "[r]",
    "\n[r]: javascript:x\n",
    "{{tool}}",
    "{{",
    "}}",
    "{#x}",
    "{.c onclick=x}",
    "&lt;",
    "&#60;",
    "&#x3c;script&#62;",
    "\\",
    "\"",
    "'",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "é",
    "🔑",
    "  \n",
    "\r\n",
    "^",
    "$",
    "$$",
    ":::",
    "http://example.org ",
    "@x",
    "<!-- x -->",
];

/// One of them, or a few characters.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => "[ -~\\n]{0,12}", 1 => "\\PC{0,4}"]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn markdown_never_acts_and_always_closes(pieces in prop::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        let book = FILES.iter().fold(Book::new(), |book, (path, text)| book.file(path, text));
        let statement = serde_json::Value::String(text.clone());
        let book = book
            .file("content/policies/a.md", format!("# Title\n\n{text}"))
            .file("content/index.md", format!("---\nsatisfies: [demo:A.2]\n---\n{text}"))
            .file("content/controls/demo.yaml", format!("framework: demo\nstatements:\n  - requirement: A.2\n    how: {statement}\n"));
        let survey = surveyed(&book);
        let site = built(&book, &survey);
        for url in ["policies/a.html", "index.html", "demo/A.2.html", "soa/index.html"] {
            let page = Page::read(&site.text(url));
            prop_assert!(page.active().is_empty(), "{url}: {:#?}", page.active());
            // A character that is no character stays one; it closes nothing.
            let open: Vec<_> = page.faults.iter().filter(|fault| !fault.starts_with("error: ")).collect();
            prop_assert!(open.is_empty(), "{url}: {open:#?}");
        }
    }
}
