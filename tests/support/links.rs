//! Links of a site to its own files, and to places in them.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{Kind, Page, decoded, kind, resolved};

/// What is wrong with the links of a page: they lead to no file, or to no place in a page.
pub(crate) fn broken(
    url: &str,
    page: &Page,
    files: &BTreeSet<String>,
    pages: &BTreeMap<String, Page>,
    faults: &mut Vec<String>,
) {
    for (element, attribute, value) in page.addresses() {
        let Kind::Local(path, fragment) = kind(value) else { continue };
        let Some(target) = resolved(url, &path).filter(|target| files.contains(target)) else {
            faults.push(format!("<{} {attribute}={value:?}> leads to no file", element.name));
            continue;
        };
        if let (Some(fragment), Some(page)) = (fragment, pages.get(&target)) {
            let id = decoded(&fragment);
            if !page.ids().contains(&id.as_str()) && !is_filter(page, &id) {
                faults.push(format!("{value:?} leads to no place of {target}"));
            }
        }
    }
}

/// Whether a fragment says by what a table of a page is filtered.
fn is_filter(page: &Page, fragment: &str) -> bool {
    let mut tables = page.named("form").filter_map(|form| form.get("data-filters")?.split('|').next());
    fragment.contains('=') && tables.any(|table| fragment.starts_with(&format!("{table}.")))
}
