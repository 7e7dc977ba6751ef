//! The page at an old address.

use super::{Site, href};
use crate::model::{Link, Redirect};
use crate::view::{Body, RedirectPage};

/// Composes a page that leads on.
pub(super) fn compose(site: &Site<'_>, redirect: &Redirect, url: &str) -> (String, Body) {
    let page = match &redirect.to {
        Link::External(to) => RedirectPage { href: plain(to), canonical: plain(to), label: to.clone(), outside: true },
        Link::Page(to) => {
            let target = to.split('#').next().unwrap_or_default();
            let canonical = match &site.settings.html.site_url {
                Some(base) => format!("{base}{}", href::relative("", target)),
                None => href::relative(url, target),
            };
            RedirectPage {
                href: plain(&href::relative(url, to)),
                canonical: plain(&canonical),
                label: title(site, target).unwrap_or_else(|| to.clone()),
                outside: false,
            }
        }
        // `link` makes no other.
        _ => RedirectPage { href: String::new(), canonical: String::new(), label: String::new(), outside: false },
    };
    (site.word("title.redirect"), Body::Redirect(Box::new(page)))
}

/// An address as it may stand in a refresh, where a quotation mark would end it.
fn plain(address: &str) -> String {
    address.replace('\'', "%27").replace('"', "%22")
}

/// The title of a document or catalogue entry.
fn title(site: &Site<'_>, url: &str) -> Option<String> {
    if let Some(place) = site.places.get(url) {
        return site.order.get(*place).map(|crumb| crumb.title.clone());
    }
    let entry = site.book.frameworks.iter().flat_map(|framework| {
        framework.entries.iter().map(move |entry| (framework, entry)).filter(|(_, entry)| entry.url == url)
    });
    entry.map(|(framework, entry)| format!("{} {} {}", framework.short, entry.number(), entry.title)).next()
}
