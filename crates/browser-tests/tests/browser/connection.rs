//! A server that goes and comes back.

use crate::browser::{STEP_1, Tab, at_step_1};

const ID: &str = "ch1b_fetch_data";

/// What stands above everything else; nothing if all is well.
async fn notice(tab: &Tab) -> String {
    tab.text(".wb-notice:not([hidden])").await
}

#[test]
fn a_lost_server_is_said_in_words_and_the_page_goes_on_when_it_is_back() {
    at_step_1(async |tab| {
        assert_eq!(notice(tab).await, "");
        tab.server.end();
        tab.until("the loss is said", async || {
            notice(tab).await
                == "Nothing runs here: the workbook does not answer. \
                Start it with cargo run; this page then goes on by itself."
        })
        .await;
        let exercise = tab.program(ID).await;
        exercise.write("// written while nobody was there\n").await;
        exercise.says(&["The workbook does not answer."]).await;

        // A new server has a new token; it is the page that is opened with it that lets the others in.
        tab.server.restart();
        tab.until("the old token is refused", async || {
            notice(tab).await.contains("no valid token")
        })
        .await;
        let old = tab.window().await.unwrap();
        tab.new_tab().await.unwrap();
        let new = tab.windows().await.unwrap().pop().unwrap();
        tab.switch_to_window(new).await.unwrap();
        tab.let_in().await;
        tab.show(STEP_1).await;
        tab.switch_to_window(old).await.unwrap();
        tab.until("the notice is gone", async || notice(tab).await.is_empty())
            .await;
        tab.until("what was written meanwhile is saved", async || {
            tab.server
                .workbook
                .read(ID)
                .ends_with("// written while nobody was there\n")
        })
        .await;
        let exercise = tab.program("ch1d_run_from_sync").await;
        exercise.click(".wb-check").await;
        exercise.says(&["0 of", "1 of", "2 of", "3 of"]).await;
        // Chromium writes down each request that got no answer; that is what this test is about.
        let console = tab.console().await;
        let is_expected =
            |line: &String| line.contains("ERR_CONNECTION") || line.contains("401 (Unauthorized)");
        assert!(console.iter().all(is_expected), "{console:#?}");
    });
}
