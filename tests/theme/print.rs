//! Prints have two templates: one for what is around the parts, one for each part.

use super::{build, fault, themed};
use crate::support::Book;

/// A book with a section of two documents to print.
fn printed() -> Book {
    let book = themed().file("content/rules/a.md", "# A\n\nSee [B](b.md#more).\n\n## Less\n\nText.\n");
    book.file("content/rules/b.md", "# B\n\n## More\n\nText.\n")
}

#[test]
fn both_templates_of_a_print_can_be_extended() {
    let book = printed()
        .file(
            "themes/own/templates/print.html",
            "{% extends \"default/print.html\" %}\n{% block main %}{{ super() }}<p>{{ frame.kind }} ends</p>\n{% endblock %}\n",
        )
        .file(
            "themes/own/templates/print-part.html",
            "{% extends \"default/print-part.html\" %}\n{% block part %}{{ super() }}\
             <p>{{ frame.kind }} {{ page.anchor }} <a href=\"{{ page.body.document.outline[0].href }}\">down</a></p>\n\
             <h1>Own</h1>\n{% endblock %}\n",
        );
    build(&book, &[]).ends(0);
    let page = book.site().text("print/rules.html");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"));
    let order = [
        "id=\"p1\"",
        "href=\"#p2-more\" title=\"B: More\">B</a>",
        "<p>print-part p1 <a href=\"#p1-less\">down</a></p>\n<h2>Own</h2>",
        "id=\"p2\"",
        "<p>print-part p2 <a href=\"#p2-more\">down</a></p>\n<h2>Own</h2>",
        "<p>print ends</p>",
        "</main>",
    ];
    assert!(order.map(at).is_sorted(), "{page}");
}

#[test]
fn a_theme_may_write_both_templates_anew() {
    let book = printed()
        .file("themes/own/templates/print.html", "<main>\n{{ parts() }}</main>\n")
        .file("themes/own/templates/print-part.html", "<p id=\"{{ page.anchor }}\">{{ page.title }}</p>\n");
    build(&book, &[]).ends(0);
    let expected = "<main>\n<p id=\"p1\">A</p>\n<p id=\"p2\">B</p>\n</main>\n";
    assert_eq!(book.site().text("print/rules.html"), expected);
}

#[test]
fn a_fault_in_a_template_of_a_print_has_its_place() {
    let at = |name: &str, text: &str| fault(&printed().file(&format!("themes/own/templates/{name}"), text));
    let found = at("print-part.html", "<p>\n{{ page.gone }}</p>");
    let place = "themes/own/templates/print-part.html:2:9 error theme-error: Field `gone` is not defined";
    assert!(found.starts_with(place) && found.lines().count() == 1, "{found}");
    let found = at("print-part.html", "{% if page.anchor == \"p2\" %}\n{{ t(key=\"gone\") }}{% endif %}");
    assert!(found.starts_with("themes/own/templates/print-part.html:2:4 error theme-error: there is no message"));
    let found = at("print.html", "{% for part in page.parts %}{% endfor %}");
    assert!(found.starts_with("themes/own/templates/print.html:1:"), "{found}");
    let once = "error theme-error: `parts()` must stand here once\n";
    assert_eq!(at("print.html", "<main></main>"), format!("themes/own/templates/print.html:1:1 {once}"));
    let twice = at("print.html", "<main>\n{{ parts() }}{{ parts() }}</main>");
    assert_eq!(twice, format!("themes/own/templates/print.html:2:4 {once}"));
}

#[test]
fn the_values_of_a_part_are_looked_at_by_its_fragment() {
    let dumped = build(&printed(), &["--dump-context", "print/rules.html#p2"]).ends(0).json();
    assert_eq!(dumped["frame"]["kind"], "print-part");
    assert_eq!(dumped["page"]["title"], "B");
    let dumped = build(&printed(), &["--dump-context", "print/rules.html"]).ends(0).json();
    assert_eq!(dumped["frame"]["kind"], "print");
    assert_eq!(dumped["page"]["contents"][1]["href"], "#p2");
    for page in ["print/rules.html#p3", "rules/a.html#less"] {
        let run = build(&printed(), &["--dump-context", page]).ends(2);
        let (near, _) = page.split_once('#').expect("a fragment");
        assert!(run.stderr.contains(&format!("did you mean `{near}`?")), "{}", run.stderr);
    }
}
