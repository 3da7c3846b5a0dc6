use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;
use workbook_harness::{random, saw};

use super::fetch_data_blocking;
use super::support::{BlockingError, Data};

fn paused_runtime() -> Runtime {
    Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime can be built")
}

fn now(runtime: &Runtime) -> Instant {
    runtime.block_on(async { Instant::now() })
}

fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(catch_unwind(AssertUnwindSafe(test))));
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("`fetch_data_blocking` had not returned after 3 real seconds."),
    }
}

#[test]
fn any_number_of_calls_adds_up() {
    within_3_seconds(|| {
        let runtime = paused_runtime();
        let n_calls = 3 + random() % 4;
        let start = now(&runtime);
        for _ in 0..n_calls {
            let url = format!("https://example.com/{}", random());
            let data: Option<String> = match fetch_data_blocking(&runtime, &url) {
                Ok(Data { data }) => Some(data),
                Err(BlockingError::InsideRuntime) => None,
            };
            saw(&data);
            assert!(
                data == Some(format!("from {url}")),
                "On a plain thread it did not return \"from {url}\"."
            );
        }
        let elapsed = now(&runtime) - start;
        saw(&elapsed);
        assert!(
            elapsed == Duration::from_secs(n_calls),
            "{n_calls} calls moved the clock of the given runtime by {elapsed:?}, not by {n_calls} s."
        );
    });
}

#[test]
fn a_spawned_task_is_refused_too() {
    within_3_seconds(|| {
        let callers = paused_runtime();
        let given = Arc::new(paused_runtime());
        let inner = Arc::clone(&given);
        let (start, given_start) = (now(&callers), now(&given));
        let task = callers.spawn(async move {
            let result = fetch_data_blocking(&inner, "https://example.com");
            matches!(result, Err(BlockingError::InsideRuntime))
        });
        let refused: bool = callers.block_on(task).unwrap_or(false);
        saw(&refused);
        assert!(
            refused,
            "In a spawned task it did not return `Err(InsideRuntime)`."
        );
        let elapsed = now(&callers) - start;
        saw(&elapsed);
        assert!(
            elapsed == Duration::ZERO,
            "The refusal took {elapsed:?} of the caller's clock; it comes at once."
        );
        let elapsed = now(&given) - given_start;
        saw(&elapsed);
        assert!(
            elapsed == Duration::ZERO,
            "Before the refusal the given runtime's clock moved by {elapsed:?}: a request had run."
        );
    });
}

#[test]
fn inside_the_given_runtime_itself_it_refuses() {
    within_3_seconds(|| {
        let runtime = paused_runtime();
        let refused: bool = runtime.block_on(async {
            let result = fetch_data_blocking(&runtime, "https://example.com");
            matches!(result, Err(BlockingError::InsideRuntime))
        });
        saw(&refused);
        assert!(
            refused,
            "Inside the given runtime it did not return `Err(InsideRuntime)`."
        );
    });
}

#[test]
fn after_a_refusal_it_works_again() {
    within_3_seconds(|| {
        let (callers, given) = (paused_runtime(), paused_runtime());
        let refused: bool = callers
            .block_on(async { fetch_data_blocking(&given, "https://example.com") })
            .is_err();
        let url = format!("https://example.com/{}", random());
        let result = fetch_data_blocking(&given, &url);
        let works: bool = result.is_ok();
        saw(&(refused, result.ok().map(|Data { data }| data)));
        assert!(
            refused && works,
            "Inside a runtime it is refused, and on the same thread afterwards it returns the data."
        );
    });
}
