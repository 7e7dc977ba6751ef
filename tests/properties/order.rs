//! Order: of files on the disk, and of records in a register.

use proptest::prelude::*;

use crate::support::Book;
use crate::{FILES, built, cases, surveyed};

/// The records of a register in some order.
fn shuffled(text: &str, order: &[usize]) -> String {
    let (head, records) = text.split_once("  - ").expect("records");
    let records: Vec<&str> = records.split("\n  - ").map(|record| record.trim_end_matches('\n')).collect();
    let order = order.iter().filter_map(|at| records.get(*at));
    order.fold(head.to_owned(), |text, record| format!("{text}  - {record}\n"))
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn the_order_of_files_and_records_is_no_matter(
        files in Just((0..FILES.len()).collect::<Vec<_>>()).prop_shuffle(),
        records in Just(vec![0usize, 1, 2]).prop_shuffle(),
    ) {
        let plain = FILES.iter().fold(Book::new(), |book, (path, text)| book.file(path, text));
        let other = files.iter().fold(Book::new(), |book, at| {
            let (path, text) = FILES[*at];
            let is_register = path.contains("controls") || path.contains("evidence");
            book.file(path, if is_register { shuffled(text, &records) } else { text.to_owned() })
        });
        let (one, two) = (built(&plain, &surveyed(&plain)), built(&other, &surveyed(&other)));
        prop_assert!(one.files() == two.files());
        for url in one.files() {
            prop_assert!(one.bytes(&url) == two.bytes(&url), "{url} differs");
        }
    }
}
