//! The whole-content check: every page, snippet, exercise and answer, through the same engine that learners use.

mod errors;
mod exercises;
mod layout;
mod pages;
mod programs;
mod snippets;
mod timelines;

use crate::build::Dependencies;
use crate::course::Course;

/// How many programs are compiled and run at once.
const AT_ONCE: usize = 2;

fn course() -> Course {
    Course::find().expect("the tests run inside the workbook")
}

/// Drives `future`, with the course and its libraries, to its end.
fn with_engine(test: impl AsyncFnOnce(&Course, &Dependencies)) {
    let course = course();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let dependencies = Dependencies::get(&course, |_| {}).await.unwrap();
        test(&course, &dependencies).await;
    });
}

/// Fails with every problem at once.
#[track_caller]
fn require_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}
