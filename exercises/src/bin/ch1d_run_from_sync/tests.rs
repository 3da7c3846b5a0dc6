use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;

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

/// Runs a test on a thread of its own, and gives up on it after three real seconds:
/// no clock of a runtime can end a wait that blocks the thread.
fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(catch_unwind(AssertUnwindSafe(test))));
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!(
            "`fetch_data_blocking` had not returned after 3 real seconds. \
             Its thread is blocked, and nobody drives the timer that it waits for."
        ),
    }
}

/// What a panic says, up to the first full stop.
fn first_sentence(panic: &(dyn Any + Send)) -> &str {
    let text: &str = match panic.downcast_ref::<String>() {
        Some(text) => text,
        None => panic.downcast_ref::<&str>().unwrap_or(&"no text"),
    };
    text.split(". ").next().unwrap_or(text)
}

#[test]
fn outside_a_runtime_it_returns_the_data() {
    within_3_seconds(|| {
        for url in ["https://example.com", "https://example.org/users/1"] {
            match fetch_data_blocking(&paused_runtime(), url) {
                Ok(Data { data }) => assert!(
                    data == format!("from {url}"),
                    "`data` was \"{data}\". For this url it is \"from {url}\"."
                ),
                Err(BlockingError::InsideRuntime) => panic!(
                    "On a plain thread it returned `Err(InsideRuntime)`. \
                     No runtime polls this thread's code, so it returns the data."
                ),
            }
        }
    });
}

#[test]
fn each_call_runs_on_the_runtime_it_was_given() {
    within_3_seconds(|| {
        let runtime = paused_runtime();
        let start = now(&runtime);
        for url in ["https://example.com/1", "https://example.com/2"] {
            let result: Result<Data, BlockingError> = fetch_data_blocking(&runtime, url);
            assert!(
                result.is_ok(),
                "On a plain thread it returned an `Err`, not the data."
            );
        }
        let elapsed = now(&runtime) - start;
        assert!(
            elapsed == Duration::from_secs(2),
            "Two calls moved the clock of the given runtime by {elapsed:?}. \
             Two requests of one second each, on that runtime, move it by 2s."
        );
    });
}

#[test]
fn inside_a_runtime_it_refuses_without_blocking() {
    within_3_seconds(|| {
        let (callers, given) = (paused_runtime(), paused_runtime());
        let result = callers.block_on(async {
            catch_unwind(AssertUnwindSafe(|| {
                fetch_data_blocking(&given, "https://example.com")
            }))
        });
        match result {
            Ok(Err(BlockingError::InsideRuntime)) => {}
            Ok(Ok(_)) => panic!(
                "Inside a runtime it returned the data. \
                 The runtime's thread was blocked for as long as the request took: \
                 no other task could run. `Err(InsideRuntime)` is expected."
            ),
            Err(panic) => panic!(
                "Inside a runtime it panicked: \"{}.\" \
                 `Err(InsideRuntime)` is expected, which the caller can handle.",
                first_sentence(&*panic)
            ),
        }
    });
}
