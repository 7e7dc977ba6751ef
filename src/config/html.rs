//! `[output.html]`: how the site looks, where it and its sources stand, and where pages once stood.

use std::collections::BTreeMap;

use toml::Spanned;

use super::raw::RawHtml;
use super::valid::Reader;
use crate::diagnostics::Code;
use crate::source::Spanned as Placed;

/// How the site looks and where it will stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HtmlSettings {
    /// A folder of `themes/`.
    pub theme: Option<Placed<String>>,
    /// Absolute address of the site, ending in `/`.
    pub site_url: Option<String>,
    /// Address with `{path}` where a source file can be edited.
    pub edit_url_template: Option<String>,
    /// Address with `{path}` where the changes of a source file are listed.
    pub history_url_template: Option<String>,
    /// Address of the repository.
    pub git_repository_url: Option<String>,
    /// Whole sections on one page each.
    pub print: PrintSettings,
    /// Style sheets below the root, after the theme's own.
    pub additional_css: Vec<Placed<String>>,
    /// Addresses pages once had.
    pub redirects: Vec<Moved>,
}

/// `[output.html.print]`: whole sections on one page each, to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrintSettings {
    /// Whether there are such pages.
    pub enable: bool,
    /// Whether there is one of the whole book too.
    pub whole_book: bool,
    /// Whether each document begins on a new sheet.
    pub page_break: bool,
}

/// An address a page once had, and where it leads now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The old path in the site.
    pub from: Placed<String>,
    /// A page of the site, or an address beginning with `http://` or `https://`.
    pub to: Placed<String>,
}

/// What stands for the path of a file.
const PATH: &str = "{path}";

impl Reader {
    pub(super) fn html(&mut self, raw: RawHtml) -> HtmlSettings {
        let edit_url_template = raw.edit_url_template.and_then(|url| self.template(url));
        let history = raw.history_url_template.map(|url| self.template(url));
        HtmlSettings {
            theme: raw.theme.and_then(|theme| self.placed_inside(theme)),
            site_url: raw.site_url.and_then(|url| self.http(url)).map(|url| format!("{}/", url.trim_end_matches('/'))),
            history_url_template: history.unwrap_or_else(|| edit_url_template.as_deref().and_then(history_beside)),
            edit_url_template,
            git_repository_url: raw.git_repository_url.and_then(|url| self.http(url)),
            print: PrintSettings {
                enable: raw.print.enable.unwrap_or(true),
                whole_book: raw.print.whole_book,
                page_break: raw.print.page_break.unwrap_or(true),
            },
            additional_css: raw.additional_css.into_iter().filter_map(|css| self.placed_inside(css)).collect(),
            redirects: self.redirects(raw.redirect),
        }
    }

    fn http(&mut self, written: Spanned<String>) -> Option<String> {
        let at = written.span();
        let url = written.into_inner();
        if is_web(&url) {
            return Some(url);
        }
        let help = "write the whole address: https://example.org/handbook/";
        self.report(Code::InvalidSettings, at, format!("`{url}` does not begin with https:// or http://"))
            .help
            .push(help.to_owned());
        None
    }

    fn template(&mut self, written: Spanned<String>) -> Option<String> {
        let at = written.span();
        let url = self.http(written)?;
        if url.contains(PATH) {
            return Some(url);
        }
        let help = "write `{path}` where the path of a file belongs: https://example.org/project/edit/main/{path}";
        self.report(Code::InvalidSettings, at, format!("`{url}` has no place for the path of a file"))
            .help
            .push(help.to_owned());
        None
    }

    /// Reads what has moved; in the order of the old addresses.
    fn redirects(&mut self, raw: BTreeMap<Spanned<String>, Spanned<String>>) -> Vec<Moved> {
        let mut moved = Vec::new();
        for (from, to) in raw {
            let (from, to) = (self.old(from), self.new_place(to));
            moved.extend(from.zip(to).map(|(from, to)| Moved { from, to }));
        }
        moved
    }

    /// The path of a page that is no more.
    fn old(&mut self, written: Spanned<String>) -> Option<Placed<String>> {
        let at = written.span();
        let written = self.placed(written).map(|path| path.strip_prefix('/').unwrap_or(&path).to_owned());
        let path = written.value.as_str();
        let climbs = path.split('/').any(|part| [".", ".."].contains(&part));
        let (code, why, help) = if climbs || path.starts_with('/') {
            (Code::PathEscape, "is no path in the site", "write it from the top of the site: `/old/page.html`")
        } else if path.contains(['#', '?', '%']) {
            let help = "what follows `#` or `?` never reaches a page, and a file has a plain name: `/old/page.html`";
            (Code::InvalidSettings, "holds more than a path", help)
        } else if !path.ends_with(".html") {
            let help = "write the file: `/old/page.html`, or `/old/index.html` for a folder";
            (Code::InvalidSettings, "is no address of a page", help)
        } else {
            return Some(written);
        };
        self.report(code, at, format!("`{path}` {why}")).help.push(help.to_owned());
        None
    }

    /// Where a page is now: any address in the site, which is looked up later, or one in the web.
    fn new_place(&mut self, written: Spanned<String>) -> Option<Placed<String>> {
        let at = written.span();
        let written = self.placed(written);
        let to = written.value.as_str();
        let first = to.split(['/', '#', '?']).next().unwrap_or_default();
        let plain = !to.is_empty() && !to.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\');
        if plain && (is_web(to) || !first.contains(':') && !to.starts_with("//")) {
            return Some(written);
        }
        let help = "write a page of this site, or an address that begins with https:// or http://";
        self.report(Code::InvalidSettings, at, format!("`{to}` is no address to lead to")).help.push(help.to_owned());
        None
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Where the history of a file is, for hosts that have it beside the address for editing: the branch and
/// the folder of the book stand there already.
fn history_beside(edit: &str) -> Option<String> {
    let before = edit.strip_suffix(PATH)?;
    if before.contains("/-/edit/") {
        // GitLab
        return Some(format!("{}{PATH}", before.replacen("/-/edit/", "/-/commits/", 1)));
    }
    if before.contains("/_edit/") {
        // Forgejo and Gitea
        return Some(format!("{}{PATH}", before.replacen("/_edit/", "/commits/branch/", 1)));
    }
    let mut parts: Vec<&str> = before.split('/').collect();
    if parts.get(2) == Some(&"github.com") && parts.get(5) == Some(&"edit") {
        parts[5] = "commits";
        return Some(format!("{}{PATH}", parts.join("/")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::history_beside;

    #[test]
    fn histories_stand_beside_the_address_for_editing() {
        let of = |edit: &str| history_beside(edit).unwrap_or_default();
        let github = "https://github.com/edit/book/commits/main/sub/{path}";
        assert_eq!(of("https://github.com/edit/book/edit/main/sub/{path}"), github);
        let gitlab = "https://gitlab.example.org/a/b/book/-/commits/main/{path}";
        assert_eq!(of("https://gitlab.example.org/a/b/book/-/edit/main/{path}"), gitlab);
        let forgejo = "https://codeberg.org/own/book/commits/branch/main/{path}";
        assert_eq!(of("https://codeberg.org/own/book/_edit/main/{path}"), forgejo);
        assert_eq!(of("https://example.org/own/book/edit/main/{path}"), "");
        assert_eq!(of("https://github.com/own/book/blob/main/{path}"), "");
    }
}
