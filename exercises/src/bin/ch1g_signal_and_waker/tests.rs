use std::sync::{Arc, Mutex, mpsc};
use std::task::{Context, Wake, Waker};
use std::thread;
use std::time::Duration;

use tokio_test::task;

use super::{Signal, Wait};

/// Runs a test on a thread of its own, and gives up on it after three real seconds: a lock that is
/// taken twice never ends.
fn within_3_seconds(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::spawn(move || {
        test();
        let _ = sender.send(());
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Err(mpsc::RecvTimeoutError::Timeout) => panic!(
            "Nothing happened for 3 real seconds: a call of `set` or `poll` has not returned. \
             Each of them returns at once."
        ),
        _ => thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
    }
}

#[test]
fn set_wakes_the_task_that_waits() {
    within_3_seconds(|| {
        let signal = Signal::new();
        let mut wait = task::spawn(signal.wait());
        let is_pending: bool = wait.poll().is_pending();
        assert!(
            is_pending,
            "A wait was `Ready` before the signal was set. Until then it is `Pending`."
        );
        assert!(
            !wait.is_woken(),
            "The task was woken before the signal was set. \
             Until then there is nothing new for it, and each wake-up costs a poll."
        );
        signal.set();
        assert!(
            wait.is_woken(),
            "The task waited, the signal was set, and nobody woke the task. \
             It is not polled again unless its waker is called."
        );
        assert!(
            wait.poll().is_ready(),
            "The task was woken and polled again, and was still `Pending`. The signal is set."
        );
    });
}

#[test]
fn a_signal_that_is_set_already_is_ready_at_once() {
    within_3_seconds(|| {
        let signal = Signal::new();
        signal.set();
        let mut wait = task::spawn(signal.wait());
        assert!(
            wait.poll().is_ready(),
            "The signal was set before the first poll, and that poll was `Pending`. \
             No second `set` will come to wake the task."
        );
    });
}

#[test]
fn the_task_that_polled_last_is_woken() {
    within_3_seconds(|| {
        let signal = Signal::new();
        let mut wait: std::pin::Pin<Box<Wait>> = Box::pin(signal.wait());
        let mut first = task::spawn(());
        let mut second = task::spawn(());
        for task in [&mut first, &mut second] {
            let is_pending = task.enter(|context, _| wait.as_mut().poll(context).is_pending());
            assert!(
                is_pending,
                "Not judged: a wait was `Ready` before the signal was set."
            );
        }
        signal.set();
        assert!(
            second.is_woken(),
            "A task polled the wait, then a second one did, as if the future had moved there. \
             `set` did not wake the second, and nobody else will."
        );
    });
}

/// A task that is polled as soon as it is woken, by another thread.
struct PolledWhenWoken {
    wait: Mutex<std::pin::Pin<Box<Wait>>>,
    n_ready: Mutex<u32>,
    n_woken: Mutex<u32>,
}

impl PolledWhenWoken {
    fn poll(self: Arc<Self>) {
        let waker = Waker::from(Arc::clone(&self));
        let mut wait = self.wait.lock().expect("not poisoned");
        if wait
            .as_mut()
            .poll(&mut Context::from_waker(&waker))
            .is_ready()
        {
            *self.n_ready.lock().expect("not poisoned") += 1;
        }
    }
}

impl Wake for PolledWhenWoken {
    fn wake(self: Arc<Self>) {
        *self.n_woken.lock().expect("not poisoned") += 1;
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            self.poll();
            let _ = sender.send(());
        });
        // A `set` that still holds its lock lets the other thread go on only later.
        let _ = receiver.recv_timeout(Duration::from_millis(200));
    }
}

#[test]
fn a_task_that_polls_while_it_is_woken_finds_the_signal_set() {
    within_3_seconds(|| {
        let signal = Signal::new();
        let task = Arc::new(PolledWhenWoken {
            wait: Mutex::new(Box::pin(signal.wait())),
            n_ready: Mutex::new(0),
            n_woken: Mutex::new(0),
        });
        Arc::clone(&task).poll();
        signal.set();
        let is_ready = || *task.n_ready.lock().expect("not poisoned") > 0;
        for _ in 0..100 {
            if is_ready() {
                return;
            }
            let (_sender, receiver) = mpsc::channel::<()>();
            let _ = receiver.recv_timeout(Duration::from_millis(10));
        }
        let n_woken = *task.n_woken.lock().expect("not poisoned");
        assert!(n_woken > 0, "Not judged: `set` did not wake the task.");
        panic!(
            "Another thread polled the task at the moment at which `set` woke it. \
             It did not find the signal set, and nobody woke it again."
        );
    });
}

#[test]
fn to_set_twice_does_no_harm() {
    within_3_seconds(|| {
        let signal = Signal::new();
        let mut wait = task::spawn(signal.wait());
        let is_pending: bool = wait.poll().is_pending();
        signal.set();
        signal.clone().set();
        assert!(
            is_pending && wait.poll().is_ready(),
            "The signal was set twice, and the wait was not first `Pending` and then `Ready`."
        );
    });
}
