//! The whole-content check: every page, snippet, exercise and answer, through the same engine that learners use.

mod errors;
mod exercises;
mod layout;
mod pages;
mod programs;
mod snippets;
mod timelines;

use futures::StreamExt;
use futures::stream;

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

/// Looks at all of `items`, a few at once, and fails with every problem at once; or if there are none.
async fn require_none_of<T, P: IntoIterator<Item = String>>(
    items: impl IntoIterator<Item = T>,
    problems_of: impl AsyncFn(T) -> P,
) {
    let found: Vec<P> = stream::iter(items)
        .map(|item| problems_of(item))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    assert!(!found.is_empty(), "there is nothing to look at");
    let problems: Vec<String> = found.into_iter().flatten().collect();
    require_none(&problems);
}

/// Fails with every problem at once.
#[track_caller]
fn require_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}
