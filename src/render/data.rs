//! Writers of data: JSON, CSV, the search script, the sitemap.

use std::io::{self, Write};

use crate::view::{Artifact, Content, Graph, Plain, SearchShard, Sitemap, Table};

/// A file of data.
pub(super) fn artifact(url: String, data: Plain<'_>) -> Artifact<'_> {
    match data {
        Plain::Graph(data) => Artifact::Stream { url, content: Content::new(move |out| graph(&data, out)) },
        Plain::Search(data) => Artifact::Stream { url, content: Content::new(move |out| search(&data, out)) },
        Plain::Table(table) => Artifact::Bytes { url, bytes: csv(&table) },
        Plain::Sitemap(sitemap) => Artifact::Bytes { url, bytes: sitemap_xml(&sitemap) },
    }
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

/// A classic script, since a page opened from disk may load nothing else.
fn search(shard: &SearchShard, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"clausebookSearch.push(")?;
    serde_json::to_writer(&mut *out, &shard.entries)?;
    out.write_all(b");\n")
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
    fn cells_that_look_like_formulas_are_guarded() {
        let rows = vec![vec!["=1+1".to_owned(), "a,\"b\"".to_owned()]];
        let bytes = csv(&Table { columns: vec!["x", "y"], rows });
        assert_eq!(String::from_utf8_lossy(&bytes), "x,y\r\n'=1+1,\"a,\"\"b\"\"\"\r\n");
    }
}
