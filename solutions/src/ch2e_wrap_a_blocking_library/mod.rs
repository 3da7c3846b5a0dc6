//! Right, because each call runs on a thread for blocking work, and takes its permit along.
//! The permit is given back when the call ends, even if nobody waits for it any more:
//! dropping the future of a blocking call does not end the call.

#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/support.rs"]
pub mod support;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use support::{Crashed, Driver, User};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let permits = Arc::new(Semaphore::new(2));
    let mut tasks = Vec::new();
    for &id in ids {
        let permit = Arc::clone(&permits).acquire_owned().await;
        let driver = driver.clone();
        tasks.push(spawn_blocking(move || {
            let _permit = permit; // given back when the call ends
            driver.get_user(id)
        }));
    }
    let mut users = Vec::new();
    for task in tasks {
        users.push(task.await.map_err(|_| Crashed));
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
#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/tests.rs"]
mod tests;
