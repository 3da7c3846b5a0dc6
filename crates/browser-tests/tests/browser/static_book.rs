//! The book without its server: as files, and without scripts.

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::extensions::query::ElementQueryable;
use thirtyfour::{By, WebDriver};

use crate::browser::{STEP_1, in_a_browser};
use crate::workbook::Workbook;

/// The built book, in a folder.
fn book() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    Workbook::new().run(&["book", "--out", out]).must(0, &[]);
    folder
}

async fn open(web: &WebDriver, book: &TempDir) {
    let page = format!("file://{}/{STEP_1}", book.path().display());
    web.goto(page).await.unwrap();
}

/// The text of the first such element, as soon as there is one.
async fn text(web: &WebDriver, css: &str) -> String {
    let found = web.query(By::Css(css)).first().await.unwrap();
    found.text().await.unwrap()
}

async fn click(web: &WebDriver, css: &str) {
    let element = web.find(By::Css(css)).await.unwrap();
    element.scroll_into_view().await.unwrap();
    element.click().await.unwrap();
}

/// Puts a playground in the place of the real one; `sent` keeps what it was asked.
const STAND_IN: &str = "window.sent = []; window.fetch = async (url, options) => { \
    window.sent.push([url, JSON.parse(options.body)]); \
    return new Response(JSON.stringify({ result: 'from afar', error: null })); };";

#[test]
fn nothing_is_sent_before_the_reader_agrees() {
    let book = book();
    in_a_browser(async |web| {
        open(web, &book).await;
        web.execute(STAND_IN, Vec::new()).await.unwrap();
        let sent = async || {
            web.execute("return window.sent", Vec::new())
                .await
                .unwrap()
                .json()
                .clone()
        };
        let snippet = "[data-snippet=call_then_await]";
        click(web, &format!("{snippet} .wb-run")).await;
        assert!(
            text(web, &format!("{snippet} .wb-say"))
                .await
                .starts_with("Choose above")
        );
        click(web, &format!("{snippet} .wb-run")).await;
        let words = text(web, &format!("{snippet} .wb-consent")).await;
        assert!(
            words.starts_with("The text in the editor is sent to play.rust-lang.org"),
            "{words}"
        );
        assert_eq!(sent().await, json!([]), "it was only asked");
        click(web, &format!("{snippet} .wb-consent button:last-child")).await;
        assert_eq!(sent().await, json!([]), "the reader did not want it");

        click(web, &format!("{snippet} .wb-run")).await;
        click(web, &format!("{snippet} .wb-send")).await;
        assert_eq!(
            text(web, &format!("{snippet} .wb-stdout")).await,
            "from afar"
        );
        let sent = sent().await;
        assert_eq!(sent[0][0], "https://play.rust-lang.org/evaluate.json");
        let code = sent[0][1]["code"].as_str().unwrap();
        assert!(
            code.contains("fetch_data(") && sent[0][1]["edition"] == "2024",
            "{sent}"
        );
    });
}

#[test]
fn what_cannot_run_elsewhere_says_where_it_runs() {
    let book = book();
    in_a_browser(async |web| {
        open(web, &book).await;
        let offline = text(web, "[data-exercise=ch1b_fetch_data] .wb-offline").await;
        assert!(offline.contains("cargo run"), "{offline}");
        let exercises = web.find_all(By::Css(".wb-exercise .wb-run")).await.unwrap();
        assert!(
            exercises.is_empty(),
            "an exercise is checked with its tests, here"
        );
        // The recorded run and its picture are there, and tied to the program.
        click(web, "[data-snippet=call_then_await] .wb-recorded > summary").await;
        let caption = text(web, "[data-snippet=call_then_await] figcaption").await;
        assert!(caption.contains("one after the other"), "{caption}");
        let slider = "[data-snippet=call_then_await] .wb-time input";
        web.find(By::Css(slider))
            .await
            .unwrap()
            .focus()
            .await
            .unwrap();
        let marked = text(web, "[data-snippet=call_then_await] .cm-line.wb-at").await;
        assert!(marked.trim().starts_with("sleep("), "{marked}");
    });
}

#[test]
fn without_scripts_everything_can_be_read() {
    let book = book();
    in_a_browser(async |web| {
        let off = json!({ "value": true });
        web.cdp()
            .send_raw("Emulation.setScriptExecutionDisabled", off)
            .await
            .unwrap();
        open(web, &book).await;
        let editors = web.find_all(By::Css(".cm-editor")).await.unwrap();
        assert!(editors.is_empty(), "no script has run");
        let program = text(web, "[data-exercise=ch1b_fetch_data] .wb-program pre").await;
        assert!(program.contains("pub async fn fetch_data("), "{program}");
        for (title, words) in [
            (".wb-predict details > summary", "calling fetch_data"),
            (".wb-hint > summary", "Hint 1"),
            (".wb-answer > summary", "The answer"),
            (".wb-tests > summary", "The tests"),
        ] {
            let css = format!("[data-exercise=ch1b_fetch_data] {title}");
            let summary = text(web, &css).await;
            assert!(summary.starts_with(words), "{title}: {summary}");
            click(web, &css).await;
        }
        let answer = text(web, "[data-exercise=ch1b_fetch_data] .wb-answer[open]").await;
        assert!(answer.contains("fetch(url).await"), "{answer}");
        click(web, "[data-snippet=call_then_await] .wb-recorded > summary").await;
        let output = text(web, "[data-snippet=call_then_await] .wb-recorded").await;
        assert!(output.contains("after 4s"), "{output}");
    });
}
