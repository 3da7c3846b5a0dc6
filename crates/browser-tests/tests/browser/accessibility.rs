//! No violation of WCAG 2.2 A and AA that axe-core finds, in every theme and state; and the keyboard.
//! axe-core comes with `npm ci` in crates/workbook/web.

use serde_json::Value;
use thirtyfour::{Key, WebDriver};

use crate::browser::{STEP_1, Tab, at_step_1, in_a_browser};
use crate::workbook::Workbook;

const ID: &str = "ch1b_fetch_data";
const THEMES: [&str; 5] = ["light", "rust", "coal", "navy", "ayu"];

/// What axe-core has to complain about.
async fn violations(web: &WebDriver) -> Vec<String> {
    let axe = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../workbook/web/node_modules/axe-core/axe.min.js"
    );
    let axe =
        std::fs::read_to_string(axe).expect("`npm ci` in crates/workbook/web brings axe-core");
    web.execute(axe, Vec::new()).await.unwrap();
    // Colours fade from one theme to the next: only the end counts.
    let run = "const done = arguments[arguments.length - 1]; \
        getComputedStyle(document.body).backgroundColor; \
        const fading = document.getAnimations().filter((one) => one instanceof CSSTransition); \
        fading.forEach((one) => one.finish()); Promise.resolve().then(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })) \
           .then((result) => done(result.violations), (error) => done([{ id: String(error), nodes: [] }]));";
    let found = web.execute_async(run, Vec::new()).await.unwrap();
    let found = found.json().as_array().unwrap().clone();
    let in_words = |violation: &Value| {
        let nodes = violation["nodes"].as_array().unwrap().iter();
        let nodes: Vec<String> = nodes
            .take(4)
            .map(|node| format!("{} — {}", node["html"], node["failureSummary"]))
            .collect();
        format!("{}: {}", violation["id"], nodes.join("\n    "))
    };
    found.iter().map(in_words).collect()
}

/// Looks at what the page shows now in every theme.
async fn look(web: &WebDriver, state: &str) {
    for theme in THEMES {
        // As mdBook's own menu does it.
        let choose = format!("document.getElementById('mdbook-theme-{theme}').click();");
        web.execute(choose, Vec::new()).await.unwrap();
        let found = violations(web).await;
        assert!(
            found.is_empty(),
            "{state} in {theme}:\n{}",
            found.join("\n")
        );
    }
}

async fn answered(tab: &Tab, source: &str, says: &str) {
    let exercise = tab.program(ID).await;
    exercise.write(source).await;
    exercise.click(".wb-check").await;
    exercise.says(&[says]).await;
}

#[test]
fn fresh_failing_broken_and_passed_pages_have_no_violations() {
    at_step_1(async |tab| {
        look(tab, "fresh").await;
        let starter = tab.program(ID).await.source().await;
        answered(tab, &starter, "0 of 3 checks pass.").await;
        look(tab, "failing").await;
        let broken = starter.replace("// return result", "return result");
        answered(tab, &broken, "Does not compile").await;
        look(tab, "compile error").await;
        let answer = tab.server.workbook.answer(ID);
        let right: String = answer
            .split_inclusive('\n')
            .skip_while(|line| line.starts_with("//!"))
            .collect();
        answered(tab, right.trim_start(), "All 3 checks pass.").await;
        let exercise = tab.program(ID).await;
        tab.until("both pictures are there", async || {
            exercise.count(".wb-compared figure").await == 2
        })
        .await;
        exercise.click(".wb-answer > summary").await;
        look(tab, "passed").await;
        tab.goto(format!("http://{}/index.html", tab.server.host))
            .await
            .unwrap();
        tab.until("the first page is there", async || {
            tab.script("return !!document.querySelector('.wb-continue')")
                .await
                == true
        })
        .await;
        look(tab, "first page").await;
        tab.show(STEP_1).await;
        let console = tab.console().await;
        assert!(console.is_empty(), "{console:#?}");
        tab.server.end();
        tab.until("the loss is said", async || {
            tab.script("return !!document.querySelector('.wb-notice:not([hidden])')")
                .await
                == true
        })
        .await;
        look(tab, "no server").await;
        // Chromium writes down each request that got no answer, axe-core's own among them.
        drop(tab.console().await);
    });
}

#[test]
fn the_book_as_files_has_no_violations() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    Workbook::new().run(&["book", "--out", out]).must(0, &[]);
    in_a_browser(async |web| {
        web.goto(format!("file://{out}/{STEP_1}")).await.unwrap();
        look(web, "no server was ever there").await;
    });
}

#[test]
fn the_keyboard_is_enough() {
    at_step_1(async |tab| {
        // From the start of an exercise: to its question, its editor, its buttons, its hints.
        tab.script("document.querySelector('[data-exercise=ch1b_fetch_data] h3 a').focus();")
            .await;
        let mut seen = Vec::new();
        for _ in 0..60 {
            tab.active_element()
                .await
                .unwrap()
                .send_keys(Key::Tab + "")
                .await
                .unwrap();
            let what = tab
                .script(
                    "const e = document.activeElement; const s = e.closest('[data-exercise]'); \
                     if (!s || s.dataset.exercise !== 'ch1b_fetch_data') return ''; \
                     return e.closest('.cm-content') ? 'editor' : e.closest('.wb-predict') ? 'question' : \
                         e.tagName === 'BUTTON' ? e.className : e.closest('.wb-hint') ? 'hint' : e.tagName;",
                )
                .await;
            let what = what.as_str().unwrap_or_default().to_owned();
            if !what.is_empty() && seen.last() != Some(&what) {
                seen.push(what);
            }
        }
        let order = [
            "question", "editor", "wb-check", "wb-run", "wb-reset", "hint",
        ];
        let mut rest = seen.iter();
        for step in order {
            assert!(
                rest.any(|what| what == step),
                "{step} is not reached in turn: {seen:?}"
            );
        }
        // And what has the focus works.
        let exercise = tab.program(ID).await;
        let editor = exercise.find(".cm-content").await;
        editor.focus().await.unwrap();
        editor
            .send_keys(Key::Control + Key::Shift + Key::Enter)
            .await
            .unwrap();
        exercise.says(&["0 of 3 checks pass."]).await;
    });
}
