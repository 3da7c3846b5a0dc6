//! Pictures of runs, and the code beside them.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::at_step_1;

#[test]
fn a_run_is_drawn_and_said_in_words() {
    at_step_1(async |tab| {
        let snippet = tab.program("not_ready").await;
        snippet.run().await;
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
fn a_time_in_the_picture_marks_the_lines_at_which_tasks_stand() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.run().await;
        snippet.says(&["Ran to its end."]).await;
        let slider = snippet.find(".wb-results .wb-time input").await;
        slider.scroll_into_view().await.unwrap();
        slider.focus().await.unwrap();
        let marked = async || snippet.text(".cm-line.wb-at").await.trim().to_owned();
        assert!(
            marked()
                .await
                .starts_with("sleep(Duration::from_secs(3)).await;"),
            "{}",
            marked().await
        );
        slider.send_keys(Key::Right + "").await.unwrap();
        tab.until("it stands at the second wait", async || {
            marked().await.starts_with("let result = result.await;")
        })
        .await;
        let words = slider.attr("aria-valuetext").await.unwrap().unwrap();
        assert_eq!(words, "3 s: main at line 16");
        assert!(
            tab.current_url()
                .await
                .unwrap()
                .path()
                .ends_with("step-1-async-functions.html"),
            "arrows turn no page"
        );
        slider.send_keys(Key::Tab + "").await.unwrap();
        tab.until("nothing is marked", async || {
            snippet.count(".cm-line.wb-at").await == 0
        })
        .await;
    });
}

#[test]
fn a_bar_leads_to_its_line_and_the_pointer_to_a_time() {
    at_step_1(async |tab| {
        let snippet = tab.program("call_then_await").await;
        snippet.run().await;
        snippet.says(&["Ran to its end."]).await;
        let bar = snippet.find(".wb-results svg.wbt-wide rect.wbt-wait").await;
        bar.scroll_into_view().await.unwrap();
        let pointer = "const svg = editor.node.closest('section').querySelector('.wb-results svg.wbt-wide'); \
            const box = svg.querySelector('rect.wbt-wait').getBoundingClientRect(); \
            const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true }; \
            svg.dispatchEvent(new PointerEvent(argument, at)); \
            return editor.view.state.doc.lineAt(editor.view.state.selection.main.head).number;";
        snippet.in_editor(pointer, json!("pointermove")).await;
        assert!(
            snippet
                .text(".cm-line.wb-at")
                .await
                .trim()
                .starts_with("sleep(Duration::from_secs(3)).await;")
        );
        let line = snippet.in_editor(pointer, json!("click")).await;
        assert_eq!(line, 14, "the cursor stands at the wait");
    });
}
