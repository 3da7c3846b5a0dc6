use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, mpsc};
use std::thread;
use std::time::Duration;

use futures::FutureExt;
use tokio::runtime::Builder;
use tokio::task::{spawn_blocking, yield_now};
use tokio::time::Instant;

use super::get_users;
use super::support::{Crashed, Driver, User};

/// Runs a test on a runtime with one thread and three more for blocking calls, and gives up on it
/// after four real seconds.
fn within_4_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .max_blocking_threads(3)
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(4)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("`get_users` had not returned after 4 real seconds."),
    }
}

/// The calls of a driver that wait until the test lets them go on.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    is_open: bool,
    gave_up: bool,
    n_running: u32,
    most_at_once: u32,
    started: Vec<u32>,
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics with the lock held")
    }

    fn enter(&self, id: u32) {
        let mut state = self.lock();
        state.started.push(id);
        state.n_running += 1;
        state.most_at_once = state.most_at_once.max(state.n_running);
        self.changed.notify_all();
    }

    /// Blocks until the gate is open. After 2.5 real seconds it gives up, for all calls to come.
    fn block_until_open(&self) {
        let limit = Duration::from_millis(2500);
        let state = self.lock();
        let waited = self
            .changed
            .wait_timeout_while(state, limit, |state| !state.is_open);
        let (mut state, waited) = waited.expect("nobody panics with the lock held");
        if waited.timed_out() {
            state.gave_up = true;
            state.is_open = true;
        }
    }

    fn leave(&self) {
        self.lock().n_running -= 1;
        self.changed.notify_all();
    }

    fn open(&self) {
        self.lock().is_open = true;
        self.changed.notify_all();
    }
}

/// Opens the gate when the test ends, however it ends: a runtime waits for its blocking calls.
struct OpensOnDrop<'a>(&'a Gate);

impl Drop for OpensOnDrop<'_> {
    fn drop(&mut self) {
        self.0.open();
    }
}

/// What every driver here returns.
fn user(id: u32) -> User {
    let name = format!("number {}", u64::from(id) * 31);
    User { id, name }
}

/// A driver whose calls last until the gate is open.
/// On the runtime's own thread nobody could open it, so there they do not wait.
fn gated_driver(gate: &Arc<Gate>) -> Driver {
    let gate = Arc::clone(gate);
    let runtime_thread = thread::current().id();
    Driver::new(move |id| {
        gate.enter(id);
        if thread::current().id() != runtime_thread {
            gate.block_until_open();
        }
        gate.leave();
        user(id)
    })
}

#[test]
fn the_runtimes_thread_stays_free() {
    within_4_seconds(async || {
        let runtime_thread = thread::current().id();
        let n_here = Arc::new(Mutex::new(0));
        let gate = Arc::new(Gate::default());
        let _opens = OpensOnDrop(&gate);
        let driver = {
            let (gate, n_here) = (Arc::clone(&gate), Arc::clone(&n_here));
            Driver::new(move |id| {
                if thread::current().id() == runtime_thread {
                    *n_here.lock().expect("not poisoned") += 1;
                } else {
                    gate.block_until_open();
                }
                user(id)
            })
        };
        let beside = async {
            yield_now().await;
            gate.open();
        };
        let (users, ()) = tokio::join!(get_users(&driver, &[1, 2, 3, 4, 5]), beside);
        let _: Vec<Result<User, Crashed>> = users;
        let n_here = *n_here.lock().expect("not poisoned");
        assert!(
            n_here == 0,
            "{n_here} of 5 calls ran on the runtime's own thread. \
             Each blocks the thread it runs on: no other future could be polled meanwhile."
        );
        let gave_up = gate.lock().gave_up;
        assert!(
            !gave_up,
            "No call ran on the runtime's own thread, but that thread was blocked all the same: \
             a future beside `get_users` had no turn for 2.5 s, while a call was waiting for it."
        );
    });
}

#[test]
fn two_calls_run_at_once_and_never_three() {
    within_4_seconds(async || {
        let gate = Arc::new(Gate::default());
        let _opens = OpensOnDrop(&gate);
        let driver = gated_driver(&gate);
        let is_done = Mutex::new(false);
        let lookups = async {
            get_users(&driver, &[1, 2, 3, 4, 5]).await;
            *is_done.lock().expect("not poisoned") = true;
        };
        let beside = async {
            let start = Instant::now();
            let is_over = |limit| *is_done.lock().expect("not poisoned") || start.elapsed() > limit;
            // Everything that wants to begin gets its turns.
            for _ in 0..100 {
                yield_now().await;
            }
            while gate.lock().n_running < 2 && !is_over(Duration::from_secs(2)) {
                yield_now().await;
            }
            // Of the three threads for blocking calls one is left, if there are no more than two calls.
            let third = spawn_blocking(|| ());
            while !third.is_finished()
                && gate.lock().n_running < 3
                && !is_over(Duration::from_secs(3))
            {
                yield_now().await;
            }
            gate.open();
        };
        tokio::join!(lookups, beside);
        let most = gate.lock().most_at_once;
        assert!(
            most <= 2,
            "While none of the calls had ended, {most} of them were running. The driver takes two at once."
        );
        assert!(
            most == 2,
            "Five users were asked for, and never more than {most} of the calls ran at once. \
             The driver takes two at once: the second need not wait for the first."
        );
    });
}

#[test]
fn the_results_are_in_the_order_of_the_ids() {
    within_4_seconds(async || {
        let gate = Arc::new(Gate::default());
        let driver = {
            let gate = Arc::clone(&gate);
            let runtime_thread = thread::current().id();
            Driver::new(move |id| {
                gate.enter(id);
                if id == 7 && thread::current().id() != runtime_thread {
                    // The first call ends last: when all three have begun and the others have ended,
                    // or after a moment, if the third one waits for it.
                    let start = Instant::now();
                    while start.elapsed() < Duration::from_millis(200) {
                        let state = gate.lock();
                        if state.started.len() == 3 && state.n_running == 1 {
                            break;
                        }
                        let moment = Duration::from_millis(10);
                        let _ = gate.changed.wait_timeout(state, moment);
                    }
                }
                gate.leave();
                user(id)
            })
        };
        let users: Vec<Result<User, Crashed>> = get_users(&driver, &[7, 3, 9]).await;
        let ids: Vec<u32> = users.iter().flatten().map(|user| user.id).collect();
        assert!(
            ids == [7, 3, 9] && users.len() == 3,
            "The users 7, 3 and 9 were asked for. `get_users` returned {}. \
             The call for 7 took longest, and none panicked.",
            shown(&users)
        );
        let is_from_driver = users.iter().flatten().all(|found| *found == user(found.id));
        assert!(
            is_from_driver,
            "`get_users` returned other users than the driver's calls did."
        );
    });
}

#[test]
fn a_call_that_panics_is_an_err() {
    within_4_seconds(async || {
        let driver = Driver::new(|id| {
            if id == 13 {
                // A panic that prints nothing: it is intended.
                resume_unwind(Box::new("the connection to the database was lost"));
            }
            user(id)
        });
        let result = AssertUnwindSafe(get_users(&driver, &[1, 13, 2]))
            .catch_unwind()
            .await;
        let Ok(users): Result<Vec<Result<User, Crashed>>, _> = result else {
            panic!(
                "Of the calls for 1, 13 and 2 the second one panicked, and then `get_users` panicked too: \
                 its caller gets none of the three results. \
                 Expected are a user, `Err(Crashed)`, a user."
            );
        };
        let expected = [Ok(user(1)), Err(Crashed), Ok(user(2))];
        assert!(
            users == expected,
            "Of the calls for 1, 13 and 2 the second one panicked. `get_users` returned {}. \
             Three ids have three results: a user, `Err(Crashed)`, a user.",
            shown(&users)
        );
    });
}

/// The results in words.
fn shown(users: &[Result<User, Crashed>]) -> String {
    let words: Vec<String> = users
        .iter()
        .map(|result| match result {
            Ok(user) => format!("user {}", user.id),
            Err(Crashed) => "`Err(Crashed)`".to_owned(),
        })
        .collect();
    match words.as_slice() {
        [] => "nothing".to_owned(),
        words => words.join(", "),
    }
}
