//! Nothing leaves the page, nothing complains, and what is smuggled in does not run.

use serde_json::{Value, json};

use crate::chrome::with_chrome;
use crate::places::sample;

/// A page that tries to act: an inline script, a handler, and a script from elsewhere.
const HOSTILE: &str = "<script>document.title = 'run'</script><img src=\"x\" onerror=\"document.title = 'run'\">\
                       <script src=\"http://127.0.0.1:9/run.js\"></script></body>";

#[test]
fn no_page_writes_to_the_console_or_asks_anyone_else() {
    with_chrome(async |chrome| {
        for page in sample().kinds().values() {
            for place in sample().places(page) {
                chrome.open_page("about:blank").await;
                chrome.requests().await;
                chrome.console().await;
                chrome.open_page(&place).await;
                let root = place.trim_end_matches(page.as_str());
                let asked = chrome.requests().await;
                assert!(asked.iter().any(|url| url.ends_with(".css")), "{place} asked for {asked:?}");
                let strange: Vec<_> = asked.iter().filter(|url| !url.starts_with(root)).collect();
                assert!(strange.is_empty(), "{place} asked for {strange:?}");
                assert_eq!(chrome.console().await, Vec::<Value>::new(), "{place}");
            }
        }
    });
}

#[test]
fn the_policy_stops_what_is_smuggled_into_a_page() {
    with_chrome(async |chrome| {
        // No page of the site by its ending: other tests read those meanwhile.
        let site = sample().site();
        let page = site.text("toc.html");
        let (before, rest) = page.split_once("<meta http-equiv=\"Content-Security-Policy\"").expect("the policy");
        let without = format!("{before}{}", rest.split_once('>').expect("the end of it").1);
        for (name, page, title) in [("hostile.htm", page.as_str(), "Contents"), ("open.htm", &without, "run")] {
            std::fs::write(site.path(name), page.replace("</body>", HOSTILE)).expect("a page with more in it");
            for place in sample().places(name) {
                chrome.console().await;
                chrome.open_page(&place).await;
                // Without the policy it runs: so it is the policy that stops it.
                assert!(chrome.text("document.title").await.starts_with(title), "{place}");
                let said = json!(chrome.console().await).to_string();
                assert_eq!(said.contains("Content Security Policy"), title != "run", "{place}: {said}");
            }
            std::fs::remove_file(site.path(name)).expect("the page goes again");
        }
    });
}
