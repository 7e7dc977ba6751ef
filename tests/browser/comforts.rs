//! The theme switch, the single keys, and what happens when nothing can be stored.

use fantoccini::key::Key;
use serde_json::json;

use crate::chrome::with_chrome;
use crate::places::sample;

/// The colour of the paper, and what the page says its theme is.
const LOOK: &str =
    "getComputedStyle(document.body).backgroundColor + ' ' + (document.documentElement.dataset.theme || 'auto')";

#[test]
fn the_theme_is_chosen_and_remembered() {
    with_chrome(async |chrome| {
        for place in sample().places("index.html") {
            chrome.media("light", "").await;
            chrome.open_page(&place).await;
            chrome.value("localStorage.clear(); return null").await;
            chrome.open_page(&place).await;
            let light = chrome.text(LOOK).await;
            chrome.media("dark", "").await;
            let dark = chrome.text(LOOK).await;
            assert!(light.ends_with("auto") && dark.ends_with("auto") && light != dark, "{light}, {dark}");
            chrome.click("[data-theme-switch]").await;
            assert_eq!(chrome.text(LOOK).await, light.replace("auto", "light"), "against the system");
            chrome.open_page(&place.replace("index.html", "gaps.html")).await;
            assert_eq!(chrome.text(LOOK).await, light.replace("auto", "light"), "on the next page");
            chrome.click("[data-theme-switch]").await;
            chrome.media("light", "").await;
            assert_eq!(chrome.text(LOOK).await, dark.replace("auto", "dark"));
            chrome.click("[data-theme-switch]").await;
            assert_eq!(chrome.text(LOOK).await, light, "as the system again");
        }
    });
}

#[test]
fn a_browser_that_stores_nothing_is_no_trouble() {
    with_chrome(async |chrome| {
        let forbid = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})";
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": forbid})).await;
        chrome.open_page(&sample().on_disk("index.html")).await;
        chrome.console().await;
        chrome.click("[data-theme-switch]").await;
        assert!(chrome.text(LOOK).await.ends_with("light"));
        chrome.open_page(&sample().on_disk("gaps.html")).await;
        assert!(chrome.text(LOOK).await.ends_with("auto"));
        assert_eq!(chrome.console().await, Vec::<serde_json::Value>::new());
    });
}

#[test]
fn single_keys_can_be_switched_off() {
    with_chrome(async |chrome| {
        chrome.open_page(&sample().served("iso42001/A.5.2.html")).await;
        chrome.type_keys("?").await;
        chrome.until("document.querySelector('dialog.keys').open").await;
        chrome.click("dialog.keys [data-keys-on]").await;
        chrome.press(Key::Escape).await;
        chrome.until("!document.querySelector('dialog.keys').open").await;
        let typed =
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true}))";
        chrome.value(&format!("document.activeElement.blur(); return {typed}")).await;
        assert_ne!(chrome.text("document.activeElement.id").await, "cb-q");
        chrome.open_page(&sample().served("iso42001/A.5.3.html")).await;
        chrome.type_keys("/").await;
        assert_ne!(chrome.text("document.activeElement.id").await, "cb-q", "remembered");
        chrome.click("[data-keys-open]").await;
        chrome.click("dialog.keys [data-keys-on]").await;
        chrome.press(Key::Escape).await;
        chrome.type_keys("/").await;
        assert_eq!(chrome.text("document.activeElement.id").await, "cb-q", "on again");
    });
}

#[test]
fn panels_over_a_narrow_page_have_a_button_that_closes_them() {
    with_chrome(async |chrome| {
        let panels = [
            ("iso27001/A.5.19.html", &["cb-menu", "cb-section-nav"][..]),
            ("policies/access-control.html", &["cb-menu", "cb-outline", "cb-section-nav"]),
        ];
        for (page, panels) in panels {
            for id in panels {
                let opened = format!("document.getElementById('{id}').matches(':popover-open')");
                let close = format!("#{id} .panel-close");
                chrome.size(390, 800).await;
                chrome.open_page(&sample().on_disk(page)).await;
                chrome.click(&format!("[popovertarget={id}]:not(.panel-close)")).await;
                chrome.until(&opened).await;
                // However far it is scrolled.
                chrome.value(&format!("document.getElementById('{id}').scrollTop = 1e6; return null")).await;
                chrome.click(&close).await;
                chrome.until(&format!("!{opened}")).await;
                chrome.size(1400, 1000).await;
                let shown = format!("return document.querySelector('{close}').offsetParent !== null");
                assert_eq!(chrome.value(&shown).await, false, "{page} has {close} beside the text");
            }
        }
    });
}

#[test]
fn code_is_copied_or_else_selected() {
    with_chrome(async |chrome| {
        let button = "document.querySelector('.code .copy')";
        for place in sample().places("records/triage-system-file.html") {
            chrome.open_page(&place).await;
            let code = chrome.text("document.querySelector('.code code').textContent").await;
            let record = "window.copied = ''; Object.defineProperty(navigator, 'clipboard', {configurable: true, value:
                {writeText: text => { window.copied = text; return Promise.resolve(); }}}); return null";
            chrome.value(record).await;
            chrome.click(".code .copy").await;
            chrome.until(&format!("{button}.textContent === 'Copied'")).await;
            assert_eq!(chrome.text("window.copied").await, code);
            let forbid = "Object.defineProperty(navigator, 'clipboard', {value: undefined}); return null";
            chrome.value(forbid).await;
            chrome.click(".code .copy").await;
            chrome.until(&format!("{button}.textContent === 'Selected'")).await;
            assert_eq!(chrome.text("getSelection().toString().trim()").await, code.trim());
        }
    });
}

#[test]
fn the_first_tab_leads_past_the_navigation() {
    with_chrome(async |chrome| {
        chrome.open_page(&sample().served("policies/access-control.html")).await;
        chrome.press(Key::Tab).await;
        assert_eq!(chrome.text("document.activeElement.className").await, "skip");
        let top = chrome.number("document.activeElement.getBoundingClientRect().top").await;
        assert!(top >= 0.0, "the link past the navigation is at {top} when it has the focus");
        chrome.press(Key::Enter).await;
        assert_eq!(chrome.text("document.activeElement.id").await, "cb-main");
    });
}

#[test]
fn the_outline_follows_the_reader() {
    with_chrome(async |chrome| {
        chrome.size(1400, 700).await;
        chrome.open_page(&sample().served("policies/access-control.html")).await;
        let current = "document.querySelector('.outline-nav [aria-current]').getAttribute('href')";
        let first = chrome.text(current).await;
        chrome.value("window.scrollTo(0, document.body.scrollHeight / 2); return null").await;
        chrome.until(&format!("{current} !== {first:?}")).await;
    });
}

#[test]
fn an_address_with_a_filter_leads_to_its_table() {
    with_chrome(async |chrome| {
        for place in sample().places("evidence/index.html") {
            chrome.open_page(&format!("{place}#register.state=stale&register.owner=")).await;
            let rows = "[...document.querySelectorAll('#register tbody tr')]";
            let stale = chrome.number(&format!("{rows}.filter(row => row.dataset.state === 'stale').length")).await;
            assert!(stale > 0.0);
            chrome.until(&format!("{rows}.filter(row => row.offsetParent).length === {stale}")).await;
            let form = "document.querySelector('form[data-filters=register]')";
            let at = format!("{form}.getBoundingClientRect()");
            chrome.until(&format!("{at}.top >= 0 && {at}.bottom <= innerHeight")).await;
            chrome.open_page("about:blank").await;
            chrome.open_page(&format!("{place}#register.text=R&D&register.state=fresh")).await;
            chrome
                .until(&format!("{form}.elements.text.value === 'R&D' && {form}.elements.state.value === 'fresh'"))
                .await;
        }
    });
}
