//! Programs in the text: edited, run, stopped.

use thirtyfour::Key;

use crate::browser::at_step_1;

#[test]
fn run_prints_what_the_snippet_prints() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.run().await;
        snippet.says(&["Ran to its end."]).await;
        let recorded = tab
            .server
            .workbook
            .path("src/step-1-async-functions/call_then_await.out");
        let recorded = std::fs::read_to_string(recorded).unwrap();
        assert_eq!(snippet.text(".wb-stdout").await, recorded.trim_end());

        let changed = snippet
            .source()
            .await
            .replace("\"called\"", "\"<b>changed</b>\"");
        snippet.write(&changed).await;
        assert_eq!(
            snippet.count(".wb-results.wb-stale").await,
            1,
            "the old output is marked"
        );
        snippet.run().await;
        snippet.says(&["Ran to its end."]).await;
        let output = snippet.text(".wb-stdout").await;
        assert!(
            output.contains("<b>changed</b>"),
            "output is text, never HTML: {output}"
        );
    });
}

#[test]
fn the_page_asks_before_it_runs_and_shows_the_guess_beside_the_result() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.click(".wb-run").await;
        snippet
            .says(&["Choose above what you expect, then run."])
            .await;
        let asked = tab.active_element().await.unwrap();
        assert_eq!(
            asked.tag_name().await.unwrap(),
            "summary",
            "the question has the focus"
        );
        let chosen = asked.text().await.unwrap();
        asked.send_keys(Key::Enter + "").await.unwrap();
        snippet.click(".wb-run").await;
        snippet.says(&["Ran to its end."]).await;
        let said = snippet.text(".wb-said").await;
        assert!(said.starts_with(&format!("You said: {chosen}. ")), "{said}");

        // Whoever does not want to guess is asked only once.
        let other = tab.program("not_ready").await;
        other.click(".wb-run").await;
        other.says(&["Choose above"]).await;
        other.click(".wb-run").await;
        other.says(&["Ran to its end."]).await;
        assert_eq!(other.count(".wb-said").await, 0);
    });
}

/// Prints, then waits until it is stopped.
const PARKED: &str =
    "fn main() { println!(\"here\"); eprintln!(\"there\"); loop { std::thread::park() } }";

#[test]
fn output_is_there_while_the_program_runs_and_stop_ends_it() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.write(PARKED).await;
        snippet.run().await;
        tab.until("both lines are there", async || {
            snippet.count(".wb-stdout").await == 1 && snippet.count(".wb-stderr").await == 1
        })
        .await;
        assert_eq!(snippet.text(".wb-stdout").await, "here");
        assert_eq!(snippet.text(".wb-stderr").await, "there");
        assert_eq!(snippet.text(".wb-say").await, "Running…");
        snippet.click(".wb-stop").await;
        snippet.says(&["Stopped."]).await;
        tab.until("no process is left", async || {
            tab.server.children().is_empty()
        })
        .await;
    });
}

#[test]
fn who_has_to_wait_for_others_is_told_so() {
    at_step_1(async |tab| {
        let names = [
            "call_then_await",
            "not_ready",
            "ready_at_once",
            "never_awaited",
        ];
        for name in &names[..3] {
            let snippet = tab.program(name).await;
            snippet.write(PARKED).await;
            snippet.run().await;
            // In this order: two run, the third has to wait.
            let expected = if *name == names[2] {
                "Waiting"
            } else {
                "Running…"
            };
            snippet.says(&[expected]).await;
        }
        let fourth = tab.program(names[3]).await;
        fourth.write("fn main() {}").await;
        fourth.run().await;
        fourth.says(&["Waiting: 1 before this one…"]).await;
        tab.program(names[0]).await.click(".wb-stop").await;
        tab.program(names[2]).await.says(&["Running…"]).await;
        tab.program(names[1]).await.click(".wb-stop").await;
        fourth.says(&["Ran to its end"]).await;
        tab.program(names[2]).await.click(".wb-stop").await;
        tab.until("no process is left", async || {
            tab.server.children().is_empty()
        })
        .await;
    });
}

#[test]
fn a_loop_ends_by_itself() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.write("fn main() {}").await;
        snippet.run().await;
        snippet.says(&["Ran to its end and printed nothing."]).await; // The libraries are there now.

        snippet.write("fn main() { loop {} }").await;
        snippet.click(".wb-run").await;
        snippet
            .says(&["Still computing when its time was up"])
            .await;
    });
}

#[test]
fn keys_in_the_editor_neither_turn_the_page_nor_trap() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        let area = snippet.find(".cm-content").await;
        area.scroll_into_view().await.unwrap();
        area.click().await.unwrap();
        area.send_keys(Key::Right + Key::Left + Key::Up)
            .await
            .unwrap();
        area.send_keys("s/").await.unwrap();
        let url = tab.current_url().await.unwrap();
        assert!(
            url.path().ends_with("/step-1-async-functions.html"),
            "{url}"
        );
        area.send_keys(Key::Tab + "").await.unwrap();
        let focused = tab.active_element().await.unwrap();
        assert_eq!(
            focused.tag_name().await.unwrap(),
            "button",
            "Tab leaves the editor"
        );
        area.send_keys(Key::Control + Key::Enter).await.unwrap();
        snippet.says(&["Does not compile", "Choose above"]).await;
    });
}
