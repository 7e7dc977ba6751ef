//! Takes out of a published text what only its authors read: comments, and white space that means nothing.

/// A style sheet without comments and needless white space. Strings and addresses stay as they are.
pub(super) fn sheet(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // White space that was met is written only where it parts something.
    let mut space = false;
    while let Some(first) = rest.chars().next() {
        let (piece, after) = rest.split_at(length(rest, first));
        rest = after;
        let next_is_space = || rest.starts_with(|next: char| next.is_ascii_whitespace());
        if first.is_ascii_whitespace() {
            space = true;
        } else if !piece.starts_with("/*") {
            if first == '}' && out.ends_with(';') && !out.ends_with(":;") {
                out.pop();
            } else if space && parts(&out, first) {
                out.push(' ');
            }
            out.push_str(piece);
            space = false;
        } else if !space && !next_is_space() && parts(&out, ' ') {
            // A comment parts two words like white space, but means none.
            out.push_str("/**/");
        }
    }
    out
}

/// Whether white space between what was written and a character means something.
fn parts(out: &str, next: char) -> bool {
    match out.chars().next_back() {
        None | Some('{' | '}' | ';' | ',') => false,
        // Nothing at all is a value that some variables have.
        Some(':') => [';', '}'].contains(&next),
        Some(_) => !['{', '}', ';', ','].contains(&next),
    }
}

/// The length of what is taken as it is: a string, an address, a comment, or one character.
fn length(text: &str, first: char) -> usize {
    let up_to = |end: &str, from: usize| text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
    match first {
        '"' | '\'' => {
            let mut escaped = false;
            let end = text.char_indices().skip(1).find(|(_, one)| {
                let ends = !escaped && *one == first;
                escaped = !escaped && *one == '\\';
                ends
            });
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        '/' if text.starts_with("/*") => up_to("*/", 2),
        '\\' => 1 + text[1..].chars().next().map_or(0, char::len_utf8),
        'u' | 'U' if text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("url(")) => {
            if text[4..].trim_start().starts_with(['"', '\'']) { 4 } else { up_to(")", 4) }
        }
        one => one.len_utf8(),
    }
}

/// A script without the lines that are comments, and without indentation. One with a literal or a comment
/// that may reach over lines stays as it is.
pub(super) fn script(text: &str) -> String {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    if lines().any(|line| line.contains('`') || line.contains("/*") || line.ends_with('\\')) {
        return text.to_owned();
    }
    lines().flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_stays() {
        let cases = [
            ("/* x */\na {\n  color : red;\n}\n\nb > i , c :hover {}\n", "a{color :red}b > i,c :hover{}"),
            ("a{width:calc( 1px + 2px );}", "a{width:calc( 1px + 2px )}"),
            (
                "@media screen  and ( min-width: 1px ) { a { margin: 0  1px } }",
                "@media screen and ( min-width:1px ){a{margin:0 1px}}",
            ),
            ("a::before { content: \"  /* \\\"x */ ; \" ; }", "a::before{content:\"  /* \\\"x */ ; \"}"),
            ("a{b:url( x /*y*/  z ) ;c:url( 'x  y' )}", "a{b:url( x /*y*/  z );c:url( 'x  y' )}"),
            (".a/* x */.b .c /* x */.d{}", ".a/**/.b .c .d{}"),
            (".a\\  b{--x: ;--y: }", ".a\\  b{--x: ;--y: }"),
            ("a{} /* never ends", "a{}"),
            ("a{content:'never ends ;  }", "a{content:'never ends ;  }"),
        ];
        for (written, expected) in cases {
            assert_eq!(sheet(written), expected);
            assert_eq!(sheet(expected), expected, "once is enough");
        }
    }

    #[test]
    fn a_script_loses_whole_lines_and_indentation_only() {
        let written = "// `x`\n(function () {\n  // y\n\n  go(\"// z\"); // w\n})();\n";
        assert_eq!(script(written), "(function () {\ngo(\"// z\"); // w\n})();\n");
        for text in ["  a(`\n  b`);\n", "/*\n// */ a()\n", "a('x\\\n  y');\n"] {
            assert_eq!(script(text), text);
        }
    }
}
