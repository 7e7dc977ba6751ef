//! Places on pages that the generator makes, and that are not there.

use crate::book;

#[test]
fn a_reference_to_a_place_that_is_not_there_is_told_with_the_one_meant() {
    let cases = [
        ("[[demo:A.1#evidences]]", "unknown-section", "did you mean `demo:A.1#evidence`?"),
        ("[[demo:5#how]]", "unknown-section", "leave out what follows `#`"),
        ("[[demo#control]]", "unknown-section", "did you mean `demo#controls`?"),
        ("[[E-1#prove]]", "unknown-section", "did you mean `E-1#proves`?"),
        ("[[keeper#requirements]]", "unknown-section", "leave out what follows `#`"),
        ("[[P-1#cb-used-by]]", "unknown-section", "leave out what follows `#`"),
        ("[[nobody#state]]", "unknown-id", "name a document"),
        ("[[demo:9#status]]", "unknown-requirement", ""),
        ("[x](/demo/A.1.html#statment)", "broken-anchor", "did you mean `/demo/A.1.html#statement`?"),
        ("[x](../demo/A.1.html#q1-a)", "broken-anchor", "leave out what follows `#`"),
        ("[x](../search.html#query)", "broken-anchor", "leave out what follows `#`"),
        ("[x](../evidence/#item)", "broken-anchor", "did you mean `../evidence/#items`?"),
        ("[x](../matrix/index.html)", "broken-link", ""),
        ("[x](../data/gaps.csv)", "broken-link", ""),
        ("[x](../data/soa.cvs)", "broken-link", "did you mean `data/soa.csv`?"),
    ];
    let there =
        "[[demo:A.1#evidence]] [[demo:5#children]] [[demo#clauses]] [[E-1#state]] [[P-1#requirements]] [[keeper#plan]]";
    let lines: String = cases.iter().map(|(reference, _, _)| format!("{reference}\n\n")).collect();
    let book = book()
        .file("content/evidence/e.yaml", "evidence:\n  - {id: E-1, title: E, due: 2027-01-01}\n")
        .file("content/registers/roles.yaml", "roles:\n  - {id: keeper, title: Keeper}\n")
        .file("content/registers/plan.yaml", "plan:\n  - {id: P-1, title: P, for: ['demo:A.1'], owner: keeper}\n")
        .file("content/policies/a.md", format!("{lines}{there}\n"));
    let (code, found) = book.check();
    assert_eq!(code, 1);
    let found: Vec<_> = found.iter().filter(|one| one.file == "content/policies/a.md").collect();
    for (at, (reference, code, help)) in cases.iter().enumerate() {
        let one = found.iter().find(|one| one.line == 1 + 2 * at as u64);
        let one = one.unwrap_or_else(|| panic!("nothing is said of {reference}: {found:#?}"));
        assert_eq!((one.code.as_str(), one.column), (*code, 1), "{reference}: {one:#?}");
        assert!(one.help.join("\n").contains(help), "{reference}: {one:#?}");
    }
    assert_eq!(found.len(), cases.len(), "{found:#?}");
}
