//! The matrix: its filters, the folding of what is not related, the page behind a cell, and the keyboard.

use fantoccini::key::Key;
use serde_json::json;

use crate::chrome::{Chrome, with_chrome};
use crate::places::sample;

/// Rows of the control matrix that are shown, without those that head a group.
const ROWS: &str = "[...document.querySelectorAll('#matrix tbody tr:not(.group-row)')].filter(r => r.offsetParent)";

async fn rows(chrome: &Chrome) -> f64 {
    chrome.number(&format!("{ROWS}.length")).await
}

/// Sets a list of the filters and waits for what follows.
async fn set(chrome: &Chrome, name: &str, value: &str) {
    chrome.choose(&format!("form[data-filters=matrix] select[name={name}]"), value).await;
}

#[test]
fn the_matrix_is_narrowed_by_all_it_shows() {
    with_chrome(async |chrome| {
        for place in sample().places("matrix/controls.html") {
            chrome.open_page(&place).await;
            assert_eq!(rows(chrome).await, 38.0);
            for (name, value, attribute) in [
                ("state", "gap", "state"),
                ("area", "A.6", "area"),
                ("reuse", "extend", "reuse"),
                ("basis", "judgment", "basis"),
                ("open", "iso42001", "open"),
            ] {
                let expected = chrome
                    .number(&format!(
                        "[...document.querySelectorAll('#matrix tbody tr[data-{attribute}]')].filter(r => r.dataset.{attribute}.split('|').includes('{value}')).length"
                    ))
                    .await;
                assert!(0.0 < expected && expected < 38.0, "{name} {value}: {expected}");
                set(chrome, name, value).await;
                chrome.until(&format!("{ROWS}.length === {expected}")).await;
                let said =
                    chrome.text("document.querySelector('form[data-filters=matrix] .filter-count').textContent").await;
                assert!(said.contains(&expected.to_string()) && said.contains("38"), "{said}");
                set(chrome, name, "").await;
                chrome.until(&format!("{ROWS}.length === 38")).await;
            }
            // What is narrowed can be sent on.
            set(chrome, "area", "A.7").await;
            chrome.until(&format!("{ROWS}.length < 38")).await;
            let (address, few) = (chrome.text("location.href").await, rows(chrome).await);
            chrome.open_page("about:blank").await;
            chrome.open_page(&address).await;
            assert_eq!(rows(chrome).await, few);
            chrome.open_page("about:blank").await;
            chrome.open_page(&address.replace("A.7", "nowhere")).await;
            assert_eq!(rows(chrome).await, 38.0, "a list stands at all where it does not offer what was asked");
            chrome.open_page("about:blank").await;
            chrome.open_page(&address).await;
            chrome.click("form[data-filters=matrix] button[type=reset]").await;
            chrome.until(&format!("{ROWS}.length === 38")).await;
        }
    });
}

#[test]
fn the_grid_begins_on_the_first_screen() {
    with_chrome(async |chrome| {
        chrome.size(1400, 900).await;
        for page in ["matrix/controls.html", "matrix/clauses.html"] {
            chrome.open_page(&sample().on_disk(page)).await;
            let row = "document.querySelector('#matrix tbody tr').getBoundingClientRect().bottom / innerHeight";
            assert!(chrome.number(row).await <= 1.0, "{page}");
            // That it is a draft stands above it; on what it rests is a click away, and on paper.
            let head = chrome.text("document.querySelector('.banner summary').textContent").await;
            assert!(head.contains("Draft") && head.contains("of 70"), "{head}");
            let shown = "document.querySelector('.banner details > p').checkVisibility()";
            chrome.until(&format!("!{shown}")).await;
            chrome.media("light", "print").await;
            chrome.until(shown).await;
            chrome.media("light", "").await;
            chrome.until(&format!("!{shown}")).await;
            chrome.click(".banner summary").await;
            chrome.until(shown).await;
        }
    });
}

#[test]
fn text_narrows_the_matrix() {
    with_chrome(async |chrome| {
        chrome.open_page(&sample().on_disk("matrix/controls.html")).await;
        chrome.click("form[data-filters=matrix] input[name=text]").await;
        chrome.type_keys("impact").await;
        chrome.until(&format!("{ROWS}.length < 38")).await;
        let all = chrome.value(&format!("return {ROWS}.every(r => /impact/i.test(r.textContent))")).await;
        assert_eq!(all, json!(true));
        assert!(rows(chrome).await > 1.0);
        // The titles of the columns a row meets count as well.
        chrome.click("form[data-filters=matrix] button[type=reset]").await;
        chrome.until(&format!("{ROWS}.length === 38")).await;
        chrome.click("form[data-filters=matrix] input[name=text]").await;
        chrome.type_keys("logging").await;
        chrome.until(&format!("{ROWS}.length === 1 && /A.6.2.8/.test({ROWS}[0].textContent)")).await;
    });
}

#[test]
fn only_related_rows_and_columns_stay() {
    with_chrome(async |chrome| {
        chrome.open_page(&sample().on_disk("matrix/controls.html")).await;
        let columns =
            "[...document.querySelectorAll('#matrix thead tr:nth-child(2) th')].filter(c => c.offsetParent).length";
        let heads = "[...document.querySelectorAll('#matrix tbody tr:not(.group-row)')].filter(r => r.offsetParent && r.querySelector('td a')).length";
        assert_eq!(chrome.number(columns).await, 93.0);
        let related = chrome.number(heads).await;
        chrome.click("form[data-filters=matrix] input[name=related]").await;
        chrome.until(&format!("{columns} < 93")).await;
        assert_eq!(rows(chrome).await, related, "rows with a relation");
        // Every column that stays has a relation in a row that stays, and cells stand below their heads.
        let empty = "const left = cell => cell.getBoundingClientRect().left;
            const links = [...document.querySelectorAll('#matrix tbody td:not(.elsewhere) a')].filter(a => a.offsetParent);
            return [...document.querySelectorAll('#matrix thead tr:nth-child(2) th')]
            .filter(c => c.offsetParent)
            .filter(c => !links.some(a => a.textContent.endsWith(', ' + c.querySelector('.no').textContent)
                && Math.abs(left(a.parentElement) - left(c)) < 1))
            .map(c => c.textContent)";
        assert_eq!(chrome.value(empty).await, json!([]));
        // An empty cell stands over as many columns as stay of those it stood over.
        let widths = "return [...new Set([...document.querySelectorAll('#matrix tr')].filter(r => r.offsetParent)
            .map(r => [...r.cells].filter(c => c.offsetParent && !c.matches('.total, .elsewhere, .corner, [scope^=row]'))
                .reduce((sum, c) => sum + c.colSpan, 0)))]";
        let left = chrome.number(columns).await;
        assert_eq!(chrome.value(widths).await, json!([left as u32]));
        chrome.click("form[data-filters=matrix] input[name=related]").await;
        chrome.until(&format!("{columns} === 93")).await;
        assert_eq!(chrome.value(widths).await, json!([93]));
    });
}

#[test]
fn the_column_under_the_pointer_and_the_focus_is_marked() {
    with_chrome(async |chrome| {
        chrome.size(1400, 900).await;
        chrome.open_page(&sample().on_disk("matrix/controls.html")).await;
        // Where the mark begins, from where the named column begins.
        let away = |column: usize| {
            format!(
                "(() => {{ const table = document.querySelector('#matrix'), head = table.tHead.rows[1].cells[{column}];
                const from = parseFloat(table.style.getPropertyValue('--at')) + table.getBoundingClientRect().left;
                return table.classList.contains('crossed') ? Math.abs(from - head.getBoundingClientRect().left) : -1; }})()"
            )
        };
        // A.4.2 meets A.5.9 only: a pointer over A.5.4 is over a cell of many columns.
        let point = |column: usize| {
            format!(
                "const table = document.querySelector('#matrix'), head = table.tHead.rows[1].cells[{column}].getBoundingClientRect();
                const row = [...table.rows].find(r => r.textContent.includes('A.4.2'));
                row.cells[1].dispatchEvent(new MouseEvent('mousemove', {{ bubbles: true, clientX: head.left + head.width / 2 }}));
                return row.cells[1].colSpan"
            )
        };
        assert_eq!(chrome.value(&point(3)).await, json!(8));
        assert!((0.0..1.0).contains(&chrome.number(&away(3)).await));
        chrome.value("document.querySelector('#matrix a[href*=\"A.4.2--A.5.9\"]').focus(); return null").await;
        assert!((0.0..1.0).contains(&chrome.number(&away(8)).await));
        chrome.value("document.querySelector('#matrix tbody th a').focus(); return null").await;
        assert_eq!(chrome.number(&away(8)).await, -1.0);
        // Out of the table, while a column lies across the left edge of the window.
        chrome.value(&point(3)).await;
        let edge = "const table = document.querySelector('#matrix'), region = document.querySelector('.matrix-region');
            const head = table.tHead.rows[1].cells[30];
            region.scrollTo({ left: region.scrollLeft + head.getBoundingClientRect().left + 10, behavior: 'instant' });
            const box = head.getBoundingClientRect();
            table.dispatchEvent(new MouseEvent('mouseleave'));
            return box.left < 0 && box.right > 0";
        assert_eq!(chrome.value(edge).await, json!(true));
        assert_eq!(chrome.number(&away(3)).await, -1.0);
    });
}

#[test]
fn one_filter_narrows_the_clauses_in_both_tables() {
    with_chrome(async |chrome| {
        chrome.open_page(&sample().on_disk("matrix/clauses.html")).await;
        let shown = |table: &str| {
            format!("[...document.querySelectorAll('#{table} tbody tr[data-state]')].filter(r => r.offsetParent)")
        };
        let both = |condition: &str| {
            let [grid, list] = ["matrix", "clauses"].map(shown);
            format!("{grid}.length {condition} && {list}.length {condition}")
        };
        chrome.until(&both("=== 32")).await;
        chrome.choose("form[data-filters] select[name=state]", "gap").await;
        chrome.until(&both("=== 2")).await;
        chrome.choose("form[data-filters] select[name=state]", "").await;
        chrome.until(&both("=== 32")).await;
        // A word of a reason, which only the list shows, narrows the grid as well.
        chrome.click("form[data-filters] input[name=text]").await;
        chrome.type_keys("harmonised").await;
        let few = format!("{} && {}", both("< 32"), both("> 1"));
        chrome.until(&few).await;
        let same = format!("{}.length === {}.length", shown("matrix"), shown("clauses"));
        assert_eq!(chrome.value(&format!("return {same}")).await, json!(true));
        chrome.click("form[data-filters] button[type=reset]").await;
        chrome.until(&both("=== 32")).await;
        // Clauses without a counterpart among the clauses leave the grid, and their columns with them.
        chrome.click("form[data-filters] input[name=related]").await;
        chrome.until("[...document.querySelectorAll('#matrix thead tr:nth-child(2) th')].some(c => !c.offsetParent) || document.querySelectorAll('#matrix tbody tr[hidden]').length > 0").await;
        let related = chrome.number(&format!("{}.length", shown("matrix"))).await;
        let cells = chrome
            .number("[...document.querySelectorAll('#matrix tbody tr')].filter(r => r.querySelector('td a')).length")
            .await;
        assert_eq!(related, cells);
    });
}

#[test]
fn a_cell_leads_to_the_pair_and_says_it_in_words() {
    with_chrome(async |chrome| {
        chrome.open_page(&sample().on_disk("matrix/controls.html")).await;
        let cell = "document.querySelector('#matrix tbody td:not(.elsewhere) a')";
        let words = chrome.text(&format!("{cell}.textContent")).await;
        assert!(words.contains("partial") || words.contains("overlap"), "{words}");
        chrome.value(&format!("{cell}.focus(); return null")).await;
        chrome.press(Key::Enter).await;
        chrome.until("document.body.classList.contains('kind-matrix-pair')").await;
        let page = chrome.text("document.querySelector('main').innerText").await;
        for part in ["A.2.2", "A.5.1", "Why", "What ISO 42001 adds", "Evidence for both"] {
            assert!(page.to_lowercase().contains(&part.to_lowercase()), "no {part} in {page}");
        }
    });
}

#[test]
fn headings_stay_in_view_and_never_cover_the_focus() {
    with_chrome(async |chrome| {
        chrome.size(900, 700).await;
        chrome.open_page(&sample().on_disk("matrix/controls.html")).await;
        // The last related cell, reached with the keyboard from the one before.
        let links = "[...document.querySelectorAll('#matrix tbody td:not(.elsewhere) a')]";
        chrome.value(&format!("{links}.at(-2).focus(); return null")).await;
        chrome.press(Key::Tab).await;
        let hit = "(() => { const a = document.activeElement, r = a.getBoundingClientRect();
            const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
            return a.closest('#matrix') ? String(a.contains(top)) : 'elsewhere'; })()";
        assert_eq!(chrome.text(hit).await, "true", "the focused cell can be seen");
        let shown = "(() => { const region = document.querySelector('.matrix-region').getBoundingClientRect();
            const head = document.querySelector('#matrix thead tr:nth-child(2) th').getBoundingClientRect();
            const row = document.activeElement.closest('tr').cells[0].getBoundingClientRect();
            return head.bottom > 0 && head.bottom > region.top && head.bottom <= document.activeElement.getBoundingClientRect().top && row.left >= region.left - 1 ? 'yes' : JSON.stringify([region, head, row]); })()";
        assert_eq!(chrome.text(shown).await, "yes");
        // All others on the way down, which the foot must not cover either.
        for page in ["matrix/controls.html", "matrix/clauses.html"] {
            chrome.size(1280, 720).await;
            chrome.open_page(&sample().on_disk(page)).await;
            let covered = "const seen = a => { a.focus({ focusVisible: true }); const r = a.getBoundingClientRect();
                    return a.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)); };
                return [...document.querySelectorAll('#matrix tbody a')].filter(a => !seen(a)).map(a => a.textContent)";
            assert_eq!(chrome.value(covered).await, json!([]), "{page}");
        }
    });
}
