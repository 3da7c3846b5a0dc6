//! A headless Chromium, and a tab of it that is open at the workbook.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::ops::Deref;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{
    By, CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, WebElement,
};

use crate::serving::Server;

/// How long the browser may take for anything: a watchdog, no criterion.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running chromedriver; ended with every browser it started when dropped.
struct Driver {
    child: Child,
    port: u16,
}

/// How often a driver may be started in vain.
const TRIES: usize = 10;

impl Driver {
    /// A driver looks for a port that is free in IPv6, then needs the same one in IPv4. If somebody
    /// has it there, it ends; another one finds another port.
    fn start() -> Self {
        let started = (0..TRIES).find_map(|_| Self::start_once());
        started.expect("chromedriver never said which port it has")
    }

    fn start_once() -> Option<Self> {
        let mut command = Command::new("chromedriver");
        command
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command
            .spawn()
            .expect("chromedriver: apt-get install chromium-driver");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port: Option<u16> = lines.find_map(|line| {
            let line = line.unwrap();
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let Some(port) = port else {
            child.wait().unwrap();
            return None;
        };
        std::thread::spawn(move || lines.for_each(drop)); // It must not wait for a reader.
        Some(Self { child, port })
    }
}

impl Driver {
    async fn browser(&self) -> WebDriver {
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,1000",
        ] {
            capabilities.add_arg(argument).unwrap();
        }
        let logs = json!({ "browser": "ALL", "performance": "ALL" });
        capabilities.set("goog:loggingPrefs", logs).unwrap();
        let address = format!("http://127.0.0.1:{}", self.port);
        WebDriver::new(address, capabilities).await.unwrap()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser behind; one that is asked ends it.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            let _ = stream.read(&mut [0; 64]);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser at a server of its own.
pub struct Tab {
    web: WebDriver,
    pub server: Server,
    _driver: Driver,
}

impl Deref for Tab {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.web
    }
}

/// Runs `test` in a tab that is open at Step 1, then requires that the page had nothing to
/// complain about and asked nobody but the workbook.
pub fn at_step_1(test: impl AsyncFnOnce(&mut Tab)) {
    block_on(async {
        let mut tab = Tab::open().await;
        tab.show(STEP_1).await;
        test(&mut tab).await;
        tab.require_peace().await;
        tab.web.clone().quit().await.unwrap();
    });
}

/// The page that most tests look at.
pub const STEP_1: &str = "step-1-async-functions.html";

/// Runs `test` in a browser that has opened nothing yet.
pub fn in_a_browser(test: impl AsyncFnOnce(&WebDriver)) {
    block_on(async {
        let driver = Driver::start();
        let web = driver.browser().await;
        test(&web).await;
        web.quit().await.unwrap();
    });
}

fn block_on(test: impl Future<Output = ()>) {
    tokio::runtime::Runtime::new().unwrap().block_on(test);
}

impl Tab {
    async fn open() -> Self {
        let server = Server::start();
        let driver = Driver::start();
        let web = driver.browser().await;
        let tab = Self {
            web,
            server,
            _driver: driver,
        };
        tab.let_in().await;
        tab
    }

    /// Opens the address that the server printed.
    pub async fn let_in(&self) {
        let (host, token) = (&self.server.host, &self.server.token);
        self.web
            .goto(format!("http://{host}/#token={token}"))
            .await
            .unwrap();
        self.until("the page has taken the token", async || {
            self.web.current_url().await.unwrap().fragment().is_none()
        })
        .await;
    }

    /// Opens a page of the book, and waits until it is interactive.
    pub async fn show(&self, page: &str) {
        self.web
            .goto(format!("http://{}/{page}", self.server.host))
            .await
            .unwrap();
        self.until("the page is interactive", async || {
            !self
                .web
                .find_all(By::Css("html.wb-live"))
                .await
                .unwrap()
                .is_empty()
        })
        .await;
    }

    /// The snippet or exercise of that name.
    pub async fn program(&self, name: &str) -> Program<'_> {
        let css = format!("[data-snippet='{name}'], [data-exercise='{name}']");
        let section = self.web.find(By::Css(css)).await.unwrap();
        Program { tab: self, section }
    }

    /// Waits for something that will happen.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let start = Instant::now();
        while !holds().await {
            assert!(
                start.elapsed() < PATIENCE,
                "{what}: not within {PATIENCE:?}"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str) -> Value {
        let value = self.web.execute(script, Vec::new()).await.unwrap();
        value.json().clone()
    }

    /// The text that a reader sees there now; empty where there is nothing. It is read in one step,
    /// because a page may set the same place anew at any time.
    pub async fn text(&self, css: &str) -> String {
        text_in(&self.web, Value::Null, css).await
    }

    /// Clicks there, as soon as it can be clicked.
    pub async fn click(&self, css: &str) {
        self.until(css, async || match self.web.find(By::Css(css)).await {
            Ok(found) => found.click().await.is_ok(),
            Err(_) => false,
        })
        .await;
    }

    /// Types there, as soon as that is possible.
    pub async fn type_into(&self, css: &str, keys: &str) {
        self.until(css, async || match self.web.find(By::Css(css)).await {
            Ok(found) => found.send_keys(keys).await.is_ok(),
            Err(_) => false,
        })
        .await;
    }

    /// Takes what the console says, and gives it back.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.web.get_log("browser").await.unwrap();
        entries.into_iter().map(|entry| entry.message).collect()
    }

    /// The console is empty, and every request went to the workbook.
    async fn require_peace(&self) {
        let mut console = self.console().await;
        // Chromium writes down every answer that is no success; this one the page expects.
        console.retain(|message| !message.contains("409 (Conflict)"));
        assert!(console.is_empty(), "{console:#?}");
        let ours = format!("http://{}/", self.server.host);
        let mut n_requests = 0;
        for entry in self.web.get_log("performance").await.unwrap() {
            let message: Value = serde_json::from_str(&entry.message).unwrap();
            let message = &message["message"];
            if message["method"] == "Network.requestWillBeSent" {
                let url = message["params"]["request"]["url"].as_str().unwrap();
                assert!(
                    url.starts_with(&ours) || url.starts_with("data:"),
                    "asked for {url}"
                );
                n_requests += 1;
            }
        }
        assert!(n_requests > 5, "the log of requests is there");
    }
}

/// A snippet or an exercise in the page.
pub struct Program<'a> {
    tab: &'a Tab,
    pub section: WebElement,
}

impl Program<'_> {
    pub async fn find(&self, css: &str) -> WebElement {
        self.section.find(By::Css(css)).await.unwrap()
    }

    pub async fn count(&self, css: &str) -> usize {
        self.section.find_all(By::Css(css)).await.unwrap().len()
    }

    /// The text that a reader sees there.
    pub async fn text(&self, css: &str) -> String {
        let section = self.section.to_json().unwrap();
        text_in(&self.tab.web, section, css).await
    }

    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        element.scroll_into_view().await.unwrap();
        element.click().await.unwrap();
    }

    /// Everything in the editor.
    pub async fn source(&self) -> String {
        let text = self.in_editor("return editor.text;", Value::Null).await;
        text.as_str().unwrap().to_owned()
    }

    /// Replaces everything in the editor, as somebody does who pastes.
    pub async fn write(&self, source: &str) {
        let script = "editor.view.contentDOM.focus(); \
             editor.view.dispatch({ selection: { anchor: 0, head: editor.view.state.doc.length } }); \
             const data = new DataTransfer(); data.setData('text/plain', argument); \
             editor.view.contentDOM.dispatchEvent(new ClipboardEvent('paste', \
                 { clipboardData: data, bubbles: true, cancelable: true }));";
        let pasted = source.strip_suffix('\n').unwrap_or(source);
        self.in_editor(script, json!(pasted)).await;
        assert_eq!(self.source().await.trim_end(), source.trim_end());
    }

    /// Runs a script that knows the `editor`, and an `argument`.
    pub async fn in_editor(&self, script: &str, argument: Value) -> Value {
        let node = self.find(".wb-editor").await;
        let script = format!("const [{{ editor }}, argument] = arguments; {script}");
        let arguments = vec![node.to_json().unwrap(), argument];
        let value = self.tab.web.execute(script, arguments).await.unwrap();
        value.json().clone()
    }

    /// Presses Run, and says to the page that there is no guess if it asks for one.
    pub async fn run(&self) {
        self.click(".wb-run").await;
        if self.text(".wb-say").await.starts_with("Choose above") {
            self.click(".wb-run").await;
        }
    }

    /// Waits until the line of status begins with one of these.
    pub async fn says(&self, beginnings: &[&str]) -> String {
        self.tab
            .until(&format!("{beginnings:?}"), async || {
                let said = self.text(".wb-say").await;
                beginnings
                    .iter()
                    .any(|beginning| said.starts_with(beginning))
            })
            .await;
        self.text(".wb-say").await
    }
}

/// The text that a reader sees at the first such place in a part of the page, or in all of it.
async fn text_in(web: &WebDriver, part: Value, css: &str) -> String {
    let script = "const [part, css] = arguments; \
         return (part ?? document).querySelector(css)?.innerText.trim() ?? '';";
    let value = web.execute(script, vec![part, json!(css)]).await.unwrap();
    value.json().as_str().unwrap().to_owned()
}
