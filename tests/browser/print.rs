//! Print: what is left out, what is added, and the paper.

use serde_json::json;

use crate::chrome::with_chrome;
use crate::places::sample;

#[test]
fn print_leaves_out_what_only_a_screen_needs() {
    with_chrome(async |chrome| {
        chrome.media("light", "print").await;
        for (kind, page) in sample().kinds() {
            chrome.open_page(&sample().on_disk(&page)).await;
            let shown = "[...document.querySelectorAll('header.top nav, form, .rail, .pager, button, .skip')].filter(e => e.offsetParent).map(e => e.outerHTML.slice(0, 80)).join()";
            assert_eq!(chrome.text(shown).await, "", "{kind} ({page})");
            let marked = "[...document.querySelectorAll('.classification')].some(e => e.offsetParent)";
            assert_eq!(chrome.value(&format!("return {marked}")).await, true, "no classification on {kind} ({page})");
            let range =
                "const range = document.createRange(); range.selectNodeContents(document.querySelector('main'))";
            let height = chrome.value(&format!("{range}; return range.getBoundingClientRect().height")).await;
            let height = height.as_f64().expect("a height");
            assert!(height > 40.0 || kind == "search", "{kind} ({page}) prints {height} px");
        }
    });
}

#[test]
fn wide_tables_print_across_the_paper_and_text_along_it() {
    with_chrome(async |chrome| {
        for (page, wide) in
            [("soa/index.html", true), ("matrix/controls.html", true), ("policies/access-control.html", false)]
        {
            chrome.open_page(&sample().on_disk(page)).await;
            let asked = json!({"preferCSSPageSize": true, "transferMode": "ReturnAsStream"});
            let stream = chrome.devtools("Page.printToPDF", asked).await["stream"].clone();
            let part = chrome.devtools("IO.read", json!({"handle": stream, "size": 4_000_000})).await;
            chrome.devtools("IO.close", json!({"handle": stream})).await;
            let pdf = chrome.with("return atob(arguments[0])", vec![part["data"].clone()]).await;
            let pdf = pdf.as_str().expect("a document");
            let boxes = pdf.split("/MediaBox [").skip(1).filter_map(|rest| rest.split(']').next());
            let sheets: Vec<Vec<f64>> =
                boxes.map(|sheet| sheet.split_whitespace().filter_map(|n| n.parse().ok()).collect()).collect();
            assert!(!sheets.is_empty(), "{page} prints");
            let across = sheets.iter().filter(|sheet| sheet[2] > sheet[3]).count();
            assert_eq!(across > sheets.len() / 2, wide, "{page}: {across} of {} sheets lie across", sheets.len());
            // A4 and nothing else, in points.
            assert!(sheets.iter().all(|s| (s[2].min(s[3]) - 595.0).abs() < 2.0), "{page}: {sheets:?}");
        }
    });
}
