//! The sample handbook built once, to be opened from a disk and from a server.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::middleware::map_response;
use axum::response::Response;
use futures_util::{StreamExt, stream};
use tokio::runtime::Builder;
use tower_http::services::ServeDir;
use url::Url;

use crate::support::{Book, Site};

/// The site, and the two places it can be opened at.
pub(crate) struct Sample {
    book: Book,
    disk: Url,
    server: Url,
}

impl Sample {
    /// The built site.
    pub(crate) fn site(&self) -> Site {
        self.book.site()
    }

    /// Where a page is opened: from a disk, and from a server below a path of its own.
    pub(crate) fn places(&self, page: &str) -> [String; 2] {
        [self.on_disk(page), self.served(page)]
    }

    /// A page as a file.
    pub(crate) fn on_disk(&self, page: &str) -> String {
        self.disk.join(page).expect("a relative address").into()
    }

    /// A page from the server.
    pub(crate) fn served(&self, page: &str) -> String {
        self.server.join(page).expect("a relative address").into()
    }

    /// A page from the server that comes in many small pieces, as over a slow line.
    pub(crate) fn slowly(&self, page: &str) -> String {
        self.server.join("/slowly/").and_then(|root| root.join(page)).expect("a relative address").into()
    }

    /// The largest page of each kind, by kind: where there is much on a page, much can be wrong with it.
    /// Prints repeat other pages, and the largest take axe-core minutes: one of a middle size stands for them.
    pub(crate) fn kinds(&self) -> BTreeMap<String, String> {
        let site = self.site();
        let mut largest: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let pages = self.pages().into_iter().filter(|url| !url.starts_with("print") || url == "print/policies.html");
        for url in pages {
            let text = site.text(&url);
            let kind = text.split("<body class=\"kind-").nth(1).and_then(|rest| rest.split('"').next());
            let kind = kind.unwrap_or_else(|| panic!("{url} does not say its kind"));
            let size = (text.len(), url);
            largest.entry(kind.to_owned()).and_modify(|known| *known = size.clone().max(known.clone())).or_insert(size);
        }
        largest.into_iter().map(|(kind, (_, url))| (kind, url)).collect()
    }

    /// Every page that stays; one at an old address leads on at once.
    pub(crate) fn pages(&self) -> Vec<String> {
        let site = self.site();
        let is_page =
            |url: &String| url.ends_with(".html") && !site.text(url).contains("<body class=\"kind-redirect\"");
        site.files().into_iter().filter(is_page).collect()
    }
}

/// The sample, for all tests.
pub(crate) fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let book = Book::of_the_repository();
        book.run(["build", "-q"]).ends(0);
        let folder = book.path("book");
        let disk = Url::from_directory_path(&folder).expect("an absolute path");
        Sample { disk, server: serve(&folder), book }
    })
}

/// Serves a folder on a free port of this machine, below a path, until the test program ends.
fn serve(folder: &Path) -> Url {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("its address");
    listener.set_nonblocking(true).expect("a listener that does not block");
    let slow = Router::new().fallback_service(ServeDir::new(folder)).layer(map_response(slowly));
    let router = Router::new().nest_service("/handbook/2026", ServeDir::new(folder)).nest("/slowly", slow);
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("the listener");
            axum::serve(listener, router).await.expect("a server that goes on");
        });
    });
    Url::parse(&format!("http://{address}/handbook/2026/")).expect("an address")
}

/// Lets a page come piece by piece; all else comes at once.
async fn slowly(response: Response) -> Response {
    let (head, body) = response.into_parts();
    if head.headers.get("content-type").is_none_or(|kind| !kind.as_bytes().starts_with(b"text/html")) {
        return Response::from_parts(head, body);
    }
    let page = to_bytes(body, usize::MAX).await.expect("a page of the site");
    // What is seen first comes in the smallest pieces.
    let mut cuts: Vec<usize> = (0..page.len().min(24_000)).step_by(1_500).collect();
    cuts.extend([page.len() / 2, page.len()]);
    cuts.sort_unstable();
    let pieces: Vec<_> = cuts.windows(2).map(|cut| page.slice(cut[0]..cut[1])).collect();
    let pieces = stream::iter(pieces).then(async |piece| {
        tokio::time::sleep(Duration::from_millis(30)).await;
        Ok::<_, Infallible>(piece)
    });
    Response::from_parts(head, Body::from_stream(pieces))
}
