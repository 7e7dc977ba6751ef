//! Every kind of page: complete without scripts, no wider than the window, and still while it loads.

use serde_json::json;

use crate::chrome::with_chrome;
use crate::places::sample;

#[test]
fn no_page_needs_scripts_for_what_it_says() {
    with_chrome(async |chrome| {
        let said = "(() => { const hidden = [...document.querySelectorAll('.js-only, noscript')]; hidden.forEach(e => e.remove());
            document.querySelectorAll('details').forEach(d => { d.open = true; });
            return document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim(); })()";
        let mut seen = 0;
        for page in sample().pages() {
            let place = sample().on_disk(&page);
            chrome.open_page(&place).await;
            let with = chrome.text(said).await;
            chrome.devtools("Emulation.setScriptExecutionDisabled", json!({"value": true})).await;
            chrome.open_page(&place).await;
            let without = chrome.text(said).await;
            chrome.devtools("Emulation.setScriptExecutionDisabled", json!({"value": false})).await;
            assert_eq!(without, with, "{page}");
            seen += usize::from(with.len() > 200);
        }
        assert!(seen > 300, "{seen} pages say something");
    });
}

#[test]
fn no_page_is_wider_than_a_narrow_window() {
    with_chrome(async |chrome| {
        for width in [320, 390, 768, 2560] {
            chrome.size(width, 800).await;
            for (kind, page) in sample().kinds() {
                chrome.open_page(&sample().on_disk(&page)).await;
                let wide = chrome.number("document.scrollingElement.scrollWidth").await;
                assert!(wide <= f64::from(width), "{kind} ({page}) is {wide} wide at {width}");
            }
        }
    });
}

#[test]
fn nothing_moves_while_a_page_loads() {
    with_chrome(async |chrome| {
        let mut moved = Vec::new();
        for (width, height) in [(1400, 1000), (390, 800)] {
            chrome.size(width, height).await;
            for (kind, page) in sample().kinds() {
                chrome.open_page(&sample().slowly(&page)).await;
                let shifts = "const done = arguments[0]; let sum = 0;
                    new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
                        .observe({type: 'layout-shift', buffered: true});
                    setTimeout(() => done(sum), 100)";
                let sum = chrome.answer(shifts, Vec::new()).await.as_f64().expect("a number");
                // Columns of a table settle while its rows come: a fifth of what still counts as still.
                if sum >= 0.02 {
                    moved.push(format!("{kind} ({page}) moved by {sum:.4} at {width}"));
                }
            }
        }
        assert!(moved.is_empty(), "{moved:#?}");
    });
}
