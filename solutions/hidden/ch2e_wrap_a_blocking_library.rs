use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, mpsc};
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use workbook_harness::{random, saw};

use super::get_users;
use super::support::{Crashed, Driver, User};

fn within_4_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
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

/// Counts the calls that run at once.
#[derive(Default)]
struct Calls {
    state: Mutex<(u32, u32)>,
    changed: Condvar,
}

impl Calls {
    fn lock(&self) -> MutexGuard<'_, (u32, u32)> {
        self.state.lock().expect("nobody panics with the lock held")
    }

    /// Begins, and gives another call the chance to begin too.
    fn run(&self) {
        let mut state = self.lock();
        state.0 += 1;
        state.1 = state.1.max(state.0);
        self.changed.notify_all();
        let moment = Duration::from_millis(5);
        let waited = self.changed.wait_timeout(state, moment);
        let (mut state, _) = waited.expect("nobody panics with the lock held");
        state.0 -= 1;
    }
}

#[test]
fn any_ids_and_any_crashes() {
    within_4_seconds(async || {
        for _ in 0..5 {
            let ids: Vec<u32> = (0..random() % 12)
                .map(|_| (random() % 100) as u32)
                .collect();
            let secret = random();
            let calls = Arc::new(Calls::default());
            let driver = {
                let calls = Arc::clone(&calls);
                Driver::new(move |id| {
                    calls.run();
                    if id % 5 == 0 {
                        // A panic that prints nothing: it is intended.
                        resume_unwind(Box::new("the connection was lost"));
                    }
                    let name = format!("{id} {secret}");
                    User { id, name }
                })
            };
            let expected: Vec<Result<User, Crashed>> = ids
                .iter()
                .map(|&id| match id % 5 {
                    0 => Err(Crashed),
                    _ => Ok(User {
                        id,
                        name: format!("{id} {secret}"),
                    }),
                })
                .collect();
            let users = get_users(&driver, &ids).await;
            saw(&users);
            assert!(
                users == expected,
                "For the ids {ids:?}, of which the multiples of 5 crash, the results were not those of the calls."
            );
            let most = calls.lock().1;
            assert!(most <= 2, "{most} calls ran at once; the driver takes two.");
        }
    });
}

#[test]
fn each_id_is_asked_for_once() {
    within_4_seconds(async || {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let driver = {
            let asked = Arc::clone(&asked);
            Driver::new(move |id| {
                asked.lock().expect("not poisoned").push(id);
                let name = String::new();
                User { id, name }
            })
        };
        let ids: Vec<u32> = (0..9).collect();
        get_users(&driver, &ids).await;
        let mut asked = asked.lock().expect("not poisoned").clone();
        asked.sort_unstable();
        saw(&asked);
        assert!(
            asked == ids,
            "The driver was asked for {asked:?}; each of 0 to 8 once is expected."
        );
    });
}
