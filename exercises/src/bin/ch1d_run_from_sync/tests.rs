use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook};
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

/// The function's result and how often this thread panicked in it, caught panics included.
fn with_panics_counted<T>(function: impl FnOnce() -> T) -> (T, u32) {
    thread_local! {
        static PANICS: Cell<u32> = const { Cell::new(0) };
    }
    let hook = take_hook();
    set_hook(Box::new(move |info| {
        PANICS.set(PANICS.get() + 1);
        hook(info);
    }));
    let before = PANICS.get();
    let result = function();
    (result, PANICS.get() - before)
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
            "Two calls in a row took {elapsed:?} by the clock of the given runtime. \
             Each runs a request of one second on that runtime: 2s in all."
        );
    });
}

#[test]
fn inside_a_runtime_it_refuses_without_blocking() {
    within_3_seconds(|| {
        let (callers, given) = (paused_runtime(), paused_runtime());
        let start = now(&given);
        let (result, n_panics) = with_panics_counted(|| {
            callers.block_on(async {
                catch_unwind(AssertUnwindSafe(|| {
                    fetch_data_blocking(&given, "https://example.com")
                }))
            })
        });
        match result {
            Ok(Err(BlockingError::InsideRuntime)) => {}
            Ok(Ok(_)) => panic!(
                "Inside a runtime it returned the data. \
                 The runtime's thread was blocked for as long as the request took: \
                 no other task could run. `Err(InsideRuntime)` is expected."
            ),
            Err(panic) => {
                let words = first_sentence(&*panic);
                if words.starts_with("not yet implemented") {
                    resume_unwind(panic); // still a `todo!()`
                }
                panic!(
                    "Inside a runtime it panicked. `Err(InsideRuntime)` is expected, \
                     which the caller can handle. The panic says: {words}"
                );
            }
        }
        assert!(
            n_panics == 0,
            "Inside a runtime it panicked, caught the panic and returned `Err(InsideRuntime)`. \
             A caught panic is printed all the same, and with `panic = \"abort\"` it ends the program."
        );
        let elapsed = now(&given) - start;
        assert!(
            elapsed == Duration::ZERO,
            "Inside a runtime it returned `Err(InsideRuntime)`, but a request had run before: \
             the clock of the given runtime moved by {elapsed:?}. \
             It refuses at once, so that the caller's thread is not blocked."
        );
    });
}
