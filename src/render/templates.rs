//! Templates: the theme's own over the built-in ones, ready to render.

use std::io::{self, Write};

use tera::{Context, Tera};

use super::{faults, words};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use crate::theme::{Messages, Theme};
use crate::view::{self, Body, Frame};

/// Room made for a page at first, in bytes.
const TYPICAL: usize = 48 << 10;

/// The templates of a theme, ready to render.
pub(super) struct Templates<'t> {
    tera: Tera,
    theme: &'t Theme,
}

impl<'t> Templates<'t> {
    /// Reads all templates. A name without a prefix finds the theme's own template first, then the
    /// built-in one; `default/…` is always the built-in one.
    pub(super) fn read(theme: &'t Theme, messages: &Messages) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::new();
        words::register(&mut tera, messages);
        let own = format!("{}/", theme.name);
        let prefixes = if theme.name == "default" {
            vec!["default/".to_owned()]
        } else {
            vec![own.clone(), "default/".to_owned()]
        };
        tera.set_fallback_prefixes(prefixes).map_err(|error| faults::findings(&error, theme))?;
        tera.autoescape_on([".html", ".svg", ".xml"]);
        tera.set_escape_fn(escape);
        let mut templates = Vec::new();
        let mut faults = Vec::new();
        let base = theme.base.iter().map(|(path, bytes)| (path, *bytes, "default/"));
        let overlay = theme.overlay.iter().map(|(path, bytes)| (path, bytes.as_slice(), own.as_str()));
        for (path, bytes, prefix) in base.chain(overlay) {
            let Some(name) = path.strip_prefix("templates/") else { continue };
            match std::str::from_utf8(bytes) {
                Ok(text) => templates.push((format!("{prefix}{name}"), text)),
                Err(error) => faults.push(not_utf8(&format!("themes/{prefix}{path}"), error.valid_up_to(), theme)),
            }
        }
        // A theme called "default" stands in for the built-in one file by file.
        templates.reverse();
        templates.dedup_by(|a, b| a.0 == b.0);
        if !faults.is_empty() {
            return Err(faults);
        }
        tera.add_raw_templates(templates).map_err(|error| faults::findings(&error, theme))?;
        Ok(Self { tera, theme })
    }

    /// Renders a page.
    pub(super) fn render(&self, frame: &Frame, page: Body, url: &str) -> Result<Vec<u8>, Diagnostic> {
        let template = format!("{}.html", page.template());
        let mut html = Vec::with_capacity(TYPICAL);
        let context = Context::from_serialize(&view::Context { frame, page: &page });
        // A page may be large: what the context has copied is not held twice.
        drop(page);
        let rendered = context.and_then(|context| self.tera.render_to(&template, &context, &mut html));
        rendered.map(|()| html).map_err(|error| faults::first(&error, self.theme, url))
    }

    /// The finding for a template that does not call a function exactly once.
    pub(super) fn not_once(&self, template: &str, call: &str, url: &str) -> Diagnostic {
        let own = self.theme.overlay.contains_key(&format!("templates/{template}"));
        let path = format!("themes/{}/templates/{template}", if own { &self.theme.name } else { "default" });
        let mut fault = Diagnostic::new(Code::ThemeError, path.as_str(), format!("`{call}` must stand here once"));
        fault.span = self.theme.find(&path, call);
        fault.help(format!("found while making `{url}`"))
    }
}

/// Escapes for content and attributes in either kind of quotes. Control characters, which HTML does
/// not have, become the replacement character.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    // Most text stands as it is; the engine would write it byte by byte.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b"&<>\"'".contains(&byte)) {
        return out.write_all(text.as_bytes());
    }
    let mut html = String::with_capacity(text.len() + 32);
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' | '\r' => html.push(character),
            _ if character.is_control() => html.push('\u{fffd}'),
            _ => html.push(character),
        }
    }
    out.write_all(html.as_bytes())
}

/// The finding for a template that is no text.
fn not_utf8(path: &str, at: usize, theme: &Theme) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::ThemeError, path, format!("`{path}` is not UTF-8"));
    match theme.places.get(path) {
        Some(file) => diagnostic.at(Span::new(*file, at, 1)),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_for_either_kind_of_quotes() {
        let escaped = |text| {
            let mut html = Vec::new();
            escape(text, &mut html).map(|()| String::from_utf8_lossy(&html).into_owned()).ok()
        };
        assert_eq!(escaped("plain, 1"), Some("plain, 1".to_owned()));
        assert_eq!(escaped("ä <\"'&>\u{7}"), Some("ä &lt;&quot;&#39;&amp;&gt;\u{fffd}".to_owned()));
    }
}
