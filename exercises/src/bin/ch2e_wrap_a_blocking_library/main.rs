//! # Wrap a blocking library
//!
//! The driver knows no async: each call of `get_user` blocks its thread, for 100 ms in `main`.
//! Finish `async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>>`.
//!
//! - The runtime's thread stays free for other futures.
//! - Two calls run at once, never three.
//! - There is a result for each id, in the order of `ids`.
//! - A call that panics becomes `Err(Crashed)`; the other calls go on.
//!
//! Change it until the picture shows two calls side by side, and ticks of the heartbeat meanwhile.

pub mod support;

use std::thread;
use std::time::Duration;

use support::{Crashed, Driver, User};
use tokio::time::{Instant, sleep};

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for &id in ids {
        users.push(Ok(driver.get_user(id)));
    }
    users
}

async fn heartbeat(start: Instant) {
    for n in 1..=3 {
        sleep(Duration::from_millis(50)).await;
        println!("tick {n} after {:.2?}", start.elapsed());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let driver = Driver::new(|id| {
        thread::sleep(Duration::from_millis(100));
        let name = format!("user {id}");
        User { id, name }
    });
    let start = Instant::now();
    let (users, ()) = tokio::join!(get_users(&driver, &[1, 2, 3, 4]), heartbeat(start));
    println!("{} users after {:.2?}", users.len(), start.elapsed());
}

#[cfg(test)]
mod tests;
