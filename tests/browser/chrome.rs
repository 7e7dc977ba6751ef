//! A headless Chromium, driven through ChromeDriver.

use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::http::Method;
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use url::{ParseError, Url};

use crate::support::tools::tool;

/// A browser with one window.
pub(crate) struct Chrome {
    client: Client,
}

/// The running ChromeDriver, which is stopped when the value goes.
struct Driver {
    process: Child,
    address: String,
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Driver {
    fn start(program: PathBuf) -> Self {
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("ChromeDriver starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("successfully on port ")?.1.trim_end_matches('.').to_owned()))
            .expect("ChromeDriver says its port");
        // What it says later is nobody's; unread it would block.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address: format!("http://127.0.0.1:{port}") }
    }
}

/// Runs a test in a browser of its own, or says that there is none.
pub(crate) fn with_chrome(test: impl AsyncFnOnce(&Chrome)) {
    let Some(program) = tool("CHROMEDRIVER", "chromedriver") else { return };
    let driver = Driver::start(program);
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let chrome = Chrome { client: runtime.block_on(Chrome::open(&driver.address)) };
    let end = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&chrome))));
    close(&runtime, chrome);
    if let Err(failure) = end {
        resume_unwind(failure);
    }
}

/// The browser ends with its session, also after a failed test.
fn close(runtime: &Runtime, chrome: Chrome) {
    runtime.block_on(chrome.client.close()).ok();
}

/// A command of ChromeDriver that WebDriver does not have.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

impl Chrome {
    async fn open(address: &str) -> Client {
        // No sandbox: the pages are our own, and a container may have none. The rest keeps it from calling home.
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-prefers-reduced-motion",
            "--window-size=1400,1000",
        ];
        let capabilities = json!({
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("written as an object") };
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(address)
            .await
            .expect("ChromeDriver starts a Chromium")
    }

    /// Opens a page and waits until its sheets are there and its scripts have run. On a busy machine ChromeDriver
    /// answers while a page still loads.
    pub(crate) async fn open_page(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
        self.until("document.readyState === 'complete'").await;
    }

    /// The value of a JavaScript function body.
    pub(crate) async fn value(&self, body: &str) -> Value {
        self.with(body, Vec::new()).await
    }

    /// The value of a JavaScript function body that has `arguments`.
    pub(crate) async fn with(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(body, arguments).await.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// The value of a JavaScript function body that calls back: its last argument is the function to call.
    pub(crate) async fn answer(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(body, arguments).await.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// The text a JavaScript expression has.
    pub(crate) async fn text(&self, expression: &str) -> String {
        let value = self.value(&format!("return {expression};")).await;
        value.as_str().unwrap_or_else(|| panic!("{expression} is {value}, no text")).to_owned()
    }

    /// The number a JavaScript expression has.
    pub(crate) async fn number(&self, expression: &str) -> f64 {
        let value = self.value(&format!("return {expression};")).await;
        value.as_f64().unwrap_or_else(|| panic!("{expression} is {value}, no number"))
    }

    /// Waits until a JavaScript expression is true; fails after ten seconds.
    pub(crate) async fn until(&self, expression: &str) {
        for _ in 0..200 {
            if self.value(&format!("return Boolean({expression});")).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("not within ten seconds: {expression}");
    }

    /// The first element of a CSS selector.
    pub(crate) async fn element(&self, selector: &str) -> Element {
        self.client.find(Locator::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// Clicks on an element as a pointer would: it has to be in view and not covered.
    pub(crate) async fn click(&self, selector: &str) {
        self.element(selector).await.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Types into whatever has the focus.
    pub(crate) async fn type_keys(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(keys).await.unwrap_or_else(|error| panic!("{keys:?}: {error}"));
    }

    /// Presses a key in whatever has the focus.
    pub(crate) async fn press(&self, key: Key) {
        self.type_keys(&char::from(key).to_string()).await;
    }

    /// Chooses an option of a list by its value.
    pub(crate) async fn choose(&self, selector: &str, value: &str) {
        let list = self.element(selector).await;
        list.select_by_value(value).await.unwrap_or_else(|error| panic!("{selector} = {value}: {error}"));
    }

    /// A command of the protocol of Chromium's developer tools.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        let own = Own { path: "goog/cdp/execute", body };
        self.client.issue_cmd(own).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// A window of this size in CSS pixels.
    pub(crate) async fn size(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// The colours the system prefers, `light` or `dark`, and the medium, `print` or none.
    pub(crate) async fn media(&self, colours: &str, medium: &str) {
        let feature = json!([{"name": "prefers-color-scheme", "value": colours}]);
        self.devtools("Emulation.setEmulatedMedia", json!({"media": medium, "features": feature})).await;
    }

    /// What was written to the console since the last call, as JSON entries with `level` and `message`.
    pub(crate) async fn console(&self) -> Vec<Value> {
        self.log("browser").await
    }

    /// The addresses asked for since the last call.
    pub(crate) async fn requests(&self) -> Vec<String> {
        let of = |entry: &Value| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let sent = event["message"]["method"] == "Network.requestWillBeSent";
            let url = event["message"]["params"]["request"]["url"].as_str()?;
            sent.then(|| url.to_owned())
        };
        self.log("performance").await.iter().filter_map(of).collect()
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let own = Own { path: "se/log", body: json!({"type": kind}) };
        let log = self.client.issue_cmd(own).await.unwrap_or_else(|error| panic!("log {kind}: {error}"));
        log.as_array().cloned().unwrap_or_default()
    }
}
