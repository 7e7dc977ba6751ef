//! `url-collision`: two pages that want the same address.

use super::clashes;
use crate::check::Context;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Book, Clash};

const HELP: &str = "rename or move the file; capitals make no difference, because some disks ignore them";

/// Reports the later of two, or the one that wants an address of the site itself.
pub(super) fn rule(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for clash in clashes(context, Clash::Url) {
        let url = clash.what.as_str();
        let wants = |message: String| Diagnostic::new(Code::UrlCollision, url, message).at(clash.again).help(HELP);
        found.push(if is_taken(context.book, url) {
            wants(format!("two pages want the address `{url}`"))
                .label("wants it as well")
                .related(clash.first, "has the address")
        } else {
            wants(format!("the address `{url}` belongs to the site itself")).label("wants this address")
        });
    }
}

/// Whether something that people wrote has the address.
fn is_taken(book: &Book, url: &str) -> bool {
    let documents = book.documents.values().map(|document| &document.url);
    let evidence = book.evidence.values().map(|item| &item.url_path);
    let roles = book.roles.iter().map(|role| &role.url);
    let redirects = book.redirects.iter().map(|redirect| &redirect.url);
    documents.chain(evidence).chain(roles).chain(redirects).any(|taken| taken.to_lowercase() == url.to_lowercase())
}
