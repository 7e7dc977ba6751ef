//! Search: what it finds first, how results are narrowed, and that the keyboard is enough.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::chrome::{Chrome, with_chrome};
use crate::places::sample;

/// Asks the search page by its address and waits for an answer.
async fn ask(chrome: &Chrome, place: &str, query: &str) {
    chrome.open_page(&format!("{place}?q={query}")).await;
    chrome.until("document.querySelector('[data-search-status]').textContent.match(/\\d|“/)").await;
}

/// Types other words on a search page that has its data, and asks for them.
const TYPE: &str = "const box = document.getElementById('query'); box.value = arguments[0];
                    box.form.requestSubmit(); return null";

/// The ids of the results in order, as the page prints them.
async fn ids(chrome: &Chrome) -> Vec<String> {
    let printed = "return [...document.querySelectorAll('.result-meta')].map(p => p.textContent.split(' · ')[1])";
    let ids = chrome.value(printed).await;
    ids.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Where the first link of the main part leads, without what stands before the site.
async fn first_link(chrome: &Chrome, place: &str) -> String {
    let href = chrome.text("document.querySelector('main a').href").await;
    href.strip_prefix(place.trim_end_matches("search.html")).unwrap_or(&href).to_owned()
}

#[test]
fn the_first_link_is_the_best_hit() {
    with_chrome(async |chrome| {
        for place in sample().places("search.html") {
            for (query, hit) in [
                ("A.5.19", "iso27001/A.5.19.html"),
                ("iso42001:A.5.2", "iso42001/A.5.2.html"),
                ("iso27001:a.5.2", "iso27001/A.5.2.html"),
                ("ev-017", "evidence/EV-017.html"),
                ("Access%20control%20policy", "policies/access-control.html"),
                ("head-of-procurement", "roles/head-of-procurement.html"),
                // As results are called, as people cite, and pages that are no record.
                ("control%20A.8.23", "iso27001/A.8.23.html"),
                ("iso42001%20clause%206.1.4", "iso42001/6.1.4.html"),
                ("Annex%20A.5.19", "iso27001/A.5.19.html"),
                ("a5.19", "iso27001/A.5.19.html"),
                ("EV17", "evidence/EV-017.html"),
                ("EV-17", "evidence/EV-017.html"),
                ("statement%20of%20applicability", "soa/index.html"),
                ("SoA", "soa/index.html"),
                ("%22gap%20plan%22", "gaps.html"),
                ("crosswalk", "matrix/index.html"),
            ] {
                ask(chrome, &place, query).await;
                assert_eq!(first_link(chrome, &place).await, hit, "{query} from {place}");
            }
        }
    });
}

#[test]
fn all_words_count_in_any_script_and_any_spelling() {
    with_chrome(async |chrome| {
        let place = sample().on_disk("search.html");
        ask(chrome, &place, "supplier").await;
        let one = chrome.number("+document.querySelector('[data-search-status]').textContent.match(/of (\\d+)|(\\d+) /).slice(1).find(Boolean)").await;
        assert!(one > 5.0, "{one} places for one word");
        // A word that occurs nowhere is named and left out; alone it finds nothing.
        let said = "document.querySelector('[data-search-status]').textContent";
        ask(chrome, &place, "supplier%20zebra").await;
        let without = chrome.text(said).await;
        assert!(without.contains("“zebra”") && without.contains(&format!(" {one} ")), "{without}");
        ask(chrome, &place, "R-07").await;
        assert!(ids(chrome).await.contains(&"ISO 27001 A.5.19".to_owned()), "the risks of a statement");
        ask(chrome, &place, "zebra").await;
        assert!(ids(chrome).await.is_empty(), "{}", chrome.text(said).await);
        // A word in one that the book writes in two; a few letters are no part of other words.
        for words in ["lifecycle", "lifecycle%20stages"] {
            ask(chrome, &place, words).await;
            let marks =
                chrome.text("[...document.querySelectorAll('mark')].map(m => m.textContent.toLowerCase()) + ''");
            assert!(marks.await.contains("life cycle"), "{words}");
        }
        ask(chrome, &place, "dpo").await;
        let inside = "[...document.querySelectorAll('.results li')].filter(r => !/\\bdpo/i.test(r.textContent)).length";
        assert_eq!(chrome.number(inside).await, 0.0, "endpoint is no DPO");
        ask(chrome, &place, "ment").await;
        let at_once = chrome.text(said).await;
        for letters in ["men", "ment"] {
            chrome.with(TYPE, vec![json!(letters)]).await;
        }
        assert_eq!(chrome.text(said).await, at_once, "letter by letter");
        ask(chrome, &place, "SUPPL%C3%8DER").await;
        assert!(!ids(chrome).await.is_empty(), "capitals and accents do not matter");
        // Data of other scripts, given to the page the way its own shards are.
        chrome
            .value(
                "clausebookSearch.push([['document','q1','情報セキュリティ方針','x.html',[],[['','','組織の情報を守る。']]],
                 ['document','q2','Политика доступа','y.html',[],[['','','Доступ по ролям.']]],
                 ['document','q3','Maßnahmen','z.html',[],[['','','Zebra’s view']]],
                 ['document','q4','Größere Änderungen','w.html',[],[['','','Übergabe']]]]);
                 return null",
            )
            .await;
        for (query, id) in [
            ("セキュリ", "q1"),
            ("情報を", "q1"),
            ("ПОЛИТИКА", "q2"),
            ("ролям", "q2"),
            ("massnahmen", "q3"),
            ("zebra's", "q3"),
            ("aenderungen", "q4"),
            ("groessere uebergabe", "q4"),
        ] {
            chrome.with(TYPE, vec![json!(query)]).await;
            chrome.until("document.querySelector('.result-meta')").await;
            assert_eq!(ids(chrome).await, [id], "{query}");
        }
    });
}

#[test]
fn all_results_can_be_reached() {
    with_chrome(async |chrome| {
        ask(chrome, &sample().on_disk("search.html"), "supplier").await;
        let more = "document.querySelector('[data-search-more]')";
        let all = "+document.querySelector('[data-search-status]').textContent.match(/\\d+(?= places)/)[0]";
        let all = chrome.number(all).await;
        let first = ids(chrome).await;
        assert!(all > first.len() as f64 && first.len() == 30, "{all} places, {} shown", first.len());
        chrome.click("[data-search-more]").await;
        let next = ids(chrome).await;
        assert_eq!(next[..30], first, "what was there stays");
        let at = "[...document.querySelectorAll('.result-head a')].indexOf(document.activeElement)";
        assert_eq!(chrome.number(at).await, 30.0, "reading goes on at the first new one");
        for _ in 2..(all / 30.0).ceil() as usize {
            chrome.click("[data-search-more]").await;
        }
        assert_eq!(ids(chrome).await.len() as f64, all);
        assert_eq!(chrome.value(&format!("return {more}.hidden")).await, json!(true));
        assert!(ids(chrome).await.contains(&"ISO 27001 A.5.19".to_owned()), "requirements by their standard");
    });
}

#[test]
fn results_are_narrowed_by_kind_and_standard() {
    with_chrome(async |chrome| {
        let place = sample().on_disk("search.html");
        ask(chrome, &place, "supplier").await;
        let count = |name: &str, value: &str| {
            format!(
                "+document.querySelector('input[name={name}][value={value}]').parentNode.querySelector('.count').textContent"
            )
        };
        let evidence = chrome.number(&count("kind", "evidence")).await;
        assert!(evidence > 2.0, "{evidence} items");
        chrome.click("input[name=kind][value=evidence]").await;
        chrome.until("[...document.querySelectorAll('.result-meta')].every(p => p.textContent.includes('EV-'))").await;
        assert_eq!(ids(chrome).await.len() as f64, evidence);
        // The other facet counts what is left, and narrows further.
        let aims = chrome.number(&count("framework", "iso42001")).await;
        assert!(0.0 < aims && aims < evidence, "{aims} of {evidence}");
        chrome.click("input[name=framework][value=iso42001]").await;
        chrome.until(&format!("document.querySelectorAll('.result-meta').length === {aims}")).await;
        let graph = sample().site().json("data/handbook.json");
        let supports = |id: &String| {
            let edges = graph["edges"].as_array().expect("edges");
            edges.iter().any(|edge| {
                edge["kind"] == "supports"
                    && edge["from"] == **id
                    && edge["to"].as_str().expect("an id").starts_with("iso42001:")
            })
        };
        let found = ids(chrome).await;
        assert!(found.iter().all(supports), "{found:?}");
        // What is asked stands in the address.
        let address = chrome.text("location.href").await;
        assert!(address.ends_with("?q=supplier&kind=evidence&framework=iso42001"), "{address}");
        chrome.open_page(&address).await;
        chrome.until(&format!("document.querySelectorAll('.result-meta').length === {aims}")).await;
        assert_eq!(ids(chrome).await, found);
    });
}

#[test]
fn the_keyboard_is_enough() {
    with_chrome(async |chrome| {
        for place in sample().places("iso27001/A.5.19.html") {
            chrome.open_page(&place).await;
            chrome.type_keys("/").await;
            assert_eq!(chrome.text("document.activeElement.id").await, "cb-q");
            chrome.type_keys("A.6.1").await;
            chrome.press(Key::Enter).await;
            chrome.until("document.querySelector('.result-meta')").await;
            assert_eq!(chrome.text("document.getElementById('query').value").await, "A.6.1");
            chrome.element("#query").await.send_keys(&char::from(Key::Down).to_string()).await.expect("a key");
            chrome.press(Key::Down).await;
            chrome.press(Key::Up).await;
            let at = "String([...document.querySelectorAll('.result-head a')].indexOf(document.activeElement))";
            assert_eq!(chrome.text(at).await, "0");
            chrome.press(Key::Enter).await;
            chrome.until("document.querySelector('h1').textContent.includes('A.6.1') || document.body.classList.contains('kind-requirement')").await;
            assert!(chrome.text("location.pathname").await.ends_with("iso27001/A.6.1.html"));
        }
    });
}

#[test]
fn what_is_found_is_text_and_never_markup() {
    with_chrome(async |chrome| {
        ask(chrome, &sample().on_disk("search.html"), "supplier").await;
        let hostile = "<img src=x onerror=document.title='run'>";
        let push = format!(
            "clausebookSearch.push([['document','z','{0}','z.html',[],[['','','zebra {0}']]]]); return null",
            hostile.replace('\'', "\\'")
        );
        chrome.value(&push).await;
        chrome.value("const box = document.getElementById('query'); box.value = 'zebra'; box.form.requestSubmit(); return null").await;
        chrome.until("document.querySelector('.result-text mark')").await;
        assert!(chrome.text("document.querySelector('.result-text').textContent").await.contains(hostile));
        assert_eq!(chrome.number("document.querySelectorAll('.results img').length").await, 0.0);
    });
}
