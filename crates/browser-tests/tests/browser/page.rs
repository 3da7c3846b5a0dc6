//! What a learner does on a page.

use std::time::{Duration, Instant};

use thirtyfour::Key;

use crate::browser::at_step_1;

const ID: &str = "ch1b_fetch_data";

/// What stands in the page's editor if it holds the answer.
fn answer(workbook: &crate::workbook::Workbook) -> String {
    let answer = workbook.answer(ID);
    let program: String = answer
        .split_inclusive('\n')
        .skip_while(|line| line.starts_with("//!"))
        .collect();
    program.trim_start().to_owned()
}

#[test]
fn run_prints_what_the_snippet_prints() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.click(".wb-run").await;
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
        snippet.click(".wb-run").await;
        snippet.says(&["Ran to its end."]).await;
        let output = snippet.text(".wb-stdout").await;
        assert!(
            output.contains("<b>changed</b>"),
            "output is text, never HTML: {output}"
        );
    });
}

#[test]
fn a_wrong_answer_fails_with_the_message_and_the_right_one_passes() {
    at_step_1(async |tab| {
        let workbook = &tab.server.workbook;
        let exercise = tab.program(ID).await;
        let right = answer(workbook);
        exercise
            .write(&right.replace("from_secs(1)", "from_secs(3)"))
            .await;
        exercise.click(".wb-check").await;
        exercise.says(&["2 of 3 checks pass."]).await;
        let failed = exercise.text(".wb-bad").await;
        assert!(failed.contains("the answer takes one second"), "{failed}");
        assert!(
            failed.contains("The answer took 3s by the runtime's clock; it takes 1s."),
            "{failed}"
        );
        assert_eq!(exercise.text(".wb-status").await, "not passed yet");

        exercise.write(&right).await;
        exercise
            .find("textarea")
            .await
            .send_keys(Key::Control + Key::Shift + Key::Enter)
            .await
            .unwrap();
        exercise.says(&["All 3 checks pass."]).await;
        assert_eq!(exercise.text(".wb-status").await, "passed");
        assert!(
            workbook.read(ID).ends_with(&right),
            "the file on disk holds the answer"
        );
        workbook
            .run(&["list"])
            .must(0, &["✓ passed  ch1b_fetch_data"]);

        tab.show("step-1-async-functions.html").await;
        let exercise = tab.program(ID).await;
        tab.until("it is still passed", async || {
            exercise.text(".wb-status").await == "passed"
        })
        .await;
        assert_eq!(exercise.source().await, right);
    });
}

#[test]
fn a_compile_error_names_its_line_in_the_editor() {
    at_step_1(async |tab| {
        let exercise = tab.program(ID).await;
        let source = exercise.source().await;
        let broken = source
            .replace("// let result", "let result")
            .replace("// return result", "return result");
        exercise.write(&broken).await;
        exercise.click(".wb-check").await;
        let said = exercise.says(&["Does not compile"]).await;
        let file = tab.server.workbook.read(ID);
        let line = file
            .lines()
            .position(|line| line.contains("return result;"))
            .unwrap()
            + 1;
        assert_eq!(
            said,
            format!("Does not compile: 1 error, first on line {line}.")
        );
        let error = exercise.text(".wb-diagnostic.wb-error").await;
        assert!(
            error.contains(&format!("Error E0308 on line {line}: mismatched types")),
            "{error}"
        );
        let numbers = exercise.text(".wb-gutter").await;
        let shown = broken
            .lines()
            .position(|line| line.contains("return result;"))
            .unwrap();
        assert_eq!(
            numbers.lines().nth(shown),
            Some(line.to_string().as_str()),
            "the gutter agrees"
        );
    });
}

#[test]
fn a_loop_ends_by_itself_and_a_run_can_be_stopped() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.write("fn main() {}").await;
        snippet.click(".wb-run").await;
        snippet.says(&["Ran to its end and printed nothing."]).await; // The libraries are there now.

        snippet.write("fn main() { loop {} }").await;
        let start = Instant::now();
        snippet.click(".wb-run").await;
        snippet
            .says(&["Still computing when its time was up"])
            .await;
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "took {:?}",
            start.elapsed()
        );

        snippet
            .write("fn main() { println!(\"x\"); loop { std::thread::park() } }")
            .await;
        snippet.click(".wb-run").await;
        snippet.says(&["Running…"]).await;
        snippet
            .click(".wb-bar button:not([hidden]):not([disabled])")
            .await;
        snippet.says(&["Stopped."]).await;
    });
}

#[test]
fn keys_in_the_editor_neither_turn_the_page_nor_trap() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        let area = snippet.find("textarea").await;
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
        snippet
            .says(&["Does not compile.", "Ran", "Running…"])
            .await;
    });
}

#[test]
fn a_change_on_disk_shows_and_a_conflict_loses_nothing() {
    at_step_1(async |tab| {
        let workbook = &tab.server.workbook;
        let exercise = tab.program(ID).await;
        let mine = format!("{}// mine\n", exercise.source().await);

        // Another editor saves; nothing has been typed here: the new text is shown.
        workbook.edit(ID, "todo!(", "unimplemented!(");
        tab.execute("window.dispatchEvent(new Event('focus'))", vec![])
            .await
            .unwrap();
        exercise
            .says(&["The file has changed on disk; this is its text now."])
            .await;
        assert!(exercise.source().await.contains("unimplemented!("));

        // Both have changed: both texts stay until one is chosen.
        let theirs = workbook.edit(ID, "unimplemented!(", "unreachable!(");
        exercise.write(&mine).await;
        exercise.says(&["The file has changed on disk."]).await;
        assert_eq!(workbook.read(ID), theirs, "their text is untouched");
        assert_eq!(exercise.source().await, mine, "and so is mine");
        exercise.click(".wb-conflict button:last-child").await;
        exercise.says(&["Your text is in the file."]).await;
        tab.until("my text is saved", async || {
            workbook.read(ID).ends_with("// mine\n")
        })
        .await;

        exercise.click(".wb-bar button:last-child").await;
        exercise.says(&["This is the starter again."]).await;
        assert!(workbook.read(ID).contains("todo!("));
        let kept = workbook.path(&format!(".workbook/replaced/{ID}-1.rs"));
        assert!(
            std::fs::read_to_string(kept)
                .unwrap()
                .ends_with("// mine\n")
        );
    });
}

#[test]
fn a_guess_is_shown_beside_the_result() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        let script = "const q = document.querySelector('[data-snippet=call_then_await]').previousElementSibling; \
                      const d = q.querySelector('details'); d.open = true; return d.querySelector('summary').textContent;";
        let chosen = tab.execute(script, vec![]).await.unwrap();
        let chosen = chosen.json().as_str().unwrap().to_owned();
        snippet.click(".wb-run").await;
        snippet.says(&["Ran to its end."]).await;
        assert_eq!(
            snippet.text(".wb-said").await,
            format!("You said: {chosen}")
        );
    });
}

#[test]
fn start_over_keeps_both_texts_even_in_a_conflict() {
    at_step_1(async |tab| {
        let workbook = &tab.server.workbook;
        let exercise = tab.program(ID).await;
        let theirs = workbook.edit(ID, "todo!(", "unreachable!(");
        exercise.write("// mine\n").await;
        exercise.says(&["The file has changed on disk."]).await;
        exercise.click(".wb-bar button:last-child").await;
        exercise.says(&["This is the starter again."]).await;
        assert_eq!(exercise.count(".wb-conflict").await, 0);
        assert!(exercise.source().await.contains("todo!("));
        let kept = |n| {
            let path = workbook.path(&format!(".workbook/replaced/{ID}-{n}.rs"));
            std::fs::read_to_string(path).unwrap()
        };
        assert!(kept(1).ends_with("// mine\n"), "{}", kept(1));
        assert_eq!(kept(2), theirs);
    });
}

#[test]
fn a_run_is_drawn_and_said_in_words() {
    at_step_1(async |tab| {
        let snippet = tab.program("not_ready").await;
        snippet.click(".wb-run").await;
        snippet.says(&["Ran to its end."]).await;
        let caption = snippet.text(".wb-results figcaption").await;
        assert!(caption.contains("waited at the same time"), "{caption}");
        // One of the two shapes is shown, and what it says is there for those who do not see it.
        let picture = snippet.find(".wb-results svg.wbt-wide").await;
        assert!(picture.is_displayed().await.unwrap());
        let words = picture
            .attr("aria-label")
            .await
            .unwrap()
            .unwrap_or_default();
        assert!(words.contains("waited at the same time"), "{words}");
        let narrow = snippet.find(".wb-results svg.wbt-narrow").await;
        assert!(!narrow.is_displayed().await.unwrap());
        assert_eq!(
            snippet.count(".wb-recorded[open]").await,
            0,
            "the recorded run stays folded"
        );
    });
}

#[test]
fn after_a_pass_the_start_and_now_are_shown_together() {
    at_step_1(async |tab| {
        let exercise = tab.program(ID).await;
        exercise.write(&answer(&tab.server.workbook)).await;
        exercise.click(".wb-check").await;
        exercise.says(&["All 3 checks pass."]).await;
        tab.until("both pictures are there", async || {
            exercise.count(".wb-compared figure").await == 2
        })
        .await;
        let labels = exercise.text(".wb-compared").await;
        assert!(
            labels.contains("Now") && labels.contains("Where you started"),
            "{labels}"
        );
    });
}
