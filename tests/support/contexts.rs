//! What templates are given: every page of a book, and every part of a print.

use std::path::Path;

use clausebook::compose::{self, Site};
use clausebook::pipeline::{Clock, survey};
use clausebook::view::{Body, Context, Frame, Page};
use serde_json::Value;

/// Hands on the address of each page with what its template is given; parts have the address of their print.
pub(crate) fn each(root: &Path, mut take: impl FnMut(&str, Value)) {
    let day = jiff::civil::date(2026, 11, 16);
    let survey = survey(root, None, Clock { asked: Some(day), otherwise: day }).expect("a book");
    let settings = &survey.discovered.settings;
    let messages = survey.discovered.theme.messages(&settings.book.language).expect("messages");
    let site = Site::new(&survey.book, &survey.coverage, settings, &messages);
    let mut given = |url: &str, frame: &Frame, page: &Body| {
        take(url, serde_json::to_value(Context { frame, page }).expect("a context"));
    };
    for plan in compose::plan(&site) {
        match compose::page(&site, &plan) {
            Page::Html { url, frame, body } => given(&url, &frame, &body),
            Page::Print { url, frame, body, parts } => {
                given(&url, &frame, &body);
                let all = parts.bodies.each(|body| {
                    given(&url, &parts.frame, &body);
                    Ok::<(), ()>(())
                });
                all.expect("every part");
            }
            Page::Data { .. } | Page::File { .. } => {}
        }
    }
}
