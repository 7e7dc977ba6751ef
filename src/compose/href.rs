//! Addresses: from the path of one page to another, for any folder the site stands in.

/// The address of `to` as seen from the page `from`; both are paths in the site, `to` with an
/// optional fragment.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (path, fragment) = to.split_once('#').map_or((to, None), |(path, fragment)| (path, Some(fragment)));
    address(from, path, fragment)
}

/// The address of a file as seen from the page `from`; its name may hold any character.
pub(super) fn file(from: &str, to: &str) -> String {
    address(from, to, None)
}

fn address(from: &str, path: &str, fragment: Option<&str>) -> String {
    let mut address = String::new();
    if path != from || fragment.is_none() {
        let mut from_parts: Vec<&str> = from.split('/').collect();
        from_parts.pop();
        let to_parts: Vec<&str> = path.split('/').collect();
        let folders = to_parts.len() - 1;
        let common = from_parts.iter().zip(&to_parts[..folders]).take_while(|(a, b)| a == b).count();
        for _ in common..from_parts.len() {
            address.push_str("../");
        }
        let rest: Vec<String> = to_parts[common..].iter().map(|part| encoded(part)).collect();
        address.push_str(&rest.join("/"));
        // A first part with a colon would read as a scheme.
        if address.split('/').next().is_some_and(|part| part.contains(':')) {
            address.insert_str(0, "./");
        }
    }
    if let Some(fragment) = fragment {
        address.push('#');
        address.push_str(&encoded(fragment));
    }
    address
}

/// From a page to the top of the site.
pub(super) fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// Percent-encodes what cannot stand in an address; letters of any script can.
fn encoded(part: &str) -> String {
    let mut address = String::with_capacity(part.len());
    for c in part.chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && !"-._~!$&'()*+,;=:@".contains(c) {
            address.push_str(&format!("%{:02X}", c as u32));
        } else {
            address.push(c);
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_and_name_a_file() {
        assert_eq!(relative("a/b.html", "a/c.html"), "c.html");
        assert_eq!(relative("a/b/c.html", "d/e.html#x y"), "../../d/e.html#x%20y");
        assert_eq!(relative("a.html", "a.html#s"), "#s");
        assert_eq!(relative("a.html", "a.html"), "a.html");
        assert_eq!(relative("index.html", "ä b/50%.pdf"), "ä%20b/50%25.pdf");
        assert_eq!(file("a/b.html", "a/c#d?.txt"), "c%23d%3F.txt");
        assert_eq!(root("a/b/c.html"), "../../");
    }
}
