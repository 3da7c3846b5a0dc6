//! Two threads of our own, which take the next id when they are done with one.
//! Good for a driver that wants to stay on its thread; a panic has to be caught by hand.

#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/support.rs"]
pub mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::thread;

use support::{Crashed, Driver, User};
use tokio::sync::mpsc;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let jobs: Vec<(usize, u32)> = ids.iter().copied().enumerate().collect();
    let jobs = Arc::new(Mutex::new(jobs.into_iter()));
    let (sender, mut receiver) = mpsc::unbounded_channel();
    for _ in 0..2 {
        let (jobs, sender, driver) = (Arc::clone(&jobs), sender.clone(), driver.clone());
        thread::spawn(move || {
            let next = || jobs.lock().expect("no call holds the lock").next();
            while let Some((position, id)) = next() {
                let call = catch_unwind(AssertUnwindSafe(|| driver.get_user(id)));
                // An error means that nobody waits for the results any more.
                if sender.send((position, call.map_err(|_| Crashed))).is_err() {
                    break;
                }
            }
        });
    }
    drop(sender); // the channel ends when both threads are done
    let mut users = Vec::new();
    while let Some(result) = receiver.recv().await {
        users.push(result);
    }
    users.sort_by_key(|(position, _)| *position);
    users.into_iter().map(|(_, user)| user).collect()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/tests.rs"]
mod tests;
