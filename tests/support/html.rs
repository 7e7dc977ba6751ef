//! A page as a browser reads it: elements, attributes and text by the tokenizer of the HTML standard,
//! what in it could act or lead away, and where its links go.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements without an end.
const VOID: &[&str] =
    &["br", "col", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "embed", "source", "track"];

/// Elements that run something, load something or change what the page is.
const ACTIVE: &[&str] = &[
    "animate",
    "animatemotion",
    "animatetransform",
    "applet",
    "audio",
    "base",
    "embed",
    "foreignobject",
    "frame",
    "frameset",
    "iframe",
    "image",
    "math",
    "object",
    "portal",
    "set",
    "source",
    "style",
    "template",
    "track",
    "use",
    "video",
];

/// Attributes that hold an address.
const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "poster",
    "data",
    "cite",
    "background",
    "ping",
    "srcset",
    "manifest",
];

/// Schemes a link may have.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    /// Its name in lower case.
    pub(crate) name: String,
    /// Its attributes, the values with their entities read.
    pub(crate) attributes: BTreeMap<String, String>,
    /// Where its text stands in the text of the page.
    text: Range<usize>,
}

impl Element {
    /// An attribute, if it is there.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// A page, or a part of one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// Its elements in order.
    pub(crate) elements: Vec<Element>,
    /// Its text; that of scripts is left out.
    pub(crate) text: String,
    /// The same, piece by piece as it stands between tags.
    pub(crate) pieces: Vec<String>,
    /// Tags that open without closing or close without opening, and what else the standard calls an error.
    pub(crate) faults: Vec<String>,
    open: Vec<usize>,
    scripts: String,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut page = Self::default();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token.expect("reading from memory does not fail") {
                Token::StartTag(tag) => {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
                    page.start(text(&tag.name), attributes.collect(), tag.self_closing);
                }
                Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => {
                    let in_script = page.open.last().is_some_and(|at| page.elements[*at].name == "script");
                    let text = String::from_utf8_lossy(&text);
                    let into = if in_script { &mut page.scripts } else { &mut page.text };
                    into.push_str(&text);
                    if !in_script {
                        page.pieces.push(text.into_owned());
                    }
                }
                // A control character is no error of structure, and a browser shows nothing for it.
                Token::Error(error) if error.to_string() == "control-character-in-input-stream" => {}
                Token::Error(error) => page.faults.push(format!("error: {}", *error)),
                Token::Comment(_) => page.faults.push("a comment".to_owned()),
                Token::Doctype(_) => {}
            }
        }
        while let Some(at) = page.open.pop() {
            page.faults.push(format!("<{}> is not closed", page.elements[at].name));
        }
        page
    }

    fn start(&mut self, name: String, attributes: BTreeMap<String, String>, self_closing: bool) {
        let at = self.elements.len();
        let here = self.text.len();
        if !self_closing && !VOID.contains(&name.as_str()) {
            self.open.push(at);
        }
        self.elements.push(Element { name, attributes, text: here..here });
    }

    fn end(&mut self, name: &str) {
        match self.open.last().copied() {
            Some(at) if self.elements[at].name == name => {
                self.open.pop();
                self.elements[at].text.end = self.text.len();
            }
            _ => self.faults.push(format!("</{name}> closes nothing")),
        }
    }

    /// The elements of that name.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The text of an element, its runs of white space read as one space.
    pub(crate) fn text_of(&self, element: &Element) -> String {
        self.text[element.text.clone()].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The ids, each as often as it stands there.
    pub(crate) fn ids(&self) -> Vec<&str> {
        self.elements.iter().filter_map(|element| element.get("id")).collect()
    }

    /// The ids that stand there more than once.
    pub(crate) fn repeated_ids(&self) -> BTreeSet<&str> {
        let mut seen = BTreeSet::new();
        self.ids().into_iter().filter(|id| !seen.insert(*id)).collect()
    }

    /// Every address with the element and attribute it stands in.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = (&Element, &str, &str)> {
        self.elements.iter().flat_map(|element| {
            let own = element.attributes.iter().filter(|(name, _)| ADDRESSES.contains(&name.as_str()));
            own.map(move |(name, value)| (element, name.as_str(), value.as_str()))
        })
    }

    /// Whether it is a page at an old address.
    pub(crate) fn is_redirect(&self) -> bool {
        self.named("body").any(|body| body.get("class") == Some("kind-redirect"))
    }

    /// Whether an element is the refresh of a redirect, which leads where its link does.
    pub(crate) fn leads_on(&self, element: &Element) -> bool {
        let to = element.get("content").and_then(|content| content.strip_prefix("0; url="));
        let linked = self.named("a").any(|link| to.is_some() && link.get("href") == to);
        self.is_redirect() && linked && element.get("http-equiv") == Some("refresh")
    }

    /// What in the page could run, load from elsewhere, or lead to a scheme that is not allowed. Scripts of
    /// the theme, by their folder, are no fault.
    pub(crate) fn active(&self) -> Vec<String> {
        let mut found = Vec::new();
        for element in &self.elements {
            let name = element.name.as_str();
            let own = element.get("src").is_some_and(|src| src.trim_start_matches("../").starts_with("static/"));
            if ACTIVE.contains(&name) || name == "script" && !own {
                found.push(format!("<{name}>"));
            }
            if name == "meta"
                && element.get("http-equiv").is_some_and(|to| !to.eq_ignore_ascii_case("Content-Security-Policy"))
                && !self.leads_on(element)
            {
                found.push(format!("<meta http-equiv={:?}>", element.get("http-equiv")));
            }
            for attribute in
                element.attributes.keys().filter(|key| *key == "style" || *key == "srcdoc" || key.starts_with("on"))
            {
                found.push(format!("<{name} {attribute}>"));
            }
        }
        if !self.scripts.trim().is_empty() {
            found.push(format!("an inline script: {}", self.scripts));
        }
        for (element, attribute, value) in self.addresses() {
            let leads_out = matches!(kind(value), Kind::External(_));
            let fault = match kind(value) {
                Kind::Forbidden => true,
                _ => leads_out && !(element.name == "a" && attribute == "href"),
            };
            if fault {
                found.push(format!("<{} {attribute}={value:?}>", element.name));
            }
        }
        found
    }
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Out of the site, by an allowed scheme.
    External(String),
    /// To a scheme that is not allowed, or to another host.
    Forbidden,
    /// Into the site: the path as written, and the fragment.
    Local(String, Option<String>),
}

/// Reads an address as a browser does: control characters dropped, `\` taken for `/`.
pub(crate) fn kind(address: &str) -> Kind {
    let plain: String =
        address.trim_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let plain = plain.replace('\\', "/");
    if let Some((scheme, _)) = plain.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '?', '#'])) {
        let allowed = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return if allowed { Kind::External(plain) } else { Kind::Forbidden };
    }
    if plain.starts_with("//") {
        return Kind::Forbidden;
    }
    let (path, fragment) =
        plain.split_once('#').map_or((plain.as_str(), None), |(path, fragment)| (path, Some(fragment)));
    Kind::Local(path.to_owned(), fragment.map(str::to_owned))
}

/// The path in the site that a relative path means on the page `from`; nothing when it leads out of it.
pub(crate) fn resolved(from: &str, path: &str) -> Option<String> {
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(decoded(part)),
        }
    }
    (!path.starts_with('/')).then(|| parts.join("/"))
}

/// Percent-decoding.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%').then(|| std::str::from_utf8(after.get(..2)?).ok()).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("addresses in UTF-8")
}

/// What stands between `<name …>` and the last `</name>` of a page.
pub(crate) fn inside<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!("<{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    Some(rest.rsplit_once(&format!("</{name}>"))?.0)
}
