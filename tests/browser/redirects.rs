//! Addresses that pages once had.

use serde_json::json;

use crate::chrome::with_chrome;
use crate::places::sample;

const OLD: &str = "policies/information-security-policy.html";
const NEW: &str = "policies/information-security-and-ai-policy.html";

#[test]
fn an_old_address_leads_on() {
    with_chrome(async |chrome| {
        for (old, new) in sample().places(OLD).into_iter().zip(sample().places(NEW)) {
            chrome.open_page(&format!("{old}#review-and-publication")).await;
            chrome.until(&format!("location.href === '{new}#review-and-publication'")).await;
            chrome.devtools("Emulation.setScriptExecutionDisabled", json!({"value": true})).await;
            chrome.open_page(&old).await;
            chrome.until(&format!("location.href === '{new}'")).await;
            chrome.devtools("Emulation.setScriptExecutionDisabled", json!({"value": false})).await;
        }
    });
}
