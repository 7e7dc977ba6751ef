//! Writers of data: JSON, CSV, the search script, the sitemap.

use crate::view::{Plain, SearchShard, Sitemap, Table};

/// The bytes of a file of data.
pub(super) fn bytes(data: &Plain<'_>) -> Vec<u8> {
    match data {
        Plain::Graph(graph) => lines(serde_json::to_vec(graph)),
        Plain::Table(table) => csv(table),
        Plain::Search(shard) => search(shard),
        Plain::Sitemap(sitemap) => sitemap_xml(sitemap),
    }
}

/// Values made of text, numbers and lists always have a JSON form.
fn lines(json: Result<Vec<u8>, serde_json::Error>) -> Vec<u8> {
    let mut bytes = json.unwrap_or_default();
    bytes.push(b'\n');
    bytes
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
fn search(shard: &SearchShard) -> Vec<u8> {
    let mut script = b"clausebookSearch.push(".to_vec();
    script.extend(serde_json::to_vec(&shard.entries).unwrap_or_default());
    script.extend(b");\n");
    script
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
