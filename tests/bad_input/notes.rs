//! Footnotes: each reference shows its own note, and what is not shown is told.

use crate::support::findings::Finding;
use crate::{Page, book, built};

/// What is said about a document, as code, line and help.
fn said(text: &str) -> Vec<(String, u64, String)> {
    let (_, found) = book().file("content/a.md", text).check();
    let of_document = found.into_iter().filter(|one| one.file == "content/a.md");
    of_document.map(|Finding { code, line, help, .. }| (code, line, help.join(" "))).collect()
}

/// The text of each note of a page, with what its links back lead to.
fn notes(text: &str) -> Vec<(String, Vec<String>)> {
    let page = Page::read(&built(book().file("content/a.md", text)).text("a.html"));
    let backs = |at: &str| {
        let ids = page.addresses().filter_map(|(_, _, value)| value.strip_prefix("#fnref-"));
        let of_note = ids.filter(|id| id.split('-').next() == at.strip_prefix("fn-")).map(|id| format!("fnref-{id}"));
        of_note.collect::<Vec<_>>()
    };
    let items = page.named("li").filter_map(|item| Some((item, item.get("id").filter(|id| id.starts_with("fn-"))?)));
    items
        .map(|(item, id)| (page.text_of(item).split('↩').next().unwrap_or_default().trim().to_owned(), backs(id)))
        .collect()
}

#[test]
fn the_case_of_a_name_tells_no_notes_apart() {
    let text = "# A\n\nFirst[^A] and second[^b] and ß[^Straße].\n\n[^a]: Note A.\n[^b]: Note B.\n[^STRASSE]: Road.\n";
    let shown: Vec<_> = notes(text).into_iter().map(|(text, _)| text).collect();
    assert_eq!(shown, ["Note A.", "Note B.", "Road."]);
    assert_eq!(said(text), []);
    let twice = "# A\n\nFirst[^A].\n\n[^a]: One.\n[^A]: Two.\n";
    assert_eq!(said(twice).iter().map(|one| (one.0.as_str(), one.1)).collect::<Vec<_>>(), [("unused-note", 6)]);
}

#[test]
fn a_note_leads_back_to_each_of_its_references() {
    let text = "# A\n\nOne.[^1] Two.[^2] Three.[^1]\n\n## B[^1]\n\n[^1]: Text, and see.[^2]\n[^2]: More.\n";
    let back = |names: &[&str]| names.iter().map(|name| format!("fnref-{name}")).collect::<Vec<_>>();
    let found = notes(text);
    assert_eq!(found[0].1, back(&["1", "1-2", "1-3"]));
    assert_eq!(found[1].1, back(&["2", "2-2"]));
}

#[test]
fn a_note_referred_to_where_none_can_be_shown_is_told() {
    for text in ["# A[^1]\n\nText.\n\n[^1]: Lost.\n", "# A\n\nText\n\n[^1]: Lost,[^1] as nothing else refers to it.\n"]
    {
        let book = book().file("content/a.md", text);
        let (_, found) = book.check();
        let lost: Vec<_> =
            found.iter().filter(|one| one.file == "content/a.md").map(|one| (one.code.as_str(), one.line)).collect();
        assert_eq!(lost, [("unused-note", 5)], "{text}");
        assert!(!built(book).text("a.html").contains("Lost"), "{text}");
    }
    let text = "# A[^1]\n\nText.[^2]\n\n[^1]: Lost.\n[^2]: Shown.\n";
    assert_eq!(notes(text), [("Shown.".to_owned(), vec!["fnref-1".to_owned()])]);
}

#[test]
fn a_reference_to_no_note_is_told() {
    for text in ["Text.[^nope]", "| a[^no pe] |\n|---|", "Oh![^a_b*c]", "*so[^nope] it is*", "## S[^nope]"] {
        let text = format!("# A\n\n{text}\n\nNext.[^1]\n\n[^1]: A note.\n");
        assert_eq!(
            said(&text).iter().map(|one| (one.0.as_str(), one.1)).collect::<Vec<_>>(),
            [("unknown-note", 3)],
            "{text}"
        );
    }
    for text in ["`[^nope]`", "\\[^nope]", "[^nope](b.md)", "[^]", "[^ ]", "    [^nope]", "[^a\nb]", "[[index|^x]]"] {
        let (_, found) = book().file("content/a.md", format!("# A\n\n{text}\n")).file("content/b.md", "# B\n").check();
        assert!(found.iter().all(|one| one.code != "unknown-note"), "{text}: {found:#?}");
    }
    let field = "framework: demo\nstatements: [{requirement: '5.1', how: 'So it is.[^1]'}]\n";
    let (_, found) = book().file("content/controls/demo.yaml", field).check();
    let told = found.iter().find(|one| one.code == "unknown-note").expect("a finding");
    assert_eq!((told.file.as_str(), told.line), ("content/controls/demo.yaml", 2));
}
