//! Exercises in a page: checked, edited in several places, never lost.

use thirtyfour::{By, Key};

use crate::browser::{STEP_1, at_step_1};

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
        assert_eq!(exercise.text(".wb-results h4").await, "2 of 3 checks pass");
        let failed = exercise.text(".wb-bad").await;
        assert!(
            failed.starts_with("Failed:"),
            "the status is spoken: {failed}"
        );
        assert!(failed.contains("the answer takes one second"), "{failed}");
        assert!(
            failed.contains("The answer took 3s by the runtime's clock; it takes 1s."),
            "{failed}"
        );
        assert_eq!(exercise.text(".wb-status").await, "not passed yet");
        exercise
            .write(
                &right
                    .replace("tokio::time::sleep", "std::thread::sleep")
                    .replace("(1)).await", "(1))"),
            )
            .await;
        exercise.click(".wb-check").await;
        exercise.says(&["1 of 3 checks pass."]).await;
        let line = exercise.text(".wb-why .wb-goto").await;
        exercise.click(".wb-why .wb-goto").await;
        let here = "return `line ${editor.offset + editor.view.state.doc.lineAt(editor.view.state.selection.main.head).number}`;";
        assert_eq!(
            exercise.in_editor(here, serde_json::Value::Null).await,
            line,
            "it leads there"
        );

        exercise.write(&right).await;
        exercise
            .find(".cm-content")
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
        assert_eq!(exercise.count("h4").await, 0, "a new page has no results");
    });
}

#[test]
fn a_compile_error_stands_under_its_line() {
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
        let is_it = |line: &str| line.contains("return result;");
        let line = file.lines().position(is_it).unwrap() + 1;
        assert_eq!(
            said,
            format!("Does not compile: 1 error, first on line {line}.")
        );
        let error = exercise.text(".wb-editor .wb-diagnostic.wb-error").await;
        assert!(
            error.starts_with("Error E0308: mismatched types"),
            "{error}"
        );
        let marked = exercise.text(".cm-line.wb-line-error").await;
        assert_eq!(marked.trim(), "return result;");
        assert_eq!(exercise.text(".wb-under-error").await, "result");
        // The number beside it is the file's.
        let beside = "const line = editor.node.querySelector('.wb-line-error'); \
            const numbers = [...editor.node.querySelectorAll('.cm-lineNumbers .cm-gutterElement')]; \
            const top = line.getBoundingClientRect().top; \
            return numbers.find((n) => n.textContent && Math.abs(n.getBoundingClientRect().top - top) < 3)?.textContent;";
        let number = exercise.in_editor(beside, serde_json::Value::Null).await;
        assert_eq!(number, line.to_string());
        // rustc's own words are there in full.
        exercise.click(".wb-diagnostic.wb-error summary").await;
        let full = exercise.text(".wb-diagnostic.wb-error pre").await;
        assert!(full.contains("expected `Data`, found future"), "{full}");
        // The next check takes it away.
        exercise.write(&source).await;
        exercise.click(".wb-check").await;
        exercise.says(&["0 of 3 checks pass."]).await;
        assert_eq!(exercise.count(".wb-error").await, 0);
    });
}

#[test]
fn hints_come_one_after_the_other_and_the_answers_after_a_pass() {
    at_step_1(async |tab| {
        let exercise = tab.program(ID).await;
        let shown = async || {
            let mut shown = Vec::new();
            for summary in exercise
                .section
                .find_all(By::Css(".wb-hint > summary, .wb-answer > summary"))
                .await
                .unwrap()
            {
                if summary.is_displayed().await.unwrap() {
                    shown.push(summary.text().await.unwrap());
                }
            }
            shown
        };
        assert_eq!(shown().await, ["Hint 1: where to look"]);
        exercise.click(".wb-hint > summary").await;
        assert_eq!(
            shown().await,
            ["Hint 1: where to look", "Hint 2: what you need"]
        );
        exercise.write(&answer(&tab.server.workbook)).await;
        exercise.click(".wb-check").await;
        exercise.says(&["All 3 checks pass."]).await;
        let all = shown().await;
        assert!(all.contains(&"The answer".to_owned()), "{all:?}");
        assert!(
            all.iter()
                .any(|title| title.starts_with("Another right answer: ")),
            "{all:?}"
        );
        exercise.click(".wb-answer > summary").await;
        let text = exercise.text(".wb-answer").await;
        assert!(text.contains("fetch(url).await"), "the program: {text}");
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

        exercise.click(".wb-reset").await;
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
fn start_over_keeps_both_texts_even_in_a_conflict() {
    at_step_1(async |tab| {
        let workbook = &tab.server.workbook;
        let exercise = tab.program(ID).await;
        let theirs = workbook.edit(ID, "todo!(", "unreachable!(");
        exercise.write("// mine\n").await;
        exercise.says(&["The file has changed on disk."]).await;
        exercise.click(".wb-reset").await;
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

#[test]
fn two_tabs_and_a_terminal_stay_together() {
    at_step_1(async |tab| {
        let first = tab.window().await.unwrap();
        tab.new_tab().await.unwrap();
        let second = tab.windows().await.unwrap().pop().unwrap();
        tab.switch_to_window(second.clone()).await.unwrap();
        tab.show(STEP_1).await;
        let right = answer(&tab.server.workbook);
        tab.program(ID).await.write(&right).await;
        tab.until("it is saved", async || {
            tab.server.workbook.read(ID).ends_with(&right)
        })
        .await;

        tab.switch_to_window(first).await.unwrap();
        let exercise = tab.program(ID).await;
        tab.until("the other tab's text is here", async || {
            exercise.source().await == right
        })
        .await;
        tab.server
            .workbook
            .run(&["check", ID])
            .must(0, &["All 3 tests pass"]);
        tab.until("the terminal's pass is here", async || {
            exercise.text(".wb-status").await == "passed"
        })
        .await;
    });
}

#[test]
fn an_error_comes_with_advice_and_a_cure_that_undo_takes_back() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        let broken = "async fn five() -> u32 { 5 }\n\n#[tokio::main]\nasync fn main() {\n    \
            let five: u32 = five();\n    println!(\"{five}\");\n}\n";
        snippet.write(broken).await;
        snippet.run().await;
        snippet
            .says(&["Does not compile: 1 error, first on line 5."])
            .await;
        let advice = snippet.text(".wb-advice").await;
        assert!(
            advice.starts_with("The call made a future and ran none of its body."),
            "{advice}"
        );
        let link = snippet.find(".wb-advice a").await;
        let link = link.attr("href").await.unwrap().unwrap();
        assert!(link.contains(".html#"), "{link}");
        let offer = snippet.text(".wb-offer").await;
        assert!(
            offer.starts_with("rustc suggests: consider awaiting on the Future"),
            "{offer}"
        );
        snippet.click(".wb-offer button").await;
        assert_eq!(
            snippet.source().await,
            broken.replace("five();", "five().await;")
        );
        let editor = snippet.find(".cm-content").await;
        editor.send_keys(Key::Control + "z").await.unwrap();
        assert_eq!(snippet.source().await, broken);
        snippet.click(".wb-offer button").await;
        snippet.run().await;
        snippet.says(&["Ran to its end."]).await;
        assert_eq!(snippet.text(".wb-stdout").await, "5");
    });
}

#[test]
fn errors_of_one_cause_are_one() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        let broken = "#[tokio::main]\nasync fn main() {\n    \
            let (one, two) = tokio::join!(1, std::future::ready(2));\n    println!(\"{one} {two}\");\n}\n";
        snippet.write(broken).await;
        snippet.run().await;
        snippet.says(&["Does not compile"]).await;
        assert_eq!(snippet.count(".wb-editor .wb-diagnostic.wb-error").await, 1);
        let error = snippet.text(".wb-editor .wb-diagnostic.wb-error").await;
        assert!(error.contains("more like it on this line"), "{error}");
    });
}
