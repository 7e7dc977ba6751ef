//! The rules of WCAG 2.2 AA a program can check, by axe-core, on every kind of page in every look.

use serde_json::Value;

use crate::chrome::with_chrome;
use crate::places::sample;
use crate::support::tools::tool;

/// What axe-core found on the page that is open: rule, and the first places.
const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values:
        ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}).then(found => done({
        faults: found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' | ' + n.failureSummary.replace(/\\s+/g, ' ')).join(' || ')),
        passes: found.passes.length}), error => done(String(error)));";

#[test]
fn axe_finds_nothing_on_any_kind_of_page() {
    let Some(axe) = tool("AXE", "axe.min.js") else { return };
    let axe = std::fs::read_to_string(axe).expect("axe-core");
    with_chrome(async |chrome| {
        let mut faults = Vec::new();
        for (look, colours, width) in [("light", "light", 1400), ("dark", "dark", 1400), ("narrow", "light", 320)] {
            chrome.media(colours, "").await;
            chrome.size(width, 900).await;
            for (kind, page) in sample().kinds() {
                let query = if kind == "search" { "?q=supplier" } else { "" };
                chrome.open_page(&format!("{}{query}", sample().on_disk(&page))).await;
                if kind == "search" {
                    chrome.until("document.querySelector('.result-meta')").await;
                }
                chrome.value(&axe).await;
                let found = chrome.answer(RUN, vec![]).await;
                assert!(found["passes"].as_u64().is_some_and(|passes| passes > 10), "{page}: {found}");
                let Value::Array(found) = found["faults"].clone() else { panic!("{page}: no answer of axe-core") };
                faults.extend(
                    found
                        .into_iter()
                        .map(|fault| format!("{look}, {kind} ({page}): {}", fault.as_str().unwrap_or_default())),
                );
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
        // The same rules do find a fault that is there.
        chrome.value("document.querySelector('main').innerHTML = '<img src=x>'; return null").await;
        let found = chrome.answer(RUN, vec![]).await;
        assert!(found["faults"].to_string().contains("image-alt"), "{found}");
    });
}
