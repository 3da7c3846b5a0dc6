use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::net::UdpSocket;
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::time::{pause, sleep};

use super::run;
use super::support::Kind;

const KINDS: [Kind; 2] = [Kind::CurrentThread, Kind::MultiThread];

/// Runs a test on a thread of its own, and gives up on it after three real seconds:
/// no clock of a runtime can end a wait that blocks the thread.
fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(catch_unwind(AssertUnwindSafe(test))));
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!(
            "`run` had not returned after 3 real seconds. \
             The future waits for something that nobody drives."
        ),
    }
}

#[test]
fn the_output_is_returned() {
    within_3_seconds(|| {
        for kind in KINDS {
            let url = "https://example.com".to_string();
            let output: usize = run(kind, async { url.len() });
            assert!(
                output == url.len(),
                "`run(Kind::{kind:?}, …)` returned {output}; the output of the future was {}.",
                url.len()
            );
        }
    });
}

#[test]
fn the_runtime_is_of_the_kind_asked_for() {
    within_3_seconds(|| {
        for kind in KINDS {
            let flavor = run(kind, async { Handle::current().runtime_flavor() });
            let is_that_kind = match kind {
                Kind::CurrentThread => flavor == RuntimeFlavor::CurrentThread,
                Kind::MultiThread => flavor == RuntimeFlavor::MultiThread,
            };
            assert!(
                is_that_kind,
                "Inside `run(Kind::{kind:?}, …)` the runtime's flavor was {flavor:?}. \
                 It should be {kind:?}."
            );
        }
    });
}

#[test]
fn timers_work_inside() {
    within_3_seconds(|| {
        for kind in KINDS {
            run(kind, sleep_for_no_time());
            let is_paused: bool = run(kind, async { is_paused() });
            assert!(
                !is_paused,
                "Inside `run(Kind::{kind:?}, …)` the clock is paused: a `sleep` of one second jumps \
                 over the second and does not wait. That is for tests, not for a program."
            );
        }
    });
}

/// Whether the clock of this runtime is paused. Only one with one thread can be.
fn is_paused() -> bool {
    let has_one_thread = Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread;
    // A paused clock cannot be paused again.
    has_one_thread && catch_unwind(pause).is_err()
}

/// Needs the runtime's timer, but no time.
async fn sleep_for_no_time() {
    sleep(Duration::ZERO).await;
}

#[test]
fn sockets_work_inside() {
    within_3_seconds(|| {
        for kind in KINDS {
            let socket = run(kind, async { UdpSocket::bind("127.0.0.1:0").await });
            if let Err(error) = socket {
                panic!("Not judged: this machine gave no UDP socket on 127.0.0.1 ({error}).");
            }
        }
    });
}

#[test]
fn main_is_a_function_that_rustc_accepts() {
    // Compiles only if it is so.
    fn accepts<T: MainMayReturn>(_main: fn() -> T) {}
    accepts(super::main);
}

/// What a `main` may return; there is more, but not for this exercise.
#[diagnostic::on_unimplemented(
    message = "`main` is async: its call makes a future, and nobody is there to poll it",
    label = "this test takes a `main` that returns `()`, a `Result` or an `ExitCode`",
    note = "press Run to see what rustc says about `main` itself"
)]
trait MainMayReturn {}

impl MainMayReturn for () {}
impl<E: Debug> MainMayReturn for Result<(), E> {}
impl MainMayReturn for ExitCode {}
