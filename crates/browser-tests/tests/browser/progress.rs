//! How far the learner has come, and taking it elsewhere.

use serde_json::json;
use thirtyfour::By;

use crate::browser::{STEP_1, at_step_1};

const ID: &str = "ch1b_fetch_data";

#[test]
fn progress_is_in_the_sidebar_and_on_the_first_page() {
    at_step_1(async |tab| {
        let total = async || tab.text(".wb-total p").await;
        assert_eq!(total().await, "0 of 5 exercises passed");
        let workbook = &tab.server.workbook;
        workbook.write(ID, &workbook.answer(ID));
        workbook.run(&["check", ID]).must(0, &["All 3 tests pass"]);
        tab.until("the sidebar has heard of it", async || {
            total().await == "1 of 5 exercises passed"
        })
        .await;
        let dots = tab
            .script("return document.querySelector('.wb-dots').textContent")
            .await;
        assert_eq!(dots, "○●○○○ (1 of 5 exercises passed)");

        // The exercise that had the focus last is where it goes on.
        let exercise = tab.program("ch1d_run_from_sync").await;
        exercise.click(".wb-reset").await;
        tab.goto(format!("http://{}/index.html", tab.server.host))
            .await
            .unwrap();
        tab.until("the first page knows", async || {
            tab.find(By::Css(".wb-continue")).await.is_ok()
        })
        .await;
        assert_eq!(
            tab.text(".wb-continue").await,
            "Continue: exercise 1d, Run from sync"
        );
        tab.click(".wb-continue").await;
        let url = tab.current_url().await.unwrap();
        assert!(
            url.path().ends_with(STEP_1) && url.fragment() == Some("ch1d_run_from_sync"),
            "{url}"
        );
    });
}

#[test]
fn work_is_saved_as_a_file_and_loaded_from_one() {
    at_step_1(async |tab| {
        let workbook = &tab.server.workbook;
        let mine = workbook.answer(ID);
        workbook.write(ID, &mine);
        workbook.run(&["check", ID]).must(0, &["All 3 tests pass"]);
        let work = tab.server.ask("export", &json!({}));
        let file = workbook.path("work.json");
        std::fs::write(&file, work.to_string()).unwrap();

        workbook.run(&["reset", ID]).must(0, &[]);
        let other = workbook.edit(ID, "todo!(", "unreachable!(");
        tab.goto(format!("http://{}/index.html", tab.server.host))
            .await
            .unwrap();
        tab.until("the first page is there", async || {
            tab.find(By::Css(".wb-landing input")).await.is_ok()
        })
        .await;
        tab.click(".wb-landing summary").await;
        tab.type_into(".wb-landing input", file.to_str().unwrap())
            .await;
        let said = async || tab.text(".wb-landing .wb-say").await;
        tab.until("it is loaded", async || {
            said()
                .await
                .starts_with("Loaded: 1 file replaced, 1 more passed.")
        })
        .await;
        assert_eq!(workbook.read(ID), mine);
        let kept = workbook.path(".workbook/replaced");
        let kept: Vec<String> = std::fs::read_dir(kept)
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        assert!(kept.contains(&other), "what was replaced is kept");

        std::fs::write(&file, "{}").unwrap();
        tab.type_into(".wb-landing input", file.to_str().unwrap())
            .await;
        tab.until("it is refused in words", async || {
            said().await == "This file was not saved by this workbook."
        })
        .await;
    });
}
