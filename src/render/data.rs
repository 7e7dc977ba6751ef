//! Writers of data: JSON, CSV, the search script, the sitemap.

use std::io::{self, Write};

use super::workbook;
use crate::diagnostics::Diagnostic;
use crate::view::{Artifact, Content, Graph, Plain, RunningTitle, SearchShard, Sitemap, Table, TableFormat};

/// A file of data. A workbook with more than its format can hold is a finding.
pub(super) fn artifact(url: String, data: Plain<'_>) -> Result<Artifact<'_>, Diagnostic> {
    Ok(match data {
        Plain::Graph(data) => Artifact::Stream { url, content: Content::new(move |out| graph(&data, out)) },
        Plain::Search(data) => Artifact::Stream { url, content: Content::new(move |out| search(&data, out)) },
        Plain::RunningTitles(titles) => Artifact::Bytes { url, bytes: running_titles(&titles) },
        Plain::Table(table) => Artifact::Bytes { url, bytes: csv(&table) },
        Plain::Sitemap(sitemap) => Artifact::Bytes { url, bytes: sitemap_xml(&sitemap) },
        Plain::Workbook(workbook) => Artifact::Bytes { bytes: workbook::bytes(&workbook, &url)?, url },
    })
}

/// A table in a form for text; `None` for a workbook, which is more than one table.
pub(super) fn table(table: &Table, format: TableFormat) -> Option<Vec<u8>> {
    match format {
        TableFormat::Xlsx => None,
        TableFormat::Csv => Some(csv(table)),
        TableFormat::Json => Some(json(table)),
        TableFormat::Markdown => Some(markdown(table)),
    }
}

/// A list of objects, a line for each; keys in the order of the columns.
fn json(table: &Table) -> Vec<u8> {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let line = |row: &Vec<String>| {
        let fields = table.columns.iter().zip(row).map(|(key, cell)| format!("{}: {}", text(key), text(cell)));
        format!("  {{{}}}", fields.collect::<Vec<_>>().join(", "))
    };
    let lines = table.rows.iter().map(line).collect::<Vec<_>>().join(",\n");
    format!("[\n{lines}\n]\n").into_bytes()
}

/// A table in GitHub's Markdown; what Markdown would read as markup is escaped.
fn markdown(table: &Table) -> Vec<u8> {
    let escaped = |cell: &str| -> String {
        let mut out = String::with_capacity(cell.len());
        for c in cell.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
            if "\\`*_[]<>|~#".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
        out
    };
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(table.columns.iter().map(|column| (*column).to_owned()).collect());
    text.push_str(&line(table.columns.iter().map(|_| "---".to_owned()).collect()));
    text.extend(table.rows.iter().map(|row| line(row.iter().map(|cell| escaped(cell)).collect())));
    text.into_bytes()
}

fn graph(graph: &Graph<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, graph)?;
    out.write_all(b"\n")
}

/// CSV as of RFC 4180. A cell that a spreadsheet would read as a formula gets an apostrophe.
fn csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let guarded = |cell: &String| {
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if formula { format!("'{cell}") } else { cell.clone() }
    };
    // Writing to memory does not fail, and all rows have the columns of the head.
    let _ = writer.write_record(&table.columns);
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(guarded));
    }
    writer.into_inner().unwrap_or_default()
}

/// A classic script, since a page opened from disk may load nothing else. Each entry is a list, and so is each
/// of its parts: names of fields would be a fifth of the data.
fn search(shard: &SearchShard, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"clausebookSearch.push([")?;
    for (at, entry) in shard.entries.iter().enumerate() {
        if at > 0 {
            out.write_all(b",\n")?;
        }
        let parts: Vec<_> = entry.parts.iter().map(|part| (&part.heading, &part.anchor, &part.text)).collect();
        let row = (entry.kind, &entry.id, &entry.title, &entry.url, &entry.frameworks, parts);
        serde_json::to_writer(&mut *out, &row)?;
    }
    out.write_all(b"]);\n")
}

/// Rules of paged media; the parts of a title are on sheets of a kind of their own, and the foot of the page
/// on those of the last.
fn running_titles(titles: &[RunningTitle]) -> Vec<u8> {
    let mut css = String::new();
    let mut last = "";
    for title in titles {
        let (left, right) = (css_text(&title.left), css_text(&title.right));
        let name = title.parts.first().map(String::as_str).unwrap_or_default();
        css.push_str(&format!(
            "@page {name} {{ @top-left {{ content: {left}; }} @top-right {{ content: {right}; }} }}\n"
        ));
        if !title.parts.is_empty() {
            let parts = title.parts.iter().map(|part| format!("#{part}")).collect::<Vec<_>>().join(", ");
            css.push_str(&format!("{parts} {{ page: {name}; }}\n"));
            last = name;
        }
    }
    if !last.is_empty() {
        css.push_str(&format!(".foot {{ page: {last}; }}\n"));
    }
    css.into_bytes()
}

/// A text of a style sheet. What is neither a letter, a digit nor a space is written by its number.
fn css_text(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character.is_alphanumeric() || character == ' ' {
            true => out.push(character),
            false => out.push_str(&format!("\\{:x} ", u32::from(character))),
        }
    }
    out.push('"');
    out
}

fn sitemap_xml(sitemap: &Sitemap) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for url in &sitemap.urls {
        let url = url.replace('&', "&amp;").replace('<', "&lt;");
        xml.push_str(&format!("<url><loc>{url}</loc></url>\n"));
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_titles_are_text_whatever_they_hold() {
        let title = RunningTitle {
            parts: vec!["p1".to_owned(), "p2".to_owned()],
            left: "Ä \"b\\ }".to_owned(),
            right: String::new(),
        };
        let css = String::from_utf8_lossy(&running_titles(&[title])).into_owned();
        assert_eq!(
            css,
            "@page p1 { @top-left { content: \"Ä \\22 b\\5c  \\7d \"; } @top-right { content: \"\"; } }\n#p1, #p2 { page: p1; }\n.foot { page: p1; }\n"
        );
    }

    #[test]
    fn cells_that_look_like_formulas_are_guarded() {
        let rows = vec![vec!["=1+1".to_owned(), "a,\"b\"".to_owned()]];
        let bytes = csv(&Table { columns: vec!["x", "y"], rows });
        assert_eq!(String::from_utf8_lossy(&bytes), "x,y\r\n'=1+1,\"a,\"\"b\"\"\"\r\n");
    }
}
