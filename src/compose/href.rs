//! Addresses: from the path of one page to another, for any folder the site stands in.

/// The address of `to` as seen from the page `from`; both are paths in the site, `to` with an
/// optional fragment.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (path, fragment) = to.split_once('#').map_or((to, None), |(path, fragment)| (path, Some(fragment)));
    address(from, path, fragment)
}

/// The address of a file, or of a place in it, as seen from the page `from`; its name may hold any character.
pub(super) fn file(from: &str, to: &str, place: Option<&str>) -> String {
    address(from, to, place)
}

fn address(from: &str, path: &str, fragment: Option<&str>) -> String {
    let mut address = String::with_capacity(path.len() + 8);
    if path != from || fragment.is_none() {
        let equal = from.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
        let shared = from.as_bytes()[..equal].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        for _ in from[shared..].matches('/') {
            address.push_str("../");
        }
        encode(&path[shared..], true, &mut address);
        // A first part with a colon would read as a scheme.
        if address.split('/').next().is_some_and(|part| part.contains(':')) {
            address.insert_str(0, "./");
        }
    }
    if let Some(fragment) = fragment {
        address.push('#');
        encode(fragment, false, &mut address);
    }
    address
}

/// A path as a part of an address.
pub(super) fn path(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    encode(path, true, &mut address);
    address
}

/// From a page to the top of the site.
pub(super) fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// Percent-encodes what cannot stand in an address; letters of any script can, and the slashes of a
/// path.
fn encode(text: &str, is_path: bool, address: &mut String) {
    let stands = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0x80.. => true,
        b'/' => is_path,
        _ => b"-._~!$&'()*+,;=:@".contains(&byte),
    };
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !stands(byte)) {
        address.push_str(&rest[..at]);
        address.push_str(&format!("%{:02X}", rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    address.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_and_name_a_file() {
        assert_eq!(relative("a/b.html", "a/c.html"), "c.html");
        assert_eq!(relative("a/b/c.html", "d/e.html#x y"), "../../d/e.html#x%20y");
        assert_eq!(relative("ab/c.html", "abc/d.html"), "../abc/d.html");
        assert_eq!(relative("ab/c.html", "ab.html"), "../ab.html");
        assert_eq!(relative("ä/ö.html", "ä/ü/x:y.html"), "ü/x:y.html");
        assert_eq!(relative("a.html", "x:y.html#a/b"), "./x:y.html#a%2Fb");
        assert_eq!(relative("a.html", "a.html#s"), "#s");
        assert_eq!(relative("a.html", "a.html"), "a.html");
        assert_eq!(relative("index.html", "ä b/50%.pdf"), "ä%20b/50%25.pdf");
        assert_eq!(file("a/b.html", "a/c#d?.txt", None), "c%23d%3F.txt");
        assert_eq!(file("a/b.html", "a/c.pdf", Some("page=3")), "c.pdf#page=3");
        assert_eq!(root("a/b/c.html"), "../../");
    }
}
