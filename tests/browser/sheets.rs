//! The published style sheets: what they leave out of their sources means nothing to a browser.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::chrome::with_chrome;
use crate::places::sample;

/// A sheet of the built-in theme with its parts in the place of their imports.
fn written(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let line = |line: &str| match line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")) {
        Some(part) => written(&path.parent().expect("a folder").join(part)),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn what_is_left_out_of_a_sheet_means_nothing() {
    with_chrome(async |chrome| {
        chrome.open_page(&sample().on_disk("404.html")).await;
        let rules = "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);
            return [...sheet.cssRules].map(rule => rule.cssText.replace(/([,:]) /g, '$1'))";
        for name in ["style.css", "text.css", "matrix.css"] {
            let source = written(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static").join(name));
            let published = sample().site().text(&format!("static/{name}"));
            assert!(published.len() < source.len(), "{name}");
            let read = async |text: String| match chrome.with(rules, vec![json!(text)]).await {
                Value::Array(rules) => rules,
                other => panic!("{other}"),
            };
            let (source, published) = (read(source).await, read(published).await);
            assert!(source.len() > 300, "{} rules in {name}", source.len());
            for (source, published) in source.iter().zip(&published) {
                assert_eq!(published, source, "{name}");
            }
            assert_eq!(published.len(), source.len(), "{name}");
        }
    });
}
